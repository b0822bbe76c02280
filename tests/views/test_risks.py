"""A risk is shown as lowered in every place once all its responses are done and its score fell, and not before."""

import pytest

from pmsite.kpis._measured import measured
from pmsite.model.figure import Band
from pmsite.views import dashboard, record, responses, risk_report, risks
from pmsite.views._risk_matrix import matrix
from pmsite.views._status import risk_item
from tests.views._figures import cells, column, desk, figure, items, pages, plain, portal, said

FIRST = "{id: ACT-1, action: Ask, owner: li.wei, due: 2026-05-01, status: done, done: 2026-05-01}"
OPEN = "{id: ACT-2, action: Build, owner: li.wei, due: 2026-06-30}"
DONE = "{id: ACT-2, action: Build, owner: li.wei, due: 2026-06-30, status: done, done: 2026-06-04}"
LATER = "{id: ACT-2, action: Build, owner: li.wei, due: 2026-06-30, status: done, done: 2026-06-06}"
CANCELLED = "{id: ACT-2, action: Build, owner: li.wei, due: 2026-06-30, status: cancelled}"
FELL, STAYED = "{probability: 2, impact: 4}", "{probability: 4, impact: 4}"


def files(second, current):
    text = f"""id: RISK-001
title: Late
inherent: {{probability: 4, impact: 4}}
current: {current}
responses: [{FIRST}, {second}]"""
    return {"atlas/risks/RISK-001.md": text}


def everywhere(content):
    """What each place says of the risk: register, list of moves, report, tracker, record, indicator."""
    page = pages(risks, content)["atlas/risks"]
    register = figure(page, "Register").rows[0].cells[5]
    (band,) = [item for item in page.figures if isinstance(item, Band)]
    moves = items(band.figures[1].figures[1])
    report = figure(pages(risk_report, content)["atlas/risk-report"], "Top risks").rows[0].cells[4]
    tracker = column(
        figure(pages(responses, content)["atlas/responses"], "Every response"), "Effect on the risk"
    )
    own = figure(pages(record, content)["atlas/risks/RISK-001"], "Assessments")
    value = measured(portal(content)).get("risks_lowered", "ATLAS")
    return {
        "register": "lowered" in plain(register.sub),
        "moves": any("lowered" in meta for _, meta, _ in moves),
        "report": "lowered" in plain(report.sub),
        "tracker": "risk lowered" in tracker,
        "record": "Lowered" in plain(own.note),
        "indicator": value.numerator == 1,
    }


@pytest.mark.parametrize(
    ("second", "current", "lowered"),
    [
        (DONE, FELL, True),
        (CANCELLED, FELL, True),
        (OPEN, FELL, False),
        (LATER, FELL, False),
        (DONE, STAYED, False),
        (OPEN, STAYED, False),
        (DONE, "{probability: 5, impact: 4}", False),
    ],
)
def test_lowered_in_every_place_or_in_none(second, current, lowered):
    assert set(everywhere(files(second, current)).values()) == {lowered}


@pytest.mark.parametrize(("current", "arrows"), [(FELL, [((4, 4), (2, 4))]), (STAYED, [])])
def test_the_heat_map_moves_with_the_score(current, arrows):
    here = desk(portal(files(DONE, current)))
    drawn = matrix(here, here.of("risk"))
    assert [(move.start, move.end) for move in drawn.moves] == arrows


@pytest.mark.parametrize(
    ("second", "current", "moved"),
    [
        (OPEN, FELL, [("1 response open", "▼ 16 → 8")]),
        (DONE, FELL, [("lowered, every response done", "▼ 16 → 8")]),
        (DONE, STAYED, []),
    ],
)
def test_a_move_says_whether_responses_are_open(second, current, moved):
    (band,) = [
        item for item in pages(risks, files(second, current))["atlas/risks"].figures if isinstance(item, Band)
    ]
    assert [item[1:] for item in items(band.figures[1].figures[1])] == moved


@pytest.mark.parametrize(
    ("second", "said_"),
    [(OPEN, "1 of 2"), (DONE, "2 of 2"), (LATER, "1 of 2"), (CANCELLED, "1 of 1")],
)
def test_register_and_dashboards_count_responses_as_the_indicator_does(second, said_):
    content = files(second, STAYED)
    assert column(figure(pages(risks, content)["atlas/risks"], "Register"), "Responses done") == [said_]
    here = desk(portal(content))
    assert f"responses {said_} done" in plain(risk_item(here, here.of("risk")[0]).meta)
    assert pages(dashboard, content)


FIELDS = """id: RISK-001
title: Late
cause: One supplier
event: It delivers late.
effect: Go-live moves
trigger: A date is missed
contingency: Stub the gateway
inherent: {probability: 4, impact: {schedule: 4, cost: 2}}
target: {probability: 1, impact: 4}
acceptance: {by: chen.jie, date: 2026-05-06, until: 2026-06-04, score: 10}"""


def test_the_page_of_a_risk_has_its_sentence_assessments_and_acceptance():
    page = pages(record, {"atlas/risks/RISK-001.md": FIELDS})["atlas/risks/RISK-001"]
    (line,) = figure(page, "What may happen").lines
    assert plain(line) == "Because: One supplier. It may happen: It delivers late. The effect: Go-live moves."
    table = figure(page, "Assessments")
    assert cells(table) == [
        ["Inherent", "Critical", "4 · 51–70 %", "Schedule 4 · Cost 2"],
        ["Current", "Critical", "4 · 51–70 %", "Schedule 4 · Cost 2"],
        ["Target", "Low", "1 · ≤ 10 %", "4"],
    ]
    assert [row.cells[1].text[0].value for row in table.rows] == [16, 16, 4]
    assert plain(table.rows[1].cells[0].sub) == "not assessed anew: as inherent"
    beside = {
        fact.name: [said(piece) for piece in fact.text]
        for fact in figure(page, "Exposure and acceptance").facts
    }
    assert beside["Accepted by"] == [
        "chen.jie", "on 6 May", "·", "until 4 Jun", "·", "at score 10", "·", "expired and exceeded",
    ]  # fmt: skip
    names = [fact.name for fact in page.figures[1].facts]
    assert {"Trigger", "Contingency"} <= set(names)
    assert not {"Cause", "Inherent", "Acceptance"} & set(names)


def test_a_risk_that_says_little_has_no_empty_parts():
    files_ = {"atlas/risks/RISK-001.md": "id: RISK-001\ntitle: Late\nstatus: closed"}
    page = pages(record, files_)["atlas/risks/RISK-001"]
    assert not {"What may happen", "Assessments", "Acceptance"} & {item.title for item in page.figures}


def scored(number, start, now):
    front = f"id: RISK-{number:03}\ntitle: Late {number}\nowner: li.wei\n"
    levels = "".join(
        f"{name}: {{probability: {probability}, impact: {impact}}}\n"
        for name, (probability, impact) in {"inherent": start, "current": now}.items()
    )
    return {f"atlas/risks/RISK-{number:03}.md": front + levels}


def test_of_many_moves_the_largest_stand_beside_the_matrix():
    content = {}
    for number in range(1, 15):
        content |= scored(number, (5, 5), (5, 4) if number < 4 else (1, 1))
    page = pages(risks, content)["atlas/risks"]
    (band,) = [item for item in page.figures if isinstance(item, Band)]
    moved = band.figures[1].figures[1]
    assert (moved.small, len(moved.items)) == ("12 of 14", 12)
    assert [item.state.text for item in moved.items] == [
        *["▼ 25 → 1"] * 11,
        "▼ 25 → 20",
    ]


@pytest.mark.parametrize(
    ("bare", "whole", "expected"),
    [
        (1, 0, "No open risk is assessed yet. No review is due."),
        (1, 1, "No risk is critical. No review is due. 1 risk is not assessed."),
        (2, 1, "No risk is critical. No review is due. 2 risks are not assessed."),
    ],
)
def test_what_is_not_assessed_is_said_and_not_taken_for_calm(bare, whole, expected):
    content = {
        f"atlas/risks/RISK-{number:03}.md": f"id: RISK-{number:03}\ntitle: Bare"
        for number in range(1, bare + 1)
    }
    for number in range(50, 50 + whole):
        content |= scored(number, (2, 2), (1, 2))
    assert pages(risks, content)["atlas/risks"].figures[0].title == expected
