"""A KPI by person and department: counted by hand, and adding up to the whole."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.kpis._breakdown import breakdown
from pmsite.kpis._measured import measured
from pmsite.release.release import release
from tests.checks._portal import portal
from tests.kpis._measure import survey

PEOPLE = {
    "li.wei": "id: li.wei\ntitle: Li Wei\ndepartment: pmo",
    "xu.bo": "id: xu.bo\ntitle: Xu Bo\ndepartment: Development",
    "sun.li": "id: sun.li\ntitle: Sun Li\norganisation: client\ncompany: Huayuan\ndepartment: pmo",
    "ann": "id: ann\ntitle: Ann\norganisation: supplier",
}
RESOURCES = {
    "p/resources.md": """
kind: resources
departments: [{id: pmo, name: Project office}, {id: dev, name: Development}]
people: [{who: zhang.min, department: dev}]
"""
}
PLAN = """
start: 2026-01-05
milestones:
  - {id: M1, name: In time, owner: li.wei, baseline: 2026-01-20, actual: 2026-01-19}
  - {id: M2, name: In time, owner: li.wei, baseline: 2026-02-10, actual: 2026-02-10}
  - {id: M3, name: Late, owner: li.wei, baseline: 2026-02-20, actual: 2026-03-02}
  - {id: M4, name: Late, owner: zhang.min, baseline: 2026-03-10, actual: 2026-03-11}
  - {id: M5, name: In time, owner: xu.bo, baseline: 2026-03-10, actual: 2026-03-10}
  - {id: M6, name: Ahead, owner: xu.bo, baseline: 2026-04-10}
  - {id: M7, name: Late, baseline: 2026-03-01}
  - {id: M8, name: In time, owner: sun.li, baseline: 2026-03-01, actual: 2026-02-01}
"""


def split(files, key, project="P"):
    built = portal({**PEOPLE, **RESOURCES, **files})
    value = measured(built).get(key, project)
    return value, breakdown(built, value)


def sums(groups):
    """Numerator, denominator and value by group, in their order."""
    return {
        group.key: (group.value.numerator, group.value.denominator, group.value.value) for group in groups
    }


def test_milestones_count_for_their_owners_and_the_furthest_from_the_target_comes_first():
    _, found = split({"plan": PLAN}, "on_time")
    assert list(sums(found.people).items()) == [
        ("zhang.min", (0, 1, 0)),
        ("", (0, 1, 0)),
        ("li.wei", (2, 3, pytest.approx(2 / 3))),
        ("sun.li", (1, 1, 1)),
        ("xu.bo", (1, 1, 1)),
    ]
    lights = {group.key: group.value.status for group in found.people}
    assert lights == {"zhang.min": "red", "": "red", "li.wei": "red", "sun.li": "green", "xu.bo": "green"}
    assert found.people[2].value.records == ("P/M1", "P/M2", "P/M3")
    assert found.people[2].value.hits == ("P/M1", "P/M2")
    assert found.roles == {("milestone", "owner")}


def test_a_department_is_the_owners_and_a_client_belongs_to_its_company():
    """Zhang Min by the resources, Li Wei and Xu Bo by their records: ``Development`` is ``dev`` by its name."""
    _, found = split({"plan": PLAN}, "on_time")
    assert list(sums(found.departments).items()) == [
        ("", (0, 1, 0)),
        ("dev", (1, 2, 0.5)),
        ("pmo", (2, 3, pytest.approx(2 / 3))),
        ("Huayuan", (1, 1, 1)),
    ]


def test_a_person_whose_company_is_not_known_belongs_to_the_organisation():
    plan = "start: 2026-01-05\nmilestones: [{id: M1, name: A, owner: ann, baseline: 2026-01-20}]"
    _, found = split({"plan": plan}, "on_time")
    assert list(sums(found.departments)) == ["supplier"]


def test_a_response_counts_for_its_own_owner_not_the_risks():
    risk = """
owner: li.wei
responses:
  - {id: ACT-1, action: A, owner: xu.bo, due: 2026-01-20, status: done, done: 2026-01-19}
  - {id: ACT-2, action: B, owner: xu.bo, due: 2026-03-20}
  - {id: ACT-3, action: C, owner: zhang.min, due: 2026-03-20, status: done, done: 2026-03-25}
"""
    _, found = split({"RISK-1": risk}, "risk_response")
    assert sums(found.people) == {"xu.bo": (1, 2, 0.5), "zhang.min": (1, 1, 1)}
    assert sums(found.departments) == {"dev": (2, 3, pytest.approx(2 / 3))}


def test_parts_of_a_total_have_no_target_and_those_with_nothing_are_there():
    """Three threats, two lowered; the target of three is of all of them together."""
    lowered = "inherent: {probability: 4, impact: 4}\ncurrent: {probability: 2, impact: 2}\nresponses:\n"
    done = "  - {id: ACT-%d, action: A, owner: ann, due: 2026-01-20, status: done}"
    files = {
        "RISK-1": f"owner: li.wei\n{lowered}{done % 1}",
        "RISK-2": f"owner: xu.bo\n{lowered}{done % 2}",
        "RISK-3": "owner: li.wei\ninherent: {probability: 4, impact: 4}",
        "RISK-4": "owner: ann\ninherent: {probability: 4, impact: 4}",
        "RISK-5": "owner: ann\ntype: opportunity\ninherent: {probability: 4, impact: 4}",
    }
    whole, found = split(files, "risks_lowered")
    assert (whole.value, whole.target) == (2, 3)
    assert list(sums(found.people).items()) == [
        ("li.wei", (1, None, 1)),
        ("xu.bo", (1, None, 1)),
        ("ann", (0, None, 0)),
    ]
    assert {(group.value.target, group.value.status) for group in found.people} == {(None, "none")}
    assert [group.value.n for group in found.people] == [2, 1, 1]


def test_answers_have_no_names_and_are_told_apart_by_survey_and_dimension():
    """Scores of 5 and 4, 3 and 2 of five: 100, 80, 60, 40; q1 asks for information."""
    files = {
        "SUR-1": survey(("2026-02-20", 5, 4)).replace("text: One", "text: One, dimension: information"),
        "SUR-2": survey(("2026-03-20", 3, 2), name="SUR-2").replace(
            "text: One", "text: 1, dimension: information"
        ),
    }
    _, found = split(files, "client_satisfaction")
    assert (found.people, found.departments) == ((), ())
    assert list(sums(found.surveys).items()) == [("P/SUR-2", (100, 2, 50)), ("P/SUR-1", (180, 2, 90))]
    assert list(sums(found.dimensions).items()) == [("", (120, 2, 60)), ("information", (160, 2, 80))]
    assert [group.value.status for group in found.dimensions] == ["red", "green"]


def own(text):
    return {"kpis/KPI-1.md": f"---\nid: KPI-1\ntitle: T\n{text}\n---\n"}


def test_of_unlike_kinds_each_side_counts_for_its_own_people():
    files = {
        "ISS-1": "owner: li.wei", "ISS-2": "owner: li.wei", "ISS-3": "owner: xu.bo", "RISK-1": "owner: li.wei",
        "RISK-2": "owner: ann",
        **own("measure: ratio\nof: kind = issue\nover: kind = risk\ntarget: 1\ndirection: down"),
    }  # fmt: skip
    whole, found = split(files, "KPI-1")
    assert (whole.numerator, whole.denominator) == (3, 2)
    assert list(sums(found.people).items()) == [
        ("li.wei", (2, 1, 2)),
        ("ann", (0, 1, 0)),
        ("xu.bo", (1, 0, None)),
    ]
    assert [group.value.status for group in found.people] == ["red", "green", "none"]
    assert "divide" in found.people[2].value.why


def test_a_mean_in_percent_a_sum_and_a_count():
    files = {
        "CR-1": "requester: sun.li\nimpact: {cost: 40}",
        "CR-2": "requester: sun.li\nimpact: {cost: 60}",
        "CR-3": "requester: sun.li\nowner: xu.bo\nimpact: {cost: 80}",
        "CR-4": "requester: ann",
    }
    where = "where: kind = change\nfield: impact.cost"
    _, found = split({**files, **own(f"measure: mean\nunit: percent\ntarget: 70\n{where}")}, "KPI-1")
    assert list(sums(found.people).items()) == [("sun.li", (100, 2, 0.5)), ("xu.bo", (80, 1, 0.8))]
    assert found.people[0].value.status == "red"
    assert found.roles == {("change", "requester"), ("change", "owner")}
    _, found = split({**files, **own(f"measure: sum\ntarget: 70\n{where}")}, "KPI-1")
    assert list(sums(found.people).items()) == [("sun.li", (100, None, 100)), ("xu.bo", (80, None, 80))]
    _, found = split({**files, **own("measure: count\nwhere: kind = change")}, "KPI-1")
    assert sums(found.people) == {"sun.li": (2, None, 2), "ann": (1, None, 1), "xu.bo": (1, None, 1)}


def test_who_stands_for_an_owner_depends_on_the_kind():
    files = {
        "DEC-1": "by: [li.wei, xu.bo]",
        "DOC-1": "author: xu.bo",
        "FB-1": "answer: {by: li.wei, date: 2026-02-02, text: Yes}",
        "FB-2": "said: No",
        **own("measure: count\nwhere: kind in (decision, document, feedback)"),
    }
    whole, found = split(files, "KPI-1")
    assert whole.value == 4
    assert sums(found.people) == {"li.wei": (2, None, 2), "xu.bo": (2, None, 2), "": (1, None, 1)}
    assert found.roles == {
        ("decision", "by"), ("document", "author"), ("feedback", "answered_by"), ("feedback", "owner")
    }  # fmt: skip


def test_two_people_of_one_department_have_a_decision_there_once():
    files = {"DEC-1": "by: [zhang.min, xu.bo]", **own("measure: count\nwhere: kind = decision")}
    _, found = split(files, "KPI-1")
    assert len(found.people) == 2
    assert sums(found.departments) == {"dev": (1, None, 1)}


def test_one_id_of_two_departments_and_one_name_of_two_ids():
    """``ops`` is Operations in P and Field in Q; Development is ``dev`` in P and ``it`` in Q."""
    plan = "start: 2026-01-05\nmilestones: [{id: M1, name: A, owner: a, baseline: 2026-01-20}, "
    plan += "{id: M2, name: B, owner: b, baseline: 2026-01-20}]"
    resources = "kind: resources\ndepartments: [{id: ops, name: %s}, {id: %s, name: Development}]\n"
    resources += "people: [{who: a, department: ops}, {who: b, department: %s}]"
    files = {
        "plan": plan,
        "q/index.md": "kind: project\nid: Q\ntitle: Q",
        "q/plan.md": plan,
        "p/resources.md": resources % ("Operations", "dev", "dev"),
        "q/resources.md": resources % ("Field", "it", "it"),
    }
    _, found = split(files, "on_time", None)
    assert sums(found.departments) == {"dev": (0, 2, 0), "ops": (0, 1, 0), "Field": (0, 1, 0)}


def test_nothing_to_break_down():
    series = own("measurements: [{date: 2026-01-30, value: 3}]")
    assert split(series, "KPI-1", None)[1].people == ()
    value, found = split({"plan": "start: 2026-01-05"}, "on_time")
    assert (value.value, found.people, found.departments) == (None, (), ())
    assert split({}, "within_budget")[1].people == ()


def test_an_audience_has_none():
    plan = PLAN.replace("li.wei,", "li.wei, audience: client,") + "audience: client"
    files = {"P": "kind: project\nid: P\ntitle: P\naudience: client", "plan": plan, **PEOPLE}
    out = release(portal(files), "client")
    value = measured(out).get("on_time", "P")
    assert value.denominator == 3
    assert breakdown(out, value) == breakdown(out, measured(portal({})).get("on_time", "P"))
    assert (breakdown(out, value).people, breakdown(out, value).roles) == ((), frozenset())


OWNERS = st.sampled_from(["li.wei", "xu.bo", "zhang.min", "sun.li", "nobody.known", None])
DAYS = st.dates(dt.date(2026, 1, 6), dt.date(2026, 4, 30))
MILESTONES = st.lists(st.tuples(OWNERS, DAYS, st.none() | DAYS), max_size=12)
MEASURES = st.sampled_from(
    [
        "measure: ratio\nof: kind = milestone and actual <= 2026-02-15\nover: kind = milestone",
        "measure: ratio\nof: kind = milestone\nover: kind = risk",
        "measure: mean\nfield: slip_days\nwhere: kind = milestone",
        "measure: sum\nfield: slip_days\nwhere: kind = milestone",
        "measure: count\nwhere: has actual",
    ]
)


@settings(max_examples=40, deadline=None)
@given(MILESTONES, MEASURES)
def test_the_groups_add_up_to_the_whole(milestones, measure):
    lines = [
        f"  - {{id: M{number}, name: A, baseline: {baseline}"
        + (f", owner: {owner}" if owner else "")
        + (f", actual: {actual}" if actual else "")
        + "}"
        for number, (owner, baseline, actual) in enumerate(milestones)
    ]
    plan = "start: 2026-01-05\nmilestones:\n" + "\n".join(lines) if lines else "start: 2026-01-05"
    built = portal({**PEOPLE, **RESOURCES, "plan": plan, "RISK-1": "owner: ann", **own(measure)})
    for key in ("on_time", "risks_lowered", "KPI-1"):
        whole = measured(built).get(key, "P")
        found = breakdown(built, whole)
        assert bool(found.people) == bool(found.departments) == (whole.value is not None and whole.n > 0)
        for groups in (found.people, found.departments):
            if not groups:
                continue
            assert sum(group.value.numerator for group in groups) == pytest.approx(whole.numerator)
            weight = sum(group.value.denominator or 0 for group in groups)
            assert weight == pytest.approx(whole.denominator or 0)
            uids = sorted(uid for group in groups for uid in group.value.records)
            assert len(uids) == len(set(uids))
            assert set(uids) >= set(whole.records)
            values = [group.value.value for group in groups if group.value.value is not None]
            assert values == sorted(values, reverse=whole.denominator is None)
