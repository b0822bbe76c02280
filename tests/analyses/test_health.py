"""Points of the DCMA assessment, each with a plan where it holds and one where it does not, counted by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses import health
from pmsite.analyses.planned import planned_of
from tests.views._figures import portal

KEYS = [
    "missing_logic",
    "leads",
    "lags",
    "relationship_types",
    "hard_constraints",
    "high_float",
    "negative_float",
    "high_duration",
    "invalid_dates",
    "resources",
    "missed_tasks",
    "critical_path_test",
    "cpli",
    "bei",
]
MONDAY = dt.date(2026, 1, 5)


def task(number, rest="duration: 1d", after=None):
    before = f"T-{number - 1}" if after is None and number > 1 else after
    depends = f", depends: ['{before}']" if before else ""
    return f"  - {{id: T-{number}, name: N{number}, {rest}{depends}}}"


def chain(number=20, **changed):
    """Tasks of a day, each after the one before; ``changed`` holds other lines by their number: ``t3``."""
    return [changed.get(f"t{n}") or task(n) for n in range(1, number + 1)]


END = "  - {id: M1, name: End, depends: [T-20]}"


def points(tasks, *, end=END, as_of=MONDAY, baseline=""):
    plan = ["id: PLAN-01", "title: P", "start: 2026-01-05", "calendar: none", "tasks:", *tasks]
    files = {"atlas/plan.md": "\n".join([*plan, "milestones:", end] if end else plan)}
    if baseline:
        files["atlas/baselines/BL-01.md"] = f"id: BL-01\ntitle: B\n{baseline}"
    built = portal(files)
    found = health.derive(built.graph, built.settings, as_of)["ATLAS"]["health"]
    assert [point["key"] for point in found] == KEYS
    return {point["key"]: point for point in found}


def told(point):
    return point["numerator"], point["denominator"], point["passed"], point["ids"]


def test_a_chain_with_an_end_lacks_one_predecessor_which_20_tasks_may_and_19_may_not():
    assert told(points(chain())["missing_logic"]) == (1, 20, True, ["T-1"])
    short = points(chain(19), end="  - {id: M1, name: End, depends: [T-19]}")
    assert told(short["missing_logic"]) == (1, 19, False, ["T-1"])


def test_a_task_without_a_successor_lacks_logic():
    assert told(points(chain(), end="")["missing_logic"]) == (2, 20, False, ["T-1", "T-20"])


def test_links_of_a_summary_are_links_of_its_tasks():
    tasks = [
        "  - {id: T-1, name: A, duration: 1d}",
        "  - {id: T-2, name: S, depends: [T-1], tasks: [{id: T-21, name: B, duration: 1d}]}",
    ]
    found = points(tasks, end="  - {id: M1, name: End, depends: [T-2]}")
    assert told(found["missing_logic"]) == (1, 2, False, ["T-1"])
    assert found["leads"]["denominator"] == 2


def test_no_lead_is_allowed():
    assert told(points(chain())["leads"]) == (0, 20, True, [])
    found = points(chain(t3=task(3, after="T-2 FS-1d")))
    assert told(found["leads"]) == (1, 20, False, ["T-3"])
    assert found["lags"]["numerator"] == 0


def test_one_of_20_links_may_lag_and_two_may_not():
    one = {"t3": task(3, after="T-2 FS+1d")}
    assert told(points(chain(**one))["lags"]) == (1, 20, True, ["T-3"])
    two = {**one, "t5": task(5, after="T-4 FS+4h")}
    assert told(points(chain(**two))["lags"]) == (2, 20, False, ["T-3", "T-5"])


def test_nine_of_ten_links_lead_from_finish_to_start():
    other = {f"t{n}": task(n, after=f"T-{n - 1} {kind}") for n, kind in ((3, "SS"), (5, "FF"), (7, "SF"))}
    two = points(chain(t3=other["t3"], t5=other["t5"]))
    assert told(two["relationship_types"]) == (18, 20, True, ["T-3", "T-5"])
    assert two["relationship_types"]["value"] == 0.9
    assert told(points(chain(**other))["relationship_types"]) == (17, 20, False, ["T-3", "T-5", "T-7"])


@pytest.mark.parametrize("hard", ["must_start", "must_finish", "no_later_than"])
def test_one_of_20_tasks_may_be_fixed_and_two_may_not(hard):
    fixed = {f"t{n}": task(n, f"duration: 1d, {hard}: 2026-02-20") for n in (3, 5)}
    assert told(points(chain(t3=fixed["t3"]))["hard_constraints"]) == (1, 20, True, ["T-3"])
    assert told(points(chain(**fixed))["hard_constraints"]) == (2, 20, False, ["T-3", "T-5"])


@pytest.mark.parametrize("soft", ["no_earlier_than", "deadline"])
def test_what_leaves_the_network_free_is_no_hard_constraint(soft):
    found = points(chain(t3=task(3, f"duration: 1d, {soft}: 2026-02-20")))
    assert told(found["hard_constraints"]) == (0, 20, True, [])


@pytest.mark.parametrize(("days", "expected"), [(6, (0, 2, True, [])), (5, (1, 2, False, ["T-2"]))])
def test_float_up_to_44_days_is_not_high(days, expected):
    tasks = [task(1, "duration: 50d"), f"  - {{id: T-2, name: B, duration: {days}d}}"]
    assert told(points(tasks, end="  - {id: M1, name: E, depends: [T-1, T-2]}")["high_float"]) == expected


@pytest.mark.parametrize(
    ("deadline", "expected"), [("2026-01-09", (0, 1, True, [])), ("2026-01-08", (1, 1, False, ["T-1"]))]
)
def test_a_deadline_before_the_finish_is_negative_float(deadline, expected):
    found = points([task(1, f"duration: 5d, deadline: {deadline}")], end="")
    assert told(found["negative_float"]) == expected


@pytest.mark.parametrize(
    ("size", "long"),
    [
        ("duration: 44d", False),
        ("duration: 45d", True),
        ("effort: 360h", True),
        ("effort: 360h, allocate: [{who: a, units: 100%}, {who: b, units: 100%}]", False),
    ],
)
def test_a_task_longer_than_44_days_is_high_duration(size, long):
    assert points([task(1, size)], end="")["high_duration"]["passed"] is not long


def test_an_actual_date_after_the_as_of_day_is_invalid():
    assert told(points([task(1, "duration: 5d, actual_start: 2026-01-05")])["invalid_dates"])[2] is True
    found = points([task(1, "duration: 5d, actual_start: 2026-01-06")])
    assert told(found["invalid_dates"]) == (1, 1, False, ["T-1"])
    found = points([task(1, "duration: 5d, actual_start: 2026-01-05, actual_finish: 2026-01-09")])
    assert told(found["invalid_dates"]) == (1, 1, False, ["T-1"])


@pytest.mark.parametrize(
    ("has", "passed"),
    [
        ("allocate: [{who: li.wei, units: 50%}]", True),
        ("budget: {labour: 100}", True),
        ("owner: li.wei", False),
        ("allocate: [{who: li.wei, units: 0%}]", False),
    ],
)
def test_every_task_has_hours_or_money(has, passed):
    found = points([task(1, f"duration: 5d, {has}")], end="")["resources"]
    assert told(found) == (0 if passed else 1, 1, passed, [] if passed else ["T-1"])


def baseline(*finishes, date="2026-01-05"):
    lines = [f"  T-{n}: {{start: 2026-01-05, finish: {day}}}" for n, day in enumerate(finishes, 1)]
    return "\n".join([f"date: {date}", "tasks:", *lines])


DONE = "duration: 1d, actual_start: 2026-01-05, actual_finish: 2026-01-05"


def test_a_task_that_the_baseline_finishes_by_the_day_is_missed_while_it_is_open():
    frozen = baseline("2026-01-05", "2026-01-07")
    late = points(chain(2), end="", as_of=dt.date(2026, 1, 6), baseline=frozen)
    assert told(late["missed_tasks"]) == (1, 2, False, ["T-1"])
    good = points(chain(2, t1=task(1, DONE)), end="", as_of=dt.date(2026, 1, 6), baseline=frozen)
    assert told(good["missed_tasks"]) == (0, 1, True, [])


@pytest.mark.parametrize("frozen", ["", baseline("2026-01-05", date="2026-02-01")])
def test_without_a_baseline_of_the_day_missed_tasks_and_bei_are_unknown_and_say_so(frozen):
    found = points(chain(2), end="", baseline=frozen)
    for key in ("missed_tasks", "bei"):
        assert (found[key]["value"], found[key]["passed"]) == (None, None)
        assert found[key]["why"] == "no baseline up to the as-of day"


@pytest.mark.parametrize(("finished", "value", "passed"), [(19, 0.95, True), (18, 0.9, False), (20, 1, True)])
def test_bei_is_finished_by_baselined_to_finish(finished, value, passed):
    frozen = baseline(*["2026-01-05"] * 20, "2026-03-02")
    tasks = [task(n, DONE if n <= finished else "duration: 1d") for n in range(1, 23)]
    found = points(tasks, end="", as_of=dt.date(2026, 1, 6), baseline=frozen)["bei"]
    assert (found["value"], found["passed"]) == (value, passed)
    assert found["ids"] == [f"T-{n}" for n in range(finished + 1, 21)]


def test_work_finished_ahead_of_the_baseline_counts_and_work_added_since_does_not():
    frozen = baseline("2026-01-05", "2026-03-02")
    tasks = [task(n, DONE, after="") for n in range(1, 4)]
    found = points(tasks, end="", as_of=dt.date(2026, 1, 6), baseline=frozen)["bei"]
    assert told(found) == (2, 1, True, [])


def test_before_the_baseline_finishes_anything_bei_is_unknown():
    found = points(chain(2), end="", baseline=baseline("2026-01-06", "2026-01-07"))["bei"]
    assert (found["value"], found["why"]) == (None, "the baseline finishes no task by the as-of day")


def test_600_days_on_the_critical_path_move_the_finish_by_600():
    found = points(chain())["critical_path_test"]
    assert told(found) == (600, 600, True, ["T-1"])
    assert found["value"] == 1


def test_a_link_from_the_start_does_not_carry_a_delay_of_the_finish():
    """5 days, and 10 days from the same start: the finish is day 10, with the delay day 605."""
    tasks = [task(1, "duration: 5d"), task(2, "duration: 10d", after="T-1 SS")]
    found = points(tasks, end="  - {id: M1, name: E, depends: [T-2]}")["critical_path_test"]
    assert told(found) == (595, 600, False, ["T-1"])


def test_a_written_date_at_the_end_takes_the_delay_up():
    """One day of work, 20 days before a written date: 19 days of float, so 600 days move it by 581."""
    found = points([task(1)], end="  - {id: M1, name: E, forecast: 2026-01-30}")["critical_path_test"]
    assert told(found) == (581, 600, False, ["T-1"])


def test_started_work_takes_600_days_longer_than_what_remains():
    begun = "duration: 5d, actual_start: 2026-01-05, progress: [{date: 2026-01-06, percent: 40}]"
    tasks = [task(1, begun), task(2)]
    found = points(tasks, end="", as_of=dt.date(2026, 1, 6))["critical_path_test"]
    assert told(found) == (600, 600, True, ["T-1"])


@pytest.mark.parametrize(
    ("deadline", "value", "passed", "ids"),
    [("2026-01-16", 1, True, []), ("2026-01-15", 0.9, False, ["T-1", "T-2", "M1"])],
)
def test_cpli_is_length_and_float_by_length(deadline, value, passed, ids):
    """Two tasks of 5 days from Monday 5 to Friday 16 January: a length of 10."""
    tasks = [task(1, "duration: 5d"), task(2, "duration: 5d")]
    found = points(tasks, end=f"  - {{id: M1, name: E, depends: [T-2], deadline: {deadline}}}")["cpli"]
    assert (found["value"], found["denominator"], found["passed"]) == (value, 10, passed)
    assert found["ids"] == ids


def test_a_finished_plan_has_nothing_to_assess_and_says_so():
    found = points([task(1, DONE)], end="", as_of=dt.date(2026, 1, 6))
    unknown = {key: point["why"] for key, point in found.items() if point["passed"] is None}
    assert unknown.keys() == set(KEYS)
    assert unknown["missing_logic"] == "no unfinished task"
    assert all(unknown.values())


def test_tasks_in_a_cycle_count_and_break_nothing():
    tasks = [task(1, after="T-2"), task(2, after="T-1"), task(3, after="")]
    found = points(tasks, end="")
    assert told(found["missing_logic"]) == (1, 3, False, ["T-3"])
    assert told(found["critical_path_test"])[2:] == (True, ["T-3"])


def test_a_project_without_a_plan_has_no_health():
    built = portal({})
    assert health.derive(built.graph, built.settings, MONDAY) == {}


links = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=14)


@given(links, st.lists(st.integers(1, 30), min_size=8, max_size=8))
def test_a_network_of_finish_to_start_links_always_passes_the_critical_path_test(pairs, days):
    before = {n: sorted({one for one, other in pairs if other == n and one < n}) for n in range(1, 9)}
    tasks = [
        f"  - {{id: T-{n}, name: N, duration: {days[n - 1]}d, depends: [{', '.join(f'T-{m}' for m in before[n])}]}}"
        for n in range(1, 9)
    ]
    found = points(tasks, end="")
    assert told(found["critical_path_test"])[:3] == (600, 600, True)
    loose = found["missing_logic"]
    followed = {one for ones in before.values() for one in ones}
    assert loose["ids"] == [f"T-{n}" for n in range(1, 9) if not before[n] or n not in followed]


def test_nothing_of_the_plan_is_changed_by_the_test_of_the_critical_path():
    built = portal({"atlas/plan.md": "id: PLAN-01\ntitle: P\nstart: 2026-01-05\ntasks:\n" + task(1)})
    before = planned_of(built.graph, built.graph["ATLAS"], built.settings, MONDAY)
    health.derive(built.graph, built.settings, MONDAY)
    assert before.schedule.finish == MONDAY
    assert planned_of(built.graph, built.graph["ATLAS"], built.settings, MONDAY) is before


def test_milestones_alone_are_no_critical_path():
    done = task(1, "duration: 1d, actual_start: 2026-01-05, actual_finish: 2026-01-05")
    found = points([done], end="  - {id: M1, name: E, forecast: 2026-01-20}")
    assert {point["passed"] for point in found.values()} == {None}
    assert found["cpli"]["why"] == "no unfinished work with dates"
