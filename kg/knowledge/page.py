"""One page of HTML, for a notebook or a file: the explorer, a note."""

from __future__ import annotations

from html import escape
from pathlib import Path

from kg.errors import KgError


class Page:
    """A page of HTML that needs nothing else: shown in a notebook, or saved to send.

    Args:
        html: the page.
        height: pixels it takes in a notebook.
        title: what it is, for readers that show no page.
    """

    def __init__(self, html: str, height: int = 720, title: str = "Entente") -> None:
        self.html = html
        self.height = height
        self.title = title

    def save(self, path: Path | str) -> Path:
        """Writes the page, whole or not at all.

        Raises:
            KgError: the file cannot be written.
        """
        path = Path(path)
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            unfinished.write_text(self.html, "utf-8")
            unfinished.replace(path)
        except OSError as error:
            raise KgError(f"{path}: cannot be written ({error.strerror}); choose another place") from None
        return path

    def __repr__(self) -> str:
        return f"Page({self.title!r}, {len(self.html) / 1e6:.1f} MB; .save(path) writes it)"

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="{escape(self.title, quote=True)}" srcdoc="{escape(self.html, quote=True)}" '
            f'width="100%" height="{self.height}" style="border:1px solid #ccc"></iframe>'
        )
