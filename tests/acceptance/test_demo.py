"""The demo portal: clean, built strictly, the same bytes twice, and every record three clicks away."""

import filecmp
import json
from pathlib import PurePosixPath

import pytest
from jsonschema import Draft202012Validator

from tests.acceptance._html import broken, clicks, is_elsewhere, read, target
from tests.acceptance._run import demo_copy, once, run, succeed

FOLDERS = {
    "action": "actions", "assumption": "assumptions", "baseline": "baselines", "change": "changes",
    "decision": "decisions", "document": "documents", "feedback": "feedback", "issue": "issues",
    "kpi": "kpis", "lesson": "lessons", "meeting": "meetings", "milestone": "milestones",
    "person": "people", "plan": "plans", "report": "reports", "requirement": "requirements",
    "resources": "resources", "risk": "risks", "survey": "surveys", "term": "terms",
}  # fmt: skip
"""Folder of a kind in the site's addresses: ``/<project>/<kind>/<id>/``."""


def every(export):
    """Records of an export with the folder of their project."""
    found = [("", record) for record in export["records"]]
    for project in export["projects"]:
        own = next(record for record in project["records"] if record["kind"] == "project")
        folder = PurePosixPath(own["source"]["path"]).parent.as_posix()
        found += [(folder, record) for record in project["records"]]
    return found


def home(folder, record):
    """File and anchor of a record's page, by the layout of addresses that the documentation states."""
    if record["kind"] == "project":
        return f"{folder}/index.html", ""
    if record["kind"] == "task":
        return f"{folder}/plan/index.html", record["id"]
    if record["kind"] == "page":
        path = PurePosixPath(record["source"]["path"]).with_suffix("")
        parts = path.parts[:-1] if path.name == "index" else path.parts
        return "/".join((*parts, "index.html")), ""
    return "/".join(
        part for part in (folder, FOLDERS[record["kind"]], record["id"], "index.html") if part
    ), ""


def test_it_checks_without_error_and_without_warning(demo):
    done = succeed("pmsite", "check", "--strict", "--format", "json", cwd=demo)
    found = json.loads(done.stdout)["diagnostics"]
    assert [item for item in found if item["severity"] != "notice"] == []


def test_it_has_two_projects_and_sixty_records_at_a_fixed_day(export):
    assert len(export["projects"]) >= 2
    assert len(every(export)) >= 60
    assert all(len(project["records"]) >= 30 for project in export["projects"])
    assert export["as_of"] == "2026-06-05"


def test_every_kind_of_a_portal_is_shown(export):
    assert {record["kind"] for _, record in every(export)} == {*FOLDERS, "project", "task", "page"}


def test_the_export_is_valid_against_its_schema(demo, export):
    schema = json.loads(succeed("pmsite", "export", "schema", cwd=demo).stdout)
    assert not list(Draft202012Validator(schema).iter_errors(export))


def test_mkdocs_builds_it_strictly_without_a_warning(demo):
    built = json.loads((demo / "built.json").read_text())
    assert built["code"] == 0, built["said"]
    assert "WARNING" not in built["said"]
    assert "ERROR" not in built["said"]


@pytest.fixture(scope="session")
def second(shared):
    """The demo built by another command, in another folder, with another hash seed and time zone."""

    def make(folder):
        demo_copy(folder)
        succeed("pmsite", "build", cwd=folder, PYTHONHASHSEED="4711", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")
        succeed("pmsite", "export", "json", "-o", "export.json", cwd=folder, PYTHONHASHSEED="4711")

    return once(shared / "second", make)


def differences(one, other):
    """Paths of two folders that are not the same, byte for byte."""
    found = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    there = {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    return sorted(
        path.as_posix()
        for path in found | there
        if path not in found & there or not filecmp.cmp(one / path, other / path, shallow=False)
    )


def test_two_builds_are_the_same_byte_for_byte(demo, second):
    assert differences(demo / "site", second / "site") == []
    assert differences(demo / ".pmsite" / "stage", second / ".pmsite" / "stage") == []
    assert (demo / "export.json").read_bytes() == (second / "export.json").read_bytes()


def test_properdocs_builds_it_strictly_without_a_warning(pages, tmp_path):
    folder = demo_copy(tmp_path / "demo")
    done = run("properdocs", "build", "--strict", "-f", "mkdocs.yml", cwd=folder)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "WARNING" not in said
    page = folder / "site/atlas/risks/RISK-004/index.html"
    assert read(page.read_text(encoding="utf-8")).text == pages["atlas/risks/RISK-004/index.html"].text


def test_every_record_is_three_clicks_from_the_portfolio_at_most(pages, export):
    far = clicks(pages)
    found = {f"{folder}/{record['id']}": home(folder, record) for folder, record in every(export)}
    unreached = {name: place for name, place in found.items() if far.get(place[0], 99) > 3}
    assert unreached == {}
    unseen = {name: at for name, (page, at) in found.items() if at and at not in pages[page].anchors}
    assert unseen == {}


def test_a_record_says_its_id_and_title_on_its_page(pages, export):
    for folder, record in every(export):
        if record["kind"] in ("page", "project", "term"):
            continue
        page, _ = home(folder, record)
        assert record["title"] in pages[page].text, record["id"]
        if record["kind"] != "person":
            assert record["id"] in pages[page].text


def test_every_link_and_anchor_of_the_site_leads_somewhere(pages, site):
    assert broken(pages, site) == []


def test_nothing_is_loaded_from_another_origin(pages, site):
    assert [(page.path, url) for page in pages.values() for url in page.sources if is_elsewhere(url)] == []
    for sheet in site.rglob("*.css"):
        assert "url(http" not in sheet.read_text(encoding="utf-8").replace('"', ""), sheet


def test_records_are_not_in_the_navigation(pages, export):
    homes = {
        home(folder, record)[0]
        for folder, record in every(export)
        if record["kind"] not in ("project", "page", "task")
    }
    assert len(homes) > 60
    for page in pages.values():
        listed = {target(page.path, url)[0] for url in page.navigation if not is_elsewhere(url)}
        assert (listed & homes) - {page.path} == set(), page.path


def test_every_page_has_a_heading_a_title_and_breadcrumbs(pages):
    for page in pages.values():
        assert page.tags.count("h1") == 1 or page.path == "404.html", page.path
        assert page.title.strip(), page.path


def test_no_staged_marker_and_no_raw_reference_is_left_on_a_page(pages):
    for page in pages.values():
        assert "pmsite-figure-" not in page.text, page.path
        assert "[[" not in page.text, page.path
