"""Dates in running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.dates import bounds, canonical
from kg.errors import OntologyError
from kg.reading.dates import DateMention, find_dates

SEEDS = Path(__file__).parents[2] / "seeds"

# Text -> what is read: the words, the value, the relation.
FRENCH = {
    "s’est tenue le 1er février 2024 à Paris": [("1er février 2024", "2024-02-01", "")],
    "adopté le 2 décembre 2023 par": [("2 décembre 2023", "2023-12-02", "")],
    "le lundi 3 mars 2025": [("lundi 3 mars 2025", "2025-03-03", "")],
    "Bruxelles, le 5.6.2025": [("5.6.2025", "2025-06-05", "")],
    "le 05/06/2025": [("05/06/2025", "2025-06-05", "")],
    "En décembre 2025, l’Institut": [("décembre 2025", "2025-12", "")],
    "en févr. 2024": [("févr. 2024", "2024-02", "")],
    "à la fin du mois de juin 2019": [("fin du mois de juin 2019", "2019-06", "")],
    "début janvier 2024": [("début janvier 2024", "2024-01", "")],
    "Quatrième trimestre de 2027": [("Quatrième trimestre de 2027", "2027-36", "")],
    "au quatrième\u00a0trimestre 2027": [("quatrième\u00a0trimestre 2027", "2027-36", "")],
    "au 4e trimestre de l’année 2027": [("4e trimestre de l’année 2027", "2027-36", "")],
    "T4 2027": [("T4 2027", "2027-36", "")],
    "premier semestre de 2026": [("premier semestre de 2026", "2026-40", "")],
    "au second semestre 2026": [("second semestre 2026", "2026-41", "")],
    "(fin 2027)": [("fin 2027", "2027-36~", "")],
    "début 2026": [("début 2026", "2026-33~", "")],
    "mi-2026": [("mi-2026", "2026-38~", "")],
    "au printemps 2019": [("printemps 2019", "2019-21", "")],
    "à l’été 2025": [("été 2025", "2025-22", "")],
    "dans les années 1990": [("années 1990", "199X", "")],
    "depuis le milieu des années 1990": [("milieu des années 1990", "199X~/..", "from")],
    "En 2023, l’USTR": [("2023", "2023", "")],
    "la stratégie de 2023.": [("2023", "2023", "")],
    "Appel 2026 aligné": [("2026", "2026", "")],
    "rapport de Mario Draghi, 2024.": [("2024", "2024", "")],
    # periods
    "2027-2030": [("2027-2030", "2027/2030", "")],
    "2027 – 2030": [("2027 – 2030", "2027/2030", "")],
    "(2023-2027)": [("2023-2027", "2023/2027", "")],
    "entre 2026 et 2028": [("2026 et 2028", "2026/2028", "")],
    "de 2026 à 2028": [("2026 à 2028", "2026/2028", "")],
    "2025/2026": [("2025/2026", "2025/2026", "")],
    "en 2024-25": [("2024-25", "2024/2025", "")],
    "Quatrième trimestre de 2025/2026": [("Quatrième trimestre de 2025/2026", "2025-36/2026", "")],
    "du 12 au 14 novembre 2023": [("12 au 14 novembre 2023", "2023-11-12/2023-11-14", "")],
    "les 5 et 6 juin 2025": [("5 et 6 juin 2025", "2025-06-05/2025-06-06", "")],
    "le 5 et le 20 juin 2025": [("20 juin 2025", "2025-06-20", "")],
    "du 30 avril au 2 mai 2024": [("30 avril au 2 mai 2024", "2024-04-30/2024-05-02", "")],
    "du 5 juin 2024 au 6 juillet 2025": [("5 juin 2024 au 6 juillet 2025", "2024-06-05/2025-07-06", "")],
    "d’avril à juin 2024": [("avril à juin 2024", "2024-04/2024-06", "")],
    "premier et deuxième trimestres de 2026": [
        ("premier et deuxième trimestres de 2026", "2026-33/2026-34", "")
    ],
    "de janvier 2024 à fin 2027": [("janvier 2024 à fin 2027", "2024-01/2027", "")],
    "en 2023 et 2024": [("2023", "2023", ""), ("2024", "2024", "")],
    # one end of a period
    "Depuis 2022, l’UE": [("2022", "2022/..", "from")],
    "à partir de 2026": [("2026", "2026/..", "from")],
    "au-delà de 2015": [("2015", "2015/..", "from")],
    "2026 et au-delà": [("2026 et au-delà", "2026/..", "from")],
    "jusqu’au quatrième trimestre de 2027": [("quatrième trimestre de 2027", "../2027-36", "until")],
    "jusqu’en mars 2026": [("mars 2026", "../2026-03", "until")],
    "jusqu’à la fin de 2026": [("fin de 2026", "../2026", "until")],
    "d’ici 2030": [("2030", "../2030", "by")],
    "d’ici à la fin de 2027": [("fin de 2027", "../2027", "by")],
    "au plus tard le 31 décembre 2026": [("31 décembre 2026", "../2026-12-31", "by")],
    "à l’horizon 2030 7 , l’UE": [("2030", "../2030", "by")],
    # recurrences
    "Action continue (2026-2029)": [("Action continue", "", "ongoing"), ("2026-2029", "2026/2029", "")],
    "Action continue (jusqu’au quatrième trimestre de 2027)": [
        ("Action continue", "", "ongoing"),
        ("quatrième trimestre de 2027", "../2027-36", "until"),
    ],
    "une conférence annuelle": [("annuelle", "", "annual")],
    "se réunit deux fois par an": [("deux fois par an", "", "half-yearly")],
    # no dates
    "un câble de 11 700 km": [],
    "JOIN(2025) 140 final": [],
    "[JOIN(2023) 20 final]": [],
    "[COM(2017) 134]": [],
    "Règlement (UE) 2022/2065 relatif": [],
    "Règlement (UE) 2024/2847.": [],
    "la directive 2000/31/CE": [],
    "(7371/22)": [],
    "le web 4.0": [],
    "2000 entreprises": [],
    "2025 km": [],
    "le 31 février 2024": [],
    "SMSI+20, p. 10, 95 %, 16e conférence": [],
    "detail/fr/ip_22_6963 et x_2024_y": [],
    "aujourd’hui, cette année, en mars": [],
    "": [],
}

ENGLISH = {
    "on 18 November 2005": [("18 November 2005", "2005-11-18", "")],
    "*October 20, 2025*": [("October 20, 2025", "2025-10-20", "")],
    "November 18th, 2005": [("November 18th, 2005", "2005-11-18", "")],
    "the 20th of October 2025": [("20th of October 2025", "2025-10-20", "")],
    "on Friday, 3 March 2023": [("Friday, 3 March 2023", "2023-03-03", "")],
    "Tokyo in May of\n2022": [("May of\n2022", "2022-05", "")],
    "the November 2022 Phnom Penh Statement": [("November 2022", "2022-11", "")],
    "late June 2024": [("late June 2024", "2024-06", "")],
    "in the fourth quarter of 2027": [("fourth quarter of 2027", "2027-36", "")],
    "Q4 2027": [("Q4 2027", "2027-36", "")],
    "2027-Q4": [("2027-Q4", "2027-36", "")],
    "first half of 2026": [("first half of 2026", "2026-40", "")],
    "late 2027": [("late 2027", "2027-36~", "")],
    "mid-2026": [("mid-2026", "2026-38~", "")],
    "early 2026": [("early 2026", "2026-33~", "")],
    "spring 2019": [("spring 2019", "2019-21", "")],
    "in the 1990s": [("1990s", "199X", "")],
    "date: '2023-08-18'": [("2023-08-18", "2023-08-18", "")],
    "2023-08-18 14:55:14-04:00": [("2023-08-18", "2023-08-18", "")],
    "date 2024-03 What": [("2024-03", "2024-03", "")],
    "12/31/2025": [("12/31/2025", "2025-12-31", "")],
    "6/5/2025": [("6/5/2025", "2025", "")],
    "available in 2026.": [("2026", "2026", "")],
    "the 2023 Summit": [("2023", "2023", "")],
    "between 2026 and 2028": [("2026 and 2028", "2026/2028", "")],
    "from 2022 to 2024": [("2022 to 2024", "2022/2024", "")],
    "January–March 2026": [("January–March 2026", "2026-01/2026-03", "")],
    "October 20-21, 2025": [("October 20-21, 2025", "2025-10-20/2025-10-21", "")],
    "12-14 June 2024": [("12-14 June 2024", "2024-06-12/2024-06-14", "")],
    "since 2021": [("2021", "2021/..", "from")],
    "2026 onwards": [("2026 onwards", "2026/..", "from")],
    "until March 2026": [("March 2026", "../2026-03", "until")],
    "By the\nend of 2023, we": [("end of 2023", "../2023", "by")],
    "no later than December 31, 2026": [("December 31, 2026", "../2026-12-31", "by")],
    "meet annually": [("annually", "", "annual")],
    "we may 2025": [("2025", "2025", "")],
    "Regulation (EU) 2022/2065": [],
    "UNSC Resolution 1950": [],
    "2000 homes": [],
    "$2025": [],
    "https://example.org/2023/08/18/the-spirit": [],
}

RELATIVE = {
    ("Today, we declare", "en", "2023-08-18"): [("Today", "2023-08-18", "")],
    ("Today, we declare", "en", "2024-03"): [("Today", "2024-03", "")],
    ("Today, we declare", "en", ""): [],
    ("Today, we declare", "en", "2023/2027"): [],
    ("today’s world", "en", "2023-08-18"): [],
    ("aujourd’hui une recommandation", "fr", "2024-04-11"): [("aujourd’hui", "2024-04-11", "")],
    ("le monde d’aujourd’hui", "fr", "2024-04-11"): [],
    ("yesterday", "en", "2024-03-01"): [("yesterday", "2024-02-29", "")],
    ("yesterday", "en", "2024-03"): [],
    ("earlier this year", "en", "2023-08-18"): [("earlier this year", "2023", "")],
    ("last month", "en", "2024-01-18"): [("last month", "2023-12", "")],
    ("last month", "en", "2024"): [],
    ("l’an prochain", "fr", "2023"): [("l’an prochain", "2024", "")],
    ("in the coming months", "en", "2023-08"): [("coming months", "2023-08/..", "from")],
    ("planned in October to", "en", "2023-08-18"): [("October", "2023-10", "")],
    ("In mid-August, our", "en", "2023-08-18"): [("August", "2023-08", "")],
    ("in January", "en", "2023-08-18"): [],
    ("we may in may", "en", "2023-05"): [],
    ("in October 2023", "en", "2024-01"): [("October 2023", "2023-10", "")],
    ("le 20 août prochain", "fr", "2023-08-18"): [("20 août prochain", "2023-08-20", "")],
    ("within 180 days of the", "en", "2025-10-20"): [("within 180 days", "2025-10-20/2026-04-18", "")],
    ("within 6 months\n  of the", "en", "2025-10-20"): [("within 6 months", "2025-10-20/2026-04-20", "")],
    ("within 6 months", "en", "2025-08-31"): [("within 6 months", "2025-08-31/2026-02-28", "")],
}


def _read(text: str, language: str, reference: str = "") -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.edtf, m.relation) for m in find_dates(text, language, reference)]


@pytest.mark.parametrize("text", FRENCH)
def test_dates_in_french_are_read_with_their_precision(text: str):
    assert _read(text, "fr") == FRENCH[text]


@pytest.mark.parametrize("text", ENGLISH)
def test_dates_in_english_are_read_with_their_precision(text: str):
    assert _read(text, "en") == ENGLISH[text]


@pytest.mark.parametrize("case", RELATIVE)
def test_dates_told_by_the_documents_own_need_it(case: tuple[str, str, str]):
    assert _read(*case) == RELATIVE[case]


def test_every_value_is_a_canonical_date():
    for text in [*FRENCH, *ENGLISH]:
        for language in ("fr", "en"):
            for mention in find_dates(text, language, "2023-08-18"):
                if mention.edtf:
                    assert canonical(mention.edtf) == mention.edtf
                    assert bounds(mention.edtf) != (None, None)


def test_a_language_nobody_knows_is_read_with_english_words():
    assert find_dates("2027-2030", "pt") == (DateMention(0, 9, "2027/2030"),)


def test_a_region_does_not_change_the_language():
    assert _read("décembre 2025", "fr-CA") == [("décembre 2025", "2025-12", "")]


def test_the_dates_of_the_annex_are_all_read():
    text = next(SEEDS.glob("002_*.txt")).read_bytes().decode()
    annex = text[text.index("Actions en cours et prévues") :]
    values = [m.edtf for m in find_dates(annex, "fr") if m.edtf]
    assert values == [
        "2025/2030", "2025", "../2027-36", "2025", "2025-36/2026", "2026", "2027/2030", "2026", "2026",
        "2026/2029", "2023/2026", "2027/2030", "2025", "2027-36~", "../2027-36", "2025/2027", "2025/2027",
        "2025/2030", "2025/2030", "2025/2028", "2025/2027", "2025/2027", "2025/2027", "2025/2027", "2025-36",
        "2026/2030",
    ]  # fmt: skip


def test_damaged_words_name_their_file(tmp_path: Path):
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "dates.yaml").write_text("fr: {months: 3}", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"dates\.yaml: .*; mend the date words"):
        find_dates("2027", "fr", folder=tmp_path)
