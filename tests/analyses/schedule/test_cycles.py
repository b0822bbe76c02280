from pmsite.analyses.schedule import Why
from tests.analyses.schedule.build import day, early, scheduled, task


def test_a_cycle_names_its_ids_in_order_with_the_place_of_each_link():
    schedule = scheduled(task("A", "1d", "C FF"), task("B", "1d", "A"), task("C", "1d", "B SS+1d"))
    (cycle,) = schedule.cycles
    assert cycle.ids == ("A", "B", "C")
    assert [(item.id, item.link.predecessor, item.link.source) for item in cycle.links] == [
        ("B", "A", "A"),
        ("C", "B", "B SS+1d"),
        ("A", "C", "C FF"),
    ]


def test_what_is_outside_a_cycle_is_scheduled_and_what_follows_it_says_why():
    schedule = scheduled(
        task("A", "1d", "B"),
        task("B", "1d", "A", "X"),
        task("C", "1d", "B"),
        task("D", "2d", "X"),
        task("X", "1d"),
    )
    assert [schedule.activities[key].why for key in "ABC"] == [Why.CYCLE, Why.CYCLE, Why.AFTER]
    assert schedule.activities["C"].because_of == "B"
    assert early(schedule, "D") == ("01-06", "01-07")


def test_a_task_that_waits_for_itself_is_a_cycle_of_one():
    (cycle,) = scheduled(task("A", "1d", "A")).cycles
    assert (cycle.ids, len(cycle.links)) == (("A",), 1)


def test_separate_cycles_are_told_separately():
    schedule = scheduled(
        task("A", "1d", "B"), task("B", "1d", "A"), task("C", "1d", "D"), task("D", "1d", "C")
    )
    assert [cycle.ids for cycle in schedule.cycles] == [("A", "B"), ("C", "D")]


def test_a_cycle_through_phases_names_the_links_where_they_are_written():
    schedule = scheduled(
        task("P", None),
        task("P1", "1d", "Q2", parent="P"),
        task("P2", "1d", parent="P"),
        task("Q", None, "P"),
        task("Q1", "1d", parent="Q"),
        task("Q2", "1d", parent="Q"),
    )
    (cycle,) = schedule.cycles
    assert cycle.ids == ("P1", "Q2")
    assert [(item.id, item.link.predecessor) for item in cycle.links] == [("Q", "P"), ("P1", "Q2")]
    assert schedule.activities["Q1"].because_of == "P1"


def test_finished_work_in_a_cycle_keeps_its_dates():
    done = {"actual_start": day("01-05"), "actual_finish": day("01-06")}
    schedule = scheduled(task("A", "1d", "B", **done), task("B", "1d", "A"), as_of="01-07")
    assert len(schedule.cycles) == 1
    assert early(schedule, "B") == ("01-07", "01-07")


def test_ten_thousand_tasks_in_a_row_do_not_exhaust_the_stack():
    chain = [task(f"T{number}", "1h", f"T{number - 1}" if number else "T9999") for number in range(10_000)]
    (cycle,) = scheduled(*chain).cycles
    assert len(cycle.ids) == 10_000
