"""A page opened in Debian's Chromium, and everything it complains of or asks for."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AXE = [ROOT / ".venv/node/node_modules/axe-core/axe.min.js"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def need(present: bool, what: str) -> None:
    """Skip without a program; under ``CI=true`` its absence is a failure."""
    if not present and os.environ.get("CI") == "true":
        pytest.fail(what)
    if not present:
        pytest.skip(what)


Open = Callable[..., "Page"]


class Page:
    """A page opened from disk in a window of its own, with everything it complained of or asked for."""

    def __init__(
        self,
        browser: object,
        path: Path,
        view: str,
        width: int,
        height: int,
        before: str = "",
        **options: object,
    ) -> None:
        self.window = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, reduced_motion="reduce", **options
        )
        self.page = self.window.new_page()
        if before:
            self.page.add_init_script(before)
        self.faults: list[str] = []
        self.page.on(
            "console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))
        self.page.on(
            "request",
            lambda r: None if r.url.startswith(("file:", "blob:", "data:")) else self.faults.append(r.url),
        )
        self.page.goto(path.as_uri() + (f"#{view}" if view else ""))
        if options.get("java_script_enabled", True):
            self.page.wait_for_selector("html[data-ready]")

    def text(self, selector: str) -> str:
        """What the first element found shows."""
        return str(self.page.locator(selector).first.inner_text())

    def until(self, condition: str) -> None:
        """Wait for a condition; Playwright's own waiting evaluates a text, which the page's policy forbids."""
        for _ in range(100):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(80)
        pytest.fail(f"never true: {condition}")

    def numbers(self) -> list[int]:
        """The numbers of the sentence above the drawing: statements kept, all, nodes, links."""
        plain = re.sub(r"(?<=\d)[\s,\u202f\u00a0](?=\d)", "", self.text("#sentence"))
        return [int(n) for n in re.findall(r"\d+", plain)][:4]

    def address(self) -> str:
        """The view, as the address says it."""
        return str(self.page.evaluate("location.hash"))
