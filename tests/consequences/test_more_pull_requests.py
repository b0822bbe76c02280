"""What pull requests mean, part two: milestones, actions, indicators, costs, texts, layout, calendars."""

from tests.consequences._pull_request import FILES, PLAN, RISK, check, request


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
