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


def owned(items, hit):
    """Hits and number of the items of each owner."""
    found = {}
    for item in items:
        hits, every = found.get(item.get("owner"), (0, 0))
        found[item.get("owner")] = hits + bool(hit(item)), every + 1
    return found


def milestones_of(project):
    """Milestones due of each owner, and those of them in time."""
    plan, _ = read(CONTENT / project / "plan.md")
    frozen = [front for front, _ in records(project, "baselines") if front["date"] <= AS_OF]
    current = max(frozen, key=lambda front: front["date"])["milestones"]
    dated = [(item, current.get(item["id"], item.get("baseline"))) for item in plan["milestones"]]
    due = [dict(item, due=day) for item, day in dated if day <= AS_OF]
    return owned(due, lambda item: item.get("actual") and item["actual"] <= item["due"])


def responses_of(project):
    """Response actions due of each owner, and those of them that are done."""
    fronts = [front for front, _ in records(project, "risks")]
    every = [item for front in fronts for item in front.get("responses") or ()]
    due = [item for item in every if item["due"] <= AS_OF and item.get("status") != "cancelled"]
    return owned(due, lambda item: item.get("status") in ("done", "verified"))


def threats_of(project):
    """Threats of each owner, and those of them that were lowered."""
    threats = [front for front, _ in records(project, "risks") if front.get("type", "threat") == "threat"]
    return owned(threats, is_lowered)


def departments(project):
    """The department of everyone whom a project's resources or the directory of people name."""
    found = {}
    for path in sorted((CONTENT / "people").glob("*.md")):
        front, _ = read(path)
        outside = front["organisation"] != "own"
        found[front["id"]] = front.get("company", front["organisation"]) if outside else front["department"]
    resources, _ = read(CONTENT / project / "resources.md")
    return {**found, **{item["who"]: item["department"] for item in resources["people"]}}


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


def is_lowered(front):
    if "current" not in front:
        return False
    start, now = assessment(dict(front, current=None)), assessment(front)
    states = [item.get("status") for item in front.get("responses") or ()]
    done = bool(states) and all(state in ("done", "verified") for state in states)
    return start[0] * start[1] > now[0] * now[1] and done


def lowered(project):
    fronts = [front for front, _ in records(project, "risks")]
    return sum(is_lowered(front) for front in fronts if front.get("type", "threat") == "threat")


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


BY_OWNER = (("on_time", milestones_of), ("risk_response", responses_of), ("risks_lowered", threats_of))


def added(pairs):
    """Sums of pairs that have one key."""
    found = {}
    for key, (hits, every) in pairs:
        before = found.get(key, (0, 0))
        found[key] = before[0] + hits, before[1] + every
    return found


@pytest.mark.parametrize("project", [None, *PROJECTS], ids=lambda name: name or "portfolio")
@pytest.mark.parametrize(("key", "count"), BY_OWNER, ids=[key for key, _ in BY_OWNER])
def test_an_indicator_by_person_and_department(export, project, key, count):
    """A total (risks lowered) has no denominator."""
    places = PROJECTS if project is None else (project,)
    people = added(item for place in places for item in count(place).items())
    offices = added(
        (departments(place).get(owner), pair) for place in places for owner, pair in count(place).items()
    )
    found = kpi(export, project, key)["breakdown"]
    total = key == "risks_lowered"
    for side, name, expected in (("by_person", "who", people), ("by_department", "department", offices)):
        rows = {row[name]: (row["numerator"], row["denominator"]) for row in found[side]}
        assert rows == {item: (hits, None if total else n) for item, (hits, n) in expected.items()}
        shares = [row["value"] for row in found[side]]
        assert shares == sorted(shares, reverse=total)


@pytest.mark.parametrize(("key", "count"), BY_OWNER, ids=[key for key, _ in BY_OWNER])
def test_the_page_of_an_indicator_has_a_row_for_everyone_who_owns_a_record(site, key, count):
    page = html.parse(str(site / "atlas" / "kpis" / key / "index.html"))
    rows = page.xpath("//section[@id='people']//tbody/tr")
    names = {
        front["id"]: front["title"]
        for front, _ in [read(path) for path in sorted((CONTENT / "people").glob("*.md"))]
    }
    shown = {row.xpath("string(./th)").strip(): row.xpath("string(./td[2])").strip() for row in rows}
    threats = {1: "1 threat"}
    assert shown == {
        names[owner]: threats.get(n, f"{n} threats") if key == "risks_lowered" else f"{hits} of {n}"
        for owner, (hits, n) in count("atlas").items()
    }
