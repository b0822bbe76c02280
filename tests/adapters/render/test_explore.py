import functools
import json
import re

import pytest

from pmsite.adapters.inline import inlined
from pmsite.adapters.render import FigureRenderer, links, theme_directory
from pmsite.adapters.render.explore import explored
from pmsite.locale.texts import texts
from pmsite.model.figure import (
    Gantt,
    GanttRow,
    LoadMap,
    Series,
)
from pmsite.stage.tree import StagedTree
from tests.adapters.render._explorable import (
    ALL,
    EVIL,
    LIBRARY,
    RENDERER,
    day,
    gantt,
    held,
    href,
    lines,
    load,
    matrix,
)


def test_a_row_says_when_it_is_and_leaves_out_what_it_has_not():
    data = explored(gantt("Task"), href, {"all": "All"})
    assert data["rows"][2] == {
        "id": "T2",
        "name": "Task",
        "to": "../atlas/risks/RISK-001/",
        "start": "2026-05-04",
        "finish": "2026-06-12",
        "until": "2026-06-19",
        "float": "Task",
        "percent": 40,
    }
    assert data["rows"][5] == {"id": "T5", "name": "Task"}
    assert data["finish"] == "2026-07-11"
    assert data["words"] == {"all": "All"}


def test_a_cell_has_the_records_of_every_assessment_in_their_order():
    data = explored(matrix("Late"), href, {})
    to = "../atlas/risks/RISK-001/"
    assert data["cells"][3][2]["entries"] == [[["RISK-001", "Late", to], ["RISK-002", "Late", to]], []]
    assert data["cells"][1][3]["entries"] == [[], [["RISK-001", "Late", None]]]
    assert data["moves"] == [["RISK-001", [4, 4], [2, 3], True]]


def test_points_stand_at_the_number_of_their_category_and_gaps_stay_gaps():
    data = explored(lines("Q"), href, {})
    assert data["names"] == ["Q0", "Q1", "Q2", "Q3"]
    assert data["lines"][0]["points"] == [[0, 1, "Q"], [1, None, ""], [2, 3, "Q"], [3, 2, "Q"]]


def test_a_cell_of_a_load_says_its_number_its_band_and_its_tasks():
    data = explored(load("Li"), href, {})
    assert data["weeks"] == [["W23", "Li", True], ["Li", "", False]]
    busy, free = ["128", 5, ["Li", "Li", "T-1 Li: 24 h"]], ["·", 1, ["Li", ""]]
    assert data["rows"] == [["Li", 0, [busy, free]], ["Li", 1, [free, busy]]]


EMPTY = {
    "no moves": matrix(moves=()),
    "small": matrix(small_scale=True),
    "no dates": Gantt(
        rows=(GanttRow("T", ""),), start=day(1, 1), finish=day(2, 1), today=day(1, 1), today_label=""
    ),
    "no values": Series(lines=()),
    "no weeks": LoadMap(weeks=(), lines=()),
}


@pytest.mark.parametrize("figure", EMPTY.values(), ids=EMPTY)
def test_where_nothing_is_to_explore_there_is_no_control(figure):
    assert explored(figure, href, {}) is None
    html = RENDERER.draw(figure, "atlas")
    assert "data-explore" not in html
    assert "data-figure" not in html


@pytest.mark.parametrize("name", ALL)
def test_the_data_is_an_attribute_that_no_text_ends(name):
    figure = ALL[name](EVIL + "'>\n\u2028\"<script>")
    html = RENDERER.draw(figure, "atlas")
    attribute = re.search(r" data-figure='([^']*)'", html)[1]
    assert not {"<", ">", "&"} & set(attribute)
    there = functools.partial(links.href, page="atlas")
    assert held(html) == json.loads(json.dumps(explored(figure, there, held(html)["words"])))
    assert "<script" not in html


@pytest.mark.parametrize("name", ALL)
def test_the_control_is_a_button_that_is_not_there_without_a_script(name):
    html = RENDERER.draw(ALL[name](), "atlas")
    assert (
        '<button type="button" class="pm-act" data-explore aria-pressed="false" hidden>Explore</button>'
        in html
    )


def test_the_words_of_a_chart_are_in_the_language_of_the_page():
    assert held(FigureRenderer(texts("zh"), [theme_directory()]).draw(gantt(), ""))["words"]["all"] == "全部"


def test_a_tree_for_other_generators_holds_the_library_and_its_licence():
    tree = inlined(StagedTree({}, ()), RENDERER)
    assert "v4.1.1" in tree.texts[LIBRARY][:200]
    assert "MIT License" in tree.texts["assets/vendor/plotly.LICENSE.txt"]


def test_no_page_names_the_library():
    assert "vendor" not in "".join(RENDERER.draw(make(), "") for make in ALL.values())
