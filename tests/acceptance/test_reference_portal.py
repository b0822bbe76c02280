"""The reference portal: every value that was worked by hand, found in the export.

``tests/cases/portal`` is a copy of the reference; its ``expected.json`` says what holds at its as-of date.
"""

import json
import shutil
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator

from tests.acceptance._run import REFERENCE, once, run, succeed

EXPECTED = json.loads((REFERENCE / "expected.json").read_text(encoding="utf-8"))
MISSING = object()


def leaves(value, path: str = "") -> Iterator[tuple[str, object]]:
    """The single values of a nested mapping by dotted path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    else:
        yield path, value


WORKED = dict(leaves({name: EXPECTED[name] for name in ("records", "earned_value", "kpis")}))


@pytest.fixture(scope="session")
def reference(shared):
    """A copy of the reference portal, with what each command left of it."""

    def make(folder):
        shutil.copytree(REFERENCE, folder, dirs_exist_ok=True)
        succeed("pmsite", "export", "json", "-o", "export.json", cwd=folder)
        succeed("pmsite", "export", "schema", "-o", "schema.json", cwd=folder)
        succeed("pmsite", "check", cwd=folder)

    return once(shared / "reference", make)


@pytest.fixture(scope="session")
def data(reference):
    return json.loads((reference / "export.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def records(data):
    found = [*data["records"], *(record for project in data["projects"] for record in project["records"])]
    assert len({record["id"] for record in found}) == len(found)
    return {record["id"]: record for record in found}


def exported(data, records, path: str):
    """The value at a path of ``expected.json``, as the export has it."""
    part, *steps = path.split(".")
    (project,) = data["projects"]
    value = {
        "records": records,
        "earned_value": project["earned_value"],
        "kpis": {kpi["key"]: kpi for kpi in project["kpis"]},
    }[part]
    for step in steps:
        if not isinstance(value, dict) or step not in value:
            return MISSING
        value = value[step]
    return value


def agrees(found, expected) -> bool:
    if isinstance(expected, float):
        return isinstance(found, (int, float)) and found == pytest.approx(expected, abs=0.00005)
    return type(found) is type(expected) and found == expected


@pytest.mark.parametrize("path", sorted(WORKED))
def test_a_value_worked_by_hand_agrees(data, records, path):
    found = exported(data, records, path)
    assert found is not MISSING, f"{path} is not exported"
    assert agrees(found, WORKED[path])


@pytest.mark.parametrize("name", sorted(EXPECTED["backlinks"]))
def test_backlinks_are_exactly_those_worked_by_hand(records, name):
    found = {origin for ids in records[name]["backlinks"].values() for origin in ids}
    assert found == set(EXPECTED["backlinks"][name])


def test_it_has_no_error(data):
    errors = [item for item in data["diagnostics"] if item["severity"] == "error"]
    assert len(errors) == EXPECTED["diagnostics"]["errors"], errors
    assert data["as_of"] == "2026-03-31"


def test_it_has_a_record_of_each_kind_of_the_reference(records):
    assert {record["kind"] for record in records.values()} >= {
        "action", "assumption", "baseline", "change", "decision", "document", "feedback", "issue", "kpi",
        "lesson", "meeting", "milestone", "page", "person", "plan", "project", "report", "requirement",
        "resources", "risk", "survey", "task", "term",
    }  # fmt: skip


def test_the_export_is_valid_against_its_schema(reference, data):
    schema = json.loads((reference / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert not list(Draft202012Validator(schema).iter_errors(data))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("as_of",), "31 March"),
        (("extra",), 1),
        (("projects", 0, "records", 0, "source", "line"), 0),
        (("projects", 0, "records", 0, "extra"), 1),
        (("projects", 0, "records", 0, "relations"), []),
        (("diagnostics", 0, "severity"), "fatal"),
        (("diagnostics", 0, "code"), "E1"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
def test_the_schema_refuses_what_is_not_the_contract(reference, data, place, value):
    schema = json.loads((reference / "schema.json").read_text(encoding="utf-8"))
    changed = json.loads(json.dumps(data))
    holder = changed
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    assert list(Draft202012Validator(schema).iter_errors(changed))


@pytest.mark.parametrize("command", [("pmsite", "build"), ("mkdocs", "build")], ids=" ".join)
def test_it_builds(tmp_path, command):
    folder = shutil.copytree(REFERENCE, tmp_path / "portal")
    done = succeed(*command, cwd=folder)
    assert "Traceback" not in done.stdout + done.stderr
    for page in ("", "atlas", "atlas/risks/RISK-004", "people/li.wei"):
        assert (folder / "site" / page / "index.html").is_file()
    assert not list(folder.glob(".site.new-*"))


def test_its_warnings_stop_a_strict_build_and_nothing_is_published(tmp_path):
    folder = shutil.copytree(REFERENCE, tmp_path / "portal")
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 1
    assert "PM129 T-12 has no owner" in done.stdout + done.stderr
    assert not (folder / "site").exists()
    assert not list(folder.glob(".site.new-*"))
