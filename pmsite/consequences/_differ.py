"""The difference of two states of a portal: records, fields, files, and who newly sees what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pmsite.consequences as room
from pmsite.analyses.portal import Portal
from pmsite.consequences._pairs import Pairs, Side, mended, paired
from pmsite.graph.plain import comparable, plain
from pmsite.model.compare import FieldChange, changed
from pmsite.model.difference import Consequence, Difference, Edited, File, Named, Renamed, Shown
from pmsite.model.discover import modules
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.read.actuals import is_actuals

CONFIGURATION = "mkdocs.yml"
"""Name under which the configuration's settings stand among the records."""


def difference(
    old: Mapping[str, bytes],
    new: Mapping[str, bytes],
    compile_old: Callable[[Mapping[str, bytes]], Side],
    compile_new: Callable[[Mapping[str, bytes]], Side],
) -> tuple[Difference, Side, Side]:
    """What differs between two states of a portal as of the same day, what follows from it, and the states.

    ``old`` and ``new`` are Markdown files and actuals by path. A file that cannot be read in one state counts as
    unchanged: what it would do is not known.
    """
    before, after = compile_old(old), compile_new(new)
    if before.spoilt or after.spoilt:
        spoilt = before.spoilt | after.spoilt
        one = compile_old(mended(old, new, before.spoilt))
        other = compile_new(mended(new, old, after.spoilt))
        before, after = before.mended(one, spoilt), after.mended(other, spoilt)
    pairs = paired(before, after)
    found = sorted(modules(room), key=lambda module: (module.ORDER, module.__name__))
    consequences = [item for module in found for item in module.found(pairs)]
    return differing(pairs, consequences), before, after


def consequence_types() -> dict[str, str]:
    """Every type of consequence with what it says."""
    found = sorted(modules(room), key=lambda module: (module.ORDER, module.__name__))
    return {name: text for module in found for name, text in module.TYPES.items()}


def differing(pairs: Pairs, consequences: Iterable[Consequence] = ()) -> Difference:
    """Everything that differs between two states, beside the consequences that were found."""
    old, new = pairs.old, pairs.new
    shown, hidden = _released(pairs)
    return Difference(
        added=tuple(pairs.named(item) for item in _only(new, frozenset(pairs.back))),
        removed=tuple(pairs.named(item) for item in _only(old, frozenset(pairs.twins))),
        renamed=tuple(_renamed(pairs)),
        changed=(*_edited(pairs), *_configured(old.portal, new.portal)),
        files=tuple(_files(old.portal, new.portal)),
        consequences=tuple(consequences),
        released=tuple(shown),
        withdrawn=tuple(hidden),
        unreadable=tuple(sorted(old.unreadable | new.unreadable)),
    )


def _only(side: Side, paired_: frozenset[str]) -> list[Record]:
    """Records of one state only."""
    kinds = list(side.graph.kinds.kinds)
    found = [item for item in side.graph if item.uid not in paired_]
    return sorted(found, key=lambda item: (item.project or "", kinds.index(item.kind), item.id))


def _renamed(pairs: Pairs) -> Iterator[Renamed]:
    """Records of files of their own that lie elsewhere, or have another id."""
    for was, now in pairs.each():
        own = not was.at and not now.at and not (was.parent and now.parent)
        if own and (was.source.path, was.id) != (now.source.path, now.id):
            yield Renamed(pairs.named(now), was.id, was.source.path)


def _edited(pairs: Pairs) -> Iterator[Edited]:
    spent = _booked(pairs)
    for was, now in pairs.each():
        if was.broken or now.broken:
            continue
        old, new = comparable(pairs.old.graph, was), comparable(pairs.new.graph, now)
        if was.id != now.id and (old.get("title"), new.get("title")) == (was.id, now.id):
            old["title"] = new["title"]
        record = pairs.named(now)
        for item in changed(old, new):
            if not _reordered(pairs, now, item):
                yield Edited(record, item.field, item.old, item.new)
        one, other = (_parent(pairs, item, old=item is was) for item in (was, now))
        if one != other:
            yield Edited(record, "parent", one, other)
        for item in spent.get(now.uid, ()):
            yield Edited(record, item.field, item.old, item.new)


def _reordered(pairs: Pairs, record: Record, item: FieldChange) -> bool:
    """Whether a field names the same records as before in another order."""
    if not isinstance(item.old, list) or not isinstance(item.new, list):
        return False
    name = item.field.rpartition(".")[2]
    linked = any(link.name in (item.field, name) for link in pairs.new.graph.links(record.uid))
    return linked and Counter(map(str, item.old)) == Counter(map(str, item.new))


def _parent(pairs: Pairs, record: Record, *, old: bool) -> str | None:
    """Name of the record that a task of a plan, or an action of minutes, is written in."""
    if record.parent is None:
        return None
    uid = pairs.twins.get(record.parent, record.parent) if old else record.parent
    found = pairs.new.graph.get(uid) or pairs.old.graph.get(uid)
    return pairs.named(found).id if found is not None else uid


def _booked(pairs: Pairs) -> dict[str, tuple[FieldChange, ...]]:
    """Changed sums of hours and cost in the actuals, by uid of the task (of the project where none is named)."""
    old = {pairs.twins.get(uid, uid): sums for uid, sums in _sums(pairs.old.graph.actuals).items()}
    new = _sums(pairs.new.graph.actuals)
    return {
        uid: found
        for uid in dict.fromkeys([*old, *new])
        if (found := changed(old.get(uid, {}), new.get(uid, {})))
    }


def _sums(actuals: Any) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for project, rows in actuals.items():
        for row in rows:
            sums = found[f"{project}/{row.task}" if row.task else project]
            if row.hours is not None:
                sums["actual_hours"] += row.hours
            if row.cost is not None:
                sums["actual_cost"] += row.cost
    return {
        uid: {name: plain(round(value, 6)) for name, value in sums.items()} for uid, sums in found.items()
    }


def _configured(old: Portal, new: Portal) -> Iterator[Edited]:
    record = Named(CONFIGURATION, kind="configuration", path=CONFIGURATION)
    for item in changed(_settings(old), _settings(new)):
        yield Edited(record, item.field, item.old, item.new)


def _settings(portal: Portal) -> dict[str, Any]:
    settings: Settings = portal.settings
    written = settings.model_dump(mode="json", by_alias=True, exclude_unset=True)
    found: dict[str, Any] = plain({"site_name": portal.title, **written})
    return found


def _files(old: Portal, new: Portal) -> Iterator[File]:
    """Attachments that came, went or hold something else."""
    for path in sorted({*old.attachments, *new.attachments}):
        if is_actuals(path):
            continue  # what is booked is told by task
        if path not in old.attachments:
            yield File(path, "added")
        elif path not in new.attachments:
            yield File(path, "removed")
        elif _sha(old, path) != _sha(new, path):
            yield File(path, "changed")


def _sha(portal: Portal, path: str) -> str:
    found = portal.measures.get(path)
    return found.sha256 if found is not None else ""


def _released(pairs: Pairs) -> tuple[list[Shown], list[Shown]]:
    """Records that an audience newly sees, and those that it sees no longer."""
    shown: list[Shown] = []
    hidden: list[Shown] = []
    for audience in pairs.audiences:
        before = {pairs.twins.get(uid, uid) for uid in pairs.old.seen(audience)}
        after = set(pairs.new.seen(audience))
        shown += [Shown(audience, pairs.named(pairs.new.graph[uid])) for uid in sorted(after - before)]
        for uid in sorted(before - after):
            record = pairs.new.graph.get(uid) or pairs.old.graph.get(pairs.back.get(uid, uid))
            if record is not None:
                hidden.append(Shown(audience, pairs.named(record)))
    return shown, hidden
