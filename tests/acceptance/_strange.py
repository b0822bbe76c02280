"""Portals that hardly look like the demo: with little, strange, or very much in them; drawn anew by a seed."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.acceptance._run import REPOSITORY, portal, succeed

_ID = re.compile(r"[a-z]+\.[a-z]+|[A-Z]+(-[\d-]+)?")
_PERSON = "---\ntitle: {}\nrole: Manager\ndepartment: pmo\n---\n"
_TITLES = frozenset(
    {"title", "name", "text", "item", "action", "decision", "what", "summary", "client", "role"}
)
"""Keys of a front matter whose words are shown as they are."""


def strange_portals(seed: int) -> dict[str, Callable[[Path], Path]]:
    """How each portal is made: a function that builds it in a folder and returns the folder of its site."""
    chance = random.Random(seed)
    words, mark = _long(chance), chance.choice("一丁七万三上下不与丑世丘东丝")
    language = chance.choice(("en", "zh"))
    unbroken = "".join(chance.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(120))
    return {
        "nothing at all": lambda folder: _built(portal(folder, {"readme.txt": ""}, "{}"), leave=True),
        "one of each kind": _one_of_each,
        "nothing computed": lambda folder: _built(portal(folder, _bare())),
        "500 risks": lambda folder: _built(portal(folder, _risks(random.Random(seed), 500))),
        "long titles": lambda folder: _renamed(folder, words, language),
        "unbroken titles": lambda folder: _renamed(folder, unbroken, language),
        "one character": lambda folder: _renamed(folder, mark, language),
        "unbroken bodies": lambda folder: _built(portal(folder, _bodies(unbroken * 3))),
    }


def _built(folder: Path, *, leave: bool = False) -> Path:
    if leave:
        (folder / "content" / "readme.txt").unlink()
    succeed("pmsite", "build", cwd=folder, seconds=300)
    return folder / "site"


def _long(chance: random.Random) -> str:
    """A title of 120 characters in words of both scripts."""
    words = "acceptance migration of the warehouse interface with supplier's documentation 仓库接口验收 库存".split()
    text = "The"
    while len(text) < 120:
        text += " " + chance.choice(words)
    return text[:119].rstrip() + "x" * (120 - len(text[:119].rstrip()))


def _one_of_each(folder: Path) -> Path:
    """What ``pmsite new`` writes of each kind, in one project."""
    portal(folder, {"people/li.wei.md": _PERSON.format("Li Wei")})
    succeed("pmsite", "new", "project", "--id", "P", "-t", "Project", cwd=folder)
    for kind in (
        *("resources", "risk", "issue", "assumption", "change", "decision", "action", "requirement"),
        *("document", "feedback", "survey", "meeting", "report", "lesson", "term", "kpi", "page"),
    ):
        succeed("pmsite", "new", kind, "-t", f"The only {kind}", cwd=folder)
    return _built(folder)


def _bare() -> dict[str, str]:
    """Records without a date, a number or a link: nothing can be computed of them."""
    front = {
        "p/index.md": "kind: project\nid: P\ntitle: Project without dates",
        "p/plan.md": "id: PLAN-01\ntitle: Plan\ntasks:\n  - {id: T-1, name: Someday, effort: 8h}\n"
        "milestones:\n  - {id: M1, name: Done}",
        "p/risks/RISK-001.md": "id: RISK-001\ntitle: A risk that nobody has assessed",
        "p/issues/ISS-001.md": "id: ISS-001\ntitle: An issue",
        "p/changes/CR-001.md": "id: CR-001\ntitle: A change",
        "p/requirements/REQ-001.md": "id: REQ-001\ntitle: A requirement",
        "p/actions/ACT-001.md": "id: ACT-001\ntitle: An action\nowner: li.wei\ndue: 2026-04-01",
        "p/decisions/DEC-001.md": "id: DEC-001\ntitle: A decision",
        "p/lessons/LES-001.md": "id: LES-001\ntitle: A lesson",
        "p/documents/DOC-001.md": "id: DOC-001\ntitle: A document",
        "p/resources.md": "id: RES-01\ntitle: Resources",
        "people/li.wei.md": "title: Li Wei",
        "terms/TERM-001.md": "id: TERM-001\ntitle: Float",
    }
    return {path: f"---\n{text}\n---\n" for path, text in front.items()}


def _risks(chance: random.Random, count: int) -> dict[str, str]:
    who = ["li.wei", "wang.fang", "chen.hao", "zhang.min", "xu.na"]
    files = {
        "p/index.md": (
            "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\nstart: 2026-01-05\n"
            "finish: 2026-12-31\n---\n"
        ),
        **{f"people/{one}.md": _PERSON.format(one.title()) for one in who},
    }
    for number in range(1, count + 1):
        score = {"probability": chance.randint(1, 5), "impact": chance.randint(1, 5)}
        front = {
            "id": f"RISK-{number:03}",
            "title": f"{chance.choice(['Supplier', '供应商', 'Label', 'Interface'])} {number} is late",
            "status": chance.choice(["identified", "monitoring", "closed"]),
            "owner": chance.choice(who),
            "category": chance.choice(["supplier", "technical", "people", "contract"]),
            "inherent": score,
            "current": {**score, "probability": chance.randint(1, score["probability"])},
            "created": f"2026-0{chance.randint(1, 3)}-1{chance.randint(0, 9)}",
        }
        files[f"p/risks/RISK-{number:03}.md"] = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n"
    return files


def _bodies(run: str) -> dict[str, str]:
    """Texts with a word, an address, code, a heading, a row and a list that have no place to break."""
    body = (
        f"{run}\n\n# {run}\n\n## {run}\n\nSee <https://example.invalid/{run}> or [{run}](https://example.invalid/).\n\n"
        f"| {run} | b |\n|---|---|\n| `{run}` | {run} |\n\n- {run}\n- [ ] {run}\n\n> {run}\n\n```\n{run}\n```\n\n"
        f'!!! note "{run}"\n    {run}\n\nTerm {run}\n: {run}\n\n**{run}** `{run}` ==x==\n'
    )
    handle = "a" * 60
    front = {
        "p/index.md": f"kind: project\nid: {'P' * 30}\ntitle: Project\nmanager: {handle}",
        "p/risks/RISK-001.md": f"id: RISK-{'1' * 40}\ntitle: Risk\nowner: {handle}\ncause: {run}\neffect: {run}",
        "p/lessons/LES-001.md": f"id: LES-001\ntitle: Lesson\nhappened: {run}\nrecommendation: {run}",
        "p/decisions/DEC-001.md": f"id: DEC-001\ntitle: Decision\ndate: 2026-03-01\ndecision: {run}\nby: [{handle}]",
        "p/meetings/MTG-001.md": f"id: MTG-001\ntitle: Meeting\ndate: 2026-03-01\nchair: {handle}",
        f"people/{handle}.md": f"title: {run[:80]}",
        "terms/TERM-001.md": f"id: TERM-001\ntitle: {run[:80]}",
        "page.md": f"title: {run}",
    }
    return {path: f"---\n{text}\n---\n\n{body}" for path, text in front.items()}


def _renamed(folder: Path, words: str, language: str) -> Path:
    """The Chinese example, with these words for every title, name and sentence that is shown in a row."""
    shutil.copytree(REPOSITORY / "examples" / "zh", folder, dirs_exist_ok=True)
    settings = folder / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("language: zh", f"language: {language}"), encoding="utf-8"
    )
    for path in (folder / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        if not text.startswith("---\n") or path.parent.name == "terms":
            continue
        front, _, body = text[4:].partition("\n---\n")
        values = yaml.safe_dump(
            _said(yaml.safe_load(front), words), allow_unicode=True, sort_keys=False, width=10**6
        )
        path.write_text(f"---\n{values}---\n{body}", encoding="utf-8")
    return _built(folder)


def _said(value: Any, words: str) -> Any:
    if isinstance(value, dict):
        return {
            key: words if key in _TITLES and _worded(inner) else _said(inner, words)
            for key, inner in value.items()
        }
    return [_said(inner, words) for inner in value] if isinstance(value, list) else value


def _worded(value: Any) -> bool:
    """Whether a value is words, and no reference to a record."""
    return isinstance(value, str) and not _ID.fullmatch(value)
