import datetime as dt
from dataclasses import replace

import pytest

from pmsite.model.figure import Cards, Facts, Head, Listing, Matrix, Prose, Strip, Timeline
from pmsite.release.release import release
from pmsite.views import dashboard
from tests.views._dashboard import DERIVED, FILES, FINISH, LATE, M9, ON_DAY, WHOLE
from tests.views._figures import band, desk, facts, items, one, plain, portal


def page(files=FILES, derived=DERIVED, language="en"):
    built = portal(files)
    built = replace(built, derived={**built.derived, **derived})
    return next(dashboard.pages(desk(built, language=language)))


def whole(**values):
    return DERIVED | {"ATLAS": WHOLE | values}


def head(found):
    assert isinstance(found.figures[0], Head)
    return found.figures[0]


def strip(found):
    figure = found.figures[1]
    assert isinstance(figure, Strip)
    return {item.name: (item.status.health, item.measures) for item in figure.dimensions}


def alone(fields):
    return {"atlas/index.md": f"kind: project\nid: ATLAS\ntitle: A\n{fields}"}


def test_the_sentence_says_the_finish_the_float_and_what_it_needs():
    assert head(page()).title == "On track for 30 Jun, 4 working days of float left; one decision needed."


@pytest.mark.parametrize(
    ("fields", "values", "expected"),
    [
        ("finish: 2026-06-30", FINISH, "On track for 30 Jun, 4 working days of float left."),
        ("finish: 2026-06-30", ON_DAY, "On track for 30 Jun, no float left."),
        ("finish: 2026-06-30", LATE, "3 working days late: finish on 3 Jul instead of 30 Jun."),
        ("", {"finish_forecast": dt.date(2026, 7, 3)}, "Finish expected on 3 Jul."),
        ("finish: 2026-06-30", {}, "To be finished on 30 Jun; no forecast is computed."),
        ("", {}, "No date of the finish is known."),
        ("status: finished\nfinish: 2026-06-30", WHOLE, "The project is finished."),
        ("status: discontinued", {}, "The project was discontinued."),
    ],
)
def test_the_sentence_follows_the_finish(fields, values, expected):
    assert head(page(alone(fields), {"ATLAS": values})).title == expected


def test_a_date_that_holds_though_milestones_slip_is_not_called_on_track():
    derived = DERIVED | {"ATLAS/M9": M9 | {"slip_days": 9, "status": "at_risk"}}
    sentence = "30 Jun still holds, 4 working days of float left; one decision needed."
    assert head(page(derived=derived)).title == sentence


def test_the_decision_stands_with_its_day_and_consequence():
    ask = head(page()).ask
    assert ask.title == "Waiting for a decision by 9 Jun"
    line = "CR-007 Bilingual invoices · +¥84,000 · +3 d · waits for Chen Jie"
    assert [plain(found) for found in ask.lines] == [line]


def test_declared_and_computed_status_stand_side_by_side_with_the_reason():
    assert plain(head(page()).sub) == ("Declared On track; computed On track. Reason given: “Paid early”")
    derived = whole(finish_slip_days=21, float_to_finish_days=-21)
    assert plain(head(page(derived=derived)).sub).startswith(
        "Declared On track; computed Off track because of Schedule."
    )


def test_a_difference_without_a_reason_is_said():
    found = page(alone("status: off_track"), {"ATLAS": {"finish_slip_days": 0}})
    assert plain(head(found).sub).endswith("No reason is given for the difference.")


def test_the_strip_shows_six_dimensions_with_their_measures_and_why_one_is_grey():
    assert strip(page()) == {
        "Schedule": ("ok", ("finish 4 d ahead of its target", "M9 +2 d, limit 5 d")),
        "Cost": ("none", ("no earned value",)),
        "Scope": ("ok", ("1 change waits", "1 of 2 requirements met")),
        "Risk": ("ok", ("none critical", "1 open, Σ score 12")),
        "Resources": ("none", ("no hours are planned ahead",)),
        "Client": ("ok", ("satisfaction 90 of 100, target 80", "1 answer due")),
    }


def test_a_project_without_records_is_grey_in_every_dimension():
    lights = strip(page(alone(""), {}))
    assert {health for health, _ in lights.values()} == {"none"}
    assert all(measures for _, measures in lights.values())


@pytest.mark.parametrize(
    ("derived", "health", "measure"),
    [
        (whole(finish_slip_days=1), "warn", "finish 1 d behind its target"),
        (whole(finish_slip_days=21), "off", "finish 21 d behind its target"),
        (whole(finish_slip_days=0), "ok", "finish on its target"),
        (DERIVED | {"ATLAS/M9": M9 | {"slip_days": 21}}, "off", "M9 +21 d, limit 5 d"),
        (DERIVED | {"ATLAS/M9": M9 | {"slip_days": 1, "status": "overdue"}}, "warn", "1 milestone overdue"),
        (
            DERIVED | {"ATLAS/M9": M9 | {"total_float_days": -2}},
            "warn",
            "negative float: a deadline cannot be met",
        ),
    ],
)
def test_the_schedule_light_follows_slip_finish_and_float(derived, health, measure):
    light = strip(page(derived=derived))["Schedule"]
    assert light[0] == health
    assert measure in light[1]


@pytest.mark.parametrize(
    ("path", "old", "new", "name", "light"),
    [
        ("index", "audience:", "tolerances: {schedule: 1d}\naudience:", "Schedule", "warn"),
        ("risks/RISK-001", "3, impact: 4", "5, impact: 5", "Risk", "warn"),
        (
            "risks/RISK-001",
            "3, impact: 4}\nreviewed: 2026-06",
            "5, impact: 5}\nreviewed: 2026-05",
            "Risk",
            "off",
        ),
        ("changes/CR-007", "needed_by: 2026-06-09", "needed_by: 2026-06-04", "Scope", "warn"),
        ("surveys/SUR-01", "q1: 4", "q1: 2", "Client", "warn"),
    ],
    ids=["own_tolerance", "critical_threat", "critical_review_due", "decision_too_late", "dissatisfied"],
)
def test_a_light_changes_with_the_records_behind_it(path, old, new, name, light):
    path = f"atlas/{path}.md"
    assert old in FILES[path]
    assert strip(page())[name][0] == "ok"
    assert strip(page(FILES | {path: FILES[path].replace(old, new)}))[name][0] == light


def test_the_line_of_milestones_has_its_finding_as_title():
    line = page().figures[2]
    assert isinstance(line, Timeline)
    assert line.title == "Milestones: 1 of 1 on time, next is M9 on Thu 18 Jun, in 13 days"
    assert line.more.to.page == "atlas/milestones"


def test_risks_stand_in_a_small_matrix_and_the_highest_beside():
    matrix, highest = band(page(), Matrix).figures
    assert isinstance(matrix, Matrix)
    assert matrix.small_scale
    assert matrix.title == "Risks: 1 open, 0 critical"
    assert items(highest) == [("RISK-001 Late fixes", "Li Wei · was 16 · responses 1 of 2 done", "")]
    assert highest.more.to.page == "atlas/risks"


def test_actions_changes_and_decisions_stand_side_by_side():
    actions, changes, decisions = band(page(), Listing).figures
    assert items(actions) == [
        ("ACT-001 Legal annex", "Zhang Min", "2 days overdue"),
        ("ACT-011 Call", "", "9 Jun"),
    ]
    assert changes.title == "Changes: 2 undecided"
    assert items(changes) == [
        ("CR-007 Bilingual invoices", "+¥84,000 · +3 d · waits for Chen Jie", "In review"),
        ("CR-008 Sign-on", "last step 3 days ago", "Analysing"),
    ]
    assert [item.date for item in decisions.items] == ["4 Jun", "14 Feb"]
    assert items(decisions) == [
        ("DEC-002 Two defects may stay", "Li Wei · MTG-001", ""),
        ("DEC-001 Rent servers", "", "Superseded"),
    ]


def test_the_kpis_of_the_role_stand_on_cards_with_their_target():
    assert [card.name for card in one(page(), Cards).cards] == [
        "On-time delivery", "Client satisfaction", "Risk response", "Communication", "Within budget", "Risks lowered",
    ]  # fmt: skip
    satisfaction = one(page(), Cards).cards[1]
    assert satisfaction.lines[0] in ("target ≥ 80", "no client survey answered")


def test_long_lists_say_how_much_they_leave_out():
    more = [f"ACT-1{n:02}" for n in range(10)]
    files = {f"atlas/actions/{key}.md": f"id: {key}\ntitle: More\ndue: 2026-06-08" for key in more}
    actions = band(page(FILES | files), Listing).figures[0]
    assert len(actions.items) == 6
    assert actions.small == "6 of 12"
    assert actions.more.text == "All 13"


def test_the_facts_are_those_of_the_charter():
    found = one(page(), Facts)
    assert isinstance(found, Facts)
    assert facts(found) == {
        "Client": "Huayuan", "Sponsor": "Chen Jie", "Manager": "Li Wei",
        "Start": "5 Jan", "Finish": "30 Jun", "Finish expected": "24 Jun",
        "Budget planned": "¥1,000 Labour ¥600 · Services ¥400",
        "Next meeting": "Thu 11 Jun 2026 · announced in: MTG-001",
        "Goal 1": "Order in 90 seconds", "Goal 2": "Nothing typed twice",
        "In scope": "Orders · Training", "Out of scope": "Invoices",
    }  # fmt: skip


def test_a_meeting_with_a_record_is_named():
    meeting = {"atlas/meetings/MTG-002.md": "id: MTG-002\ntitle: Client day\ndate: 2026-06-10\nstatus: open"}
    assert facts(one(page(FILES | meeting), Facts))["Next meeting"] == "Wed 10 Jun 2026 · MTG-002 Client day"


def test_the_page_is_the_first_of_the_project_and_ends_with_its_text():
    found = page()
    assert (found.address.page, found.area, found.nav, found.order) == ("atlas", "overview", "Dashboard", 0)
    assert found.record == "ATLAS"
    assert [step.text for step in head(found).path] == ["Portfolio"]
    assert isinstance(found.figures[-1], Prose)


def test_an_empty_project_has_a_dashboard_without_empty_drawings():
    found = page(alone(""), {})
    assert [type(figure).__name__ for figure in found.figures] == ["Head", "Strip", "Band", "Facts"]
    assert [figure.empty for figure in found.figures[2].figures] == [
        "No action is due.", "No change is undecided.", "No decision is recorded.",
    ]  # fmt: skip
    assert not any(figure.more for figure in found.figures[2].figures)


def test_the_portals_own_pages_have_no_dashboard():
    assert not list(dashboard.pages(desk(portal(FILES), None)))


def test_an_audience_sees_no_computed_status_and_no_computed_finish():
    built = portal(FILES)
    released = release(replace(built, derived={**built.derived, **DERIVED}), "client")
    found = next(dashboard.pages(desk(released)))
    assert head(found).title == "To be finished on 30 Jun."
    assert plain(head(found).sub) == "Declared On track. Reason given: “Paid early”"
    assert not any(isinstance(figure, Strip) for figure in found.figures)
    assert "CR-007" not in str(found)


def test_the_sentence_is_made_in_the_readers_language():
    assert "6月30日" in head(page(language="zh")).title


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (FINISH, "All work was done on 24 Jun, 4 working days before 30 Jun."),
        (ON_DAY, "All work was done on 30 Jun, the target."),
        (LATE, "3 working days late: finish on 3 Jul instead of 30 Jun."),
    ],
    ids=["before", "on the day", "late"],
)
def test_where_all_is_done_nothing_floats_any_more(values, expected):
    plan = "id: P-1\ntitle: P\nstart: 2026-06-01\ntasks:\n- {id: T-1, name: A, duration: 1d}\n"
    files = alone("finish: 2026-06-30") | {"atlas/plan.md": plan}
    done = {"ATLAS": values, "ATLAS/T-1": {"state": "done"}}
    assert head(page(files, done)).title == expected
    half = {"ATLAS": values, "ATLAS/T-1": {"state": "started"}}
    assert "All work" not in head(page(files, half)).title
    files["atlas/plan.md"] += "milestones:\n- {id: M1, name: E}\n"
    assert "All work" not in head(page(files, done)).title


def test_an_audience_is_told_the_last_milestone_that_is_expected():
    built = portal(FILES)
    forecast = {"ATLAS/M9": {"forecast": dt.date(2026, 6, 18)}}
    told = next(dashboard.pages(desk(replace(built, audience="client", derived=forecast))))
    name = next(item.title for item in built.graph.of("milestone") if item.id == "M9")
    assert head(told).title.startswith(
        f"To be finished on 30 Jun; the last milestone, M9 {name}, is expected on 18 Jun"
    )
