"""The risk report: what needs a decision, what changed, and honest words where there is nothing."""

import pytest

from pmsite.model.settings import Settings
from pmsite.views import risk_report
from tests.views._figures import PEOPLE, cells, column, figure, head, items, pages, plain, titles

REPORT = """id: {id}
title: Report
status: {status}
audience: client
period: {{from: 2026-05-01, to: {to}}}"""


def report(name, to, status="published"):
    return {f"atlas/reports/{name}.md": REPORT.format(id=name, status=status, to=to)}


def risk(number, fields):
    text = f"id: RISK-{number:03}\ntitle: Late {number}\n{fields}"
    return {f"atlas/risks/RISK-{number:03}.md": text}


HIGH = "inherent: {probability: 3, impact: 4}"  # 12
CRITICAL = "inherent: {probability: 4, impact: 5}"  # 20
LOW = "inherent: {probability: 1, impact: 4}"  # 4


def page(files, **options):
    return pages(risk_report, {**PEOPLE, **files}, **options)["atlas/risk-report"]


def needs(fields):
    return [meta for _, meta, _ in items(figure(page(risk(1, fields)), "Needs a decision"))]


LATE = "responses: [{id: ACT-1, action: Ask, owner: li.wei, due: 2026-06-01}]"
AHEAD = "responses: [{id: ACT-1, action: Ask, owner: li.wei, due: 2026-06-30}]"
GONE = "responses: [{id: ACT-1, action: Ask, owner: li.wei, due: 2026-06-01, status: cancelled}]"
ACCEPTED = "acceptance: {by: chen.jie, date: 2026-05-01, until: %s, score: %s}"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (CRITICAL, "critical without a response: plan one, or accept it"),
        (f"{CRITICAL}\n{GONE}", "critical without a response: plan one, or accept it"),
        (f"{LOW}\n{LATE}", "response overdue: ACT-1; new date or other means"),
        (f"{LOW}\n{ACCEPTED % ('2026-06-04', 4)}", "acceptance expired on 4 Jun: accept anew, or respond"),
        (f"{LOW}\n{ACCEPTED % ('2026-06-30', 3)}", "scores 4, accepted at 3: accept anew, or respond"),
        (f"{LOW}\nstrategy: escalate", "escalated: a decision from above the project"),
        (f"{HIGH}\nnext_review: 2026-06-04", "review was due on Thu 4 Jun, 1 day ago"),
    ],
)
def test_each_rule_names_the_risk_that_it_is_about(fields, said):
    assert needs(fields) == [said]


@pytest.mark.parametrize(
    "fields",
    [
        f"{CRITICAL}\n{AHEAD}",
        f"{CRITICAL}\ntype: opportunity",
        f"{LOW}\n{ACCEPTED % ('2026-06-05', 4)}",
        f"{LOW}\nnext_review: 2026-05-01",
        f"{HIGH}\nnext_review: 2026-06-05",
        f"{CRITICAL}\nstatus: closed\nstrategy: escalate",
    ],
)
def test_what_is_in_hand_needs_no_decision(fields):
    assert needs(fields) == []
    assert figure(page(risk(1, fields)), "Needs a decision").empty == "Nothing needs a decision."


def test_the_sentence_counts_threats_responses_and_decisions():
    done = LATE.replace("}]", ", status: done, done: 2026-06-01}]").replace("ACT-1", "ACT-2")
    files = {
        **risk(1, CRITICAL),
        **risk(2, f"{LOW}\n{LATE}"),
        **risk(3, f"{LOW}\n{done}"),
        **risk(4, f"{LOW}\ntype: opportunity"),
        **risk(5, f"{CRITICAL}\nstatus: closed"),
    }
    assert head(page(files)).title == (
        "3 threats are open, 1 critical. 50 % of the responses due are done. 2 risks need a decision."
    )
    found = page(files)
    assert column(figure(found, "Top risks"), "Was") == ["20", "4", "4", "4"]
    assert column(figure(found, "Top risks"), "Responses done") == ["–", "0 of 1", "1 of 1", "–"]
    table = figure(found, "Response implementation rate: 50 %")
    assert table.small == "1 of 2 due; target 95 %"
    assert [row[0] for row in cells(table)] == ["ACT-1 Ask"]


def changes(files):
    found = page(files)
    (table,) = [item for item in found.figures if item.title.startswith("Changed since")]
    return table


def test_changes_are_those_after_the_period_of_the_last_published_report():
    files = {
        **report("RPT-1", "2026-04-30"),
        **report("RPT-2", "2026-05-29"),
        **report("RPT-3", "2026-06-03", "draft"),
        **report("RPT-4", "2026-06-30"),
        **risk(1, f"{LOW}\nidentified: 2026-05-30"),
        **risk(2, f"{LOW}\nidentified: 2026-05-29"),
        **risk(3, f"{LOW}\ncreated: 2026-06-01"),
        **risk(4, f"{LOW}\nstatus: closed\nclosed: 2026-06-02"),
        **risk(5, f"{LOW}\nstatus: closed\nclosed: 2026-05-01"),
        **risk(6, f"{LOW}\nstatus: occurred\nclosed: 2026-06-03"),
        **risk(7, f"{CRITICAL}\ncurrent: {{probability: 2, impact: 5}}\nreviewed: 2026-06-01"),
        **risk(8, f"{CRITICAL}\nreviewed: 2026-06-01"),
        **risk(9, f"{CRITICAL}\ncurrent: {{probability: 2, impact: 5}}\nreviewed: 2026-05-01"),
    }
    table = changes(files)
    assert (table.title, table.small) == ("Changed since the last report, to 29 May", "RPT-2")
    assert cells(table) == [
        ["Identified", "2", "RISK-001, RISK-003"],
        ["Occurred", "1", "RISK-006"],
        ["Closed or cancelled", "1", "RISK-004"],
        ["Scored anew", "1", "RISK-007 20 → 10"],
    ]


def test_without_a_published_report_changes_are_not_available():
    table = changes({**risk(1, LOW), **report("RPT-1", "2026-05-29", "draft")})
    assert (table.rows, table.empty) == ((), "n/a: no published report with a period yet.")


def listed(table):
    """Groups and rows of a table by their first cell."""
    return [plain(row.cells[0].text) for row in table.rows]


MATRIX = [["low"] * 5, ["low"] * 4 + ["critical"], ["low"] * 5, ["low"] * 5, ["high"] * 5]


CRITICAL_OF = "Critical · reviewed every {} · 1 due"
HIGH_OF, MEDIUM_OF, LOW_OF = (CRITICAL_OF.replace("Critical", band) for band in ("High", "Medium", "Low"))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        # identified on 1 May; the as-of day, 5 June, is 35 days later
        (
            {},
            [CRITICAL_OF.format("14 days"), "RISK-003 Late 3", HIGH_OF.format("30 days"), "RISK-002 Late 2"],
        ),
        (
            {"review_days": {"low": 35, "medium": 36, "high": 40, "critical": 36}},
            [LOW_OF.format("35 days"), "RISK-001 Late 1"],
        ),
        # cell by cell: 2 × 5 is critical, 5 × 1 is high, every other one of them low
        (
            {"matrix": MATRIX, "review_days": {"low": 90, "high": 35, "critical": 1}},
            [CRITICAL_OF.format("1 day"), "RISK-004 Late 4", HIGH_OF.format("35 days"), "RISK-005 Late 5"],
        ),
        # thresholds: 20 is high, 12 medium; whoever is not assessed has the days of medium
        (
            {"bands": {"medium": 12, "high": 20, "critical": 25}, "review_days": {"medium": 35, "high": 35}},
            [
                *(HIGH_OF.format("35 days"), "RISK-003 Late 3"),
                *(MEDIUM_OF.format("35 days"), "RISK-002 Late 2"),
                *("not assessed, as medium · reviewed every 35 days · 1 due", "RISK-006 Late 6"),
            ],
        ),
    ],
    ids=["default", "review_days", "matrix", "bands"],
)
def test_reviews_due_follow_the_configured_bands_and_days(options, expected):
    cells_ = {1: "1, impact: 4", 2: "3, impact: 4", 3: "4, impact: 5", 4: "2, impact: 5", 5: "5, impact: 1"}
    wanted = [1, 2, 3] if "matrix" not in options else [1, 2, 3, 4, 5]
    files = {}
    for number in wanted:
        files |= risk(number, f"identified: 2026-05-01\ninherent: {{probability: {cells_[number]}}}")
    if "bands" in options:
        files |= risk(6, "identified: 2026-05-01")
    found = page(files, settings=Settings.model_validate({"risk": options}))
    assert listed(figure(found, "Reviews due")) == expected


def test_a_review_that_is_written_says_so_and_the_last_one_stands_beside():
    files = {
        **risk(1, f"{LOW}\nreviewed: 2026-05-20\nnext_review: 2026-06-01"),
        **risk(2, f"{LOW}\nidentified: 2026-01-01"),
    }
    rows = [row for row in figure(page(files), "Reviews due").rows if not row.group]
    assert [[plain(cell.text) for cell in row.cells[3:]] for row in rows] == [
        ["20 May", "1 Jun"],
        ["never", "1 Apr"],
    ]
    assert [plain(row.cells[4].sub) for row in rows] == ["as written", ""]


def test_reviews_stand_by_band_and_acceptances_with_what_became_of_them():
    files = {
        **risk(1, f"{LOW}\nnext_review: 2026-06-01"),
        **risk(2, f"{HIGH}\nnext_review: 2026-06-05"),
        **risk(3, f"{CRITICAL}\nnext_review: 2026-06-06\n{ACCEPTED % ('2026-06-04', 10)}"),
        **risk(4, f"{LOW}\n{ACCEPTED % ('2026-06-30', 4)}"),
    }
    found = page(files)
    due = [HIGH_OF.format("30 days"), "RISK-002 Late 2", LOW_OF.format("90 days"), "RISK-001 Late 1"]
    assert listed(figure(found, "Reviews due")) == due
    assert cells(figure(found, "Acceptances")) == [
        ["RISK-003 Late 3", "Chen Jie", "4 Jun", "10", "Critical", "expired and exceeded"],
        ["RISK-004 Late 4", "Chen Jie", "30 Jun", "4", "Low", "holds"],
    ]


def test_an_occurred_risk_stands_with_its_issue_and_a_missing_one_is_said():
    files = {
        **risk(1, f"{LOW}\nstatus: occurred"),
        **risk(2, f"{LOW}\nstatus: occurred"),
        "atlas/issues/ISS-001.md": "id: ISS-001\ntitle: It came late\nstatus: open\ncame_from: RISK-001",
    }
    assert [item[:2] for item in items(figure(page(files), "Occurred, with their issues"))] == [
        ("RISK-001 Late 1", "ISS-001 It came late"),
        ("RISK-002 Late 2", "no issue came from it"),
    ]


def test_what_is_empty_says_so():
    found = page(risk(1, f"{LOW}\nstatus: closed"))
    assert head(found).title == "No threat is open."
    assert figure(found, "Top risks").empty == "No risk is open."
    assert figure(found, "Reviews due").empty == "No review is due."
    assert figure(found, "Acceptances").empty == "No open risk is accepted."
    assert figure(found, "Occurred, with their issues").empty == "No risk has occurred."
    table = figure(found, "Response implementation rate: n/a")
    assert (table.small, table.empty) == ("no risk has a response", "None is overdue.")


def test_an_audience_reads_no_advice_and_nothing_about_what_it_does_not_see():
    files = {
        **risk(1, f"audience: client\n{CRITICAL}"),
        **risk(2, f"audience: client\nstatus: occurred\n{LOW}"),
        "atlas/issues/ISS-001.md": "id: ISS-001\ntitle: Internal\nstatus: open\ncame_from: RISK-002",
    }
    found = page(files, audience="client", settings=Settings())
    assert "Needs a decision" not in titles(found)
    assert not {"Exposure", "Acceptances", "Reviews due"} & set(titles(found))
    assert head(found).title == "1 threat is open, 1 critical."
    assert items(figure(found, "Occurred, with their issues")) == [("RISK-002 Late 2", "", "")]
    assert "Internal" not in str(found)


def test_without_risks_there_is_no_page_and_none_of_the_portfolio():
    assert not pages(risk_report, PEOPLE)
    assert not pages(risk_report, risk(1, LOW), None)


def test_the_page_stands_with_the_risks():
    found = page(risk(1, LOW))
    assert (found.area, found.nav, found.address.page) == ("risks", "Risk report", "atlas/risk-report")
    assert plain(figure(found, "Top risks").note) == "Was: the score when the risk was first assessed."
