"""One file out of many: scripts, styles and data inside a page that asks nobody for anything.

The page names, by digest, the only scripts and styles that may run in it (Content-Security-Policy);
data come as a block no browser runs, with ``<`` written so that no text can end it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import KgError

TEMPLATES = Path(__file__).parent / "templates"
FOLDER = TEMPLATES / "explorer"
# In the order in which they need each other.
SCRIPTS = (
    "words", "data", "ties", "state", "choice", "networks", "shown", "palette", "places", "blocs", "labels",
    "signs", "motion", "graph", "legend", "evidence", "reader", "table", "timeline", "search", "filters",
    "picture", "takeaway", "tour", "main",
)  # fmt: skip
STYLES = ("explorer", "parts", "narrow")
RENDERER = "vis-9.1.2"


def policy(scripts: list[str], styles: list[str]) -> str:
    """A policy that lets these scripts and styles run and nothing else, from nowhere.

    >>> policy([], []).split(";")[0]
    "default-src 'none'"
    """
    parts = [
        "default-src 'none'",
        " ".join(["script-src", *(_digest(s) for s in scripts)]),
        " ".join(["style-src", *(_digest(s) for s in styles)]),
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(parts)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def embedded(data: Any) -> str:  # noqa: ANN401
    r"""Data as JSON that can stand inside a page.

    >>> embedded(["</script>"])
    '["\\u003c/script>"]'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c")


def script() -> str:
    """Our own scripts, joined into one that leaves no name behind."""
    parts = [(FOLDER / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "\n})();\n"


def style() -> str:
    """Our own style sheets, joined."""
    return "\n".join((FOLDER / f"{name}.css").read_text("utf-8") for name in STYLES)


@cache
def renderer() -> str:
    """vis-network, from the copy that the installed pyvis carries."""
    path = files("pyvis") / "lib" / RENDERER / "vis-network.min.js"
    try:
        text = path.read_text("utf-8")
    except OSError:
        raise KgError(f"{path}: pyvis without its vis-network; install pyvis again") from None
    # The map of the source is a file beside it, which a page on its own has not.
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))


def assemble(data: Any, static: str, language: str, title: str) -> str:  # noqa: ANN401
    """The page.

    Args:
        data: what the scripts read.
        static: HTML for browsers that run no scripts.
        language: the one the page opens in.
        title: of the page.
    """
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDER), autoescape=True)
    library, own, sheet = renderer(), script(), style()
    for name, text in (("vis-network", library), ("the explorer's scripts", own)):
        if "</script" in text.lower() or "<!--" in text:
            raise KgError(f"{name}: holds a tag that would end it inside a page; use another version")
    return environment.get_template("page.html").render(
        policy=policy([library, own], [sheet]),
        language=language,
        title=title,
        data=Markup(embedded(data)),
        library=Markup(library),
        script=Markup(own),
        style=Markup(sheet),
        static=Markup(static),
    )
