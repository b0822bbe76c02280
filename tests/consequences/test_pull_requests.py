"""What pull requests mean: each edit with exactly its changes and consequences, worked out by hand.

The portal, its plan and its sums stand in ``_pull_request.py``. Where an edit says "green to amber" of the schedule:
a milestone that is still open slips by more than 5 working days, or the finish lies behind its target, 31 March.
"""

from tests.consequences._pull_request import AMBER, FILES, LONG_MANUAL, PLAN, RISK, T2, T3, check, request


def test_01_a_task_slips_within_its_float():
    found = request({PLAN: (T3, "name: Manual, duration: 5d")})  # 9 to 13 March
    check(
        found,
        changed=[("T-3", "duration", "3d", "5d")],
        consequences=[
            ("float_used", "T-3", 12, 10, -2),
            ("float_used", "M3", 12, 10, -2),
            ("milestone_forecast", "M3", "2026-03-11", "2026-03-13", 2),
        ],
    )


def test_02_a_critical_task_slips():
    found = request({PLAN: (T2, "name: Build, duration: 20d")})  # to 3 April, the test to 10 April
    check(
        found,
        changed=[("T-2", "duration", "10d", "20d")],
        consequences=[("milestone_forecast", "M2", "2026-03-27", "2026-04-10", 10), *AMBER],
    )


def test_03_a_task_slips_onto_the_critical_path():
    found = request(LONG_MANUAL)  # 9 to 30 March: M2 a day later, one day of float for what was critical
    check(
        found,
        changed=[("T-3", "duration", "3d", "16d")],
        consequences=[
            ("critical", "M3", False, True),
            ("critical", "T-2", True, False),
            ("critical", "T-3", False, True),
            ("critical", "T-4", True, False),
            ("float_used", "M3", 12, 0, -12),
            ("float_used", "T-3", 12, 0, -12),
            ("milestone_forecast", "M2", "2026-03-27", "2026-03-30", 1),
            ("milestone_forecast", "M3", "2026-03-11", "2026-03-30", 13),
            *AMBER,
        ],
    )


def test_04_the_revert_is_the_same_turned_round():
    found = request(LONG_MANUAL, back=True)
    check(
        found,
        changed=[("T-3", "duration", "16d", "3d")],
        consequences=[
            ("critical", "M3", True, False),
            ("critical", "T-2", False, True),
            ("critical", "T-3", True, False),
            ("critical", "T-4", False, True),
            ("float_used", "T-2", 1, 0, -1),
            ("float_used", "T-4", 1, 0, -1),
            ("milestone_forecast", "M2", "2026-03-30", "2026-03-27", -1),
            ("milestone_forecast", "M3", "2026-03-30", "2026-03-11", -13),
            ("status overall", "P", "amber", "green"),
            ("status schedule", "P", "amber", "green"),
        ],
    )


def test_05_a_risk_is_raised_into_the_next_band():
    found = request({RISK: ("current: {probability: 2", "current: {probability: 3")})
    check(
        found,
        changed=[("RISK-1", "current.probability", 2, 3)],
        consequences=[("risk_score", "RISK-1", 8, 12)],
    )
    (item,) = found.whole.consequences
    assert item.more["cell"] == {"old": [2, 4], "new": [3, 4]}
    assert item.more["band"] == {"old": "medium", "new": "high"}


def test_06_a_risk_becomes_critical_and_its_review_is_due_at_once():
    # a critical risk is reviewed every 14 days: the last time was 20 February, 14 days before the as-of day
    found = request({RISK: ("current: {probability: 2", "current: {probability: 4")})
    check(
        found,
        changed=[("RISK-1", "current.probability", 2, 4)],
        consequences=[
            ("problem_new", "RISK-1", "PM152"),
            ("risk_score", "RISK-1", 8, 16),
            ("status overall", "P", "green", "red"),
            ("status risk", "P", "green", "red"),
        ],
    )


def test_07_the_last_open_response_is_done():
    found = request({RISK: ("due: 2026-03-20}", "due: 2026-03-20, status: done, done: 2026-03-06}")})
    check(
        found,
        changed=[("ACT-2", "status", "open", "done"), ("ACT-2", "done", None, "2026-03-06")],
        consequences=[
            ("action_closed", "ACT-2", "open", "done"),
            ("kpi", "KPI-1", 0.333333333, 0.666666667),
            ("kpi", "risks_lowered", 0, 1),
            ("responses_complete", "RISK-1", False, True),
            ("risk_lowered", "RISK-1", False, True),
        ],
    )


def test_08_a_change_with_ten_days_of_impact_is_approved():
    found = request(
        {
            "p/changes/CR-1.md": [
                ("in_review", "approved"),
                ("required: true}", "required: true, verdict: approved, date: 2026-03-06}"),
            ]
        }
    )
    check(
        found,
        changed=[
            ("CR-1", "status", "in_review", "approved"),
            ("CR-1", "approvals[ann].verdict", None, "approved"),
            ("CR-1", "approvals[ann].date", None, "2026-03-06"),
        ],
        consequences=[("change_decided", "CR-1", "in_review", "approved", 10)],
    )
    assert found.whole.consequences[0].more["cost"] == 2000


def test_09_a_link_breaks():
    found = request({RISK: ("threatens: [T-2, M2]", "threatens: [T-2, M9]")})
    check(
        found,
        changed=[("RISK-1", "threatens", '["T-2", "M2"]', '["T-2", "M9"]')],
        consequences=[("problem_new", "RISK-1", "PM030")],
    )


def test_10_a_link_of_the_plan_breaks():
    # the test waits for nothing: 6 to 12 March, M2 with it; the build to the 20th ends the project
    found = request({PLAN: ("depends: [T-2]", "depends: [T-9]")})
    check(
        found,
        changed=[("T-4", "depends", '["T-2"]', '["T-9"]')],
        consequences=[
            ("critical", "M2", True, False),
            ("critical", "T-4", True, False),
            ("float_used", "M3", 12, 7, -5),
            ("float_used", "T-3", 12, 7, -5),
            ("milestone_forecast", "M2", "2026-03-27", "2026-03-12", -11),
            ("problem_new", "T-4", "PM030"),
        ],
    )


def test_11_a_file_is_renamed():
    found = request({RISK: None, "p/risks/RISK-1-parts.md": FILES[RISK]})
    check(found, renamed=["RISK-1"])
    (item,) = found.whole.renamed
    assert (item.old_path, item.record.path) == (RISK, "p/risks/RISK-1-parts.md")


def test_12_a_file_is_renamed_and_edited():
    text = FILES[RISK].replace("cause: One supplier", "cause: Two suppliers")
    found = request({RISK: None, "p/risks/RISK-1-parts.md": text})
    check(found, renamed=["RISK-1"], changed=[("RISK-1", "cause", "One supplier", "Two suppliers")])


def test_13_a_person_who_owns_things_is_deleted():
    found = request({"people/bob.md": None})
    check(
        found,
        removed=["bob"],
        consequences=[
            ("problem_new", "T-3", "PM035"),
            ("problem_new", "ACT-2", "PM035"),
            ("problem_new", "DOC-1", "PM035"),
        ],
    )
