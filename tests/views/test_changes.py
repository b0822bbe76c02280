import datetime as dt
from dataclasses import replace

from pmsite.model.figure import Band, Series
from pmsite.release.release import release
from pmsite.views import changes
from tests.views._figures import (
    AS_OF,
    PEOPLE,
    PROJECT,
    cells,
    chips,
    column,
    desk,
    facts,
    figure,
    head,
    pages,
    plain,
    portal,
)


def change(identifier, fields):
    return {f"atlas/changes/{identifier}.md": f"id: {identifier}\ntitle: Title of {identifier}\n{fields}"}


FILES = {
    **PEOPLE,
    **change("CR-001", """status: closed
submitted: 2026-02-09
impact: {schedule: 1w, cost: 14000}
approvals: [{who: li.wei, required: true, verdict: approved, date: 2026-02-12}]"""),
    **change("CR-002", """status: rejected
submitted: 2026-02-26
impact: {schedule: 12d, cost: 96000}
approvals: [{who: li.wei, verdict: rejected, date: 2026-03-05}]"""),
    **change("CR-003", """status: implementing
submitted: 2026-03-09
impact: {schedule: -2d}
approvals:
  - {who: li.wei, required: true, verdict: approved, date: 2026-03-13}
  - {who: zhang.min, verdict: rejected, date: 2026-03-20}"""),
    **change("CR-004", """status: approved
submitted: 2026-03-10
impact: {schedule: about a week, cost: 1000}"""),
    **change("CR-005", """status: submitted
submitted: 2026-06-02
source: client
level: minor
impact: {schedule: 6d, cost: 58000}
approvals: [{who: chen.jie, required: true}]"""),
    **change("CR-006", """status: in_review
submitted: 2026-06-01
requester: li.wei
level: major
urgency: high
needed_by: 2026-06-09
impact: {schedule: 3d, cost: 84000}
approvals:
  - {who: li.wei, required: true, verdict: approved, date: 2026-06-04}
  - {who: chen.jie, required: true}
leads_to: BL-02"""),
    **change("CR-007", "status: withdrawn"),
    "atlas/baselines/BL-02.md": "id: BL-02\ntitle: After CR-006\ndate: 2026-06-05",
}  # fmt: skip


def page(files=FILES, **options):
    return pages(changes, files, **options)["atlas/changes"]


def test_the_sentence_adds_up_what_was_approved_and_what_is_pending():
    found = head(page())
    assert found.title == (
        "3 approved changes add 3 working days and ¥15,000. "
        "2 are pending and would add 9 working days and ¥142,000."
    )
    assert (page().area, page().nav, page().view) == ("client", "Change log", "atlas/changes")


def test_what_could_not_be_counted_is_said():
    assert plain(head(page()).sub) == (
        "The time of 1 approved change could not be counted: it is not stated as a duration. "
        "The cost of 1 approved change could not be counted: it is not stated."
    )


def test_nothing_stated_is_never_nought():
    found = page(change("CR-001", "status: approved"))
    assert head(found).title == "1 change is approved. None is pending."
    assert cells(figure(found, "What the changes add up to")) == [["Approved", "1", "n/a", "n/a", "1"]]


def test_the_change_that_waits_for_a_decision_stands_beside():
    ask = head(page()).ask
    assert ask is not None
    assert ask.title == "Decision needed by Tue 9 Jun 2026"
    assert [plain(line) for line in ask.lines] == [
        "CR-006 Title of CR-006",
        "Effect: +3 d and +¥84,000.",
        "Waiting for the verdict of Chen Jie.",
        "1 more waits.",
    ]


def test_pending_changes_come_first_then_the_newest():
    table = figure(page(), "All changes")
    assert [row[0].split()[0] for row in cells(table)] == [
        "CR-005", "CR-006", "CR-004", "CR-003", "CR-002", "CR-001", "CR-007",
    ]  # fmt: skip


def test_the_log_states_impact_time_approvals_and_baseline():
    table = figure(page(), "All changes")
    assert column(table, "Schedule") == ["+6 d", "+3 d", "about a week", "−2 d", "+12 d", "+5 d", "n/a"]
    assert column(table, "Cost")[:3] == ["+¥58,000", "+¥84,000", "+¥1,000"]
    assert column(table, "Cost")[3:] == ["n/a", "+¥96,000", "+¥14,000", "n/a"]
    assert column(table, "Approvals") == ["0 of 1", "1 of 2", "–", "1 of 1", "0 of 1", "1 of 1", "–"]
    assert column(table, "Time") == ["3 days", "1 day", "n/a", "4 days", "7 days", "3 days", "n/a"]
    assert column(table, "Leads to") == ["–", "BL-02", "–", "–", "–", "–", "–"]
    assert column(table, "Source")[0] == "Client"


def test_the_log_is_filtered_by_what_became_of_the_changes():
    assert chips(figure(page(), "All changes")) == {
        "All": 7, "Pending": 2, "Approved": 3, "Rejected": 1, "Withdrawn": 1,
    }  # fmt: skip


def test_the_sums_stand_by_state():
    assert cells(figure(page(), "What the changes add up to")) == [
        ["Pending", "2", "+9 d", "+¥142,000", "–"],
        ["Approved", "3", "+3 d", "+¥15,000", "1"],
        ["Rejected", "1", "+12 d", "+¥96,000", "–"],
        ["Withdrawn", "1", "n/a", "n/a", "1"],
    ]


def test_a_closed_change_that_was_rejected_adds_nothing():
    files = change(
        "CR-001", "status: closed\nimpact: {schedule: 5d}\napprovals: [{who: li.wei, verdict: rejected}]"
    )
    found = page({**PEOPLE, **files})
    assert head(found).title == "No change has been approved. None is pending."


def test_no_change_gives_no_page():
    assert not pages(changes, PEOPLE)
    assert not pages(changes, FILES, None)


def test_a_client_is_told_of_released_changes_only():
    files = {
        **FILES,
        **change("CR-005", "status: submitted\naudience: client\nimpact: {schedule: 6d, cost: 10}"),
    }
    found = page(files, audience="client")
    assert (
        head(found).title == "No change has been approved. 1 is pending and would add 6 working days and ¥10."
    )
    assert "CR-006" not in repr(found)


def test_the_changes_add_up_by_decision_then_by_submission():
    """CR-001 12 Feb and CR-003 13 Mar, CR-004 by nobody's verdict, then CR-006 and CR-005 as if approved."""
    table = figure(page(), "How the changes add up")
    assert [row[0].split()[0] for row in cells(table)] == ["CR-001", "CR-003", "CR-004", "CR-006", "CR-005"]
    assert column(table, "Date") == ["12 Feb", "13 Mar", "n/a", "1 Jun", "2 Jun"]
    assert column(table, "Time so far") == ["+5 d", "+3 d", "+3 d", "+6 d", "+12 d"]
    assert column(table, "Cost so far") == ["+¥14,000", "+¥14,000", "+¥15,000", "+¥99,000", "+¥157,000"]


def test_open_changes_stand_by_state_with_the_longest_and_the_mean_age():
    """CR-003 and CR-006 since their verdicts of 20 March and 4 June, the others since they were submitted."""
    table = figure(page(), "How long open changes have stood in their state")
    assert cells(table) == [
        ["Submitted", "1", "3 days", "3 days"],
        ["In review", "1", "1 day", "1 day"],
        ["Approved", "1", "87 days", "87 days"],
        ["Implementing", "1", "77 days", "77 days"],
    ]
    assert plain(table.rows[0].cells[2].sub) == "CR-005"


def test_two_approved_changes_with_a_date_make_no_curve():
    assert not [found for found in page().figures if isinstance(found, (Series, Band))]


def test_three_approved_changes_are_drawn_with_the_pending_ones_at_the_end():
    approved = (
        "status: approved\nsubmitted: 2026-02-01\nimpact: {{schedule: {days}, cost: {cost}}}\n"
        "approvals: [{{who: li.wei, required: true, verdict: approved, date: {day}}}]"
    )
    files = {
        **PEOPLE,
        **change("CR-001", approved.format(days="2d", cost=100, day="2026-02-10")),
        **change("CR-002", approved.format(days="-1d", cost=50, day="2026-03-10")),
        **change("CR-003", approved.format(days="4d", cost=25, day="2026-04-10")),
        **change("CR-004", "status: draft\nimpact: {schedule: 3d, cost: 1000}"),
    }
    (band,) = [found for found in page(files).figures if isinstance(found, Band)]
    drawn = [
        [[(point.x, point.y) for point in line.points] for line in found.lines] for found in band.figures
    ]
    days = [dt.date(2026, 2, 10), dt.date(2026, 3, 10), dt.date(2026, 4, 10), AS_OF]
    assert drawn == [
        [[*zip(days, [100, 150, 175, 175], strict=True)], [(AS_OF, 1175)]],
        [[*zip(days, [2, 1, 5, 5], strict=True)], [(AS_OF, 8)]],
    ]


def test_without_a_forecast_there_is_no_effect_on_the_finish():
    """The finish is not known and says so; nothing is granted, and so no budget is named."""
    found = facts(figure(page(), "If every pending change is approved"))
    assert list(found) == ["Finish"]
    assert found["Finish"].startswith("n/a")


def test_pending_changes_move_the_finish_and_the_budget():
    """Worked by hand: Friday 5 June and nine working days are Thursday 18; a tenth of the budget more."""
    files = {**FILES, "atlas/index.md": PROJECT + "\nfinish: 2026-06-20\nbudget: {labour: 1420000}"}
    built = portal(files)
    values = {"finish_forecast": AS_OF, "finish_with_pending": dt.date(2026, 6, 18)}
    built = replace(built, derived={**built.derived, "ATLAS": values})
    (found,) = changes.pages(desk(built))
    assert facts(figure(found, "If every pending change is approved")) == {
        "Finish": "5 Jun → 18 Jun target 20 Jun",
        "Budget granted": "¥1,420,000 → ¥1,562,000 +10 %",
    }
    shown = release(built, "client")
    assert "18 Jun" not in repr(list(changes.pages(desk(shown))))
