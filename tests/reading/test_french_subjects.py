"""What French sentences are about, when and where: ways of saying it that hold whatever the nouns and verbs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., set[tuple[str, str, str]]]
_FORUM = "Dialogue entre la Valdorie et la Kestrie sur les récifs"
_TITLE = f"{_FORUM}\n\n"


def _covered(french_rows: Rows, text: str, subject: str = _FORUM, title: str = _TITLE) -> set[str]:
    """What a subject is said to be about, but for what its name says."""
    found = french_rows(title + text)
    return {thing for who, said, thing in found if said == "covers" and who == subject} - {"récifs"}


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        # Verbs that no list knows, told by their endings and the article after them.
        ("Les deux pays ont décidé de désenvaser les chenaux côtiers.", {"chenaux côtiers"}),
        ("Les Parties peaufinent les méthodes de tamisage.", {"méthodes de tamisage"}),
        ("Chaque Partie veille à la propreté des lagunes.", {"propreté des lagunes"}),
        # What must be done, whoever says so.
        ("Il convient de préserver les lagunes côtières.", {"lagunes côtières"}),
        ("Il est essentiel de préserver les lagunes côtières.", {"lagunes côtières"}),
        ("Il faut préserver les lagunes côtières.", {"lagunes côtières"}),
        # What those who sign want and hold dear.
        ("Les deux pays ont la volonté commune de préserver les lagunes côtières.", {"lagunes côtières"}),
        ("Désireux de préserver les lagunes côtières,", {"lagunes côtières"}),
        (
            "Attachés à la propreté des lagunes, les deux pays ont adopté un plan.",
            {"propreté des lagunes"},
        ),
        # What the stress is laid on, and what is called a priority.
        ("L’accent a également été mis sur la propreté des lagunes.", {"propreté des lagunes"}),
        ("La propreté des lagunes est une priorité commune.", {"propreté des lagunes"}),
        ("La propreté des lagunes constitue un enjeu majeur.", {"propreté des lagunes"}),
        # What a sentence opens with.
        ("S’agissant de la propreté des lagunes, nous agirons.", {"propreté des lagunes"}),
        ("En matière de tri des filets, le Dialogue poursuivra ses travaux.", {"tri des filets"}),
        # What was talked about, and what talks were given to.
        ("La propreté des lagunes a été évoquée.", {"propreté des lagunes"}),
        (
            "Ont notamment été évoqués le tri des filets et la pose des balises.",
            {"tri des filets", "pose des balises"},
        ),
        ("Les échanges ont été consacrés à la propreté des lagunes.", {"propreté des lagunes"}),
        ("Les deux parties ont fait le point sur la propreté des lagunes.", {"propreté des lagunes"}),
        ("Les travaux porteront en priorité sur la propreté des lagunes.", {"propreté des lagunes"}),
        ("Soulignant l’importance de la propreté des lagunes,", {"propreté des lagunes"}),
        (
            "Les Parties favorisent, dans la mesure du possible, la propreté des lagunes.",
            {"propreté des lagunes"},
        ),
        ("Les deux pays entendent désenvaser les chenaux côtiers.", {"chenaux côtiers"}),
        # What a frame is for, what is given to whom, what is done thanks to what.
        (
            "Le Dialogue fixe un cadre pour la propreté des lagunes et le tri des filets.",
            {"propreté des lagunes", "tri des filets"},
        ),
        (
            "Les Parties fournissent aux armateurs les cartes des hauts-fonds.",
            {"cartes des hauts-fonds"},
        ),
        ("Les Parties mettent en commun les cartes de marée.", {"cartes de marée"}),
    ],
)
def test_what_a_french_sentence_is_about(french_rows: Rows, text: str, topics: set[str]):
    assert _covered(french_rows, text) == topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Le Dialogue a pour objet la propreté des lagunes.", {"propreté des lagunes"}),
        (
            "Ce Dialogue, auquel seront associés, côté valdorien, les armateurs et, côté kestrien, "
            "les pêcheurs, traitera de la propreté des lagunes.",
            {"propreté des lagunes"},
        ),
        ("Le Dialogue, dont l’objet est de trier les filets usés, a dix ans.", {"filets usés"}),
        (
            "Conclu en mai, ce Dialogue se réunit. Il prévoit notamment :\n\n"
            "- la propreté des lagunes ;\n- le tri des filets, deux tâches ardues ;\n",
            {"propreté des lagunes", "tri des filets"},
        ),
    ],
)
def test_what_a_french_instrument_is_for_over_asides_and_lists(
    french_rows: Rows, text: str, topics: set[str]
):
    assert _covered(french_rows, text) == topics


@pytest.mark.parametrize(
    ("items", "topics"),
    [
        (
            "a) préservent les lagunes côtières ;\n\nb) trient les filets usés.\n",
            {"lagunes côtières", "filets usés"},
        ),
        (
            "- facilitent le tri des filets ;\n- forment les plongeurs locaux.\n",
            {"tri des filets", "plongeurs locaux"},
        ),
    ],
)
def test_items_open_with_the_verbs_of_those_who_sign(french_rows: Rows, items: str, topics: set[str]):
    assert _covered(french_rows, f"Les Parties :\n\n{items}") == topics


def test_a_sentence_that_is_but_a_list_of_nouns_is_what_the_text_is_about(french_rows: Rows):
    text = "Propreté des lagunes, tri des filets, formation des plongeurs, entretien des balises…"
    assert _covered(french_rows, text) == {
        "Propreté des lagunes",
        "tri des filets",
        "formation des plongeurs",
        "entretien des balises",
    }


def test_what_a_title_is_the_name_of_is_what_the_text_points_back_to(french_rows: Rows):
    text = "Cette feuille de route vise à trier les filets usés. Elle protège les lagunes côtières."
    name = "Feuille de route pour les ports secs"
    assert _covered(french_rows, text, name, f"{name}\n\n") >= {"filets usés", "lagunes côtières"}


def test_a_text_that_tells_of_one_deed_is_on_what_was_done(french_rows: Rows):
    title = "La Valdorie et la Kestrie soignent leurs récifs\n\n"
    text = (
        "La Valdorie et la Kestrie ont signé un accord sur les balises de récif. "
        "Les deux pays souhaitent trier les filets usés."
    )
    assert "filets usés" in _covered(french_rows, text, "accord sur les balises de récif", title)


def test_labels_of_items_are_topics_of_what_led_to_them(french_rows: Rows):
    text = (
        "La réunion sur les balises de récif a été l’occasion d’échanger, en particulier sur :\n\n"
        "* **les filets usés :** tour d’horizon des pratiques ;\n"
        "* **les lagunes côtières :** état des lieux.\n"
    )
    found = _covered(french_rows, text, "réunion sur les balises de récif", "Feuille de route des ports\n\n")
    assert found >= {"filets usés", "lagunes côtières"}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Un laboratoire commun sur les balises ouvrira ses portes en septembre 2032.",
            ("laboratoire commun sur les balises", "2032-09"),
        ),
        ("Un bilan à mi-parcours sera présenté en 2033.", ("bilan à mi-parcours", "2033")),
        (
            "Un fonds pour les balises, auquel la Kestrie contribuera, sera créé en 2034.",
            ("fonds pour les balises", "2034"),
        ),
        (
            "- Mise en place, au premier trimestre 2032, d’un centre commun sur les balises.",
            ("centre commun sur les balises", "2032-33"),
        ),
        (
            "Les deux pays prévoient de finaliser d’ici la fin de 2032 l’étude conjointe sur les balises.",
            ("étude conjointe sur les balises", "../2032"),
        ),
    ],
)
def test_by_when_the_subject_of_a_french_verb_is_there(french_rows: Rows, text: str, row: tuple[str, str]):
    found = french_rows(_TITLE + text)
    assert {(who, when) for who, said, when in found if said == "timetable"} == {row}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "L’accord sur les balises, entré en vigueur le 23 mai 2030, est cité.",
            ("accord sur les balises", "entryIntoForceDate", "2030-05-23"),
        ),
        (
            "Nous saluons l’entrée en vigueur, le 1er mars 2031, de l’accord sur les balises.",
            ("accord sur les balises", "entryIntoForceDate", "2031-03-01"),
        ),
        (
            "Le fonds bleu sur les récifs, doté de 150 millions d’euros, est cité.",
            ("fonds bleu sur les récifs", "figure", "150000000"),
        ),
        (
            "La commission mixte sur les récifs a son siège à Lumebourg.",
            ("commission mixte sur les récifs", "isLocatedIn", "Lumebourg"),
        ),
    ],
)
def test_since_when_how_much_and_where(french_rows: Rows, text: str, row: tuple[str, str, str]):
    assert row in french_rows("Note\n\n" + text)


@pytest.mark.parametrize(
    "name",
    [
        "Fonds bleu pour les récifs",
        "concours commun sur les récifs",
        'programme "Corallines"',
        "Cadre de Lumebourg pour les récifs sains",
        "lignes directrices sur les récifs",
        "agenda commun sur les récifs",
        "guide sur les récifs",
        "école d’été sur les récifs",
        "accord relatif à la pêche côtière et à la formation des plongeurs",
    ],
)
def test_french_names_of_instruments(said: Callable[..., set[tuple[str, ...]]], name: str):
    found = said(f"Note\n\nLe texte cite avec soin le {name}.\n", language="fr")
    assert name in {row[0] for row in found if row[1] == "hasKind"}


def test_the_one_word_of_a_name_stands_for_it(french_rows: Rows):
    text = "L’initiative « Corallines » a dix ans. Corallines vise à trier les filets usés."
    assert _covered(french_rows, text, "initiative « Corallines »", "Note\n\n") >= {"filets usés"}
