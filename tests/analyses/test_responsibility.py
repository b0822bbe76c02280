from pmsite.analyses.responsibility import assignment, counts, leaves, lines, named
from tests.views._figures import portal

PLAN = """id: PLAN-01
title: Plan
tasks:
  - id: T-1
    name: Package
    tasks:
      - {id: T-11, name: One, owner: li.wei, responsible: {A: [chen.jie], C: [test]}}
      - {id: T-12, name: Two, owner: li.wei, responsible: {r: [zhang.min], R: [li.wei, li.wei], X: [xu.bo]}}
  - {id: T-2, name: Three}"""
OLD = """id: PLAN-00
title: Old
status: superseded
tasks: [{id: T-9, name: Nine, tasks: [{id: T-91, name: N}]}]"""


def graph():
    return portal({"atlas/plan.md": PLAN, "atlas/plans/PLAN-00.md": OLD}).graph


def test_lines_are_the_tasks_of_the_plans_in_force_in_their_order():
    found = [(line.task.id, line.depth, line.summary) for line in lines(graph(), "ATLAS")]
    assert found == [("T-1", 0, True), ("T-11", 1, False), ("T-12", 1, False), ("T-2", 0, False)]
    assert [task.id for task in leaves(graph(), "ATLAS")] == ["T-11", "T-12", "T-2"]


def test_an_owner_counts_as_responsible_where_no_r_is_written():
    row = assignment(graph()["ATLAS/T-11"])
    assert (row.of("R"), row.of("A"), row.by_owner) == (("li.wei",), ("chen.jie",), True)
    assert row.letters("li.wei") == ("R",)


def test_a_written_r_stands_each_name_once_and_unknown_letters_are_left_out():
    row = assignment(graph()["ATLAS/T-12"])
    assert (dict(row.names), row.by_owner) == ({"R": ("zhang.min", "li.wei")}, False)


def test_a_task_without_owner_and_row_names_nobody():
    row = assignment(graph()["ATLAS/T-2"])
    assert (dict(row.names), row.by_owner) == ({}, False)


def test_rows_are_counted_by_name_and_letter():
    rows = [assignment(task) for task in leaves(graph(), "ATLAS")]
    assert named(rows) == ("li.wei", "chen.jie", "test", "zhang.min")
    assert counts(rows)["li.wei"] == {"R": 2, "A": 0, "C": 0, "I": 0}
    assert counts(rows)["test"]["C"] == 1
