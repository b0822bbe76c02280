"""Activities as nodes, and links as edges between them: links of summaries hold for all their parts.

A link between two summaries goes through a hub, a node without duration, so that two phases of a hundred
tasks each are joined by two hundred edges and not by ten thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pmsite.analyses.schedule.network import Activity, Link, LinkType, Network
from pmsite.analyses.schedule.result import Fault, Problem


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two nodes, given by their numbers."""

    source: int
    target: int
    from_start: bool
    to_finish: bool
    lag: int
    owner: str
    """The activity at which the link is written."""
    link: Link


@dataclass(frozen=True, slots=True)
class Graph:
    """Leaves (tasks and milestones) in written order, then hubs, with the edges between them."""

    leaves: tuple[Activity, ...]
    hubs: int
    into: tuple[tuple[Edge, ...], ...]
    out: tuple[tuple[Edge, ...], ...]
    ancestors: tuple[tuple[Activity, ...], ...]
    """Summaries above each leaf, the nearest first."""
    summaries: tuple[Activity, ...]
    """From the innermost outwards."""
    parts: dict[str, tuple[str, ...]]
    """Ids of the activities directly inside each summary."""
    problems: tuple[Problem, ...]

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.into)


def expand(network: Network) -> Graph:
    """The graph of a network, without its faulty links, which are reported."""
    tree = _Tree(network)
    wiring = _Wiring(tree)
    for activity in tree.activities.values():
        for link in activity.links:
            fault = tree.fault(activity, link)
            if fault is None:
                wiring.join(activity.id, link)
            else:
                tree.problems.append(Problem(fault, activity.id, link.predecessor, link))
    size = len(tree.leaves) + wiring.hubs
    into: list[list[Edge]] = [[] for _ in range(size)]
    out: list[list[Edge]] = [[] for _ in range(size)]
    for edge in wiring.edges:
        into[edge.target].append(edge)
        out[edge.source].append(edge)
    return Graph(
        leaves=tuple(tree.leaves),
        hubs=wiring.hubs,
        into=tuple(map(tuple, into)),
        out=tuple(map(tuple, out)),
        ancestors=tuple(tuple(tree.above(leaf.id)) for leaf in tree.leaves),
        summaries=tuple(tree.inside_out()),
        parts={key: tuple(parts) for key, parts in tree.parts.items()},
        problems=tuple(tree.problems),
    )


class _Tree:
    """Who is part of whom; what does not fit stands at the top and is reported."""

    def __init__(self, network: Network) -> None:
        self.problems: list[Problem] = []
        self.activities: dict[str, Activity] = {}
        for activity in network.activities:
            if activity.id in self.activities:
                self.problems.append(Problem(Fault.DUPLICATE_ID, activity.id))
            else:
                self.activities[activity.id] = activity
        self.parents: dict[str, str] = {}
        self.parts: defaultdict[str, list[str]] = defaultdict(list)
        for activity in self.activities.values():
            self._place(activity)
        self.leaves = [item for item in self.activities.values() if item.id not in self.parts]
        self.numbers = {leaf.id: number for number, leaf in enumerate(self.leaves)}
        self._leaves_of: dict[str, list[int]] = defaultdict(list)
        for number, leaf in enumerate(self.leaves):
            for summary in self.above(leaf.id):
                self._leaves_of[summary.id].append(number)

    def _place(self, activity: Activity) -> None:
        if activity.parent is None:
            return
        inside = activity.parent == activity.id or any(
            item.id == activity.id for item in self.above(activity.parent)
        )
        if activity.parent not in self.activities or inside:
            self.problems.append(Problem(Fault.UNKNOWN_PARENT, activity.id, activity.parent))
            return
        self.parents[activity.id] = activity.parent
        self.parts[activity.parent].append(activity.id)

    def above(self, key: str) -> Iterator[Activity]:
        """The summaries that an activity lies in, the nearest first."""
        while key in self.parents:
            key = self.parents[key]
            yield self.activities[key]

    def leaves_of(self, key: str) -> list[int]:
        """Numbers of the leaves inside a summary, or the leaf's own."""
        return self._leaves_of[key] if key in self.parts else [self.numbers[key]]

    def inside_out(self) -> list[Activity]:
        """Summaries, every one after those inside it."""
        depth = {key: sum(1 for _ in self.above(key)) for key in self.parts}
        return [self.activities[key] for key in sorted(self.parts, key=lambda key: -depth[key])]

    def fault(self, activity: Activity, link: Link) -> Fault | None:
        """What forbids a link, if anything does."""
        other = link.predecessor
        if other not in self.activities:
            return Fault.UNKNOWN_PREDECESSOR
        if any(item.id == other for item in self.above(activity.id)):
            return Fault.LINK_TO_ANCESTOR
        if any(item.id == activity.id for item in self.above(other)):
            return Fault.LINK_TO_PART
        of_summary = activity.id in self.parts or other in self.parts
        if of_summary and link.type not in {LinkType.FS, LinkType.SS}:
            return Fault.SUMMARY_LINK_TYPE
        return None


class _Wiring:
    """Edges, and the hubs they need, as links are joined one by one."""

    def __init__(self, tree: _Tree) -> None:
        self.tree = tree
        self.edges: list[Edge] = []
        self.hubs = 0

    def join(self, owner: str, link: Link) -> None:
        """Add the edges of a link; those into a hub carry no lag, those out of it the link's."""
        sources, targets = self.tree.leaves_of(link.predecessor), self.tree.leaves_of(owner)
        if len(sources) > 1 and len(targets) > 1:
            hub = len(self.tree.leaves) + self.hubs
            self.hubs += 1
            self._add(sources, [hub], owner, link, lag=0)
            sources = [hub]
        self._add(sources, targets, owner, link, lag=link.lag)

    def _add(self, sources: list[int], targets: list[int], owner: str, link: Link, *, lag: int) -> None:
        first, last = link.type.from_start, link.type.to_finish
        self.edges += [
            Edge(source, target, from_start=first, to_finish=last, lag=lag, owner=owner, link=link)
            for source in sources
            for target in targets
        ]
