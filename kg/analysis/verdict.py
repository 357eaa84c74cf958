"""What a validated projection says, in plain words for a page, in English and French."""

from __future__ import annotations


def verdict(
    method: str,
    parties: int,
    instruments: int,
    links: int,
    kept: int,
    alpha: float,
    could: bool,
    converged: bool,
) -> tuple[str, str]:
    r"""A sentence in English and one in French.

    Args:
        method: ``bicm`` or ``curveball``.
        parties: how many.
        instruments: how many.
        links: pairs of parties that share an instrument.
        kept: how many of them are validated.
        alpha: the false discovery rate allowed.
        could: whether any link could have been validated.
        converged: whether the null was found.

    >>> verdict("bicm", 20, 40, 90, 3, 0.05, True, True)[0]
    '3 of 90 links go beyond what chance would give two parties so active (false discovery rate 5%).'
    >>> verdict("bicm", 20, 40, 0, 0, 0.05, False, True)[1]
    'Données insuffisantes pour conclure\xa0: aucun instrument n’est commun à deux parties.'
    """
    few_en, few_fr = "Not enough data to say", "Données insuffisantes pour conclure"
    size_en = f"{_count(parties, 'party', 'parties')} and {_count(instruments, 'instrument', 'instruments')}"
    # As French has it: zero and one are singular.
    size_fr = f"{_compte(parties, 'partie')} et {_compte(instruments, 'instrument')}"
    rate_en, rate_fr = f"false discovery rate {100 * alpha:g}%", _rate(alpha)
    if not links:
        return (
            f"{few_en}: no two parties share an instrument.",
            f"{few_fr}\N{NO-BREAK SPACE}: aucun instrument n’est commun à deux parties.",
        )
    if not converged:
        return (
            f"{few_en}: no random network with these degrees was found to compare with.",
            f"{few_fr}\N{NO-BREAK SPACE}: faute d’un réseau aléatoire de mêmes degrés auquel comparer.",
        )
    if not could and method == "curveball":
        return (
            f"{few_en}: with so few samples no link could be told from chance.",
            f"{few_fr}\N{NO-BREAK SPACE}: avec si peu de tirages, aucun lien ne saurait être distingué du hasard.",
        )
    if not could:
        return (
            f"{few_en}: with {size_en} no link could be told from chance.",
            f"{few_fr}\N{NO-BREAK SPACE}: avec {size_fr}, aucun lien ne saurait être distingué du hasard.",
        )
    if not kept:
        return (
            f"None of {_count(links, 'link', 'links')} goes beyond what chance would give two parties so active"
            f" ({rate_en}); that does not show there is nothing.",
            f"Aucun lien, sur {links}, ne dépasse ce que le hasard donnerait à deux parties aussi actives"
            f" ({rate_fr})\N{NO-BREAK SPACE}; cela ne prouve pas qu’il n’y ait rien.",
        )
    return (
        f"{kept} of {_count(links, 'link', 'links')} {'goes' if kept == 1 else 'go'} beyond what chance"
        f" would give two parties so active ({rate_en}).",
        f"{_compte(kept, 'lien')} sur {links} {'dépasse' if kept == 1 else 'dépassent'} ce que le hasard"
        f" donnerait à deux parties aussi actives ({rate_fr}).",
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _compte(number: int, one: str) -> str:
    return f"{number} {one if number < 2 else one + 's'}"


def _rate(alpha: float) -> str:
    return f"taux de fausses découvertes\N{NO-BREAK SPACE}: {100 * alpha:g}\N{NO-BREAK SPACE}%".replace(
        ".", ","
    )


def verdict_on_absence(surprising: int, shown: int, alpha: float) -> tuple[str, str]:
    """A sentence in English and one in French on the rows of :func:`kg.analysis.missing_links.missing_links`.

    Args:
        surprising: how many of the absences shown are more than chance.
        shown: how many are.
        alpha: the false discovery rate allowed.

    >>> verdict_on_absence(0, 20, 0.05)[0]
    'Not enough data to say that any of these 20 absences is more than chance (false discovery rate 5%).'
    """
    rate_en, rate_fr = f"false discovery rate {100 * alpha:g}%", _rate(alpha)
    if not shown:
        return "No link is missing that one would expect.", "Il ne manque aucun lien que l’on attendrait."
    if not surprising:
        return (
            f"Not enough data to say that any of these {_count(shown, 'absence', 'absences')} is more than"
            f" chance ({rate_en}).",
            f"Données insuffisantes pour dire que l’une de ces {_compte(shown, 'absence')} tienne à autre chose"
            f" qu’au hasard ({rate_fr}).",
        )
    return (
        f"{surprising} of these {_count(shown, 'absence', 'absences')} {'is' if surprising == 1 else 'are'} more"
        f" than chance ({rate_en}).",
        f"{_compte(surprising, 'absence')} sur {shown} {'tient' if surprising == 1 else 'tiennent'} à autre"
        f" chose qu’au hasard ({rate_fr}).",
    )
