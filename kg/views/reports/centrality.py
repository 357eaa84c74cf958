"""Who stands in the middle, and how much of it hangs on one document."""

from __future__ import annotations

from kg.analysis.brokerage import brokerage as brokerage_of
from kg.analysis.projection import project
from kg.analysis.resampling import resampled
from kg.analysis.ties import Ties
from kg.views.figures.ranking import centrality as centrality_figure
from kg.views.report import Report
from kg.views.reports import NAME, column, labelled, listed, scope, words

_SHOWN = 5


def centrality(ties: Ties, measure: str = "strength", weight: str = "shared", *, seed: int = 0) -> Report:
    """The parties by one measure, with the interval of the bootstrap and the ranks without one document."""
    found = labelled(ties, resampled(ties, measure, weight, seed=seed))
    top = found.head(_SHOWN)
    moving = found[found["verdict"] == "moves"]
    said = [
        words(
            f"Par « {measure} », viennent en tête : {listed(top['label_fr'].tolist(), 'fr')}.",
            f"By “{measure}” the first are {listed(top['label_en'].tolist(), 'en')}.",
        )
    ]
    for row in top.head(2).to_dict("records"):
        said.append(
            words(
                f"{row['label_fr']} : rang {row['rank']:.0f}, de {row['rank_low_document']:.0f} à "
                f"{row['rank_high_document']:.0f} selon le document que l’on retire.",
                f"{row['label_en']}: rank {row['rank']:.0f}, from {row['rank_low_document']:.0f} to "
                f"{row['rank_high_document']:.0f} depending on which document is left out.",
            )
        )
    said.append(
        words(
            f"Le rang de {len(moving)} partie(s) sur {len(found)} change de plus d’un dixième du classement quand "
            "on retire un seul document.",
            f"The rank of {len(moving)} of {len(found)} parties moves by more than a tenth of the ranking when a "
            "single document is left out.",
        )
    )
    cannot = [
        *scope(ties),
        words(
            "Les bornes « bas » et « haut » viennent de tirages d’assertions, qui en laissent un tiers de côté : elles "
            "peuvent rester sous la valeur observée ; les rangs en souffrent moins. Elles supposent des assertions "
            "indépendantes, ce que celles d’un même document ne sont pas.",
            "The ends “low” and “high” come from draws of statements, which leave out a third of them: they may stay "
            "below the observed value; ranks suffer less. They assume independent statements, which those of one "
            "document are not.",
        ),
    ]
    columns = [
        NAME,
        column("value", measure, measure, "valeur observée", "observed value"),
        column("low", "bas", "low", "borne basse (95 % des tirages)", "lower end (95% of the draws)"),
        column("high", "haut", "high", "borne haute", "upper end"),
        column("rank", "rang", "rank", "1 est le premier", "1 is the first"),
        column(
            "rank_low_document",
            "meilleur",
            "best",
            "meilleur rang sans un document",
            "best rank without a document",
        ),
        column(
            "rank_high_document",
            "pire",
            "worst",
            "pire rang sans un document",
            "worst rank without a document",
        ),
        column(
            "document",
            "document",
            "document",
            "celui dont l’absence déplace le plus",
            "the one whose absence moves it most",
        ),
        column("documents", "documents", "documents", "qui nomment la partie", "that name the party"),
    ]
    return Report(
        "centrality",
        words("Qui est au centre ?", "Who is at the centre?"),
        found,
        columns,
        said,
        cannot,
        # Ranks, since a draw of statements drops a third of them and with them every value.
        draw=lambda language, size="page": centrality_figure(
            found, measure=measure, language=language, size=size
        ),
        ties=ties.frame,
    )


def brokerage(ties: Ties, weight: str = "shared", *, seed: int = 0) -> Report:
    """Who stands between parties that are not linked with each other."""
    shown = [
        "party",
        "low",
        "high",
        "rank",
        "rank_low_document",
        "rank_high_document",
        "verdict",
        "document",
        "documents",
    ]
    found = brokerage_of(project(ties, weight)).dropna().reset_index()
    found = found.merge(resampled(ties, "effective_size", weight, seed=seed)[shown], on="party")
    found = labelled(ties, found.sort_values(["rank", "party"], ignore_index=True))
    top = found.head(3)
    said = [
        words(
            f"Le plus de partenaires qui ne se connaissent pas entre eux : {listed(top['label_fr'].tolist(), 'fr')}.",
            f"Most partners that are not linked with each other: {listed(top['label_en'].tolist(), 'en')}.",
        )
    ]
    columns = [
        NAME,
        column("degree", "partenaires", "partners", "parties liées", "linked parties"),
        column("effective_size", "taille effective", "effective size", "partenaires moins leurs liens entre eux (Burt)", "partners less their ties with each other (Burt)"),
        column("efficiency", "efficacité", "efficiency", "taille effective sur partenaires", "effective size over partners"),
        column("constraint", "contrainte", "constraint", "basse : intermédiaire ; haute : enfermée", "low: a broker; high: closed in"),
        column("rank", "rang", "rank", "par la taille effective", "by effective size"),
        column("rank_low_document", "meilleur", "best", "meilleur rang sans un document", "best rank without a document"),
        column("rank_high_document", "pire", "worst", "pire rang sans un document", "worst rank without a document"),
        column("low", "bas", "low", "taille effective, borne basse (95 % des tirages)", "effective size, lower end (95% of the draws)"),
        column("high", "haut", "high", "taille effective, borne haute", "effective size, upper end"),
    ]  # fmt: skip
    return Report(
        "brokerage",
        words("Qui fait le pont ?", "Who bridges?"),
        found,
        columns,
        said,
        scope(ties),
        draw=lambda language, size="page": centrality_figure(
            found, measure="effective_size", language=language, size=size
        ),
        ties=ties.frame,
    )
