import dataclasses
import html.parser
import re

import pytest

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.locale.texts import texts
from pmsite.model import figure as figures
from pmsite.model.address import Address
from pmsite.model.figure import Cell, Column, Facts, Head, Listing, Prose, Ref, Row, Table, Words
from tests.adapters.render._figures import ALL, EVIL

RENDERER = FigureRenderer(texts("en"), [theme_directory()])
VOID = {"br", "col", "input", "img", "meta", "link", "hr"}


class Reader(html.parser.HTMLParser):
    """Tags and attributes of a fragment; refuses one that does not nest."""

    def __init__(self, fragment):
        super().__init__()
        self.tags, self.attributes, self.open = [], [], []
        self.feed(fragment)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(params=ALL, ids=[f"{number}-{type(figure).__name__}" for number, figure in enumerate(ALL)])
def drawn(request):
    return RENDERER.draw(request.param, "atlas/risks")


def test_every_class_of_figure_has_a_template():
    classes = [
        item for item in vars(figures).values() if isinstance(item, type) and issubclass(item, figures.Figure)
    ]
    names = {item.__name__.lower() for item in classes} - {"figure", "prose"}
    assert names <= {path.stem for path in (theme_directory() / "figures").glob("*.html")}


def test_no_text_of_a_figure_becomes_markup(drawn):
    read = Reader(drawn)
    assert {"script", "img"}.isdisjoint(read.tags)
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "style"]


def test_a_fragment_is_one_line(drawn):
    assert len(drawn.splitlines()) == 1
    assert drawn == drawn.strip()


def test_links_of_a_fragment_start_at_its_page(drawn):
    links = [value for name, value in Reader(drawn).attributes if name == "href"]
    commit = "https://x.example/" + EVIL[:2]  # of a revision, as its host has it
    ours = {link for link in links if not link.startswith("#")} - {commit}
    assert ours <= {"../../atlas/risks/RISK-004/#x%22y"}


def test_the_symbols_that_fragments_use_are_in_the_sprite():
    used = set(re.findall(r'href="#([ig]-[a-z-]+)"', "".join(RENDERER.draw(figure, "") for figure in ALL)))
    assert used <= set(re.findall(r'id="([^"]+)"', RENDERER.sprite()))


def test_the_same_figure_is_drawn_the_same_way():
    assert [RENDERER.draw(figure, "a") for figure in ALL] == [RENDERER.draw(figure, "a") for figure in ALL]


def test_prose_is_left_to_the_stage():
    assert RENDERER.draw(Prose(), "atlas") == ""


def test_the_sentence_of_a_page_is_its_only_h1():
    head = RENDERER.draw(Head(title="All is well.", subject="ATLAS"), "")
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", head) == ["All is well."]


def test_a_page_without_a_sentence_is_headed_by_its_subject():
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", RENDERER.draw(Head(subject="ATLAS"), "")) == ["ATLAS"]


def test_a_row_has_its_anchor_its_facts_and_what_it_sorts_by():
    table = Table(
        columns=(Column("Risk"), Column("Due", number=True)),
        rows=(
            Row(
                (Cell((Ref("R-1"),)), Cell((Words("5 Jun"),), sort="2026-06-05")),
                "R-1",
                facts=(("Owner", "Li"),),
            ),
        ),
    )
    drawn = RENDERER.draw(table, "")
    assert '<tr id="R-1" data-owner="Li">' in drawn
    assert 'data-h="Due" class="pm-num" data-sort="2026-06-05">5 Jun</td>' in drawn


def test_a_table_of_few_rows_has_no_filter_and_one_of_many_has():
    rows = tuple(Row((Cell((Words(str(n)),)),)) for n in range(10))
    few, many = (Table(columns=(Column("A"),), rows=rows[:count]) for count in (9, 10))
    assert "pm-tools" not in RENDERER.draw(few, "")
    assert 'type="search"' in RENDERER.draw(many, "")


@pytest.mark.parametrize(("rows", "paged"), [(50, False), (51, True)])
def test_a_table_of_more_than_fifty_rows_has_a_way_to_more(rows, paged):
    lines = (Row((Cell((Words("G"),)),), group=True), *(Row((Cell((Words(str(n)),)),)) for n in range(rows)))
    drawn = RENDERER.draw(Table(columns=(Column("A"),), rows=lines), "")
    assert ("pm-paging" in drawn) is paged
    assert drawn.count("<tr") == rows + 2


@pytest.mark.parametrize(
    ("rows", "compact", "there"), [(2, False, False), (3, False, True), (9, True, False), (10, True, True)]
)
def test_a_table_worth_taking_along_has_the_button_for_it(rows, compact, there):
    lines = tuple(Row((Cell((Words(str(n)),)),)) for n in range(rows))
    drawn = RENDERER.draw(Table(columns=(Column("A"),), rows=lines, compact=compact), "")
    assert ('class="pm-csv"' in drawn) is there


def test_a_record_s_neighbours_are_links_that_say_which():
    beside = {"before": Ref("R-1", "First", Address("p/R-1")), "after": Ref("R-3", "", Address("p/R-3"))}
    read = Reader(RENDERER.draw(Head(title="Second", here="R-2", **beside), "p/R-2"))
    links = [value for name, value in read.attributes if name in ("href", "rel", "aria-label")]
    assert links[links.index("prev") :] == [
        *("prev", "../../p/R-1/", "Previous: R-1 First"),
        *("next", "../../p/R-3/", "Next: R-3"),
    ]
    assert "pm-turn" not in RENDERER.draw(Head(title="Alone", here="R-2"), "p/R-2")


def test_without_rows_stands_what_the_view_says():
    table = Table(columns=(Column("A"),), rows=(), empty="No issue is open.")
    drawn = RENDERER.draw(table, "")
    assert "No issue is open." in drawn
    assert "<table" not in drawn


def test_a_value_that_is_not_there_is_a_dash():
    assert "<dd>–</dd>" in RENDERER.draw(Facts(facts=(figures.Fact("Owner", ()),)), "")


def test_punctuation_is_not_parted_from_its_word():
    drawn = RENDERER.draw(Listing(items=(figures.Item((Ref("M9"), Words(", late"))),)), "")
    assert "<b>M9</b></span>, late" in drawn


def test_a_template_of_the_portal_stands_for_ours(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "paragraphs.html").write_text("<p>\n\nown\n</p>", encoding="utf-8")
    renderer = FigureRenderer(texts("en"), [tmp_path, theme_directory()])
    assert renderer.draw(figures.Paragraphs(lines=()), "") == "<p> own </p>"
    assert "<dl>" in renderer.draw(Facts(facts=(figures.Fact("A", (Words("b"),)),)), "")


def test_a_picture_of_milestones_says_in_words_what_it_shows():
    timeline = next(figure for figure in ALL if isinstance(figure, figures.Timeline))
    marks = tuple(dataclasses.replace(mark, name="Go-live", label="26 Jun") for mark in timeline.marks)
    drawn = RENDERER.draw(dataclasses.replace(timeline, title="Milestones", marks=marks), "")
    assert 'role="img" aria-label="Milestones. M0 Go-live: 26 Jun; M1 Go-live: 26 Jun;' in drawn


def test_links_never_take_a_foreign_scheme():
    drawn = RENDERER.draw(Listing(items=(figures.Item((Ref("X", "", Address("javascript:alert(1)")),)),)), "")
    assert "javascript:" not in drawn
    assert EVIL not in drawn
