"""Trends counted by hand: from ``git show`` of each file at the last commit by the end of each month, with PyYAML.

Nothing of pmsite is used. Where a portal's records are written in a way that this does not read, it says so.
"""

from __future__ import annotations

import csv
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
            "kpis": {
                "communication": _survey(own, day, "team", 5),
                "client_satisfaction": _survey(own, day, "client", 100),
                "risk_response": _responses(own, day),
            },
            "ac": _spent(repository, commit, f"{content}/{folder}/actuals.csv", own, day),
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


def _survey(
    files: list[tuple[str, dict, str]], day: dt.date, asked: str, scale: float
) -> tuple[float, int] | None:
    """Sum and number of the scores given by a day, on a scale."""
    scores = []
    for path, front, _ in files:
        if "/surveys/" in path and front.get("respondents") == asked and front.get("scale"):
            for answer in front.get("answers") or ():
                if (answer.get("date") or front.get("date") or day) <= day:
                    scores += [score * scale / front["scale"]["max"] for score in answer["scores"].values()]
    return (round(sum(scores), 6), len(scores)) if scores else None


def _responses(files: list[tuple[str, dict, str]], day: dt.date) -> tuple[float, int] | None:
    """Responses of risks that are done, of those due by a day."""
    due = [
        item
        for path, front, _ in files
        if "/risks/" in path
        for item in front.get("responses") or ()
        if item.get("status") != "cancelled" and item.get("due") and item["due"] <= day
    ]
    done = [
        item for item in due if item.get("status") in DONE_ACTION and (item.get("done") or item["due"]) <= day
    ]
    return (len(done), len(due)) if due else None


def _spent(
    repository: Path, commit: str, path: str, files: list[tuple[str, dict, str]], day: dt.date
) -> float | None:
    """Cost booked by a day: as written, else hours × the person's rate of that day."""
    if not git(repository, "ls-tree", commit, "--", path):
        return None
    rates: dict[str, list[tuple[dt.date, float]]] = {}
    for name, front, _ in files:
        if name.endswith("/resources.md"):
            for person in front.get("people") or ():
                rates[person["who"]] = [
                    (rate["from"], rate["per_hour"]) for rate in person.get("rates") or ()
                ]
    total, booked = 0.0, False
    for row in csv.DictReader(git(repository, "show", f"{commit}:{path}").splitlines()):
        on = dt.date.fromisoformat(row["date"])
        if on <= day:
            booked = True
            rate = max((found for found in rates.get(row["who"], ()) if found[0] <= on), default=(on, 0))[1]
            total += float(row["cost"]) if row["cost"] else float(row["hours"] or 0) * rate
    return round(total, 2) if booked else None


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
    for name, value in own["kpis"].items():
        item = told["kpis"].get(name) or {}
        theirs = (round(item["numerator"], 6), item["denominator"]) if item.get("value") is not None else None
        pairs[name] = (theirs, value)
    if told["budget"]["ac"] is not None:
        pairs["actual cost"] = (round(told["budget"]["ac"], 2), own["ac"])
    for name, (theirs, ours) in pairs.items():
        if theirs != ours:
            yield f"{name}: {theirs}, counted {ours}"
