"""Trends counted by hand: from ``git show`` of each file at the last commit by the end of each month, with PyYAML.

Nothing of pmsite is used. Where a portal's records are written in a way that this does not read, it says so.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

CLOSED_RISK = {"occurred", "closed", "cancelled"}
DONE_ACTION = {"done", "verified"}
_ITEM = re.compile(
    r"^\s*(?:[-*+]|\d+[.)])\s+\[(?P<box>[ xX~-])\]\s+(?P<id>ACT-\S+)\s+(?P<text>.*)$", re.MULTILINE
)


def git(repository: Path, *arguments: str) -> str:
    """What git prints."""
    command = ["git", "-C", str(repository), "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def last_commits(repository: Path, days: list[dt.date], zone: ZoneInfo) -> dict[dt.date, str]:
    """The last commit of the first-parent line by the end of each day."""
    line = [row.split() for row in git(repository, "log", "--first-parent", "--format=%H %cI").splitlines()]
    found = {}
    for day in days:
        for name, when in line:
            if dt.datetime.fromisoformat(when).astimezone(zone).date() <= day:
                found[day] = name
                break
    return found


def month_ends(first: dt.date, until: dt.date) -> list[dt.date]:
    """Last days of months from the month of ``first`` on, before ``until``."""
    found, day = [], first.replace(day=1)
    while True:
        following = (day + dt.timedelta(days=32)).replace(day=1)
        end = following - dt.timedelta(days=1)
        if end >= until:
            return found
        found.append(end)
        day = following


@cache
def shown(repository: Path, blob: str) -> tuple[dict, str]:
    """Front matter and body of what a file held."""
    text = git(repository, "show", blob)
    match = re.match(r"---\n(.*?\n)---[ \t]*\n?(.*)\Z", text, re.DOTALL)
    try:
        return (yaml.safe_load(match[1]) or {}, match[2]) if match else ({}, text)
    except yaml.YAMLError:
        return {"broken": True}, ""


def fronts(repository: Path, commit: str, content: str) -> Iterator[tuple[str, dict, str]]:
    """Path, front matter and body of each record file at a commit."""
    for row in git(repository, "ls-tree", "-r", commit, "--", content).splitlines():
        facts, path = row.split("\t")
        name = path.rsplit("/", 1)[-1]
        if name.endswith(".md") and not name.startswith(("_", ".")) and name != "README.md":
            front, body = shown(repository, facts.split()[2])
            if "broken" not in front:
                yield path.removeprefix(content).lstrip("/"), front, body


def counted(repository: Path, commit: str, day: dt.date, content: str = "content") -> dict[str, dict]:
    """Risks, changes and actions of each project at a commit, as of a day."""
    files = list(fronts(repository, commit, content))
    keys = {
        path.split("/")[0]: str(front["id"]) for path, front, _ in files if front.get("kind") == "project"
    }
    found = {}
    for folder, key in keys.items():
        own = [(path, front, body) for path, front, body in files if path.startswith(f"{folder}/")]
        found[key] = {
            "risks": _risks([front for path, front, _ in own if "/risks/" in path]),
            "changes": dict(
                Counter(front.get("status", "draft") for path, front, _ in own if "/changes/" in path)
            ),
            "actions": _actions(own, day),
            "reached": _reached([front for _, front, _ in own], day),
        }
    return found


def _score(assessment: dict) -> int:
    impact = assessment["impact"]
    return assessment["probability"] * (max(impact.values()) if isinstance(impact, dict) else impact)


def _risks(risks: list[dict]) -> dict:
    open_ = [risk for risk in risks if risk.get("status") not in CLOSED_RISK]
    sums = Counter()
    for risk in open_:
        assessment = risk.get("current") or risk.get("inherent")
        if assessment and risk.get("type") != "opportunity":
            score = _score(assessment)
            band = "critical" if score >= 15 else "high" if score >= 10 else "medium" if score >= 5 else "low"
            sums[band] += score
    return {"open": len(open_), "closed": len(risks) - len(open_), "score": dict(sums)}


def _actions(files: list[tuple[str, dict, str]], day: dt.date) -> dict[str, int]:
    """Actions of files, of front matters (responses, actions) and of ticked lists; the first that has an id counts."""
    known: dict[str, tuple[str, dt.date | None]] = {}
    for path, front, _ in files:
        items = [front] if "/actions/" in path else []
        items += [*(front.get("responses") or ()), *(front.get("actions") or ())]
        for item in items:
            done = item.get("done")
            status = item.get("status") or ("done" if done else "open")
            status = "open" if done and done > day else status
            known.setdefault(str(item["id"]), (status, item.get("due")))
    for _, _, body in files:
        for match in _ITEM.finditer(body):
            due = re.search(r"\bdue:(\d{4}-\d{2}-\d{2})", match["text"])
            status = "done" if match["box"] in "xX" else "open"
            if match["text"].strip():
                known.setdefault(match["id"], (status, dt.date.fromisoformat(due[1]) if due else None))
    states = Counter(
        "done" if status in DONE_ACTION else "cancelled" if status == "cancelled" else "open"
        for status, _ in known.values()
    )
    late = sum(
        status not in DONE_ACTION | {"cancelled"} and due is not None and due < day
        for status, due in known.values()
    )
    return {"open": states["open"], "overdue": late, "done": states["done"], "cancelled": states["cancelled"]}


def _reached(fronts_: list[dict], day: dt.date) -> dict[str, str]:
    """Milestones that were reached, with the day."""
    items = [item for front in fronts_ for item in front.get("milestones") or () if isinstance(item, dict)]
    return {
        str(item["id"]): item["actual"].isoformat()
        for item in items
        if isinstance(item.get("actual"), dt.date) and item["actual"] <= day
    }


def differences(
    repository: Path, trends: dict, until: dt.date, zone: str = "UTC", content: str = "content"
) -> list[str]:
    """What the exported trends say otherwise than the count: nothing where they agree."""
    first = git(repository, "log", "--first-parent", "--format=%cI", "--", content).splitlines()[-1]
    begin = dt.datetime.fromisoformat(first).astimezone(ZoneInfo(zone)).date()
    ends = month_ends(begin, until)
    commits = last_commits(repository, ends, ZoneInfo(zone))
    said = {item["day"]: item for item in trends["snapshots"][:-1]}
    wrong = [f"days {sorted(said)}, not {ends}"] if sorted(said) != [day.isoformat() for day in ends] else []
    for day in ends:
        point = said.get(day.isoformat())
        if point is None:
            continue
        if point["commit"] != commits[day]:
            wrong.append(f"{day}: commit {point['commit']}, not {commits[day]}")
        for key, own in counted(repository, commits[day], day, content).items():
            wrong += [f"{day} {key} {text}" for text in _compared(point["projects"].get(key, {}), own)]
    return wrong


def _compared(told: dict, own: dict) -> Iterator[str]:
    if not told:
        yield "is not there"
        return
    risks = told["risks"]
    sums = {band: value for band, value in risks["score"].items() if value}
    pairs = {
        "open risks": (len(risks["open"]), own["risks"]["open"]),
        "closed risks": (len(risks["closed"]), own["risks"]["closed"]),
        "scores": (sums, own["risks"]["score"]),
        "changes": (told["changes"], own["changes"]),
        "actions": (told["actions"], own["actions"]),
        "reached": (
            {name: item["actual"] for name, item in told["milestones"].items() if item["actual"]},
            own["reached"],
        ),
    }
    for name, (theirs, ours) in pairs.items():
        if theirs != ours:
            yield f"{name}: {theirs}, counted {ours}"
