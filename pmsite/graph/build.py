"""From records to the graph: every reference resolved, or reported where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pmsite.graph.cycles import cycles
from pmsite.graph.graph import Graph, Relation
from pmsite.graph.prose import mentions
from pmsite.graph.references import Reference, references
from pmsite.graph.resolve import Resolver
from pmsite.model import rules
from pmsite.model.catalogue import Catalogue
from pmsite.model.diagnostic import Diagnostic, ordered
from pmsite.model.record import Record
from pmsite.model.source import Source
from pmsite.model.suggest import listed
from pmsite.model.value import dependency_parts, shown

_IDLIKE = re.compile(r"(?:[A-Za-z][\w-]*/)?[A-Z]{2,}-\d+(?:-\d+)*\Z")


def build(records: Iterable[Record], kinds: Catalogue) -> tuple[Graph, tuple[Diagnostic, ...]]:
    """The graph of these records and what is wrong with their references."""
    resolver = Resolver.of(records)
    problems: list[Diagnostic] = []
    relations: dict[tuple[str, str, str], Relation] = {}
    for record in resolver.records.values():
        for relation in (*_fields(record, resolver, problems), *_prose(record, resolver, problems)):
            relations.setdefault((relation.origin, relation.name, relation.target), relation)
    children: dict[str, list[str]] = defaultdict(list)
    for record in resolver.records.values():
        if record.parent is not None:
            children[record.parent].append(record.uid)
    graph = Graph(
        resolver.records,
        tuple(relations.values()),
        kinds,
        {uid: tuple(items) for uid, items in children.items()},
    )
    return graph, ordered([*problems, *cycles(graph)])


def _fields(record: Record, resolver: Resolver, problems: list[Diagnostic]) -> Iterator[Relation]:
    for found in references(record.fields):
        written = dependency_parts(found.text)[0]
        if found.link.loose and not _IDLIKE.match(written) and resolver.find(written, record.project) is None:
            continue
        place = record.key_place(*found.at) if found.is_key else record.place(*found.at)
        target = resolver.find(written, record.project)
        if target is None:
            problems.append(_missing(found, written, record, resolver, place))
        elif found.link.kinds and target.kind not in found.link.kinds:
            allowed = listed(found.link.kinds)
            if not found.link.loose or target.kind == "person":
                message = f"{found.name}: {shown(written)} is a {target.kind}"
                problems.append(rules.WRONG_KIND.at(place, message, f"name a {allowed}"))
        elif target.uid == record.uid:
            problems.append(
                rules.SELF.at(place, f"{found.name}: {shown(written)} names itself", "name another record")
            )
        else:
            yield Relation(record.uid, found.name, found.link.inverse, target.uid, place, found.text)


def _missing(found: Reference, written: str, record: Record, resolver: Resolver, place: Source) -> Diagnostic:
    miss = resolver.miss(written, record.project)
    if found.link.kinds == ("person",) and not miss.candidates:
        mend = f"did you mean {miss.near}?" if miss.near else f"add people/{written[:60]}.md"
        return rules.UNKNOWN_PERSON.at(place, f"{found.name}: no person {shown(written)}", mend)
    if len(miss.candidates) > 1:
        message = f"{found.name}: {shown(written)} could be {listed(miss.candidates)}"
        return rules.AMBIGUOUS.at(place, message, "write PROJECT/ID")
    near = miss.candidates[0] if miss.candidates else miss.near
    mend = f"did you mean {near}?" if near else "write the id of a record that exists"
    return rules.DANGLING.at(place, f"{found.name}: no record {shown(written)}", mend)


def _prose(record: Record, resolver: Resolver, problems: list[Diagnostic]) -> Iterator[Relation]:
    for mention in mentions(record.body.text):
        target = resolver.find(mention.target, record.project)
        before = record.body.text.count("\n", 0, mention.start)
        column = mention.start - (record.body.text.rfind("\n", 0, mention.start) + 1) + 1
        place = Source(record.source.path, record.body.first_line + before, column)
        if target is not None:
            if record.uid not in (target.uid, target.parent):
                yield Relation(record.uid, "mentions", "mentioned_by", target.uid, place, mention.target)
            continue
        if not mention.explicit and not _IDLIKE.match(mention.target):
            continue
        if not mention.explicit and not _known_prefix(mention.target, resolver):
            continue
        miss = resolver.miss(mention.target, record.project)
        if len(miss.candidates) > 1:
            message = f"{shown(mention.target)} could be {listed(miss.candidates)}"
            rule = rules.AMBIGUOUS if mention.explicit else rules.PROSE_REFERENCE
            problems.append(rule.at(place, message, "write PROJECT/ID"))
            continue
        near = miss.candidates[0] if miss.candidates else miss.near
        mend = f"did you mean {near}?" if near else "write the id of a record, or put the text in `code`"
        rule = rules.DANGLING if mention.explicit else rules.PROSE_REFERENCE
        problems.append(rule.at(place, f"no record {shown(mention.target)}", mend))


def _known_prefix(written: str, resolver: Resolver) -> bool:
    """Whether a bare id begins as the ids of some record do: ``ISO-9001`` is no reference."""
    prefix = written.rpartition("/")[2].partition("-")[0] + "-"
    return any(identifier.startswith(prefix) for identifier in resolver.by_id)
