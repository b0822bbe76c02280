"""Frozen figures of reports, each beside the as-of build of its day: the export, and the pages where it lacks one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html
from ruamel.yaml import YAML

from pmsite.adapters.demo import demo
from tests.acceptance._run import succeed

PERIODS = (("2026-03", "2026-03-01", "2026-03-31"), ("2026-04", "2026-04-01", "2026-04-30"))
"""Two successive months; of the second one the demo has reports already, which are written anew."""
PROJECTS = ("ATLAS", "BOREAS", "CIRRUS")
_RATING = {"ok": "on_track", "warn": "at_risk", "off": "off_track", "none": "no_data"}
_DONE = ("verified", "baselined", "closed")


def frozen_figures_are_those_of_their_day(folder: Path, seed: int) -> str:
    """Reports of two successive periods on each project and on all of them, and the six that the demo has."""
    here = folder / "demo"
    demo.replay_demo(here)
    compared = 0
    for name, first, last in PERIODS:
        built = _Built(here, last, first)
        for key in PROJECTS:
            written = here / f"content/{key.lower()}/reports/RPT-{name}.md"
            before = _front(written) if written.exists() else None
            if before is not None:
                compared += _compare(before, built, key)
                written.unlink()
            succeed("pmsite", "report", key, "--period", name, cwd=here)
            compared += _compare(_front(written), built, key)
        succeed("pmsite", "report", "--portfolio", "--period", name, cwd=here)
        compared += _compare(_front(here / f"content/reports/RPT-{name}.md"), built, None)
    said = succeed("pmsite", "check", cwd=here)
    assert "PM245" not in said.stdout, said.stdout
    return f"{compared} numbers, days and states are those of the builds of {len(PERIODS)} days"


def _front(file: Path) -> dict[str, Any]:
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8").split("---\n")[1])


def _compare(report: dict[str, Any], built: _Built, key: str | None) -> int:
    """Compare every leaf of the figures, and the computed state of each dimension; how many there were."""
    known = dict(built.facts(key))
    leaves = [*_leaves(report["figures"], ())]
    if key is not None:
        leaves += [(("dimension", name), item["computed"]) for name, item in report["dimensions"].items()]
    for path, value in leaves:
        assert path in known, f"{report['id']} {key}: nothing confirms {path}"
        assert _same(value, known[path]), (
            f"{report['id']} {key} {path}: {value}, the build says {known[path]}"
        )
    return len(leaves)


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in ("why", "target"):
                yield from _leaves(item, (*path, str(name)))
    elif isinstance(value, list):
        for row in value:
            name = str(row.get("id") or row.get("key") or row.get("date"))
            yield from _leaves({key: item for key, item in row.items() if str(item) != name}, (*path, name))
    else:
        yield path, value


def _same(written: Any, found: Any) -> bool:
    if isinstance(written, float) or isinstance(found, float):
        digits = len(str(float(written)).partition(".")[2])
        return abs(float(written) - float(found)) <= 0.5 * 10**-digits + 1e-9
    return str(written) == str(found) if written is not None else found is None


class _Built:
    """A day as ``--at`` gives it: the export and the pages."""

    def __init__(self, here: Path, day: str, first: str) -> None:
        self.day, self.first = day, first
        self.data = json.loads(succeed("pmsite", "export", "json", "--at", day, cwd=here).stdout)
        succeed("pmsite", "build", "--at", day, cwd=here, seconds=400)
        self.site = here / "site"
        self.projects = {item["key"]: item for item in self.data["projects"]}
        self.states = self.data["trends"]["snapshots"][-1]["projects"]

    def facts(self, key: str | None) -> Iterator[tuple[tuple[str, ...], Any]]:
        yield ("as_of",), self.day
        for item in self.data["kpis"] if key is None else self.projects[key]["kpis"]:
            for name in ("value", "numerator", "denominator", "n", "status"):
                yield ("kpis", item["key"], name), item[name]
        records = [
            item
            for project in self.projects.values()
            if key in (None, project["key"])
            for item in project["records"]
        ]
        yield from ((("counts", name), value) for name, value in self._counts(records))
        if key is None:
            for name in self.projects:
                yield from ((("projects", name, fact), value) for fact, value in self._line(name))
            return
        project, state = self.projects[key], self.states[key]["status"]
        yield ("status", "declared"), state["declared"]
        yield ("status", "computed"), _RATING[state["computed"]]
        yield from ((("dimension", name), _RATING[light]) for name, light in state["dimensions"].items())
        yield from ((("earned_value", name), value) for name, value in project["earned_value"].items())
        yield from ((("hours", name), value) for name, value in self._hours(key))
        for name, values in project["earned_value"]["curves"].items():
            for day in self._days(project):
                past = [value for at, value in values if at <= day]
                yield ("curve", day, name), past[-1] if past else None
        yield from self._rows(records)

    def _days(self, project: dict[str, Any]) -> set[str]:
        return {day for values in project["earned_value"]["curves"].values() for day, _ in values} | {
            self.day,
            *(
                f"2026-{month:02}-{last}"
                for month, last in enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30), 1)
            ),
            *(f"2025-{month}-{last}" for month, last in (("09", 30), (10, 31), (11, 30), (12, 31))),
        }

    def _hours(self, key: str) -> Iterator[tuple[str, float]]:
        """Sums over the people of the page of resources."""
        page = html.parse(str(self.site / key.lower() / "resources/index.html")).getroot()
        rows = [
            row
            for row in page.xpath("//section[@id='usage']//tr")
            if row.xpath("th/a[contains(@href,'people/')]")
        ]
        for number, name in enumerate(("planned", "actual", "remaining"), 1):
            yield name, round(sum(float(row.xpath(f"td[{number}]/@data-sort")[0]) for row in rows), 2)

    def _rows(self, records: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, ...], Any]]:
        for item in records:
            fields, derived, name = item["fields"], item["derived"], item["id"]
            if item["kind"] == "milestone":
                for fact in ("baseline", "forecast", "actual", "slip_days", "status"):
                    yield ("milestones", name, fact), derived[fact]
            elif item["kind"] == "risk" and derived["open"]:
                now = fields.get("current") or fields.get("inherent")
                if now is not None:
                    impact = now["impact"]
                    yield ("risks", name, "probability"), now["probability"]
                    yield (
                        ("risks", name, "impact"),
                        max(impact.values()) if isinstance(impact, dict) else impact,
                    )
                yield ("risks", name, "score"), derived["score"]["current"]
                yield ("risks", name, "band"), derived["band"]
                yield ("risks", name, "type"), fields.get("type")
            for kind, part, facts in (
                ("issue", "issues", ("status", "severity")),
                ("change", "changes", ("status",)),
                ("decision", "decisions", ("date",)),
                ("action", "actions", ("due", "done", "status")),
            ):
                if item["kind"] == kind:
                    yield from (((part, name, fact), fields.get(fact)) for fact in facts)

    def _line(self, key: str) -> Iterator[tuple[str, Any]]:
        project, state = self.projects[key], self.states[key]["status"]
        record = next(item for item in project["records"] if item["kind"] == "project")
        yield "declared", state["declared"]
        yield "computed", _RATING[state["computed"]]
        yield from project["earned_value"].items()
        yield "finish", record["derived"]["finish_forecast"]
        ahead = [
            item
            for item in project["records"]
            if item["kind"] == "milestone" and not item["derived"]["actual"]
        ]
        ahead.sort(key=lambda item: item["derived"]["forecast"])
        yield "next_milestone", ahead[0]["id"]
        yield "next_milestone_date", ahead[0]["derived"]["forecast"]
        risks = [item for item in project["records"] if item["kind"] == "risk" and item["derived"]["open"]]
        yield "risks_open", len(risks)
        yield "risks_critical", sum(item["derived"]["band"] == "critical" for item in risks)

    def _counts(self, records: list[dict[str, Any]]) -> Iterator[tuple[str, int]]:
        kinds: dict[str, list[dict[str, Any]]] = {}
        for item in records:
            kinds.setdefault(item["kind"], []).append({**item["derived"], **item["fields"]})
        risks, issues, changes = (kinds.get(name, []) for name in ("risk", "issue", "change"))
        actions, feedback = kinds.get("action", []), kinds.get("feedback", [])

        def within(items: list[dict[str, Any]], name: str) -> int:
            return sum(self.first <= (item.get(name) or "") <= self.day for item in items)

        yield "risks_open", sum(item["open"] for item in risks)
        yield "risks_critical", sum(item["open"] and item["band"] == "critical" for item in risks)
        yield "risks_identified", within(risks, "identified")
        yield "issues_open", sum(item["status"] not in ("resolved", "closed", "cancelled") for item in issues)
        yield "issues_raised", within(issues, "raised")
        yield "issues_resolved", within(issues, "resolved")
        yield "changes_pending", sum(item["pending"] for item in changes)
        undecided = ("draft", "submitted", "analysing", "in_review", "returned", "withdrawn")
        yield "changes_decided", sum(item["status"] not in undecided for item in changes)
        yield "changes_completed", sum(item["status"] in _DONE for item in changes)
        yield "decisions_taken", within(kinds.get("decision", []), "date")
        yield "actions_open", sum(item["open"] for item in actions)
        yield "actions_overdue", sum(item["overdue"] for item in actions)
        yield "actions_done", within(actions, "done")
        yield "feedback_open", sum(item["status"] == "open" for item in feedback)


PROMISES = (frozen_figures_are_those_of_their_day,)
