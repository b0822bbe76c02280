"""A portal of so many records: every kind, English and Chinese, links between them, about 1.6 kB a record.

``python -m benchmarks.corpus FOLDER [--records N] [--seed S] [--commits C]`` writes it: ``mkdocs.yml`` and
``content/``; with ``--commits`` as a git repository with a past. The same numbers give the same bytes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.history import committed
from benchmarks.projects import ProjectTeller
from benchmarks.records import START

AS_OF = dt.date(2026, 6, 30)
PER_PROJECT = 250
"""Records of a project, more or less."""
CONFIGURATION = """site_name: Benchmark
docs_dir: content
theme: {name: material, font: false}
plugins:
  - search
  - pmsite: {as_of: 2026-06-30, timezone: Asia/Shanghai, language: en}
"""
_SHARES = {
    "risk": 13, "issue": 11, "change": 9, "action": 15, "decision": 9, "meeting": 11, "requirement": 13,
    "document": 6, "assumption": 5, "lesson": 4, "feedback": 4,
}  # fmt: skip
"""Of a hundred records, how many are of each kind."""


def corpus(seed: int, records: int) -> dict[str, str]:
    """Files of the content by path; so many of them, a few more or less."""
    return dict(_Maker(random.Random(seed), records).files())  # noqa: S311 - a portal, not a secret


def written(folder: Path, seed: int, records: int, commits: int = 0) -> Path:
    """A portal of that corpus in a folder."""
    files = {"mkdocs.yml": CONFIGURATION}
    files |= {f"content/{path}": text for path, text in corpus(seed, records).items()}
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    if commits:
        committed(folder, files, random.Random(seed), commits)  # noqa: S311
    return folder


class _Maker(ProjectTeller):
    """Writes the records of one portal, kind by kind."""

    def __init__(self, chance: random.Random, records: int) -> None:
        super().__init__(chance, max(4, records // 50), max(2, records // 100))
        self.records = records
        self.number: dict[str, int] = {}

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file's path and text."""
        yield "index.md", f"---\ntitle: Benchmark\n---\n\n{self.prose()}\n"
        for n, one in enumerate(self.people):
            names = f"title: {self.say(2).title()}\nnames: {{zh: {self.chance.choice(self.words.pairs)}{n}}}"
            yield f"people/{one}.md", f"---\n{names}\nrole: Member\ndepartment: pmo\n---\n\n{self.say(40)}\n"
        for n in range(self.terms):
            title = f"{self.say(2)} {n}"
            yield (
                f"terms/TERM-{n + 1:03}.md",
                f"---\nid: TERM-{n + 1:03}\ntitle: {title}\n---\n\n{self.prose()}\n",
            )
        left = self.records - len(self.people) - self.terms - 1
        projects = max(1, round(self.records / PER_PROJECT))
        for project in range(projects):
            share = left // projects + (project < left % projects)
            yield from self.project(f"P{project}", f"project-{project}", share)

    def project(self, key: str, folder: str, share: int) -> Iterator[tuple[str, str]]:
        """One project: its page, plan, resources, baseline, survey, report, and records of the other kinds."""
        self.number, self.known, self.actions = {}, {}, 0
        say, chance = self.say, self.chance
        manager, sponsor = chance.choice(self.people), chance.choice(self.people)
        front = (
            f"kind: project\nid: {key}\ntitle: {say(3)}\nmanager: {manager}\nsponsor: {sponsor}\nstart: {START}\n"
            f"finish: 2026-10-30\ncurrency: CNY\nbudget: {{labour: 400000}}\ncalendar: cn\nphase: build\n"
            "status: on_track\n"
        )
        yield f"{folder}/index.md", f"---\n{front}---\n\n{self.prose()}\n"
        yield f"{folder}/plan.md", self.plan()
        yield f"{folder}/resources.md", self.resources()
        yield f"{folder}/baselines/BL-01.md", self.baseline()
        yield f"{folder}/surveys/SUR-01.md", self.survey()
        yield f"{folder}/reports/RPT-2026-05.md", self.report()
        kinds = list(_SHARES)
        for kind in chance.choices(kinds, [_SHARES[kind] for kind in kinds], k=max(0, share - 6)):
            make: Callable[[], str] = getattr(self, kind)
            name = self.next(kind)
            front = make()
            yield (
                f"{folder}/{kind}s/{name}.md",
                f"---\nid: {name}\ntitle: {self.title()}\n{front}---\n\n{self.prose()}\n",
            )
            self.known.setdefault(kind, []).append(name)

    def next(self, kind: str) -> str:
        """The next id of a kind."""
        prefix = {
            "risk": "RISK", "issue": "ISS", "change": "CR", "action": "ACT", "decision": "DEC", "meeting": "MTG",
            "requirement": "REQ", "document": "DOC", "assumption": "ASM", "lesson": "LES", "feedback": "FB",
        }[kind]  # fmt: skip
        self.number[kind] = self.number.get(kind, 0) + 1
        return f"{prefix}-{self.number[kind]:03}"


def main() -> None:
    """Write the corpus that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--commits", type=int, default=0)
    asked = parser.parse_args()
    written(asked.folder, asked.seed, asked.records, asked.commits)


if __name__ == "__main__":
    main()
