import re

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.figure import Grid, GridEntry, Zone

RENDERER = FigureRenderer(texts("en"), [theme_directory()])


def drawn(*entries, **options):
    grid = Grid(
        cells=((entries, ()), ((), ())),
        row_labels=("5", "4"),
        column_labels=("1", "2"),
        row_title="Influence",
        column_title="Interest",
        zones=(Zone("Manage closely", (0, 0), (0, 1), strong=True),),
        **options,
    )
    return RENDERER.draw(grid, "atlas/team")


def test_names_are_links_in_their_cell_and_plain_where_nothing_is_known():
    html = drawn(GridEntry("Li Wei", Address("people/li.wei"), "Specialist"), GridEntry("Guest"))
    assert '<a href="../../people/li.wei/" title="Specialist">Li Wei</a>' in html
    assert "<span>Guest</span>" in html


def test_scales_are_read_aloud_with_every_level():
    html = drawn(GridEntry("Li Wei"))
    assert '<th scope="row"><span class="pm-sr">Influence </span>5</th>' in html
    assert '<th scope="col"><span class="pm-sr">Interest </span>2</th>' in html


def test_a_zone_is_named_once_and_marks_its_edges():
    html = drawn(GridEntry("Li Wei"))
    assert html.count("Manage closely") == 1
    assert re.findall(r'<td class="(pm-zone[^"]*)"', html) == [
        "pm-zone pm-zone--strong pm-zone--top pm-zone--left",
        "pm-zone pm-zone--strong pm-zone--top",
        "pm-zone",
        "pm-zone",
    ]


def test_more_than_eight_names_of_a_cell_are_counted():
    html = drawn(*(GridEntry(f"Person {number}") for number in range(11)))
    assert "Person 7" in html
    assert "Person 8" not in html
    assert "+3" in html


def test_a_grid_without_names_says_so():
    assert "Nobody." in drawn(empty="Nobody.")
    assert "<table" not in drawn(empty="Nobody.")
