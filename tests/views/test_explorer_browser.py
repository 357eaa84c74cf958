"""The explorer in a real browser: from disk, without a network, by mouse and by keyboard.

Chromium is Debian's; a machine without it skips these tests, unless ``CI=true``. axe-core, where
``scripts/test`` could install it, looks for faults of accessibility.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.graph.release import Release
from tests.views.browsing import AXE, Open, need


def test_the_first_screen_answers_who_works_with_whom(opened: Open) -> None:
    page = opened()
    assert page.text("#evidence ol.top li").startswith("Union européenne – Japon")
    page.page.click("#evidence ol.top li button")
    assert (page.text("#evidence h2"), "blockquote" in page.page.inner_html("#evidence")) == (
        "Union européenne – Japon",
        True,
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("coree du s", "Corée du Sud"),
        ("south korea", "Corée du Sud"),
        ("ANASE", "Association des nations"),
        ("asean", "Association des nations"),
    ],
)
def test_search_knows_both_languages_acronyms_and_no_accents(opened: Open, typed: str, found: str) -> None:
    page = opened()
    page.page.fill("#find", typed)
    assert page.text("#found li").startswith(found)
    page.page.press("#find", "Enter")
    assert page.text("#evidence h2").startswith(found)


def test_a_filter_counts_beforehand_what_it_then_keeps(opened: Open) -> None:
    page = opened()
    page.page.click("[data-group='force'] summary")
    choice = page.page.locator("[data-group='force'] label.choice").first
    promised = int(re.sub(r"\D", "", choice.locator(".count").inner_text()))
    choice.locator("input").check()
    assert (page.numbers()[0], "f=" in page.address()) == (promised, True)
    page.page.click("#filters >> text=Tout effacer")
    assert page.numbers()[0] == page.numbers()[1]


def test_rungs_are_asked_for_on_each_ladder(opened: Open) -> None:
    page = opened()
    page.page.select_option("[data-ladder='instrument']", "signed")
    signed = page.numbers()[0]
    page.page.select_option("[data-ladder='activity']", "established")
    assert 0 < signed < page.numbers()[0] < page.numbers()[1]


def test_a_link_restores_the_whole_view(opened: Open) -> None:
    view = (
        "v=instruments&t=tableau&s=established&w=id/organisation/eu-commission"
        "&n=id/territory/jpn&q=numerique&tri=-when&l=en"
    )
    page = opened(view)
    again = opened(page.address().lstrip("#"))
    assert (page.address(), page.text("#tableau")) == ("#" + view, again.text("#tableau"))


def test_back_returns_to_the_view_before(opened: Open) -> None:
    page = opened()
    before = page.address()
    page.page.click("[data-view='instruments']")
    page.page.go_back()
    page.until("document.querySelector(\"[data-view='pays']\").getAttribute('aria-pressed') === 'true'")
    assert page.address() == before


def test_a_neighbourhood_a_path_and_hiding(opened: Open) -> None:
    page = opened("v=pays&n=id/territory/jpn")
    whole = page.numbers()[2]
    page.page.click("#evidence >> role=button[name='1']")
    near = page.numbers()[2]
    page.page.click("text=Tout le graphe")
    page.page.click("text=Chemin depuis ici")
    page.page.fill("#find", "ukraine")
    page.page.press("#find", "Enter")
    path = (page.text("#evidence h2"), page.numbers()[2:])
    page.page.click("text=← Vue d’ensemble")
    hidden = opened("v=pays&h=id/territory/jpn")
    assert 1 < near < whole
    assert path == ("Chemin : Japon – Ukraine", [3, 2])
    assert hidden.numbers()[2] < whole
    hidden.page.click("text=Montrer les 1 masqués")
    assert hidden.numbers()[2] == whole


def test_the_legend_filters(opened: Open) -> None:
    page = opened()
    whole = page.numbers()[2]
    page.page.click("[data-off='Organisation']")
    assert (page.numbers()[2] < whole, "c=Organisation" in page.address()) == (True, True)


def test_the_keyboard_goes_through_the_graph(opened: Open) -> None:
    page = opened()
    page.page.focus("#canvas")
    page.page.keyboard.press("ArrowRight")
    assert page.page.locator("#said").text_content().startswith("Union européenne")
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    chosen = page.text("#evidence h2")
    page.page.focus("#canvas")
    page.page.keyboard.press("f")
    assert (chosen != "Qui travaille avec qui", "d=1" in page.address()) == (True, True)
    page.page.keyboard.press("Escape")
    assert page.text("#evidence h2") == "Qui travaille avec qui"


def test_the_mouse_chooses_a_party_on_the_canvas(opened: Open) -> None:
    page = opened("v=pays&n=id/territory/jpn&d=1")
    box = page.page.locator("#canvas").bounding_box()
    assert box
    page.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 4)
    page.until("document.querySelector('#evidence h2').textContent !== 'Japon'")
    assert page.text("#evidence h2") == "Qui travaille avec qui"


def test_the_table_shows_the_statements_of_the_graph_and_sorts_by_keyboard(opened: Open) -> None:
    page = opened("v=pays&t=tableau&f=binding")
    rows = page.page.locator("#table tbody tr").count()
    page.page.focus("[data-sort='status']")
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("Enter")
    heading = page.page.locator("th[aria-sort='descending']").inner_text()
    page.page.fill("#tablefind", "japon")
    page.until(f"document.querySelectorAll('#table tbody tr').length < {rows}")
    assert (rows, heading) == (min(100, page.numbers()[0]), "Statut ▼")


def test_a_quote_opens_in_its_document(opened: Open) -> None:
    page = opened("v=pays&n=id/territory/jpn")
    quote = page.page.locator("#evidence blockquote").first.evaluate("b => b.firstChild.textContent")
    page.page.click("#evidence blockquote button")
    assert page.page.locator("#passage").text_content() == quote


def test_a_statement_is_cited_as_text_and_bibtex(opened: Open) -> None:
    page = opened("v=pays&n=id/territory/jpn")
    page.page.click("#evidence [data-cite]")
    text, bib = (page.page.locator("#takebox textarea").nth(n).input_value() for n in (0, 1))
    assert ("https://w3id.org/entente/statement/" in text, bib.startswith("@misc{entente-")) == (True, True)


def test_a_clipboard_that_refuses_is_no_dead_end(opened: Open) -> None:
    page = opened()
    page.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.page.click("#share")
    page.page.locator("#takebox >> text=Copier").first.click()
    assert "refusé" in page.page.locator("#takebox [role=status]").first.inner_text()


@pytest.mark.parametrize(
    ("button", "begins"), [("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("CSV", b"\xef\xbb\xbfstatement")]
)
def test_what_is_shown_is_taken_away(opened: Open, button: str, begins: bytes) -> None:
    page = opened("v=pays&n=id/territory/jpn&d=1", accept_downloads=True)
    page.page.click("#take")
    with page.page.expect_download() as waiting:
        page.page.click(f"#takebox >> text={button}")
    assert Path(waiting.value.path()).read_bytes().startswith(begins)


def test_the_period_filters_and_plays(opened: Open) -> None:
    page = opened("v=pays&de=2024-01-01&a=2024-12-31&sd=0")
    kept = page.numbers()[0]
    page.page.click("text=Tout >> nth=-1")
    page.page.click("#play")
    page.until("location.hash.includes('a=2006')")
    page.page.click("#play")
    assert 0 < kept < 2000


def test_the_tour_goes_through_its_views(opened: Open) -> None:
    page = opened()
    page.page.click("#tour-start")
    told = []
    for _ in range(20):
        told.append(page.text("#tourbox p"))
        if page.page.locator("[data-step='next']").is_disabled():
            break
        page.page.keyboard.press("Enter")
    assert len(set(told)) == len(told) > 5
    page.page.click("[data-step='end']")
    assert page.page.locator("#tourbox").is_hidden()


def test_english_is_one_click_away(opened: Open, release: Release) -> None:
    page = opened()
    page.page.click("#language")
    assert (
        page.text("#evidence h2"),
        page.page.get_attribute("html", "lang"),
        f"{release.counts['statements']:,}" in page.text("#sentence"),
    ) == (
        "Who works with whom",
        "en",
        True,
    )


def test_nothing_left_says_which_filter_to_loosen(opened: Open) -> None:
    page = opened("v=pays&f=unilateral&w=id/organisation/institut-delors")
    assert "Lever « " in page.text("#empty")
    page.page.click("#empty button")
    assert page.numbers()[0] > 0


def test_an_address_that_names_what_is_not_here_opens_and_says_so(opened: Open) -> None:
    assert "id/territory/nowhere" in opened("v=pays&n=id/territory/nowhere&s=nonsense&d=99&ep=%ZZ").text(
        "#sentence"
    )


def test_without_scripts_statements_and_quotes_are_there(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    assert (page.page.locator("noscript table").count(), page.page.locator("noscript q").count() > 1000) == (
        5,
        True,
    )


def test_hostile_names_run_nothing_and_break_nothing(opened: Open, hostile_page: Path) -> None:
    for view in (
        "",
        "v=instruments",
        "v=pays&t=tableau",
        "v=pays&t=lecture&li=d1",
        "v=instruments&n=id/territory/jpn&d=1",
    ):
        page = opened(view, path=hostile_page)
        assert page.page.title().startswith("Entente")
        assert page.page.locator("body img, body b").count() == 0
    page.page.click("#take")
    with page.page.expect_download() as waiting:
        page.page.click("#takebox >> text=CSV")
    assert "'=1+1" in Path(waiting.value.path()).read_text("utf-8")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800), (2560, 1440)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_runs_off_the_side(opened: Open, width: int, height: int, language: str) -> None:
    page = opened(f"v=pays&l={language}", width, height)
    panes = ["filters", "graphe", "tableau", "evidence", "lecture", "timeline"] if width < 820 else [""]
    for pane in panes:
        if pane:
            page.page.click(f"#tabs [data-pane='{pane}']")
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width, pane


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "view",
    [
        "",
        "v=pays&n=id/territory/jpn",
        "v=pays&t=tableau&f=binding&te=1",
        "v=sujets&et=6",
        "v=pays&t=lecture&li=001_10fd14955a8171a2",
    ],
)
def test_axe_finds_no_serious_fault(opened: Open, view: str, theme: str) -> None:
    script = next((path for path in AXE if path.is_file()), None)
    need(script is not None, "axe-core is not installed: scripts/test does so where npm is")
    assert script is not None
    page = opened(view, color_scheme=theme, bypass_csp=True)
    page.page.evaluate(script.read_text("utf-8"))
    found = page.page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    told = [
        f"{v['id']}: {v['nodes'][0]['html'][:120]} {v['nodes'][0]['failureSummary'][:150]}"
        for v in found["violations"]
    ]
    assert told == []
