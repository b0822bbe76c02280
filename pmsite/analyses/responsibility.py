"""Who is responsible for which task: R (responsible), A (accountable), C (consulted), I (informed)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pmsite.graph.graph import Graph
from pmsite.model.record import Record

LETTERS = ("R", "A", "C", "I")
MOST_ACCOUNTABLE = 8
"""Open tasks that one person can answer for; more are too many."""


@dataclass(frozen=True, slots=True)
class Line:
    """A task with its place in the plan: its depth, and whether it has tasks of its own."""

    task: Record
    depth: int = 0
    summary: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """The row of a task: names by letter, as written; the owner stands for an R that nobody wrote."""

    task: Record
    names: Mapping[str, tuple[str, ...]]
    by_owner: bool = False

    def letters(self, name: str) -> tuple[str, ...]:
        """Letters of a person or a department, in their order."""
        return tuple(letter for letter in LETTERS if name in self.of(letter))

    def of(self, letter: str) -> tuple[str, ...]:
        """Names under a letter."""
        return self.names.get(letter, ())


def lines(graph: Graph, project: str) -> tuple[Line, ...]:
    """Tasks of the plans in force as they are written, each followed by its parts."""
    tasks = {task.uid: task for task in graph.of("task", project)}
    parts: dict[str, list[Record]] = defaultdict(list)
    for task in tasks.values():
        parts[task.parent if task.parent in tasks and task.parent else ""].append(task)
    parts[""] = [task for task in parts[""] if not _superseded(graph, task)]

    def walk(parent: str, depth: int) -> Iterator[Line]:
        for task in parts.get(parent, ()):
            yield Line(task, depth, task.uid in parts)
            yield from walk(task.uid, depth + 1)

    return tuple(walk("", 0))


def leaves(graph: Graph, project: str) -> tuple[Record, ...]:
    """Tasks of the plans in force without tasks of their own."""
    return tuple(line.task for line in lines(graph, project) if not line.summary)


def _superseded(graph: Graph, task: Record) -> bool:
    plan = graph.get(task.parent) if task.parent else None
    return plan is not None and plan.get("status") == "superseded"


def assignment(task: Record) -> Assignment:
    """The row of a task."""
    written: dict[str, tuple[str, ...]] = {}
    for key, names in (task.get("responsible") or {}).items():
        letter = key.strip().upper()
        if letter in LETTERS and names:
            written[letter] = tuple(dict.fromkeys((*written.get(letter, ()), *names)))
    owner = task.get("owner")
    if owner and not written.get("R"):
        return Assignment(task, {**written, "R": (owner,)}, by_owner=True)
    return Assignment(task, written)


def named(assignments: Iterable[Assignment]) -> tuple[str, ...]:
    """Everyone who stands in a row, once, in the order of the rows."""
    found = (name for row in assignments for letter in LETTERS for name in row.of(letter))
    return tuple(dict.fromkeys(found))


def counts(assignments: Iterable[Assignment]) -> dict[str, dict[str, int]]:
    """How many rows give each letter to each name."""
    found: dict[str, dict[str, int]] = {}
    for row in assignments:
        for letter in LETTERS:
            for name in row.of(letter):
                found.setdefault(name, dict.fromkeys(LETTERS, 0))[letter] += 1
    return found
