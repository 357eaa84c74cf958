"""A few invented ties, for the examples of the figures' documentation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.analysis.ties import Ties


def invented() -> Ties:
    """Three parties of the reference data in three invented instruments.

    >>> invented().frame[["party", "instrument", "status"]].shape
    (8, 3)
    """
    import pandas as pd

    from kg.analysis.ties import COLUMNS, Ties
    from kg.namespaces import BASE, ENT
    from kg.vocabulary import load

    vocabulary = load()
    france, japan, union = (f"{BASE}id/{name}" for name in ("territory/fra", "territory/jpn", "grouping/eu"))
    said = [
        ("dialogue", france, "joint", "held", date(2024, 2, 1), date(2024, 2, 1)),
        ("dialogue", japan, "joint", "held", date(2024, 2, 1), date(2024, 2, 1)),
        ("roadmap", france, "joint", "ongoing", date(2023, 1, 1), date(2027, 12, 31)),
        ("roadmap", japan, "joint", "ongoing", date(2023, 1, 1), date(2027, 12, 31)),
        ("roadmap", union, "joint", "planned", date(2026, 1, 1), None),
        ("trade", union, "series", "signed", date(2024, 5, 1), None),
        ("trade", japan, "series", "signed", date(2024, 5, 1), None),
        ("trade", france, "series", "considered", None, None),
    ]
    rows = [
        {
            "statement": f"s{number}", "party": party, "actor": party, "instrument": name, "via": name,
            "layer": "tie", "relation": "participates_in",
            "role": "member" if formation == "joint" else "hub" if party == union else "spoke",
            "status": status, "ladder": "", "rank": vocabulary.statuses[status].rank, "force": "political",
            "formation": formation, "when": str(first or ""), "holds_from": first, "holds_to": last,
            "speakers": union if name == "trade" else france, "document": "d1" if name == "trade" else "d2",
            "review": "accepted",
        }
        for number, (name, party, formation, status, first, last) in enumerate(said)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    # Every thing the example names, with its labels; the instruments are of the example alone.
    names = {"dialogue": ("dialogue annuel", "yearly dialogue"), "roadmap": ("feuille de route", "roadmap")}
    names["trade"] = ("accords commerciaux", "trade agreements")
    formations = {"dialogue": "joint", "roadmap": "joint", "trade": "series"}
    about = [
        {
            "iri": iri, "label_fr": vocabulary.entity(iri).label("fr"), "label_en": vocabulary.entity(iri).label("en"),
            "types": " ".join(vocabulary.entity(iri).types), "kind": "", "formation": "", "speaks_for": "",
            "iso3": vocabulary.iso3(iri),
        }
        for iri in (france, japan, union, *vocabulary.concepts("topics"))
    ]  # fmt: skip
    about += [
        {
            "iri": iri, "label_fr": fr, "label_en": en, "types": str(ENT.Instrument), "kind": "",
            "formation": formations[iri], "speaks_for": "", "iso3": "",
        }
        for iri, (fr, en) in names.items()
    ]  # fmt: skip
    topics = pd.DataFrame(
        [
            ("dialogue", f"{BASE}scheme/topics/cybersecurity", "t1", "d2", "accepted"),
            ("roadmap", f"{BASE}scheme/topics/semiconductors", "t2", "d2", "accepted"),
            ("trade", f"{BASE}scheme/topics/trade", "t3", "d1", "accepted"),
        ],
        columns=["instrument", "topic", "statement", "document", "review"],
    )
    return Ties(frame, pd.DataFrame(about).set_index("iri"), topics, vocabulary)
