"""The page of a KPI by person and department, survey and dimension, and the way to the records of each."""

import pytest

from pmsite.model.address import Address
from pmsite.views import kpis
from tests.views._figures import cells, chips, column, pages, plain, titles
from tests.views._figures import figure as titled

RESOURCES = """kind: resources
title: Resources
departments: [{id: pmo, name: Project office}]
people: [{who: li.wei, department: pmo}]"""
PERSON = "id: {id}\ntitle: {name}\nnames: {{zh: {zh}}}\ndepartment: development"
FILES = {
    "people/li.wei.md": "id: li.wei\ntitle: Li Wei\nnames: {zh: 李伟}",
    "people/wang.fang.md": PERSON.format(id="wang.fang", name="Wang Fang", zh="王芳"),
    "people/chen.jie.md": PERSON.format(id="chen.jie", name="Chen Jie", zh="陈洁"),
    "atlas/index.md": "kind: project\nid: ATLAS\ntitle: Rollout\nstart: 2026-01-05\naudience: client",
    "atlas/resources.md": RESOURCES,
}


def milestones(*owned):
    """A plan whose milestones are (owner, whether in time)."""
    lines = [
        f"  - {{id: M{number}, name: A, baseline: 2026-03-{number:02}, audience: client, "
        f"actual: 2026-03-{number if kept else number + 1:02}{f', owner: {owner}' if owner else ''}}}"
        for number, (owner, kept) in enumerate(owned, 1)
    ]
    return {
        "atlas/plan.md": "title: Plan\nstart: 2026-01-05\naudience: client\nmilestones:\n" + "\n".join(lines)
    }


FIVE = milestones(("wang.fang", True), ("wang.fang", False), ("li.wei", True), ("li.wei", True), ("", True))


def drawn(files, key="on_time", project="ATLAS", **options):
    address = f"{'atlas/' if project else ''}kpis/{key}"
    return pages(kpis, {**FILES, **files}, project, **options)[address]


def test_people_and_departments_are_told_with_what_each_counts_and_its_light():
    page = drawn(FIVE)
    people = titled(page, "By person; furthest from the target: Wang Fang, 1 of 2")
    assert [found[:4] for found in cells(people)] == [
        ["Wang Fang", "50 %", "1 of 2", "Target missed"],
        ["Li Wei", "100 %", "2 of 2", "Target met"],
        ["no owner", "100 %", "1 of 1", "Target met"],
    ]
    assert people.small == "lowest first"
    meter = people.rows[0].cells[4].text[0]
    assert (meter.value, meter.reach, meter.limits, meter.health) == (0.5, 1, (0.9,), "off")
    assert plain(people.note) == "Each milestone counts for its owner."
    assert plain(people.formula.lines[0]).startswith("KPI by person and department")
    assert plain(people.formula.lines[-1]) == "As of Fri 5 Jun 2026."
    offices = titled(page, "By department; furthest from the target: Development, 1 of 2")
    assert column(offices, "Department") == ["Development", "Project office", "Without a department"]


def test_a_count_leads_to_its_records_in_the_table_of_them_all():
    page = drawn(FIVE)
    people = titled(page, "By person; furthest from the target: Wang Fang, 1 of 2")
    assert people.rows[0].cells[2].text[0].to == Address(
        "atlas/kpis/on_time", "records", query=(("owner", "Wang Fang"),)
    )
    behind = titled(page, "The 5 records behind it")
    assert column(behind, "Owner") == ["Wang Fang", "no owner", "Li Wei", "Li Wei", "Wang Fang"]
    assert [plain(row.cells[1].sub) for row in behind.rows][:3] == ["Development", "", "Project office"]
    assert sum(("owner", "Wang Fang") in row.facts for row in behind.rows) == 2
    assert sum(("department", "Project office") in row.facts for row in behind.rows) == 2
    assert chips(behind) == {"All": 5, "On time": 4, "Late": 1}


@pytest.mark.parametrize(
    ("owned", "heading"),
    [
        ((("li.wei", True), ("wang.fang", True)), "By person; all at 100 %"),
        ((("li.wei", False), ("wang.fang", False)), "By person; all at 0 %"),
        (
            (("li.wei", False), ("wang.fang", False), ("chen.jie", True)),
            "By person; furthest from the target: Li Wei and Wang Fang, each 0 %",
        ),
        (
            (("a", False), ("b", False), ("d", False), ("e", False), ("li.wei", True)),
            "By person; furthest from the target: 4 people, each 0 %",
        ),
        (((("wang.fang", True),) * 10 + (("wang.fang", False), ("li.wei", True))), "By person; all meet the target"),
        ((("", False), ("li.wei", True)), "By person; furthest from the target: no owner, 0 of 1"),
    ],
    ids=["none misses", "all alike", "two alike", "many alike", "met by all", "nobody"],
)  # fmt: skip
def test_the_heading_says_what_was_found(owned, heading):
    assert heading in titles(drawn(milestones(*owned)))


def test_one_person_is_said_in_a_sentence():
    page = drawn(milestones(("li.wei", True), ("li.wei", False)))
    assert plain(titled(page, "By person").lines[0]) == "All records counted are with Li Wei."
    said = plain(titled(page, "By department").lines[0])
    assert said == "All records counted are with people of one department: Project office."
    page = drawn(milestones(("", True)))
    assert plain(titled(page, "By person").lines[0]) == "No record counted names a person."
    assert plain(titled(page, "By department").lines[0]) == "The department of these people is not known."


def risk(number, owner, current):
    return {
        f"atlas/risks/RISK-00{number}.md": f"title: R\nowner: {owner}\ninherent: {{probability: 4, impact: 4}}\n"
        f"current: {{probability: {current}, impact: 4}}\n"
        f"responses: [{{id: ACT-{number}, action: A, owner: li.wei, due: 2026-02-01, status: done}}]"
    }


def test_parts_of_a_total_are_said_beside_the_whole_and_have_no_light():
    files = {
        **risk(1, "li.wei", 2),
        **risk(2, "li.wei", 3),
        **risk(3, "wang.fang", 2),
        **risk(4, "chen.jie", 4),
    }
    page = drawn(files, "risks_lowered")
    table = titled(page, "By person; most with Li Wei, 2")
    assert [item.title for item in table.columns] == ["Person", "Value", "Counted", "part of 3"]
    assert [row[:3] for row in cells(table)] == [
        ["Li Wei", "2", "2 threats"],
        ["Wang Fang", "1", "1 threat"],
        ["Chen Jie", "0", "1 threat"],
    ]
    assert [row.cells[3].text[0].reach for row in table.rows] == [3, 3, 3]
    behind = titled(page, "The 4 records behind it")
    assert column(behind, "Counted as") == ["Lowered", "Lowered", "Lowered", "Not lowered"]
    assert behind.rows[3].cells[-1].text[0].icon == "open"


def test_a_response_counts_for_its_own_owner_and_the_page_says_so():
    files = {**risk(1, "wang.fang", 2), **risk(2, "wang.fang", 2)}
    files["atlas/risks/RISK-002.md"] = files["atlas/risks/RISK-002.md"].replace(
        "owner: li.wei", "owner: chen.jie"
    )
    table = titled(drawn(files, "risk_response"), "By person; all at 100 %")
    assert column(table, "Person") == ["Chen Jie", "Li Wei"]
    assert "may be another than the owner of the risk" in plain(table.note)


SURVEY = """title: Survey
respondents: client
date: {day}
scale: {{min: 1, max: 5}}
questions: [{{id: q1, text: One, dimension: information}}, {{id: q2, text: Two}}]
answers: [{{by: r1, scores: {{q1: {one}, q2: {two}}}}}]"""


def test_surveys_are_told_by_survey_and_dimension_and_say_why():
    files = {
        "atlas/surveys/SUR-1.md": SURVEY.format(day="2026-03-20", one=5, two=4),
        "atlas/surveys/SUR-2.md": SURVEY.format(day="2026-05-20", one=3, two=2),
    }
    page = drawn(files, "client_satisfaction")
    table = titled(page, "By survey; furthest from the target: SUR-2, 50")
    assert [row[:4] for row in cells(table)] == [
        ["SUR-2 Survey", "50", "2 scores", "Target missed"],
        ["SUR-1 Survey", "90", "2 scores", "Target met"],
    ]
    assert "no names" in plain(table.note)
    table = titled(page, "By dimension; furthest from the target: Without a dimension, 60")
    assert column(table, "Dimension") == ["Without a dimension", "Information"]
    one = drawn({"atlas/surveys/SUR-1.md": files["atlas/surveys/SUR-1.md"]}, "client_satisfaction")
    assert plain(titled(one, "By survey").lines[0]) == "All scores are from one survey: SUR-1."


def test_what_counts_for_several_people_is_found_by_words():
    where = "title: Decisions\nmeasure: count\nwhere: kind = decision"
    files = {
        "kpis/KPI-1.md": where,
        "atlas/decisions/DEC-1.md": "title: D\nby: [li.wei, wang.fang]",
        "atlas/decisions/DEC-2.md": "title: D\nby: chen.jie",
    }
    page = drawn(files, "KPI-1")
    table = titled(page, "By person; all at 1")
    queries = {plain(row.cells[0].text): row.cells[2].text[0].to.query for row in table.rows}
    assert queries["Chen Jie"] == (("owner", "Chen Jie"),)
    assert queries["Wang Fang"] == (("find", "owner:Wang owner:Fang"),)
    assert "everyone who took it" in plain(table.note)
    assert "in several rows" in plain(table.note)
    behind = titled(page, "The 2 records behind it")
    assert column(behind, "Person") == ["Li Wei, Wang Fang", "Chen Jie"]


def test_two_people_of_one_name_are_told_apart():
    files = {**milestones(("li.wei", True), ("lw", False)), "people/lw.md": "id: lw\ntitle: Li Wei"}
    page = drawn(files)
    table = titled(page, "By person; furthest from the target: Li Wei (lw), 0 of 1")
    assert table.rows[0].cells[2].text[0].to.query == (("owner", "Li Wei (lw)"),)


def test_the_portals_page_has_people_of_all_projects():
    page = drawn(
        {
            **FIVE,
            "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Other",
            "boreas/plan.md": "title: P\nstart: 2026-01-05\n"
            "milestones: [{id: M1, name: A, owner: wang.fang, baseline: 2026-03-01}]",
        },
        project=None,
    )
    table = titled(page, "By person; furthest from the target: Wang Fang, 1 of 3")
    assert column(table, "Counted") == ["1 of 3", "2 of 2", "1 of 1"]


def test_an_audience_is_told_no_names():
    page = drawn(FIVE, audience="client")
    assert not any(title.startswith("By") for title in titles(page))
    assert "Wang" not in repr(page)
    assert all(
        {key for key, _ in row.facts} == {"counted"} for row in titled(page, "The 5 records behind it").rows
    )


def test_it_speaks_chinese_by_the_names_people_have_there():
    table = next(item for item in drawn(FIVE, language="zh").figures if item.anchor == "people")
    assert column(table, table.columns[0].title)[:2] == ["王芳", "李伟"]
