"""Who goes by a name: any language, any case, accents or not."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import AmbiguousNameError, UnknownTermError
from kg.graph.find import find, find_topic, label, texts, values
from kg.graph.release import Release
from kg.namespaces import BASE, SKOS

ARVENIE, BORALIE, ACCORD = (
    f"{BASE}id/{name}" for name in ("territory/arvenie", "territory/boralie", "i/accord")
)
SIGNED, CHIPS = f"{BASE}scheme/statuses/signed", f"{BASE}scheme/topics/puces"
NAMES = {
    ARVENIE: {"prefLabel": ["Arvénie@fr", "Arvenia@en"], "altLabel": ["République d’Arvénie@fr", "Nord@fr"]},
    BORALIE: {
        "prefLabel": ["Boralie du Nord@fr"],
        "altLabel": ["Boralie@fr", "Nord@fr"],
        "hiddenLabel": ["Brl@fr"],
    },
    ACCORD: {"prefLabel": ["accord UE–Arvénie@fr"], "altLabel": ["Arvenia@en"]},
    SIGNED: {"prefLabel": ["signé@fr"]},
    CHIPS: {"prefLabel": ["puces@fr", "chips@en"]},
}


@pytest.fixture
def store() -> ox.Store:
    filled = ox.Store()
    for iri, roles in NAMES.items():
        for role, names in roles.items():
            for name in names:
                text, language = name.split("@")
                predicate = ox.NamedNode(getattr(SKOS, role))
                filled.add(ox.Quad(ox.NamedNode(iri), predicate, ox.Literal(text, language=language)))
    return filled


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Arvénie", ARVENIE),
        ("ARVENIE", ARVENIE),
        ("  arvénie ", ARVENIE),
        ("republique d'arvenie", ARVENIE),
        ("boralie", BORALIE),
        ("brl", BORALIE),
        ("accord UE-Arvénie", ACCORD),
        ("Chips", CHIPS),
        (ACCORD, ACCORD),
    ],
    ids=["as-is", "capitals", "blanks", "accents", "alternative", "hidden", "dash", "english", "iri"],
)
def test_a_thing_is_found_by_any_of_its_names(store: ox.Store, name: str, iri: str) -> None:
    assert find(store, name) == iri


def test_a_preferred_name_wins_over_the_alternative_name_of_another(store: ox.Store) -> None:
    assert find(store, "Arvenia") == ARVENIE


def test_a_name_of_several_lists_them(store: ox.Store) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        find(store, "nord")
    assert str(caught.value) == (
        f"'nord' may be Arvénie ({ARVENIE}) or Boralie du Nord ({BORALIE}); ask for one of them"
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Arvnie", "unknown name 'Arvnie'; did you mean 'Arvénie' or 'Arvenia'?"),
        ("Br", "unknown name 'Br'; kg export entities lists every name"),
        ("", "unknown name ''; kg export entities lists every name"),
        (f"{BASE}id/none", None),
        ("https://not an iri", None),
    ],
    ids=["near", "hidden-is-not-shown", "empty", "iri", "no-iri"],
)
def test_an_unknown_name_is_told_the_nearest(store: ox.Store, name: str, message: str | None) -> None:
    with pytest.raises(UnknownTermError) as caught:
        find(store, name)
    assert caught.value.name == name
    assert message is None or str(caught.value) == message


def test_qualifiers_are_found_only_where_they_are_asked_for(store: ox.Store) -> None:
    with pytest.raises(UnknownTermError):
        find(store, "signé")
    assert find(store, "signé", [f"{BASE}scheme/statuses/"]) == SIGNED


def test_a_label_is_in_the_language_asked_for_or_else_in_another_or_the_end_of_the_iri(
    store: ox.Store,
) -> None:
    asked = [label(store, *of) for of in ((ARVENIE, "en"), (BORALIE, "en"), (f"{BASE}ns#covers",))]
    assert asked == ["Arvenia", "Boralie du Nord", "covers"]


def test_texts_and_values_are_sorted(store: ox.Store) -> None:
    assert texts(store, ARVENIE, SKOS.prefLabel) == [("en", "Arvenia"), ("fr", "Arvénie")]
    assert values(store, ARVENIE, SKOS.altLabel) == ["Nord", "République d’Arvénie"]


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("coree du sud", "territory/kor"),
        ("South Korea", "territory/kor"),
        ("République de Corée", "territory/kor"),
        ("UE", "grouping/eu"),
        ("european union", "grouping/eu"),
        ("Türkiye", "territory/tur"),
        ("Côte d'Ivoire", "territory/civ"),
        ("Taiwan", "territory/twn"),
        ("kosovo", "territory/xkx"),
        ("G7", "grouping/g7"),
    ],
)
def test_a_party_of_the_reference_data_is_found(release: Release, name: str, iri: str) -> None:
    assert find(release.store, name) == f"{BASE}id/{iri}"


def test_a_topic_is_preferred_where_a_thing_is_called_alike(store: ox.Store) -> None:
    thing = ox.NamedNode(f"{BASE}id/instrument/puces")
    store.add(ox.Quad(thing, ox.NamedNode(SKOS.prefLabel), ox.Literal("Puces", language="fr")))
    with pytest.raises(AmbiguousNameError):
        find(store, "puces")
    assert (find_topic(store, "puces"), find_topic(store, "Arvénie")) == (CHIPS, ARVENIE)
