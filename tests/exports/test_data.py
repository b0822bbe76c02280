import datetime as dt
import json

import pytest
from jsonschema import Draft202012Validator

from pmsite import pipeline
from pmsite.exports.data import dumped, exported, schema
from pmsite.model.settings import Settings
from pmsite.release.release import release

FILES = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\naudience: client\n---\n",
    "p/plan.md": "---\nid: PLAN-1\ntitle: Plan\nstart: 2026-01-05\ntasks:\n"
    "  - {id: T-1, name: Dig, duration: 5d, owner: li.wei, budget: {labour: 1000.0, rent: 12.5}}\n"
    "milestones:\n  - {id: M1, name: Dug, depends: [T-1], owner: li.wei}\n"
    "  - {id: M2, name: Seen, owner: xu.bo, baseline: 2026-01-09}\n---\n",
    "p/surveys/SUR-1.md": "---\ntitle: Survey\nrespondents: team\ndate: 2026-01-08\n"
    "questions: [{id: q1, text: Well?}]\nanswers: [{by: r1, scores: {q1: 4}}]\n---\n",
    "p/risks/RISK-1.md": "---\ntitle: Rain\nowner: li.wei\nthreatens: [M1, Q/T-1]\naudience: client\n"
    "quantified: {probability: 30%, cost: 200}\nresponses:\n"
    "  - {id: ACT-1, action: Tent, owner: li.wei, due: 2026-02-01}\n---\nSee T-1.\n",
    "q/index.md": "---\nkind: project\nid: Q\ntitle: Other\nmanager: li.wei\n---\n",
    "q/plan.md": "---\nid: PLAN-1\ntitle: Plan\nstart: 2026-01-05\ntasks:\n"
    "  - {id: T-1, name: Fill, duration: 5d, owner: li.wei}\n---\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nnames: {zh: 李伟}\n---\n",
    "people/xu.bo.md": "---\ntitle: Xu Bo\ndepartment: test\n---\n",
}


@pytest.fixture(scope="module")
def data():
    files = {path: text.encode() for path, text in FILES.items()}
    portal, said = pipeline.compiled(files, {}, Settings(), dt.date(2026, 1, 12))
    return exported(portal, said)


@pytest.fixture(scope="module")
def records(data):
    return {
        (project["key"], record["id"]): record
        for project in data["projects"]
        for record in project["records"]
    }


def test_it_is_valid_against_its_own_schema(data):
    assert not list(Draft202012Validator(schema()).iter_errors(json.loads(dumped(data))))


@pytest.fixture(scope="module")
def kpis(data):
    return {item["key"]: item for item in data["projects"][0]["kpis"]}


def test_a_kpi_is_taken_apart_by_person_and_department(kpis):
    """As of 12 Jan the milestone of 9 Jan is due and open; its owner Xu Bo is of the department test."""
    found = kpis["on_time"]["breakdown"]
    assert found["by_person"] == [{"who": "xu.bo", "numerator": 0, "denominator": 1, "value": 0}]
    assert found["by_department"] == [{"department": "test", "numerator": 0, "denominator": 1, "value": 0}]
    assert kpis["risks_lowered"]["breakdown"]["by_person"] == [
        {"who": "li.wei", "numerator": 0, "denominator": None, "value": 0}
    ]
    assert kpis["risks_lowered"]["breakdown"]["by_department"][0]["department"] is None
    assert kpis["risk_response"]["breakdown"]["by_person"] == []


def test_answers_are_taken_apart_by_survey_and_dimension(kpis):
    found = kpis["communication"]["breakdown"]
    assert found["by_survey"] == [{"survey": "P/SUR-1", "numerator": 4, "denominator": 1, "value": 4}]
    assert found["by_dimension"] == [{"dimension": None, "numerator": 4, "denominator": 1, "value": 4}]
    assert (found["by_person"], found["by_department"]) == ([], [])


def test_an_audience_gets_no_names():
    built, said = pipeline.compiled(
        {path: text.encode() for path, text in FILES.items()}, {}, Settings(), dt.date(2026, 1, 12)
    )
    found = exported(release(built, "client"), said)
    assert not list(Draft202012Validator(schema()).iter_errors(json.loads(dumped(found))))
    values = [item for project in found["projects"] for item in project["kpis"]]
    assert [item["key"] for item in values] == ["risks_lowered"]
    assert "breakdown" not in values[0]


def test_projects_stand_apart_and_the_portals_own_records_beside(data, records):
    assert [project["key"] for project in data["projects"]] == ["P", "Q"]
    assert [record["id"] for record in data["records"]] == ["li.wei", "xu.bo"]
    assert ("P", "T-1") in records
    assert ("Q", "T-1") in records


def test_a_record_of_another_project_is_named_with_it(records):
    assert records["P", "RISK-1"]["relations"]["threatens"] == ["M1", "Q/T-1"]
    assert records["Q", "T-1"]["backlinks"]["threatened_by"] == ["P/RISK-1"]


def test_fields_are_those_written_and_nested_records_stand_on_their_own(records):
    risk = records["P", "RISK-1"]
    assert risk["fields"]["quantified"] == {"probability": 0.3, "cost": 200}
    assert "responses" not in risk["fields"]
    assert records["P", "ACT-1"]["parent"] == "RISK-1"
    assert "tasks" not in records["P", "PLAN-1"]["fields"]
    assert risk["audience"] == ["client"]
    assert risk["fields"]["status"] == "identified", "the state that counts where none is written"


def test_whole_numbers_are_whole_and_others_keep_their_digits(records):
    assert json.dumps(records["P", "T-1"]["fields"]["budget"]) == '{"labour": 1000, "rent": 12.5}'


def test_what_is_derived_says_why_where_there_is_no_value(records):
    found = {
        (record["kind"], name)
        for record in records.values()
        for name, value in record["derived"].items()
        if value is None and name not in record["derived"]["why"]
    }
    assert found == set()


def test_a_mention_in_the_text_is_a_relation(records):
    assert records["P", "RISK-1"]["relations"]["mentions"] == ["T-1"]
    assert any("RISK-1" in ids for ids in records["P", "T-1"]["backlinks"].values())


def test_no_infinity_and_no_nan_ever_leaves():
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumped({"value": float("inf")})
    assert dumped({"里程碑": 1}) == '{\n  "里程碑": 1\n}\n'
