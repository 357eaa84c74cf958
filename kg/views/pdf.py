"""A self-contained page as PDF, printed by the Chromium that is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from kg.errors import KgError, MissingExtraError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--no-pdf-header-footer",
)  # fmt: skip
_SECONDS = 60
# Chromium writes the time of printing; the same page gives the same bytes without.
_TIME = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)")
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def printed(html: str) -> bytes:
    """A page as PDF, the same bytes for the same page and browser.

    Args:
        html: a page that needs nothing from elsewhere.

    Raises:
        MissingExtraError: there is no browser.
        KgError: the browser printed nothing.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise MissingExtraError(
            "PDF needs Chromium, which is not installed; install it (Debian, Ubuntu: apt-get install chromium), "
            "or write .html and print that"
        )
    # Root may not use the browser's own sandbox; the page runs no script and asks nobody for anything.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="entente-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page, made = folder / "page.html", folder / "page.pdf"
        page.write_text(html, "utf-8", newline="")
        words = [
            browser,
            *_FLAGS,
            *sandbox,
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={made}",
        ]
        try:
            done = subprocess.run([*words, page.as_uri()], capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise KgError(f"{browser}: printed nothing ({error}); write .html and print that") from None
        if not made.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no message"]
            raise KgError(f"{browser}: printed nothing ({said[0]}); write .html and print that")
        return _TIME.sub(_timeless, made.read_bytes())


def pages(pdf: bytes) -> int:
    """How many pages a PDF has that Chromium printed.

    >>> pages(b"<</Type /Pages /Count 1>> <</Type /Page /Parent 1 0 R>>")
    1
    """
    return len(_PAGE.findall(pdf))


def _timeless(match: re.Match[bytes]) -> bytes:
    """The entry with an early day in place of the time; not a byte longer, since offsets count."""
    head = b"/" + match[1] + b" (D:20000101000000"
    return head + match[0][len(head) :]
