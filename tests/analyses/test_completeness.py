"""Completeness against a checklist, counted by hand: a need is met by records in force, the score is met ÷ needs."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.completeness import audit, derive
from pmsite.exports.data import exported
from pmsite.graph.query import parse, select
from pmsite.model.settings import Settings
from tests.checks._portal import AS_OF, portal

CHECKLIST = {
    "plan": [{"kind": "document", "type": "charter"}, {"kind": "baseline"}],
    "build": [{"kind": "document", "type": "design"}, {"kind": "document", "type": "charter"}],
    "close": [{"kind": "lesson", "min": 2}],
}


def settings(completeness=None, **others):
    return Settings.model_validate({"completeness": completeness or CHECKLIST, **others})


def project(phase, more=""):
    return f"kind: project\nid: P\ntitle: Project\nphase: {phase}\n{more}"


def audited(files, own=None, as_of=AS_OF):
    own = own or settings()
    built = portal(files, settings=own, as_of=as_of)
    return audit(built.graph, built.graph["P"], own, as_of)


def said(found):
    return [(need.phase, need.item.type or need.item.kind, need.standing) for need in found.needs]


def test_the_score_is_of_the_phase_and_what_earlier_phases_left_open_stands_beside_it():
    found = audited({"P": project("build"), "DOC-1": "type: charter\nstatus: approved"})
    assert said(found) == [("build", "design", "missing"), ("build", "charter", "satisfied")]
    assert found.score == Fraction(1, 2)
    assert [(need.phase, need.item.kind) for need in found.overdue] == [("plan", "baseline")]


def test_what_an_earlier_phase_needed_and_is_there_is_not_named():
    files = {"P": project("build"), "DOC-1": "type: charter\nstatus: approved", "BL-1": "date: 2026-01-09"}
    assert audited(files).overdue == ()


def test_later_phases_ask_nothing_yet():
    assert len(audited({"P": project("plan")}).needs) == 2


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("draft", "in_work"),
        ("in_review", "in_work"),
        ("approved", "satisfied"),
        ("published", "satisfied"),
        ("superseded", "missing"),
        ("obsolete", "missing"),
    ],
)
def test_a_document_counts_when_it_is_in_force(status, standing):
    found = audited({"P": project("plan"), "DOC-1": f"type: charter\nstatus: {status}"})
    assert said(found)[0] == ("plan", "charter", standing)


@pytest.mark.parametrize(
    ("day", "standing"), [("2026-03-31", "satisfied"), ("2026-04-01", "missing"), ("", "satisfied")]
)
def test_a_baseline_counts_from_its_day_on(day, standing):
    files = {"P": project("plan"), "BL-1": f"date: {day}" if day else "reason: First"}
    assert said(audited(files, as_of=dt.date(2026, 3, 31)))[1] == ("plan", "baseline", standing)


def test_a_document_is_there_from_its_first_revision_on():
    revisions = "[{version: '2', date: 2026-05-01}, {version: '1', date: 2026-02-01}]"
    text = f"type: charter\nstatus: approved\nrevisions: {revisions}"
    files = {"P": project("plan"), "DOC-1": text}
    assert said(audited(files))[0][2] == "satisfied"
    assert said(audited(files, as_of=dt.date(2026, 1, 31)))[0][2] == "missing"


def test_some_of_the_number_that_is_needed_is_in_work():
    files = {"P": project("close"), "LES-1": "date: 2026-03-01"}
    assert audited(files).needs[0].standing == "in_work"
    assert audited(files | {"LES-2": "date: 2026-03-02"}).needs[0].standing == "satisfied"


def test_records_of_another_project_or_type_do_not_count():
    files = {
        "P": project("plan"),
        "q/index.md": "kind: project\nid: Q\ntitle: Q",
        "q/baselines/BL-1.md": "date: 2026-03-01",
        "DOC-1": "type: chart\nstatus: approved",
    }
    assert audited(files).count("missing") == 2


def test_a_project_in_the_root_folder_has_the_records_that_name_no_project():
    files = {"index.md": project("plan").replace("id: P", "id: SOLO"), "baselines/BL-1.md": "id: BL-1"}
    built = portal(files, settings=settings())
    found = audit(built.graph, built.graph["SOLO"], settings(), AS_OF)
    assert said(found)[1] == ("plan", "baseline", "satisfied")


def test_an_item_is_for_the_projects_that_its_query_finds():
    own = settings(
        {"plan": [{"kind": "document", "type": "permit", "where": "line = building"}, {"kind": "baseline"}]},
        fields={"project": {"line": {"type": "choice", "values": ["building", "software"]}}},
    )
    assert len(audited({"P": project("plan", "line: building")}, own).needs) == 2
    assert len(audited({"P": project("plan", "line: software")}, own).needs) == 1
    assert len(audited({"P": project("plan")}, own).needs) == 1


@pytest.mark.parametrize(
    ("text", "own", "why"),
    [
        ("kind: project\nid: P\ntitle: Project", None, "no phase is written"),
        (project("elsewhere"), None, "the phase has no checklist"),
        (
            project("plan"),
            settings({"plan": []}),
            "the checklist asks nothing of such a project",
        ),
        (project("plan"), Settings(), "the phase has no checklist"),
        ("kind: project\nid: P\ntitle: Project", Settings(), "no checklist is configured"),
    ],
)
def test_a_project_without_a_checklist_has_no_score_but_a_reason(text, own, why):
    found = audited({"P": text}, own)
    assert (found.score, found.needs, found.why) == (None, (), why)


def test_the_export_and_queries_have_the_score():
    own = settings()
    built = portal({"P": project("build"), "DOC-1": "type: charter\nstatus: approved"}, settings=own)
    (record,) = (item for item in exported(built, ())["projects"][0]["records"] if item["kind"] == "project")
    value = record["derived"]["completeness"]
    assert value["score"] == pytest.approx(1 / 2)
    assert (value["needed"], value["satisfied"], value["in_work"]) == (2, 1, 0)
    assert value["missing"] == [
        {"kind": "document", "type": "design", "phase": "build", "found": 0, "min": 1},
    ]
    assert value["overdue"] == [
        {"kind": "baseline", "type": None, "phase": "plan", "found": 0, "min": 1},
    ]

    def selected(text):
        return [item.id for item in select(parse(text), built.graph, built.derived, AS_OF)]

    assert selected("kind = project and completeness.score <= 0.5") == ["P"]
    assert selected("kind = project and completeness.score > 0.5") == []


def test_no_score_is_null_with_its_reason():
    graph = portal({"P": "kind: project\nid: P\ntitle: Project"}).graph
    assert derive(graph, settings(), AS_OF) == {
        "P": {"completeness": None, "why": {"completeness": "no phase is written"}}
    }


@given(st.lists(st.sampled_from(["draft", "approved", "obsolete"]), max_size=5), st.integers(1, 4))
def test_a_record_in_force_never_lowers_the_score(states, least):
    own = settings({"plan": [{"kind": "document", "type": "t", "min": least}]})
    files = {"P": project("plan")} | {
        f"DOC-{number}": f"type: t\nstatus: {state}" for number, state in enumerate(states, 1)
    }
    before = audited(files, own).score
    after = audited(files | {"DOC-9": "type: t\nstatus: published"}, own).score
    assert 0 <= before <= after <= 1
    assert (after == 1) == (states.count("approved") + 1 >= least)
