"""A project office's week as docs/how-to/a-week.md tells it: after each step every place says the right thing.

What is expected is told from the records of the demo and the commands of the how-to, not from the product's code.
"""

import json
import re

import pytest

from tests.acceptance._html import broken, read_site
from tests.acceptance._run import once
from tests.acceptance._week import Stage, play, steps

MONDAY, DONE, LOWERED, WEDNESDAY, THURSDAY, MET, FROZEN = LOOKED_AT = 2, 3, 5, 6, 7, 10, 11
"""Steps after which the portal is looked at."""
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def week(shared):
    return once(shared / "week", lambda folder: play(folder, LOOKED_AT))


@pytest.fixture(scope="module")
def after(week):
    """What the portal says after a step: words of a page by its path."""
    return lambda step: Stage(week / f"{step:02}")


@pytest.fixture(scope="module")
def said(week):
    return json.loads((week / "said.json").read_text())


def test_the_how_to_has_the_steps_that_are_looked_at_here():
    assert [step.heading.split(":")[0] for step in steps()] == [
        "Monday", "Monday", "Tuesday", "Tuesday", "Tuesday", "Wednesday", "Thursday",
        "Friday", "Friday", "Friday", "Friday", "Friday",
    ]  # fmt: skip


def test_a_new_risk_is_in_every_place(after):
    """It has 4 × 4; of the nine that were open none was critical, and T-56's milestone is threatened."""
    now = after(MONDAY)
    assert "10 open, 3 closed One risk is critical: Ningbo is rewired" in now["atlas/risks"]
    row = now.row("atlas/risks", "RISK-013")
    assert row.endswith("threatens M10 16 16 Critical 4 Liu Yang 0 of 1 22 Jun")
    assert "1 critical: RISK-013" in now["atlas"]
    assert re.search(r"Identified 2 RISK-006\D*RISK-013", now["atlas/risk-report"])
    assert "RISK-013" in now["atlas/milestones/M10"].partition("Threatened by")[2]
    assert "ATLAS/ACT-066 Test a mobile line in Ningbo" in now["people/liu.yang"]
    assert now.row("atlas/raid", "RISK-013").startswith("RISK-013 Ningbo is rewired")
    assert now.row("atlas/responses", "ACT-066").endswith("risk not lowered unchanged at 16")


def test_a_change_that_was_asked_for_waits_and_is_not_counted(after):
    """CR-004, CR-006 and CR-007 add 3 + 6 + 3 days and 19,000 + 58,000 + 84,000; CR-008 has no impact yet."""
    now = after(MONDAY)
    assert (
        "8 changes 3 approved changes add 4 working days and ¥72,200. 4 are pending" in now["atlas/changes"]
    )
    assert now.row("atlas/changes", "Pending 4").replace("\u2060", "") == "Pending 4 +12 d +¥161,000 1"
    assert "CR-008 Second rehearsal of the cut-over Sun Li Submitted" in now["atlas/changes"]


def test_responses_done_do_not_lower_a_risk_by_themselves(after):
    before, now = after(MONDAY), after(DONE)
    row = now.row("atlas/risks", "RISK-006 Acceptance data has no cross-border orders Assessed")
    assert row.endswith("12 12 High 4 Sun Li 2 of 2 4 Jul")
    for stage in (before, now):
        assert "7 of 12 threats were lowered" in stage["atlas/kpis/risks_lowered"]
        assert "RISK-006" not in stage["atlas/risks"].partition("Moved since")[2].partition("Exposure")[0]
    assert now.row("atlas/responses", "ACT-053").endswith("Done 9 Jun risk not lowered unchanged at 12")


def test_the_response_rate_counts_what_is_due(after):
    """By 8 June 22 are due and 20 done (ACT-048 and ACT-058 are open); on the 9th ACT-049, open, and ACT-053, done."""
    assert "20 of 22 risk" in after(MONDAY)["atlas/kpis/risk_response"]
    assert "21 of 24 risk" in after(DONE)["atlas/kpis/risk_response"]


def test_a_risk_that_is_scored_lower_with_all_responses_done_is_lowered_everywhere(after):
    now = after(LOWERED)
    assert "8 of 12 threats were lowered" in now["atlas/kpis/risks_lowered"]
    assert "lowered, every response done" in now.row("atlas/risks", "RISK-006")
    assert "2 of 2 lowered" in now["atlas/risks"].partition("Register")[2]
    for response in ("ACT-053", "ACT-054"):
        assert now.row("atlas/responses", response).endswith("risk lowered 12 → 4")
    assert "RISK-006 12 → 4" in now["atlas/risk-report"]
    assert "4 Low" in now["atlas/risks/RISK-006"]


def test_the_analysed_change_is_in_the_sums(after):
    now = after(LOWERED)
    assert "4 are pending and would add 13 working days and ¥167,400" in now["atlas/changes"]
    assert "Affected by" in now["atlas/milestones/M10"]
    assert "CR-008" in now["atlas/milestones/M10"].partition("Affected by")[2]


def test_feedback_and_verdicts_that_are_waited_for(after):
    now = after(WEDNESDAY)
    assert "1 of 3 statements waits for an answer" in now["atlas/feedback"]
    assert "Waits for Chen Hao , Sun Li , Chen Jie" in now["atlas/changes/CR-008"]
    for person in ("chen.hao", "sun.li", "chen.jie"):
        assert "ATLAS/CR-008" in now[f"people/{person}"]


def test_survey_document_and_answer_change_what_they_should(after):
    """Scores 4 5, 5 4, 3 3 of 5: 24 of 30, 80 of 100; with the spring's 116 of 135: (2,320 + 480) ÷ 33 = 84.8."""
    before, now = after(WEDNESDAY), after(THURSDAY)
    assert re.search(r"8 3 38 % 4\.0 1 to 5 80\b", now.row("atlas/surveys", "SUR-04"))
    assert "Clients give 86 of 100" in before["atlas/kpis/client_satisfaction"]
    assert "Clients give 85 of 100" in now["atlas/kpis/client_satisfaction"]
    assert "2,800 ÷ 33" in now["atlas/kpis/client_satisfaction"]
    assert "1 review is overdue" in before["atlas/documents"]
    assert "No review is overdue" in now["atlas/documents"]
    assert re.search(r"DOC-003 Communication plan .*1\.2 Published", now["atlas/documents"])
    assert "Call on Thursdays at four" in now["atlas/documents/DOC-003"]
    assert "statements are answered" in now["atlas/feedback"]


def test_progress_keeps_the_plan_where_it_is(after):
    """Without it T-432's two days would begin on the as-of day."""
    assert "16 Jun, +1 d" in after(MET)["atlas/milestones"]
    assert "24 Jun, +1 d" in after(MET)["atlas/milestones"]


def test_the_agenda_carries_forward_what_is_open(said):
    again = said[MET - 1][-1]
    carried = again.partition("Actions carried forward")[2].partition("item: ")[0]
    assert "ACT-067" in carried
    assert "ACT-023" in carried
    assert "ACT-020" not in carried
    assert "ACT-022" not in carried
    assert "CR-008" not in again
    assert "CR-007" in again


def test_what_the_meeting_decided_is_in_its_places(after):
    now = after(MET)
    minutes = now["atlas/meetings/MTG-009"]
    assert "Held on Fri 12 Jun 2026" in minutes
    assert "Absent Zhou Ting , Tang Yu , Xu Na" in minutes
    assert now.row("atlas/decisions", "DEC-023").endswith("Chen Jie , Sun Li Accepted – MTG-009")
    assert now.row("atlas/actions", "ACT-067").startswith(
        "ACT-067 Train in four groups instead of two Zhou Ting 16 Jun"
    )
    assert "Done 11 Jun" in now.row("atlas/actions", "ACT-020")
    assert "ACT-067 Open" in now["atlas/feedback"].partition("FB-003")[2]
    assert "ACT-067" in now["people/zhou.ting"]
    assert "4 approved changes add 5 working days and ¥78,600. 3 are pending" in now["atlas/changes"]
    assert "Decided in 4 days" in now["atlas/changes/CR-008"]


def test_the_approved_change_is_asked_for_a_baseline_until_it_has_one(week, after):
    """PM-codes are told by their words: major, approved, no baseline."""
    before, now = after(MET), after(FROZEN)
    assert "Approved" in before["atlas/changes/CR-008"].partition("State")[2][:12]
    assert "Baselined" in now["atlas/changes/CR-008"].partition("State")[2][:12]
    assert "BL-03 After the second rehearsal" in now["atlas/changes/CR-008"]
    assert "approved by CR-008 Second rehearsal of the cut-over" in now["atlas/baselines"]
    text = (week / "content/atlas/baselines/BL-03.md").read_text()
    assert "  M10: 2026-06-25\n" in text
    assert "  M11: 2026-06-30\n" in text
    assert "  M5: 2026-04-09\n" in text


def test_the_new_baseline_measures_from_now_on(after):
    now = after(FROZEN)
    assert "7 of 8 milestones due were reached on time" in now["atlas/kpis/on_time"]
    assert "next is M9 Acceptance test passed on Tue 16 Jun, in " in now["atlas/milestones"]
    assert "Declared At risk ; computed At risk" in now["atlas"]
    assert "On track for 30 Jun, no float left" in now["atlas"]


def test_the_week_ends_without_an_error_or_a_warning(said):
    assert ": 0 errors, 0 warnings, " in said[-1][0]


def test_the_site_at_the_end_of_the_week_is_whole(week):
    assert broken(read_site(week / "site"), week / "site") == []
