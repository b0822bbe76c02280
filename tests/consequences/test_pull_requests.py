"""What pull requests mean: each edit with exactly its changes and consequences, worked out by hand.

The portal, its plan and its sums stand in ``_pull_request.py``. Where an edit says "green to amber" of the schedule:
a milestone that is still open slips by more than 5 working days, or the finish lies behind its target, 31 March.
"""

from tests.consequences._pull_request import FILES, request

PLAN = "p/plan.md"
RISK = "p/risks/RISK-1-late.md"
T2, T3 = "name: Build, duration: 10d", "name: Manual, duration: 3d"
AMBER = [("status overall", "P", "green", "amber"), ("status schedule", "P", "green", "amber")]
LONG_MANUAL = {PLAN: (T3, "name: Manual, duration: 16d")}


def check(found, *, changed=(), consequences=(), added=(), removed=(), renamed=(), released=(), withdrawn=()):
    """Exactly this, and nothing else."""
    assert found.changed == set(changed)
    assert found.consequences == sorted(consequences, key=str)
    assert found.records == (list(added), list(removed), list(renamed))
    assert [(item.audience, item.record.id) for item in found.whole.released] == list(released)
    assert [(item.audience, item.record.id) for item in found.whole.withdrawn] == list(withdrawn)
    assert found.whole.files == ()
    assert found.whole.unreadable == ()


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


def test_14_a_milestone_is_added():
    line = "        - {id: M4, name: Built, owner: ann, depends: [T-2]}\n"
    found = request({PLAN: ("        - {id: M3,", f"{line}        - {{id: M3,")})
    check(found, added=["M4"], consequences=[("problem_new", "M4", "PM132")])


def test_15_a_released_record_is_added():
    text = "id: LES-1\ntitle: Order early\nrecommendation: Two suppliers\naudience: client"
    found = request({"p/lessons/LES-1.md": text})
    check(found, added=["LES-1"], released=[("client", "LES-1")])


def test_16_an_action_falls_due_before_today():
    found = request({"p/actions/ACT-3.md": ("2026-03-20", "2026-02-27")})
    check(
        found,
        changed=[("ACT-3", "due", "2026-03-20", "2026-02-27")],
        consequences=[("action_overdue", "ACT-3", False, True), ("problem_new", "ACT-3", "PM101")],
    )


def test_17_an_action_is_closed():
    text = "due: 2026-03-20\n        status: done\n        done: 2026-03-05"
    found = request({"p/actions/ACT-3.md": ("due: 2026-03-20", text)})
    check(
        found,
        changed=[("ACT-3", "status", "open", "done"), ("ACT-3", "done", None, "2026-03-05")],
        consequences=[
            ("action_closed", "ACT-3", "open", "done"),
            ("kpi", "KPI-1", 0.333333333, 0.666666667),
        ],
    )


def test_18_a_kpis_target_is_raised():
    found = request({"kpis/KPI-1.md": ("target: 30", "target: 40")})  # 33 % is below nine tenths of 40 %
    check(
        found,
        changed=[("KPI-1", "target", 30, 40)],
        consequences=[("kpi", "KPI-1", 0.333333333, 0.333333333)],
    )
    (item,) = found.whole.consequences
    assert item.more["crossed"]
    assert item.more["status"] == {"old": "green", "new": "red"}


def test_19_a_cost_is_booked():
    row = "2026-03-06,T-1,ann,,500,labour,\n"
    found = request({"p/actuals.csv": FILES["p/actuals.csv"] + row})  # 1,000 earned for 1,500
    check(
        found,
        changed=[("T-1", "actual_cost", 1000, 1500)],
        consequences=[
            ("actual_cost", "P", 1000, 1500),
            ("cpi", "P", 1, 0.666667),
            ("eac", "P", 4500, 6750),
            ("kpi", "within_budget", 1, 0),
            ("status cost", "P", "green", "red"),
            ("status overall", "P", "green", "red"),
        ],
    )


def test_20_only_a_text_is_edited():
    found = request({"p/documents/DOC-1.md": ("- two", "- three")})
    ((record, field, old, new),) = found.changed
    assert (record, field) == ("DOC-1", "body")
    assert ("- two" in old, "- three" in new) == (True, True)
    check(found, changed=found.changed)


def test_21_everything_is_laid_out_otherwise():
    plan = """
        # our plan
        title: "Plan"
        milestones:
        - id: M1
          name: 'Design approved'
          depends: T-1
          owner: ann
          actual: 2026-03-06
        - {depends: [T-4, T-3], id: M2, name: Live, owner: ann}
        - {id: M3, name: Manual printed, owner: ann, depends: [T-3]}
        tasks:
        - {id: T-4, name: Test, duration: 5d, owner: ann, budget: {labour: 1000.0}, depends: [T-2]}
        - {id: T-3, name: Manual, duration: 3d, owner: bob, budget: {labour: 500}, depends: [T-1]}
        - {id: T-2, name: Build, duration: 10d, owner: ann, budget: {labour: 2000}, depends: [T-1]}
        - id: T-1
          name: Design
          owner: ann
          duration: 5d
          budget:
            labour: 1000
          actual_start: 2026-03-02
          actual_finish: 2026-03-06
          progress:
          - percent: 100
            date: 2026-03-06
        version: '1.0'
        approvals:
        - who: ann
          required: true
          date: 2026-02-27
          verdict: approved
        id: PLAN-1
        """
    text = (
        FILES["p/documents/DOC-1.md"]
        .replace("written\n        for", "written for")
        .replace("- one", "-  one  ")
    )
    found = request(
        {
            PLAN: plan.replace("\n", "\r\n"),
            "p/documents/DOC-1.md": text,
            "p/index.md": FILES["p/index.md"].replace("id: P\n", "id:   P   # the key\n"),
            RISK: ("threatens: [T-2, M2]", "threatens: [M2, T-2]"),
            "p/actuals.csv": FILES["p/actuals.csv"].replace("1000", "1000.00"),
        }
    )
    check(found)
    assert found.whole.empty


def test_22_the_budget_is_raised():
    found = request({"p/index.md": ("labour: 5000", "labour: 6000")})
    check(found, changed=[("P", "budget.labour", 5000, 6000)], consequences=[("budget", "P", 5000, 6000)])


def test_23_a_day_becomes_a_holiday():
    # Monday 16 March: the build to the 23rd, the test 24 to 30; between the manual and the 30th lie 12 days as before
    holiday = "calendars: {office: {base: none, exceptions: [{date: 2026-03-16, works: false}]}}"
    found = request({}, settings=holiday, old_settings="calendars: {office: {base: none}}")
    check(
        found,
        changed=[
            (
                "mkdocs.yml",
                "calendars.office.exceptions[2026-03-16]",
                None,
                '{"date": "2026-03-16", "works": false}',
            )
        ],
        consequences=[("milestone_forecast", "M2", "2026-03-27", "2026-03-30", 1)],
    )


def test_24_a_task_is_deleted_with_what_refers_to_it():
    task = next(line for line in FILES[PLAN].splitlines(keepends=True) if "id: T-3" in line)
    milestone = next(line for line in FILES[PLAN].splitlines(keepends=True) if "id: M3" in line)
    edits = [(task, ""), ("depends: [T-4, T-3]", "depends: [T-4]"), (milestone, "")]
    found = request({PLAN: edits})
    check(
        found,
        removed=["M3", "T-3"],
        changed=[("M2", "depends", '["T-4", "T-3"]', '["T-4"]')],
        consequences=[("problem_new", "BL-01", "PM213"), ("problem_new", "BL-01", "PM213")],
    )


def test_25_progress_is_recorded():
    # a fifth of the build is done on its first day: EV 1,400 of PV 1,000, for the AC of 1,000
    text = "depends: [T-1], actual_start: 2026-03-06, progress: [{date: 2026-03-06, percent: 20}]}\n"
    found = request(
        {PLAN: ("budget: {labour: 2000}, depends: [T-1]}\n", f"budget: {{labour: 2000}}, {text}")}
    )
    # eight days remain from Monday the 9th: to the 18th, the test to the 25th, two days earlier
    check(
        found,
        changed=[
            ("T-2", "actual_start", None, "2026-03-06"),
            ("T-2", "progress[2026-03-06]", None, '{"date": "2026-03-06", "percent": 20}'),
        ],
        consequences=[
            ("cpi", "P", 1, 1.4),
            ("eac", "P", 4500, 3214.285714),
            ("float_used", "M3", 12, 10, -2),
            ("float_used", "T-3", 12, 10, -2),
            ("milestone_forecast", "M2", "2026-03-27", "2026-03-25", -2),
            ("spi", "P", 1, 1.4),
        ],
    )


def test_26_the_bands_of_risks_are_set_otherwise():
    bands = "calendars: {office: {base: none}}\nrisk: {bands: {medium: 4, high: 8, critical: 15}}"
    found = request({}, settings=bands, old_settings="calendars: {office: {base: none}}")
    check(
        found,
        changed=[("mkdocs.yml", "risk", None, '{"bands": {"medium": 4, "high": 8, "critical": 15}}')],
        consequences=[("risk_score", "RISK-1", 8, 8)],
    )
    assert found.whole.consequences[0].more["band"] == {"old": "medium", "new": "high"}
