"""Where the project's own files are: the checkout first, then the installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import OntologyError

_PACKAGE = Path(__file__).resolve().parent


@cache
def ontology_folder() -> Path:
    """The folder that holds the ontology; looked for once."""
    for candidate in (_PACKAGE.parent / "ontology", _PACKAGE / "_ontology"):
        if (candidate / "schema.ttl").is_file():
            return candidate
    raise OntologyError(
        f"{_PACKAGE.parent / 'ontology'}: no schema.ttl; run from a checkout or reinstall the package"
    )


def seeds_folder() -> Path:
    """The folder of seed documents of the checkout (it does not travel in the wheel)."""
    return _PACKAGE.parent / "seeds"
