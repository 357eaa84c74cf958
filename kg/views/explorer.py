"""The explorer: one HTML file with graph, table, timeline and evidence, for a reader without a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import yaml

from kg.errors import OntologyError
from kg.namespaces import BASE
from kg.views.assembly import assemble
from kg.views.blocs import VIEWS
from kg.views.codes import Columns
from kg.views.columns import Readable, columns
from kg.views.drawing import drawing
from kg.views.measures import measures, validation
from kg.views.plain import plain

if TYPE_CHECKING:
    from kg.analysis.ties import Ties

TITLE = {
    "fr": "Entente – qui travaille avec qui en sécurité économique",
    "en": "Entente – who works with whom on economic security",
}


def data(release: Readable, ties: Ties, *, start: str = "", measured: bool = False) -> Columns:
    """What the page's scripts read.

    Args:
        release: tables and texts.
        ties: every tie of the release.
        start: the view it opens on, as its address says it (``v=pays&s=signed``).
        measured: with coalitions and centralities, which take a few seconds.
    """
    page, entities = columns(release, ties)
    page["drawing"] = drawing(ties, entities, page)
    page["tour"] = _tour(set(page["entities"]["iri"]))
    page["validation"] = validation(ties, entities)
    page["measures"] = measures(ties, entities) if measured else None
    return page | {"base": BASE, "start": start, "title": TITLE, "format": 1}


def explorer(
    release: Readable, ties: Ties, *, start: str = "", language: str = "fr", measured: bool = False
) -> str:
    """The page as HTML; the same bytes for the same release.

    Args:
        release: tables and texts.
        ties: every tie of the release.
        start: the view it opens on.
        language: the one it opens in.
        measured: with coalitions and centralities, which take a few seconds.
    """
    page = data(release, ties, start=start, measured=measured)
    return assemble(page, plain(page, language), language, TITLE[language])


def _tour(known: set[str]) -> dict[str, Any] | None:
    """The guided tour; steps that name what the release has not are left out."""
    path = VIEWS / "tour.yaml"
    try:
        read = yaml.safe_load(path.read_text("utf-8"))
        steps = [s for s in read["steps"] if _is_known(s["view"], known)]
        return {"title": read["title"], "steps": [{"view": s["view"], "say": s["say"]} for s in steps]}
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise OntologyError(f"{path}: {error}; see its first lines") from error


def _is_known(view: str, known: set[str]) -> bool:
    things: Sequence[str] = [part[2:] for part in view.split("&") if part.startswith("n=")]
    return all(thing in known for thing in things)
