import pytest

from pmsite.model.figure import Listing
from pmsite.views import responsibility
from tests.views._figures import PEOPLE, cells, chips, column, figure, head, items, pages, titles

RESOURCES = """id: RES-01
title: R
departments: [{id: dev, name: Development}, {id: test, name: Test}]
people: [{who: li.wei, department: dev}, {who: zhang.min, department: test}]"""
TASKS = {
    "T-11": "{id: T-11, name: One, responsible: {R: [li.wei], A: [chen.jie], I: [zhang.min]}}",
    "T-12": "{id: T-12, name: Two, owner: li.wei, responsible: {A: [chen.jie], C: [test]}}",
}
BY_PERSON, BY_DEPARTMENT = "Who does what, by person", "Who does what, by department"


def files(*tasks):
    plan = "id: PLAN-01\ntitle: Plan\ntasks:\n  - id: T-10\n    name: Package\n    tasks:"
    plan += "".join(f"\n      - {task}" for task in tasks or TASKS.values())
    return {
        **PEOPLE,
        "atlas/resources.md": RESOURCES,
        "atlas/plan.md": plan,
    }


def made(*tasks, **options):
    return pages(responsibility, files(*tasks), **options)["atlas/responsibility"]


def test_the_sentence_says_how_many_tasks_have_an_owner_and_that_each_has_one_accountable():
    page = made()
    assert head(page).title == "Every one of 2 tasks has an owner; each has exactly one accountable."
    assert (page.area, page.nav, page.order, page.project) == ("overview", "Responsibilities", 30, "ATLAS")
    assert not [found for found in page.figures if found.anchor == "gaps"]


def test_gaps_are_counted_in_the_sentence_and_listed_with_open_tasks_first():
    page = made(
        "{id: T-1, name: Past, owner: li.wei, actual_start: 2026-05-01, actual_finish: 2026-05-02}",
        "{id: T-2, name: Bare}",
        "{id: T-3, name: Both, owner: li.wei, responsible: {A: [chen.jie, zhang.min]}}",
    )
    assert head(page).title == (
        "2 of 3 tasks have an owner; 2 have no one accountable and 1 has more than one."
    )
    assert items(figure(page, "3 gaps")) == [
        ("T-2 Bare", "", "nobody responsible and nobody accountable"),
        ("T-3 Both", "owner Li Wei", "2 accountable: Chen Jie and Zhang Min"),
        ("T-1 Past", "owner Li Wei · done", "nobody accountable"),
    ]


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        ("{id: T-1, name: A}", "The only task has no owner; 1 has no one accountable."),
        (
            "{id: T-1, name: A, owner: li.wei, responsible: {A: [chen.jie]}}",
            "The only task has an owner; exactly one is accountable.",
        ),
    ],
    ids=["bare", "whole"],
)
def test_a_single_task_is_spoken_of_as_the_only_one(task, sentence):
    assert head(made(task)).title == sentence


def test_one_who_answers_for_too_many_open_tasks_is_a_gap():
    tasks = [f"{{id: T-{n}, name: A, owner: li.wei, responsible: {{A: [chen.jie]}}}}" for n in range(9)]
    page = made(*tasks)
    assert head(page).title.endswith("Chen Jie answers for 9 open tasks.")
    assert items(figure(page, "1 gap")) == [
        ("Chen Jie", "accountable for more than 8 open tasks", "9 open tasks")
    ]


def test_letters_stand_under_the_people_by_department_an_owner_in_brackets():
    table = figure(made(), BY_PERSON)
    assert [found.title for found in table.columns] == ["Task", "Li Wei", "Test", "Zhang Min", "Chen Jie"]
    assert cells(table) == [
        ["T-10 Package", "", "", "", ""],
        ["T-11 One", "R", "", "I", "A"],
        ["T-12 Two", "(R)", "C", "", "A"],
    ]
    assert table.note[0].text.endswith("so in 1 task.")


def test_departments_have_the_letters_of_their_people():
    table = figure(made(), BY_DEPARTMENT)
    assert column(table, "Test") == ["", "I", "C"]
    assert column(table, "Without a department") == ["", "A", "A"]


def test_the_matrix_is_filtered_by_gaps():
    page = made(TASKS["T-11"], "{id: T-2, name: Bare, department: dev}")
    assert chips(figure(page, BY_PERSON)) == {"All": 3, "With gaps": 1, "Open": 2}


def test_many_people_stand_under_the_letters():
    people = ", ".join(f"p{n}" for n in range(17))
    page = made(f"{{id: T-1, name: A, owner: li.wei, responsible: {{A: [chen.jie], C: [{people}]}}}}")
    table = figure(page, BY_PERSON)
    heads = [found.title for found in table.columns]
    assert heads == ["Task", "Responsible", "Accountable", "Consulted", "Informed"]
    assert cells(table)[1][1:3] == ["Li Wei as the owner", "Chen Jie"]


def test_many_tasks_stand_by_department_as_work_packages():
    page = made(*(f"{{id: T-1{n:02}, name: A, responsible: {{R: [li.wei]}}}}" for n in range(61)))
    table = figure(page, "Who does what, by work package and department")
    assert cells(table) == [["T-10 Package", "R"]]


def test_what_each_one_carries_is_counted():
    table = figure(made(), "How much each one carries")
    assert cells(table)[0] == ["Li Wei", "Development", "2", "–", "–", "–", "–"]
    assert column(table, "A of open tasks") == ["–", "–", "–", "2"]


def test_a_project_without_tasks_and_the_portal_have_no_matrix():
    assert pages(responsibility, PEOPLE) == {}
    assert pages(responsibility, files(), None) == {}


def test_an_audience_sees_its_tasks_and_no_gaps():
    page = made(
        "{id: T-1, name: A, audience: client, owner: li.wei, responsible: {A: [somebody]}}",
        audience="client",
    )
    assert head(page).title == "1 task and 1 person."
    assert not any(isinstance(found, Listing) for found in page.figures)
    assert titles(page) == [BY_PERSON, BY_DEPARTMENT]
