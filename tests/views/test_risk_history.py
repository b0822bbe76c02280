"""The dated history of a risk, from what its record and the published reports hold."""

import pytest

from pmsite.model.settings import AudienceSettings, Settings
from pmsite.views import record
from tests.analyses._past import Story, project
from tests.analyses._past import record as written
from tests.views._figures import AS_OF, PEOPLE, cells, desk, figure, pages, plain, titles
from tests.views._past import remembered

TITLE = "History of the assessment"
ACCEPTED = "acceptance: {by: chen.jie, date: 2026-05-06, until: 2026-06-30, score: 10}\n"
RESPONSE = "responses: [{id: ACT-1, action: Ask, due: 2026-05-01, status: done, done: 2026-05-01}]\n"
WHOLE = (
    "owner: li.wei\ncreated: 2026-04-01\nidentified: 2026-03-30\nreviewed: 2026-06-01\n"
    "inherent: {probability: 4, impact: 4}\ncurrent: {probability: 2, impact: 4}\n" + ACCEPTED
)


def page(fields, files=None, **options):
    text = f"id: RISK-001\ntitle: Late\n{fields}"
    found = pages(record, {**PEOPLE, "atlas/risks/RISK-001.md": text, **(files or {})}, **options)
    return found["atlas/risks/RISK-001"]


def history(fields, files=None, **options):
    return figure(page(fields, files, **options), TITLE)


def scores(table):
    values = [[getattr(piece, "value", None) for piece in row.cells[3].text] for row in table.rows]
    return [value[0] if value else None for value in values]


def test_days_stand_in_their_order_with_who_score_and_the_move_since_the_one_before():
    table = history(WHOLE)
    assert cells(table) == [
        ["30 Mar", "Identified", "Li Wei", "Critical", "–"],
        ["6 May", "Accepted until 30 Jun", "Chen Jie", "10", "▼ 6 lower than 16"],
        ["1 Jun", "Reviewed", "Li Wei", "Medium", "▼ 2 lower than 10"],
    ]
    assert scores(table) == [16, None, 8]
    assert "git log" in plain(table.note)


def test_the_day_of_the_record_stands_in_for_the_one_of_the_identification():
    assert cells(history(WHOLE.replace("identified: 2026-03-30\n", "")))[0][:2] == ["1 Apr", "Identified"]


@pytest.mark.parametrize(
    ("current", "moved"),
    [("{probability: 5, impact: 4}", "▲ 4 higher than 16"), ("{probability: 4, impact: 4}", "unchanged")],
)
def test_a_score_may_rise_or_stay(current, moved):
    fields = WHOLE.replace(ACCEPTED, "").replace("{probability: 2, impact: 4}", current)
    assert cells(history(fields))[-1][-1] == moved


def test_a_review_that_assessed_nothing_anew_says_so():
    fields = WHOLE.replace("current: {probability: 2, impact: 4}\n", "").replace(ACCEPTED, "")
    table = history(fields)
    assert plain(table.rows[1].cells[1].sub) == "not assessed anew: as inherent"
    assert scores(table) == [16, 16]


def test_a_review_with_every_response_done_says_that_the_risk_is_lowered():
    table = history(WHOLE + RESPONSE)
    assert plain(table.rows[-1].cells[1].sub) == "lowered, every response done"
    assert (
        plain(
            history(WHOLE + RESPONSE.replace(", done: 2026-05-01", ", done: 2026-06-20"))
            .rows[-1]
            .cells[1]
            .sub
        )
        == ""
    )


def test_a_score_without_a_review_has_no_day_and_stands_last():
    table = history(WHOLE.replace("reviewed: 2026-06-01\n", ""))
    assert cells(table)[-1] == ["not dated", "Assessed anew", "Li Wei", "Medium", "▼ 2 lower than 10"]


def test_what_is_not_assessed_is_not_available_and_never_nought():
    fields = "created: 2026-04-01\nreviewed: 2026-06-01\n" + ACCEPTED
    assert cells(history(fields)) == [
        ["1 Apr", "Identified", "–", "n/a", "–"],
        ["6 May", "Accepted until 30 Jun", "Chen Jie", "10", "–"],
        ["1 Jun", "Reviewed", "–", "n/a", "–"],
    ]


def test_days_to_come_are_not_history():
    assert [row[0] for row in cells(history(WHOLE.replace("2026-06-01", "2026-06-08")))] == [
        "30 Mar",
        "6 May",
    ]


ISSUE = "id: ISS-001\ntitle: It came late\nstatus: open\nraised: 2026-06-03\ncame_from: RISK-001"


def test_an_occurred_risk_ends_in_its_issue_on_the_day_that_it_was_raised():
    table = history(WHOLE + "status: occurred\n", {"atlas/issues/ISS-001.md": ISSUE})
    assert cells(table)[-1] == ["3 Jun", "Occurred ISS-001 It came late", "Li Wei", "–", "–"]
    closed = history(WHOLE + "status: occurred\nclosed: 2026-06-04\n", {"atlas/issues/ISS-001.md": ISSUE})
    assert cells(closed)[-1][0] == "4 Jun"


@pytest.mark.parametrize(("status", "word"), [("closed", "Closed"), ("cancelled", "Cancelled")])
def test_a_closed_risk_ends_on_its_day(status, word):
    assert cells(history(f"{WHOLE}status: {status}\nclosed: 2026-06-04\n"))[-1][:2] == ["4 Jun", word]


def report(kpi, status="published"):
    text = f"id: RPT-1\ntitle: May\nstatus: {status}\nfigures:\n  as_of: 2026-05-29\n  kpis: [{kpi}]"
    return {"atlas/reports/RPT-1.md": text}


def test_a_published_report_that_counted_it_as_lowered_is_named():
    counted = "{key: risks_lowered, value: 1, records: [ATLAS/RISK-001]}"
    assert cells(history(WHOLE, report(counted)))[2] == [
        "29 May",
        "Counted as lowered in RPT-1",
        "–",
        "–",
        "–",
    ]


@pytest.mark.parametrize(
    ("kpi", "status"),
    [
        ("{key: risks_lowered, value: 1, records: [ATLAS/RISK-002]}", "published"),
        ("{key: risk_response, value: 1, records: [ATLAS/RISK-001]}", "published"),
        ("{key: risks_lowered, value: 1}", "published"),
        ("{key: risks_lowered, value: 1, records: [ATLAS/RISK-001]}", "draft"),
        ("just words", "published"),
    ],
)
def test_other_frozen_figures_say_nothing_of_it(kpi, status):
    assert [row[0] for row in cells(history(WHOLE, report(kpi, status)))] == ["30 Mar", "6 May", "1 Jun"]


@pytest.mark.parametrize("fields", ["inherent: {probability: 4, impact: 4}", "created: 2026-04-01"])
def test_without_days_or_scores_there_is_no_history(fields):
    assert TITLE not in titles(page(fields))


def test_an_audience_reads_only_what_was_released_to_it():
    settings = Settings(
        audiences={"client": AudienceSettings(hide_fields={"risk": ["acceptance", "inherent"]})}
    )
    fields = f"audience: client\n{WHOLE}{RESPONSE}status: occurred\nclosed: 2026-06-04\n"
    table = history(fields, {"atlas/issues/ISS-001.md": ISSUE}, audience="client", settings=settings)
    assert [row[:2] for row in cells(table)] == [
        ["30 Mar", "Identified"],
        ["1 Jun", "Reviewed"],
        ["4 Jun", "Occurred"],
    ]
    assert scores(table) == [None, 8, None]
    assert not {"Chen Jie", "n/a"} & {text for row in cells(table) for text in row}
    assert "lowered" not in str(table)
    assert "git" not in plain(table.note)


def known(told, fields=WHOLE, **options):
    files = {**PEOPLE, "atlas/risks/RISK-001.md": f"id: RISK-001\ntitle: Late\n{fields}"}
    built = remembered(told, files=files, as_of=AS_OF, **options)
    (found,) = [item for item in record.pages(desk(built)) if item.address.page == "atlas/risks/RISK-001"]
    return figure(found, TITLE)


def assessments(*currents):
    """A risk that is added with its first assessment on 1 May and assessed anew on each day after."""
    first = {"inherent": {"probability": 4, "impact": 4}}
    told = Story().commit(
        {"atlas/index.md": project(), "atlas/risks/RISK-001.md": written("RISK-001", **first)}
    )
    for current in currents:
        told.commit({"atlas/risks/RISK-001.md": written("RISK-001", **first, current=current)})
    return told


def test_commits_date_the_assessments_between_the_reviews():
    told = assessments({"probability": 5, "impact": 4}, {"probability": 3, "impact": {"cost": 2, "time": 4}})
    told.commit(
        {"atlas/risks/RISK-001.md": written("RISK-001", current={"probability": 2, "impact": 4})}, at=31
    )
    fields = WHOLE.replace(ACCEPTED, "")
    table = known(told, fields)
    assert [(row[0], row[1]) for row in cells(table)] == [
        ("30 Mar", "Identified"),
        ("2 May", "Assessed"),
        ("3 May", "Assessed"),
        ("1 Jun", "Assessed"),
    ]
    assert scores(table) == [16, 20, 12, 8]
    assert "git log" not in plain(table.note)


def test_a_commit_that_assesses_nothing_anew_is_no_assessment():
    told = assessments({"probability": 2, "impact": 4})
    told.commit(
        {
            "atlas/risks/RISK-001.md": written(
                "RISK-001", cause="Rain", current={"probability": 2, "impact": 4}
            )
        }
    )
    table = known(told, WHOLE.replace(ACCEPTED, ""))
    assert scores(table) == [16, 8, 8]
    assert [row[1] for row in cells(table)] == ["Identified", "Assessed", "Reviewed"]


def test_an_assessment_that_is_not_committed_has_the_day_of_its_review():
    table = known(assessments({"probability": 5, "impact": 4}), WHOLE.replace(ACCEPTED, ""))
    assert scores(table) == [16, 20, 8]
    assert [row[0] for row in cells(table)] == ["30 Mar", "2 May", "1 Jun"]


def test_a_shallow_clone_dates_what_it_knows_and_says_so():
    told = assessments({"probability": 5, "impact": 4}, {"probability": 2, "impact": 4}).shallow(2)
    table = known(told, WHOLE.replace(ACCEPTED, "").replace("reviewed: 2026-06-01\n", ""))
    assert scores(table) == [16, 8]
    assert plain(table.note).endswith("What happened before 2 May is unknown: the clone is shallow.")
