"""Frozen figures: drawn from what was written then, whatever the records say now."""

import datetime as dt

import pytest

from pmsite.graph.frozen import lines
from pmsite.model.figure import Cards, Lanes, Matrix, Table, Timeline
from pmsite.model.settings import Settings
from pmsite.release.release import release
from pmsite.views._embed_freeze import frozen
from pmsite.views._embeds import embeds, figure
from tests.views._figures import PEOPLE, cells, column, desk, items, portal

FILES = {
    **PEOPLE,
    "atlas/index.md": "kind: project\nid: ATLAS\ntitle: Rollout\nfinish: 2026-12-31\naudience: client",
    "atlas/risks/RISK-001.md": "title: Now called so\nstatus: closed\nowner: chen.jie\naudience: client\n"
    "inherent: {probability: 1, impact: 1}",
    "atlas/risks/RISK-002.md": "title: Secret\nowner: li.wei\ninherent: {probability: 1, impact: 1}",
}
ROWS = """frozen:
  as_of: 2026-03-31
  columns: [status, owner, current.score, quantified.probability, threatens]
  rows:
    - {id: RISK-001, title: Then called so, status: assessed, owner: li.wei, current.score: 15, quantified.probability: 30%, band: critical}
    - {id: RISK-002, title: Secret then, status: assessed, owner: li.wei, current.score: 6, threatens: [M1, RISK-001], band: medium}
    - {id: RISK-009, title: Gone, current.score: 1, band: low}
"""  # noqa: E501
REGISTER = f"register: kind = risk\ngroup: band\ntitle: Risks\n{ROWS}"


def drawn(block, audience=None, project="ATLAS", files=FILES, settings=None, language="en"):
    fenced = f"```pmsite\n{block.rstrip()}\n```\n"
    path = "atlas/reports/RPT-001.md" if project else "report.md"
    text = f"---\ntitle: Report\naudience: client\n---\n{fenced}"
    built = portal({**files, path: text}, settings=settings)
    built = release(built, audience) if audience else built
    (record,) = [found for found in built.graph if found.source.path == path]
    here = desk(built, project, language=language)
    return [figure(here, item) for item in embeds(here, record.body.text)]


def test_title_and_values_are_those_of_then():
    (table,) = drawn(REGISTER)
    assert (table.title, table.small) == ("Risks", "frozen, as of 31 Mar 2026")
    assert [row for row in cells(table) if len(row) > 1] == [
        ["RISK-001 Then called so", "Assessed", "Li Wei", "Critical", "30 %", "–"],
        ["RISK-002 Secret then", "Assessed", "Li Wei", "Medium", "–", "M1, RISK-001 Then called so"],
        ["RISK-009 Gone", "–", "–", "Low", "–", "–"],
    ]
    assert [row[0] for row in cells(table) if len(row) == 1] == ["Critical 1", "Medium 1", "Low 1"]


def test_records_that_exist_are_linked_and_those_that_are_gone_are_not():
    (table,) = drawn(REGISTER)
    refs = {row.cells[0].text[0].id: row.cells[0].text[0].to for row in table.rows if not row.group}
    assert refs["RISK-001"].page == "atlas/risks/RISK-001"
    assert refs["RISK-009"] is None


def test_it_speaks_the_readers_language():
    (table,) = drawn(REGISTER, language="zh")
    assert column_names(table)[1:3] == ["状态", "责任人"]
    assert "2026年3月31日" in table.small


def column_names(table):
    return [found.title for found in table.columns]


def test_max_items_cuts_what_was_found_then():
    (table,) = drawn(f"register: kind = risk\ngroup: band\nmax_items: 1\n{ROWS}")
    assert table.small == "1 of 3 · frozen, as of 31 Mar 2026"


def test_a_list_a_count_and_a_matrix():
    (listing,) = drawn(
        "list: kind = action\nfrozen:\n  as_of: 2026-03-31\n  rows:\n"
        "    - {id: ACT-001, title: Call, owner: li.wei, due: 2026-03-30, status: open, overdue: true, overdue_days: 1}"
    )
    assert items(listing) == [("ACT-001 Call", "Li Wei due Mon 30 Mar, 1 day ago", "1 day overdue")]
    (count,) = drawn(
        "count: kind = risk\nfrozen:\n  as_of: 2026-03-31\n  rows:\n    - {id: RISK-001, title: A}\n"
        "    - {id: RISK-009, title: B}"
    )
    assert isinstance(count, Cards)
    assert (count.cards[0].value, count.small) == ("2", "frozen, as of 31 Mar 2026")
    (matrix,) = drawn(
        "matrix: kind = risk\nfrozen:\n  as_of: 2026-03-31\n  rows:\n"
        "    - {id: RISK-001, title: A, inherent: {probability: 5, impact: 4}, current: {probability: 2, impact: 3}}"
    )
    assert isinstance(matrix, Matrix)
    assert [entry.id for entry in dict(matrix.cells[0][3].entries)["inherent"]] == ["RISK-001"]
    assert [entry.id for entry in dict(matrix.cells[3][2].entries)["current"]] == ["RISK-001"]


MILESTONE = (
    "timeline: kind = milestone\nfrozen:\n  as_of: 2026-03-31\n  rows:\n"
    "    - {id: M1, title: Built, baseline: 2026-03-20, forecast: 2026-04-10, slip_days: 15, status: delayed}\n"
)


def test_a_timeline_stands_at_the_frozen_day_and_shows_nothing_of_today():
    (line,) = drawn(MILESTONE)
    assert isinstance(line, Timeline)
    assert (line.today, line.today_label, line.target) == (dt.date(2026, 3, 31), "As of 31 Mar", None)
    (mark,) = line.marks
    assert (mark.id, mark.label, mark.status, mark.to) == ("M1", "10 Apr, +15 d", "Delayed", None)
    two = (
        MILESTONE.replace("id: M1", "id: ATLAS/M1")
        + "    - {id: BOREAS/M1, title: Chosen, baseline: 2026-03-01}"
    )
    files = {**FILES, "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Scanners"}
    (lanes,) = drawn(two, project=None, files=files)
    assert isinstance(lanes, Lanes)
    assert len(lanes.lanes) == 2


def test_nothing_found_then_is_said():
    (table,) = drawn("register: kind = risk\nfrozen: {as_of: 2026-03-31, columns: [], rows: []}")
    assert (table.rows, table.empty) == ((), "Nothing is found.")


# --- an audience


def test_an_audience_has_the_rows_of_released_records_and_no_trace_of_the_others():
    (table,) = drawn(
        REGISTER, audience="client", settings=Settings.model_validate({"audiences": {"client": {}}})
    )
    assert isinstance(table, Table)
    assert [row[0] for row in cells(table)] == ["Critical 1", "RISK-001 Then called so"]
    assert "Secret" not in repr(table)
    assert "Gone" not in repr(table)


def test_an_audience_counts_released_records_only():
    settings = Settings.model_validate({"audiences": {"client": {}}})
    block = "count: kind = risk\nfrozen:\n  as_of: 2026-03-31\n  rows:\n    - {id: RISK-001, title: A}\n"
    (count,) = drawn(block + "    - {id: RISK-002, title: B}\n", audience="client", settings=settings)
    assert count.cards[0].value == "1"


@pytest.mark.parametrize(
    ("hidden", "gone"),
    [("owner", "Owner"), ("quantified", "Quantified · Probability"), ("current", "Current · Score")],
)
def test_an_audience_has_no_columns_of_hidden_fields(hidden, gone):
    settings = Settings.model_validate({"audiences": {"client": {"hide_fields": {"risk": [hidden]}}}})
    (table,) = drawn(REGISTER, audience="client", settings=settings)
    assert gone in column_names(drawn(REGISTER)[0])
    assert gone not in column_names(table)


def test_what_asks_for_hidden_fields_is_not_shown_frozen_either():
    settings = Settings.model_validate({"audiences": {"client": {"hide_fields": {"risk": ["owner"]}}}})
    block = REGISTER.replace("kind = risk", "kind = risk and owner = li.wei")
    (withheld,) = drawn(block, audience="client", settings=settings)
    assert "RISK-001" not in repr(withheld)


# --- what is taken down is what is drawn


PLAN = """title: Plan
start: 2026-01-05
milestones:
  - {id: M1, name: Specified, baseline: 2026-03-20, actual: 2026-03-19, owner: li.wei}
  - {id: M2, name: "Built: all", baseline: 2026-07-20, owner: li.wei}"""
LIVE = {
    **PEOPLE,
    "atlas/plan.md": PLAN,
    "atlas/risks/RISK-001.md": "title: Late\nowner: li.wei\ntags: [a, b]\n"
    "inherent: {probability: 4, impact: {schedule: 5}}\nquantified: {probability: 30%, cost: 20000}\n"
    "threatens: [M1, M2]",
    "atlas/risks/RISK-002.md": "title: Ill\nowner: zhang.min\nstatus: monitoring\n"
    "inherent: {probability: 2, impact: 2}",
    "atlas/actions/ACT-001.md": "title: Call\nowner: li.wei\ndue: 2026-05-01",
    "atlas/actions/ACT-002.md": "title: 2026\nstatus: done\ndue: 2026-05-01\ndone: 2026-05-02",
}


@pytest.mark.parametrize(
    "block",
    [
        "register: kind = risk\ngroup: band\ncolumns: [status, owner, threatens, band, quantified.probability]",
        "register: kind = action\ncolumns: [status, owner, due, overdue]",
        "register: kind in (risk, action)\ngroup: kind",
        "list: kind = action\ngroup: owner",
        "list: kind = milestone",
        "count: kind = risk\ngroup: tags",
        "count: kind = risk",
        "matrix: kind = risk",
        "timeline: kind = milestone",
    ],
)
def test_on_the_day_itself_the_frozen_figure_is_the_figure_but_for_its_note(block):
    here = desk(portal(LIVE))
    (live,) = embeds(here, f"```pmsite\n{block}\n```\n")
    held = frozen(here, live)
    text = "\n".join(lines(held, live.kinds, columns=live.figure == "register"))
    (past,) = embeds(here, f"```pmsite\n{block}\n{text}\n```\n")
    assert past.frozen == held
    then, now = figure(here, past), figure(here, live)
    assert then.small.endswith("frozen, as of 5 Jun 2026")
    for name in ("rows", "items", "cards", "cells", "marks", "columns", "moves"):
        assert getattr(then, name, None) == getattr(now, name, None), name


def test_the_rows_are_those_counted_by_hand():
    here = desk(portal(LIVE))
    (live,) = embeds(
        here, "```pmsite\nregister: kind = risk\ncolumns: [owner, current.score]\ngroup: tags\n```\n"
    )
    assert lines(frozen(here, live), live.kinds, columns=True) == [
        "frozen:",
        "  as_of: 2026-06-05",
        "  columns: [owner, current.score]",
        "  rows:",
        "    - {id: RISK-001, title: Late, owner: li.wei, current.score: 20, tags: [a, b]}",
        "    - {id: RISK-002, title: Ill, owner: zhang.min, current.score: 4, tags: null}",
    ]
    assert column(figure(here, live), "Record")[0] == "a 1"
