"""The page of components: every figure in every state, in both languages, clean in every window and on paper."""

import re
import typing

import pytest

from pmsite.model import figure as figures
from scripts import components
from scripts.specimens import pages, shown
from scripts.specimens.say import LONG, SHORT, speaker
from tests.acceptance._boxes import cut
from tests.acceptance._browser import dressed, opened, overflow, visited
from tests.acceptance._looks import WIDTHS, violations
from tests.acceptance._run import REPOSITORY, once, succeed

LANGUAGES = components.LANGUAGES
PAGES = {"components": "", "gantt": "plan/", "text": "text/"}
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PAPER = {"components": (680, 595, 842), "text": (680, 595, 842), "gantt": (1032, 842, 595)}
"""Width of a page between its margins in CSS pixels (A4 at 96 dpi), and the size of its sheets in points."""


def specimens():
    return [figure for page in pages(speaker("en"), "text") for figure in shown(page)]


def classes(base):
    return {
        one.__name__ for one in vars(figures).values() if isinstance(one, type) and issubclass(one, base)
    } - {"Figure"}


def test_every_class_of_figure_has_its_specimen():
    assert classes(figures.Figure) - {type(figure).__name__ for figure in specimens()} == set()


def test_a_class_without_a_specimen_is_found(monkeypatch):
    class Novelty(figures.Figure):
        """A figure that nobody has shown."""

    monkeypatch.setattr(figures, "Novelty", Novelty, raising=False)
    assert classes(figures.Figure) - {type(figure).__name__ for figure in specimens()} == {"Novelty"}


def test_every_piece_of_a_line_has_its_specimen_in_every_state():
    said = repr(specimens())
    for one in typing.get_args(figures.Inline):
        assert f"{one.__name__}(" in said, one
    for name, values in (("health", figures.Health), ("icon", figures.Icon), ("tone", figures.Tone)):
        for value in typing.get_args(values):
            assert f"{name}={value!r}" in said, value
    for stroke in typing.get_args(figures.Stroke):
        assert f"tone={stroke!r}" in said


@pytest.mark.parametrize("name", sorted(classes(figures.Figure) - {"Band", "Head", "Prose"}))
def test_every_figure_is_shown_with_something_and_with_nothing(name):
    titles = [figure.title for figure in specimens() if type(figure).__name__ == name]
    assert any(title.startswith(f"{name}: Empty") for title in titles), titles
    assert len(titles) > 1


def test_the_extremes_are_extreme():
    assert [abs(len(text) - 120) <= 1 for text in LONG] == [True, True]
    assert len(SHORT) == 1


@pytest.fixture(scope="session")
def built(shared):
    """Folder of the built pages, a folder a language."""

    def make(folder):
        succeed("python", "-m", "scripts.components", str(folder), cwd=REPOSITORY)

    return once(shared / "components", make)


@pytest.fixture(params=LANGUAGES)
def address(request, built, served):
    return served(built / request.param)


def test_nothing_is_written_inline(built):
    for page in built.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        article = html[html.index("<article") : html.index("</article")]
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", article), page


@pytest.mark.browser
@pytest.mark.parametrize(("size", "scheme"), [(DESK, "dark"), (PHONE, "light")], ids=["desk", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser, address, name, size, scheme):
    with opened(browser, address + PAGES[name], viewport=size) as (page, wrong):
        dressed(page, scheme)
        assert violations(page) + wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_in_any_window(context, address, name):
    with visited(context, address + PAGES[name]) as (page, wrong):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(150)
            assert (width, overflow(page), cut(page), wrong) == (width, "", [], [])


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_on_paper_nothing_is_cut_off(browser, address, name):
    width, wide, high = PAPER[name]
    with opened(browser, address + PAGES[name], viewport={"width": width, "height": 900}) as (page, wrong):
        dressed(page, "dark")
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
        boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
        assert {(round(float(one)), round(float(other))) for one, other in boxes} == {(wide, high)}
        page.emulate_media(media="print")
        assert (overflow(page), cut(page), wrong) == ("", [], [])
        assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--pm-bg').trim()") == "#fff"


@pytest.mark.browser
def test_a_focus_is_seen_and_motion_is_spared(browser, address):
    with opened(browser, address, viewport=DESK) as (page, _):
        page.keyboard.press("Tab")
        page.locator("article a").first.focus()
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        longest = page.evaluate(
            """Math.max(...[...document.querySelectorAll("*")].flatMap((one) =>
                 getComputedStyle(one).transitionDuration.split(",").map(parseFloat)))"""
        )
        assert outline == "solid"
        assert longest < 0.01


@pytest.mark.browser
def test_numbers_that_stand_below_each_other_are_tabular(context, address):
    with visited(context, address) as (page, _):
        loose = page.evaluate(
            """[...document.querySelectorAll("article :is(td, th, dd, .pm-value, .pm-date, svg text)")]
                 .filter((one) => !getComputedStyle(one).fontVariantNumeric.includes("tabular-nums"))
                 .map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert loose == []
