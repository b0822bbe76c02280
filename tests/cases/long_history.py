"""A repository with a long past: a thousand records, two thousand commits that edit, add, move and merge them."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

FIRST = dt.datetime(2024, 1, 8, 9, tzinfo=dt.UTC)
WORDS = "supplier interface access test release budget scope approval site meter contract review 接口 验收".split()
PROJECTS = 10


def long_history(folder: Path, seed: int, records: int = 1000, commits: int = 2000) -> int:
    """Make the repository of a portal in ``folder``, its working tree checked out; how many states files have."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    story = _Story(random.Random(seed), records)
    stream = b"".join(story.told(commits))
    subprocess.run(["git", "-C", str(folder), "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run(["git", "-C", str(folder), "reset", "-q", "--hard", "main"], check=True)
    return story.states


class _Story:
    """The files as they are now, and the stream that brings them there."""

    def __init__(self, chance: random.Random, records: int) -> None:
        self.chance, self.states, self.number = chance, 0, 0
        self.files: dict[str, str] = {
            "content/people/li.wei.md": "---\ntitle: Li Wei\nrole: PM\ndepartment: pmo\n---\n"
        }
        self.files["mkdocs.yml"] = (
            "site_name: Long\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [search, pmsite]\n"
        )
        for project in range(PROJECTS):
            self.files[f"content/p{project}/index.md"] = (
                f"---\nkind: project\nid: P{project}\ntitle: Project {project}\nmanager: li.wei\n---\n"
            )
            self.files[f"content/p{project}/plan.md"] = self.plan(0)
        for _ in range(records):
            path, text = self.record()
            self.files[path] = text

    def record(self) -> tuple[str, str]:
        """A new record: one of three kinds, as long as people write them."""
        self.number += 1
        project, number = self.number % PROJECTS, self.number // PROJECTS
        words = " ".join(self.chance.choices(WORDS, k=60))
        title = " ".join(self.chance.choices(WORDS, k=5))
        kind = self.chance.choice(("risks", "actions", "changes"))
        if kind == "risks":
            front = (
                f"id: RISK-{number:03}\ntitle: {title}\nowner: li.wei\nidentified: 2024-01-02\ncause: {title}\n"
                "inherent: {probability: 4, impact: 4}\ncurrent: {probability: 3, impact: {schedule: 4, cost: 2}}\n"
                f"responses:\n  - {{id: ACT-R{number}, action: {title}, owner: li.wei, due: 2024-05-01}}\n"
            )
        elif kind == "actions":
            front = (
                f"id: ACT-{number:03}\ntitle: {title}\nowner: li.wei\ncreated: 2024-01-02\ndue: 2024-06-03\n"
            )
        else:
            front = (
                f"id: CR-{number:03}\ntitle: {title}\nowner: li.wei\nsubmitted: 2024-01-02\nreason: {title}\n"
            )
        prefix = front[4 : front.index("\n")]
        return f"content/p{project}/{kind}/{prefix}.md", f"---\n{front}---\n\n{words}\n"

    def plan(self, state: int) -> str:
        """A plan of twenty tasks, the links between them, and one progress that moves."""
        tasks = "".join(
            f"  - {{id: T-{n:02}, title: Task {n}, duration: {3 + (n + state) % 5}d, owner: li.wei"
            + (f", depends: [T-{n - 1:02}]" if n else "")
            + "}\n"
            for n in range(20)
        )
        return f"---\nid: PLAN\ntitle: Plan\nstart: 2024-01-08\ntasks:\n{tasks}---\n"

    def told(self, commits: int) -> Iterator[bytes]:
        """The stream for ``git fast-import``."""
        yield self.commit(0, [self.write(path) for path in sorted(self.files)])
        number = 1
        while number < commits:
            if self.chance.random() < 0.03:
                yield self.commit(number, [self.edit()], branch="topic", start=f":{number}")
                yield self.commit(number, [self.edit(), self.write(self.edited)], merge=True)
            else:
                yield self.commit(number, [self.step() for _ in range(self.chance.choice((1, 1, 2, 3)))])
            number += 1

    def commit(
        self, number: int, lines: list[bytes], branch: str = "main", start: str = "", *, merge: bool = False
    ) -> bytes:
        """One commit, four hours after the one before."""
        second = int((FIRST + dt.timedelta(hours=8 * number)).timestamp())
        who = f"Li Wei <li.wei@example.org> {second} +0800"
        message = f"step {number}\n\nBecause of {self.chance.choice(WORDS)}.".encode()
        head = f"commit refs/heads/{branch}\n" + (f"mark :{number + 1}\n" if branch == "main" else "")
        head += f"author {who}\ncommitter {who}\ndata {len(message)}\n"
        back = (f"from {start}\n" if start else "") + ("merge refs/heads/topic\n" if merge else "")
        return head.encode() + message + b"\n" + back.encode() + b"".join(lines)

    def write(self, path: str) -> bytes:
        """Put a file into the commit as it is now."""
        self.states += 1
        data = self.files[path].encode()
        return f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"

    def edit(self) -> bytes:
        """Change a record, or every tenth time a plan."""
        if self.chance.random() < 0.1:
            path = f"content/p{self.chance.randrange(PROJECTS)}/plan.md"
            self.files[path] = self.plan(self.chance.randrange(5))
        else:
            path = self.chance.choice(self.records())
            day = dt.date(2024, 2, 1) + dt.timedelta(days=self.chance.randrange(700))
            text = self.files[path].replace("2024-06-03", day.isoformat(), 1)
            self.files[path] = text + f"{self.chance.choice(WORDS)} {day}\n"
        self.edited = path
        return self.write(path)

    def records(self) -> list[str]:
        """Files of records that may be moved."""
        return [path for path in self.files if path.startswith("content/p") and path.count("/") == 3]

    def step(self) -> bytes:
        """What one commit does to one file: mostly an edit, at times a move, a deletion or a new record."""
        what = self.chance.random()
        if what < 0.02:
            path = self.chance.choice(self.records())
            new = path.replace(".md", f"-{self.chance.randrange(10**6)}.md")
            self.files[new] = self.files.pop(path)
            return f"R {path} {new}\n".encode()
        if what < 0.03:
            path = self.chance.choice(self.records())
            del self.files[path]
            return f"D {path}\n".encode()
        if what < 0.05:
            path, text = self.record()
            self.files[path] = text
            return self.write(path)
        return self.edit()
