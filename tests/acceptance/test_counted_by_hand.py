"""The demo's numbers, counted from its files without a line of the product's code."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from lxml import html

from tests.acceptance._content import AS_OF, CONTENT, PROJECTS, read, records

_ITEM = re.compile(r"^\s*[-*] (?:\[(?P<box>[ xX])\] )?(?P<id>(?:ACT|DEC)-\d+)\b(?P<rest>.*)$", re.MULTILINE)


def every(project):
    return [read(path) for path in sorted((CONTENT / project).rglob("*.md"))]


def listed(project, prefix):
    """Ids that front matters and list items of a project define."""
    found = set()
    for front, body in every(project):
        if str(front.get("id", "")).startswith(f"{prefix}-"):
            found.add(front["id"])
        names = ("actions", "responses") if prefix == "ACT" else ("decisions",)
        found |= {item["id"] for name in names for item in front.get(name) or ()}
        if str(front.get("id", "")).startswith("MTG-") or prefix == "ACT":
            found |= {
                item["id"]
                for item in _ITEM.finditer(body)
                if item["id"].startswith(prefix) and (prefix == "DEC" or item["box"])
            }
    return found


def table_ids(site, address, prefix):
    """Ids that head a row of a table on a page."""
    page = html.parse(str(site / address / "index.html"))
    heads = page.xpath("//article//table//tbody//tr/*[1]//a[contains(@class, 'pm-ref')]/b")
    return {head.text for head in heads if (head.text or "").startswith(f"{prefix}-")}


@pytest.mark.parametrize("project", PROJECTS)
@pytest.mark.parametrize(
    ("folder", "prefix"),
    [
        ("risks", "RISK"),
        ("issues", "ISS"),
        ("assumptions", "ASM"),
        ("changes", "CR"),
        ("requirements", "REQ"),
        ("meetings", "MTG"),
        ("documents", "DOC"),
    ],
)
def test_a_register_holds_every_file_of_its_folder(site, project, folder, prefix):
    written = {front["id"] for front, _ in records(project, folder)}
    shown = table_ids(site, f"{project}/{folder}", prefix)
    shown |= {
        link.rsplit("/", 2)[-2]
        for link in html.parse(str(site / project / folder / "index.html")).xpath("//article//li//a/@href")
        if f"/{prefix}-" in link
    }
    assert shown >= written
    assert {name for name in shown if name.startswith(prefix)} == written


@pytest.mark.parametrize("project", PROJECTS)
def test_the_trackers_hold_every_action_and_every_decision(site, project):
    assert table_ids(site, f"{project}/actions", "ACT") == listed(project, "ACT")
    assert table_ids(site, f"{project}/decisions", "DEC") == listed(project, "DEC")


def assessment(front):
    found = front.get("current") or front["inherent"]
    impact = found["impact"]
    return found["probability"], max(impact.values()) if isinstance(impact, dict) else impact


@pytest.mark.parametrize("project", PROJECTS)
def test_every_cell_of_the_heat_map_counts_the_open_threats(site, project):
    threats = [
        front
        for front, _ in records(project, "risks")
        if front.get("type", "threat") == "threat"
        and front["status"] not in ("occurred", "closed", "cancelled")
    ]
    expected = Counter(map(assessment, threats))
    heat = html.parse(str(site / project / "risks" / "index.html")).xpath(
        "//table[contains(@class, 'pm-heat')]"
    )[0]
    for probability, row in zip(range(5, 0, -1), heat.xpath(".//tbody/tr"), strict=True):
        for impact, cell in zip(range(1, 6), row.xpath("./td"), strict=True):
            counts = cell.xpath(".//*[contains(@class, 'pm-v2')]/*[contains(@class, 'pm-n')]/text()")
            assert (int(counts[0]) if counts else 0) == expected[probability, impact]


def kpi(export, project, key):
    found = (
        export["kpis"]
        if project is None
        else next(item["kpis"] for item in export["projects"] if item["key"] == project.upper())
    )
    return next(item for item in found if item["key"] == key)


def on_time(project):
    plan, _ = read(CONTENT / project / "plan.md")
    frozen = [front for front, _ in records(project, "baselines") if front["date"] <= AS_OF]
    current = max(frozen, key=lambda front: front["date"])["milestones"]
    due = [item for item in plan["milestones"] if current.get(item["id"], item.get("baseline")) <= AS_OF]
    kept = [
        item
        for item in due
        if item.get("actual") and item["actual"] <= current.get(item["id"], item.get("baseline"))
    ]
    return len(kept), len(due)


def responses(project):
    """Response actions done, of those due."""
    due = [
        item
        for front, _ in records(project, "risks")
        for item in front.get("responses") or ()
        if item["due"] <= AS_OF and item.get("status") != "cancelled"
    ]
    return sum(item.get("status") in ("done", "verified") for item in due), len(due)


def scores(project, respondents):
    """All answers to the surveys of a group, each with the end of its scale."""
    return [
        (value, front["scale"]["max"])
        for front, _ in records(project, "surveys")
        if front.get("respondents", "client") == respondents
        for answer in front["answers"]
        for value in answer["scores"].values()
    ]


def lowered(project):
    count = 0
    for front, _ in records(project, "risks"):
        if front.get("type", "threat") != "threat" or "current" not in front:
            continue
        first = dict(front, current=None)
        start, now = assessment(first), assessment(front)
        states = [item.get("status") for item in front.get("responses") or ()]
        done = bool(states) and all(state in ("done", "verified") for state in states)
        count += start[0] * start[1] > now[0] * now[1] and done
    return count


@pytest.mark.parametrize("project", PROJECTS)
def test_the_indicators_of_a_project(export, project):
    found = kpi(export, project, "on_time")
    assert (found["numerator"], found["denominator"]) == on_time(project)
    found = kpi(export, project, "risk_response")
    assert (found["numerator"], found["denominator"]) == responses(project)
    answers = scores(project, "client")
    mean = sum(value / most for value, most in answers) / len(answers) * 100
    assert kpi(export, project, "client_satisfaction")["value"] == pytest.approx(mean)
    team = [value for value, _ in scores(project, "team")]
    assert kpi(export, project, "communication")["value"] == pytest.approx(sum(team) / len(team))
    assert kpi(export, project, "risks_lowered")["value"] == lowered(project)


def test_the_indicators_of_the_portfolio_pool_what_the_projects_count(export):
    pairs = [on_time(project) for project in PROJECTS]
    found = kpi(export, None, "on_time")
    assert (found["numerator"], found["denominator"]) == tuple(map(sum, zip(*pairs, strict=True)))
    answers = [pair for project in PROJECTS for pair in scores(project, "client")]
    mean = sum(value / most for value, most in answers) / len(answers) * 100
    assert kpi(export, None, "client_satisfaction")["value"] == pytest.approx(mean)
    assert kpi(export, None, "risks_lowered")["value"] == sum(map(lowered, PROJECTS))
