"""A field of a front matter set, added or taken out; nothing else changes."""

from __future__ import annotations

from typing import Any

from pmsite.adapters.edit.tree import Entry, Node, commented, tree
from pmsite.adapters.edit.value import Value, fits, quoted, spelled
from pmsite.adapters.edit.written import Written, same
from pmsite.adapters.failure import USAGE, Failure
from pmsite.model.diagnostic import printable
from pmsite.model.source import Path
from pmsite.model.value import shown

_NULL = ("", "~", "null", "Null", "NULL")
MORE = "+"
"""The step that adds to a list, and begins one where nothing is written yet."""


def put(file: Written, at: Path, steps: tuple[str, ...], value: Value | None) -> Written:
    """The file with the field ``steps`` of the record at ``at`` set, or taken out where ``value`` is None.

    Raises:
        Failure: if the place cannot be edited without touching anything else.
    """
    root = tree(file)
    label = ".".join(steps)
    if root is None:
        if value is None:
            return file
        root = Node("mapping", file.base, file.base)
    trail, rest = _descended(file, root, at, steps, label)
    known = file.values()
    if value is None:
        if rest:
            return file
        path = tuple(entry.name for _, entry in trail)
        edited = _removed(file, *trail[-1], label)
        wanted = _without(known, path)
    elif not rest:
        path = tuple(entry.name for _, entry in trail)
        edited, held = _replaced(file, *trail[-1], value, label)
        if same(_at(known, path), held):
            return file
        wanted = _with(known, path, held)
    else:
        path = (*(entry.name for _, entry in trail), *rest)
        edited, held = _added(file, trail, root, rest, value, label)
        wanted = _with(known, path, held)
    if same(edited.values(), wanted):
        return edited
    raise Failure(f"{label} cannot be edited by command here; edit {printable(file.path)} by hand", USAGE)


def _descended(
    file: Written, root: Node, at: Path, steps: tuple[str, ...], label: str
) -> tuple[list[tuple[Node, Entry]], tuple[str, ...]]:
    """Entries on the way to a field, each with what it stands in, and the steps that are not written yet."""
    node, trail = root, []
    rest: Path = (*at, *steps)
    while rest and not _behind(node, rest[0]):
        found = _step(node, rest, label)
        if found is None:
            break
        entry, used = found
        trail.append((node, entry))
        node, rest = entry.value, rest[used:]
    if rest and node.shape == "scalar" and file.text[node.start : node.end] not in _NULL:
        shape = "list" if rest[0] == MORE else "mapping"
        raise Failure(f"{label}: what holds {printable(str(rest[0]))} is no {shape}; set it whole", USAGE)
    return trail, tuple(map(str, rest))


def _behind(node: Node, step: str | int) -> bool:
    """Whether a step names the place behind the last one of a list."""
    return node.shape == "list" and step == MORE


def _step(node: Node, rest: Path, label: str) -> tuple[Entry, int] | None:
    """The entry that the next steps name; a key may hold dots."""
    if node.shape == "list":
        text = str(rest[0])
        if not text.isdecimal() or int(text) >= len(node.entries):
            many = f"0 to {len(node.entries) - 1}" if node.entries else "nothing"
            what = f"is no place in the list, which has {many}; + adds to it"
            raise Failure(f"{label}: {printable(shown(text))} {what}", USAGE)
        return node.entries[int(text)], 1
    for used in range(len(rest), 0, -1):
        name = ".".join(map(str, rest[:used]))
        found = next((entry for entry in node.entries if entry.name == name), None)
        if found is not None:
            return found, used
    return None


def _around(node: Node) -> str:
    return "flow" if node.flow else node.shape


def _replaced(file: Written, above: Node, entry: Entry, value: Value, label: str) -> tuple[Written, Any]:
    old = entry.value
    text, held = spelled(value, old.style, _around(above))
    if old.empty:
        end = _blanks(file, old.start) if above.flow else old.start
        return file.spliced((old.start, end, f" {text}" if entry.colon else f": {text}")), held
    if commented(file, old.start, old.end, old.scalars()):
        raise Failure(f"{label} has comments inside; edit {printable(file.path)} by hand", USAGE)
    start = old.start
    if old.block and entry.key is not None:
        start = file.text.index(":", entry.key.end) + 1
        if commented(file, start, old.start, iter(())):
            raise Failure(f"{label} has comments inside; edit {printable(file.path)} by hand", USAGE)
        text = f" {text}"
    return file.spliced((start, old.end, text)), held


def _blanks(file: Written, start: int) -> int:
    """Where the blanks end that stand before a comma or bracket; ``start`` where something else follows."""
    rest = file.text[start:].lstrip(" ")
    return len(file.text) - len(rest) if rest[:1] in (",", "]", "}") else start


def _at(values: Any, path: Path) -> Any:
    for step in path:
        values = values[step]
    return values


def _added(
    file: Written,
    trail: list[tuple[Node, Entry]],
    root: Node,
    rest: tuple[str, ...],
    value: Value,
    label: str,
) -> tuple[Written, Any]:
    """The file with a key or list item that was not written; what is on the way to it is written in brackets."""
    node = trail[-1][1].value if trail else root
    flow = node.flow or node.shape == "scalar" or len(rest) > 1
    text, held = spelled(value, "", "flow" if flow else node.shape)
    for name in reversed(rest[1:]):
        text = f"[{text}]" if name == MORE else f"{{{_key(name)}: {text}}}"
    line = text if node.shape == "list" else f"{_key(rest[0])}: {text}"
    if node.shape == "scalar":
        above, entry = trail[-1]
        outer = Value(None, f"[{text}]" if rest[0] == MORE else f"{{{line}}}", flow=True)
        return _replaced(file, above, entry, outer, label)[0], held
    if node.flow:
        if node.entries:
            place = node.entries[-1].value.end
            return file.spliced((place, place, f", {line}")), held
        return file.spliced((node.start + 1, node.start + 1, line)), held
    if not node.entries:
        place = file.base + (len(file.front) + 1 if file.front else 0)
        return file.spliced((place, place, f"{line}\n")), held
    if node.shape == "list":
        anchor, first, line = node.entries[-1], node.start, f"- {line}"
    else:
        plain = [entry for entry in node.entries if not entry.value.block]
        anchor, first = (plain or [*node.entries])[-1], node.entries[0].start
    place = file.text.index("\n", anchor.value.end) + 1
    margin = first - (file.text.rfind("\n", 0, first) + 1)
    return file.spliced((place, place, f"{' ' * margin}{line}\n")), held


def _key(name: str) -> str:
    return name if fits(name, "flow") and ":" not in name else quoted(name, '"')


def _removed(file: Written, above: Node, entry: Entry, label: str) -> Written:
    """The file without a key; a comment on its own lines goes with it."""
    if above.shape == "list":
        raise Failure(f"{label}: set the list as a whole to take an item out of it", USAGE)
    number = above.entries.index(entry)
    following = above.entries[number + 1] if number + 1 < len(above.entries) else None
    if len(above.entries) == 1:
        if commented(file, above.start, above.end, above.scalars()):
            raise Failure(f"{label} has comments inside; edit {printable(file.path)} by hand", USAGE)
        return file.spliced((above.start, above.end, "{}"))
    if not above.flow:
        begin = file.text.rfind("\n", 0, entry.start) + 1
        if not file.text[begin : entry.start].strip(" "):
            return file.spliced((begin, file.text.index("\n", entry.value.end) + 1, ""))
    if following is not None:
        start, end = entry.start, following.start
    else:
        start, end = above.entries[number - 1].value.end, entry.value.end
    if commented(file, start, end, above.scalars()):
        raise Failure(f"{label} has comments inside; edit {printable(file.path)} by hand", USAGE)
    return file.spliced((start, end, ""))


def _with(values: Any, path: Path, held: Any) -> Any:
    """``values`` with the value at ``path``; keys that are not there come last, as far as order counts."""
    if not path:
        return held
    step, *rest = path
    if isinstance(values, list) and step == MORE:
        return [*values, _with(None, tuple(rest), held)]
    if isinstance(values, list):
        return [_with(item, tuple(rest), held) if at == step else item for at, item in enumerate(values)]
    if values is None and step == MORE:
        return [_with(None, tuple(rest), held)]
    known = values if isinstance(values, dict) else {}
    return {**known, step: _with(known.get(str(step)), tuple(rest), held)}


def _without(values: Any, path: Path) -> Any:
    step, *rest = path
    if isinstance(values, list):
        return [_without(item, tuple(rest)) if at == step else item for at, item in enumerate(values)]
    if not rest:
        return {key: value for key, value in values.items() if key != step}
    return {key: _without(value, tuple(rest)) if key == step else value for key, value in values.items()}
