"""Who holds together, how surely, and whether chance would do as well."""

from __future__ import annotations

from kg.analysis.blocs import compare, present_blocs
from kg.analysis.coalitions import DOUBT
from kg.analysis.coalitions import coalitions as search
from kg.analysis.core_periphery import core_periphery
from kg.analysis.projection import incidence, project
from kg.analysis.ties import Ties
from kg.views.figures.coalitions import coalition_matrix
from kg.views.figures.ranking import ranking
from kg.views.report import Report
from kg.views.reports import NAME, column, decimal, labelled, listed, scope, words

_FEW_FR = "Données insuffisantes pour conclure"
_FEW_EN = "Not enough data to say"


def coalitions(ties: Ties, weight: str = "shared", *, seed: int = 0) -> Report:
    """Communities as consensus over many seeds, with the stability of each party and a null."""
    made = search(project(ties, weight), incidence=incidence(ties), weight=weight, seed=seed)
    facts = made.summary
    found = labelled(ties, made.parties.reset_index()).sort_values(
        ["community", "label_fr"], ignore_index=True
    )
    found = found[found["community"] > 0].reset_index(drop=True)
    sure = made.verdict != DOUBT
    said = [
        words(
            f"{facts['communities']} coalition(s) ({facts['communities_low']} à {facts['communities_high']} selon le "
            f"tirage), stabilité moyenne {decimal(float(facts['stability']))} sur {facts['runs']} tirages.",
            f"{facts['communities']} coalition(s) ({facts['communities_low']} to {facts['communities_high']} depending on "
            f"the draw), mean stability {facts['stability']:.2f} over {facts['runs']} draws.",
        ),
        words(
            f"{'' if sure else _FEW_FR + ' : '}{facts['chance']:.0%} des {facts['nulls']} réseaux aléatoires de mêmes "
            "degrés se divisent aussi bien.",
            f"{'' if sure else _FEW_EN + ': '}{facts['chance']:.0%} of the {facts['nulls']} random networks with the same "
            "degrees fall apart as well.",
        ),
    ]
    for number in sorted(found["community"].unique())[:4]:
        members = found[found["community"] == number]
        said.append(
            words(
                f"Coalition {number} ({len(members)} parties) : {_first(members['label_fr'].tolist(), 'fr')}.",
                f"Coalition {number} ({len(members)} parties): {_first(members['label_en'].tolist(), 'en')}.",
            )
        )
    blocs = compare(
        {str(party): int(number) for party, number in made.parties["community"].items()},
        present_blocs(ties.vocabulary, list(made.parties.index)),
        seed=seed,
    )
    for bloc, row in blocs[blocs["verdict"] == "agrees"].iterrows():
        said.append(
            words(
                f"Le groupe {ties.label(str(bloc))} se retrouve dans les coalitions (indice de Rand ajusté "
                f"{decimal(row['adjusted_rand'])}).",
                f"The bloc {ties.label(str(bloc), 'en')} shows in the coalitions (adjusted Rand index "
                f"{row['adjusted_rand']:.2f}).",
            )
        )
    columns = [
        NAME,
        column("community", "coalition", "coalition", "1 est la plus grande", "1 is the largest"),
        column("size", "taille", "size", "parties dans la coalition", "parties in the coalition"),
        column(
            "stability",
            "stabilité",
            "stability",
            "part des tirages avec les mêmes",
            "share of draws with the same others",
        ),
    ]
    return Report(
        "coalitions",
        words("Qui tient ensemble ?", "Who holds together?"),
        found,
        columns,
        said,
        [
            *scope(ties),
            words(
                "Une coalition est une forme du réseau, non un accord : personne n’y a adhéré.",
                "A coalition is a shape of the network, not an agreement: nobody joined it.",
            ),
        ],
        draw=lambda language, size="page": coalition_matrix(ties, made, language=language, size=size),
        ties=ties.frame,
    )


def core(ties: Ties, weight: str = "shared", *, seed: int = 0) -> Report:
    """The core that deals with everybody, and the periphery that deals with the core."""
    made = core_periphery(project(ties, weight), incidence=incidence(ties), seed=seed)
    facts = made.summary
    found = labelled(
        ties,
        made.parties.reset_index().sort_values(
            ["core", "degree", "party"], ascending=[False, False, True], ignore_index=True
        ),
    )
    sure = made.verdict != DOUBT
    members = found[found["core"]]
    said = [
        words(
            f"Au cœur : {listed(members['label_fr'].tolist(), 'fr')}.",
            f"In the core: {listed(members['label_en'].tolist(), 'en')}.",
        ),
        words(
            f"{'' if sure else _FEW_FR + ' : '}corrélation avec le modèle {decimal(made.correlation)} ; "
            f"{facts['chance']:.0%} des réseaux aléatoires font aussi bien.",
            f"{'' if sure else _FEW_EN + ': '}correlation with the pattern {facts['correlation']:.2f}; "
            f"{facts['chance']:.0%} of the random networks do as well.",
        ),
    ]
    columns = [
        NAME,
        column("core", "cœur", "core", "appartient au cœur", "belongs to the core"),
        column("degree", "partenaires", "partners", "parties liées", "linked parties"),
        column("core_partners", "dont au cœur", "in the core", "partenaires au cœur", "partners in the core"),
    ]
    return Report(
        "core",
        words("Cœur et périphérie", "Core and periphery"),
        found,
        columns,
        said,
        scope(ties),
        draw=lambda language, size="page": ranking(
            found,
            "core_partners",
            f"label_{language}",
            axis={"fr": "partenaires au cœur", "en": "partners in the core"}[language],
            size=size,
        ),
        ties=ties.frame,
    )


def _first(names: list[str], language: str, most: int = 12) -> str:
    """The names, or the first of them where they are many."""
    if len(names) <= most:
        return listed(names, language)
    return ", ".join(names[:most]) + {"fr": ", et d’autres", "en": ", and others"}[language]
