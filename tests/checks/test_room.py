"""What every check promises: a code of its own, a manual entry, no crash, no error in good portals."""

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import pytest

import pmsite.checks as room
from pmsite.checks._release import seen
from pmsite.model.diagnostic import Severity, ordered
from pmsite.model.discover import modules
from pmsite.model.rules import RULES
from pmsite.model.settings import Settings
from pmsite.records._catalogue import catalogue
from pmsite.release.release import release
from tests.checks._portal import portal

CHECKS = modules(room)
REFERENCE = Path(__file__).parents[1] / "cases" / "portal" / "content"
DEMO = Path(__file__).parents[2] / "content"


def name(module):
    return module.__name__.rpartition(".")[2]


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_a_check_has_a_rule_with_a_manual_entry_and_docstrings(check):
    assert re.fullmatch(r"PM[1-9]\d\d", check.RULE.code)
    assert len(check.RULE.meaning) >= 60
    assert check.RULE.meaning.endswith(".")
    assert check.RULE.title[0].islower()
    assert check.__doc__
    assert check.check.__doc__


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_a_check_has_a_test_of_its_name(check):
    assert (Path(__file__).parent / f"test_{name(check)}.py").is_file()


def test_no_two_rules_have_the_same_code():
    codes = [rule.code for rule in (*RULES, *(check.RULE for check in CHECKS))]
    assert sorted(set(codes)) == sorted(codes)


def test_no_check_fails_on_records_that_hold_nothing_but_their_id():
    kinds = [kind for kind in catalogue(Settings()) if kind.prefix and not kind.nested]
    files = {f"{kind.prefix}-1": f"id: {kind.prefix}-1" for kind in kinds} | {"li.wei": "kind: person"}
    files["plan"] = "tasks:\n  - {id: T-1}\n  - {id: T-2, tasks: [{id: T-3}, 7]}\nmilestones: [{id: M1}]"
    assert all_of(portal(files))


def test_no_check_fails_on_records_whose_fields_could_not_be_read():
    kinds = [kind for kind in catalogue(Settings()) if kind.prefix and not kind.nested]
    files = {f"{kind.prefix}-1": f"owner: [1]\nstatus: {{}}\nid: {kind.prefix}-1" for kind in kinds}
    files["plan"] = (
        "start: 2026-01-05\ntasks: [{id: T-1, allocate: 3}]\nmilestones: [{id: M1, baseline: soon}]"
    )
    assert not [item for item in all_of(portal(files)) if item.source.path != "p/index.md"]


def test_no_check_fails_on_states_of_the_portals_own():
    kinds = [kind for kind in catalogue(Settings()) if kind.states]
    settings = Settings(enumerations={f"{kind.name}.status": ("strange",) for kind in kinds})
    files = {f"{kind.prefix}-1": f"id: {kind.prefix}-1\nstatus: strange" for kind in kinds if kind.prefix}
    assert all_of(portal(files, settings=settings))


@pytest.mark.parametrize("as_of", ["2026-01-01", "2026-03-31", "2027-01-01"])
def test_the_reference_portal_has_no_error_at_any_day(as_of):
    found = all_of(portal(files_of(REFERENCE), as_of=dt.date.fromisoformat(as_of)))
    assert not [str(item) for item in found if item.severity is Severity.ERROR]


def test_what_a_passing_day_brings_is_never_more_than_a_notice():
    files = files_of(DEMO)
    days = [dt.date(2026, 1, 1), dt.date(2026, 6, 5), dt.date(2027, 1, 1)]
    errors = [
        {str(item) for item in all_of(portal(files, as_of=day)) if item.severity is Severity.ERROR}
        for day in days
    ]
    assert all(one == other for one, other in pairwise(errors))


def test_the_checks_and_the_release_agree_on_what_an_audience_sees():
    found = portal(files_of(DEMO))
    assert {record.uid for record in found.graph if seen(found, record, "client")} == set(
        release(found, "client").graph.records
    )


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.md"))}


def all_of(found):
    return ordered(item for check in CHECKS for item in check.check(found))
