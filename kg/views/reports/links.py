"""Which links go beyond chance, and which are missing that one would expect."""

from __future__ import annotations

from kg.analysis.missing_links import missing_links
from kg.analysis.projection import incidence
from kg.analysis.ties import Ties
from kg.analysis.validated import validate
from kg.analysis.verdict import verdict_on_absence
from kg.views.figures.network import network_map
from kg.views.figures.ranking import ranking
from kg.views.report import Column, Report
from kg.views.reports import column, decimal, labelled, scope, words

_A = Column("a_fr", words("partie", "party"), words("l’une", "one"))
_B = Column("b_fr", words("et", "and"), words("l’autre", "the other"))


def links(ties: Ties, weight: str = "shared", *, seed: int = 0) -> Report:  # noqa: ARG001 reports are called alike
    """Pairs of parties with common joint instruments, each tested against a null with the observed degrees."""
    made = validate(incidence(ties))
    found = labelled(ties, labelled(ties, made.frame, "b", "b"), "a", "a")
    found = found.sort_values(["p_value", "a", "b"], ignore_index=True)
    said = [
        words(made.sentence_fr, made.sentence_en),
        words(
            f"La plus petite probabilité qu’une paire ait pu atteindre ici est {decimal(made.smallest_p, '.2g')}.",
            f"The smallest p value any pair could have reached here is {made.smallest_p:.2g}.",
        ),
    ]
    columns = [
        _A,
        _B,
        column("shared", "communs", "shared", "instruments conjoints des deux", "joint instruments of both"),
        column(
            "expected",
            "attendus",
            "expected",
            "attendus du hasard à mêmes degrés",
            "expected by chance at these degrees",
        ),
        column(
            "p_value",
            "p",
            "p",
            "probabilité d’en partager autant ou plus",
            "chance of sharing as many or more",
        ),
        column(
            "p_adjusted",
            "p corrigé",
            "adjusted p",
            "Benjamini-Hochberg, toutes les paires",
            "Benjamini-Hochberg, all pairs",
        ),
        column("validated", "validé", "validated", "au-delà du hasard", "beyond chance"),
    ]
    return Report(
        "links",
        words("Quels liens dépassent le hasard ?", "Which links go beyond chance?"),
        found,
        columns,
        said,
        [
            *scope(ties),
            words(
                "Un lien qui n’est pas validé n’est pas réfuté : les données peuvent être trop peu nombreuses.",
                "A link that is not validated is not refuted: the data may be too few to tell.",
            ),
        ],
        draw=lambda language, size="page": network_map(ties, tested=made.frame, language=language, size=size),
        ties=ties.frame[ties.frame["formation"] == "joint"],
        said=ties.frame,
    )


def missing(ties: Ties, weight: str = "shared", *, seed: int = 0) -> Report:  # noqa: ARG001
    """The links one would most expect and does not find, each with its reasons."""
    found = missing_links(ties)
    english, french = verdict_on_absence(int(found["surprising"].sum()), len(found), 0.05)
    found = labelled(ties, labelled(ties, found, "b", "b"), "a", "a")
    through = [
        [ties.label(iri, of) for of in ("fr", "en") for iri in partners.split()[:4]]
        for partners in found["partners"]
    ]
    found["through_fr"] = [", ".join(names[: len(names) // 2]) for names in through]
    found["through_en"] = [", ".join(names[len(names) // 2 :]) for names in through]
    found["pair_fr"], found["pair_en"] = (found[f"a_{of}"] + " – " + found[f"b_{of}"] for of in ("fr", "en"))
    columns = [
        _A,
        _B,
        column(
            "basis",
            "motif",
            "basis",
            "hasard (null) ou partenaires communs",
            "chance (null) or common partners",
        ),
        column(
            "expected",
            "attendus",
            "expected",
            "instruments attendus à mêmes degrés",
            "instruments expected at these degrees",
        ),
        column("shared", "communs", "shared", "instruments conjoints des deux", "joint instruments of both"),
        column("common_partners", "partenaires communs", "common partners", "nombre", "how many"),
        Column("through_fr", words("par", "through"), words("les plus parlants", "the most telling")),
        column("common_topics", "sujets communs", "common topics", "nombre", "how many"),
    ]
    return Report(
        "missing",
        words("Quels liens manquent ?", "Which links are missing?"),
        found,
        columns,
        [words(french, english)],
        scope(ties),
        draw=(
            lambda language, size="page": ranking(
                found, "adamic_adar", f"pair_{language}", axis="Adamic-Adar", size=size
            )
        )
        if len(found)
        else None,
        ties=ties.frame,
    )
