"""A front matter that goes back in time: what the story names is put back, the rest stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from pmsite.adapters.edit import tree as written_tree
from pmsite.adapters.edit.written import Written, written

_STEP = re.compile(r"\[([^\]]+)\]|([^.\[\]]+)")
_NAMES = ("id", "name", "item", "who", "date", "by", "version", "category", "key", "from")
"""Fields that tell the items of a list apart, the first that an item has counts."""


class Mismatch(Exception):  # noqa: N818 - it ends a replay, it is no fault of pmsite
    """The story does not fit what is written; the text says how, without the place."""


@dataclass(eq=False, slots=True)
class Value:
    """A scalar, list or mapping as it is written, in the state of some day."""

    shape: str
    flow: bool
    text: str
    """As written; of a list or mapping the text that it had at first."""
    items: list[Item] = field(default_factory=list)
    holder: Item | None = None
    touched: bool = False
    """Whether something in it is no longer as it was written."""

    def emit(self) -> str:
        """Its text now."""
        if not self.touched:
            return self.text
        kept = [item for item in self.items if item.present]
        if self.flow:
            inside = ", ".join(item.lead + item.value.emit() for item in kept)
            return f"{self.text[0]}{inside}{self.text[-1]}"
        pieces = [item.lead + item.value.emit() for item in kept]
        return "".join(pieces).lstrip("\n ") if kept and kept[0] is not self.items[0] else "".join(pieces)

    @property
    def hollow(self) -> bool:
        """Whether it is a list or mapping that nothing is left of; such a one is not written at all."""
        return self.touched and bool(self.items) and not any(item.present for item in self.items)

    @property
    def there(self) -> bool:
        """Whether it is written now: neither it nor anything around it has been taken out."""
        holder = self.holder
        return holder is None or (not holder.gone and (holder.around is None or holder.around.there))

    def touch(self) -> None:
        """Remember, here and in everything around it, that it has changed."""
        self.touched = True
        if self.holder is not None and self.holder.around is not None:
            self.holder.around.touch()

    def put(self, text: str) -> None:
        """Write something else in its place."""
        fresh = fragment(text)
        self.shape, self.flow, self.text = fresh.shape, fresh.flow, fresh.text
        self.items, self.touched = fresh.items, False
        for item in self.items:
            item.around = self
        if self.holder is not None and self.holder.around is not None:
            self.holder.around.touch()

    def find(self, name: str) -> Item | None:
        """The field of a mapping, or the item of a list that is named so by its id, name, person or day."""
        if self.shape == "mapping":
            return next((item for item in self.items if item.name == name), None)
        found = [item for item in self.items if _named(item.value) == name]
        return next((item for item in found if item.present), found[0] if found else None)

    def add(self, name: str, text: str) -> None:
        """A field or an item more, behind the others."""
        value = fragment(text)
        if self.flow:
            lead = f"{name}: " if self.shape == "mapping" else ""
        else:
            last = self.items[-1].lead
            margin = last[last.rfind("\n") :] if "\n" in last else "\n"
            margin = margin[: len(margin) - len(margin.lstrip())] if len(self.items) > 1 else self.margin()
            lead = f"{margin}{name}: " if self.shape == "mapping" else f"{margin}- "
        self.items.append(Item(name, lead, value, self))
        value.holder = self.items[-1]
        self.touch()

    def margin(self) -> str:
        """Line end and indentation of a block's second line, told from the lines around it."""
        depth, value = 0, self
        while value.holder is not None and value.holder.around is not None:
            lead = value.holder.lead
            if "\n" in lead:
                return lead[lead.rfind("\n") :].replace("- ", "  ") + " " * depth
            depth, value = depth + 2, value.holder.around
        return "\n" + " " * depth


@dataclass(eq=False, slots=True)
class Item:
    """A field of a mapping or an item of a list, with what stands before its value: line end, indentation, key."""

    name: str
    lead: str
    value: Value
    around: Value | None
    gone: bool = False

    @property
    def present(self) -> bool:
        """Whether it is written now."""
        return not self.gone and not self.value.hollow

    def leave(self, *, gone: bool) -> None:
        """Take it out, or bring it back."""
        self.gone = gone
        if self.around is not None:
            self.around.touch()


def fragment(text: str) -> Value:
    """A value that stands on one line.

    Raises:
        Mismatch: if it is none.
    """
    file = written("value", f"---\nvalue: {text}\n---\n")
    try:
        root = written_tree.tree(file)
    except yaml.YAMLError:
        root = None
    if root is None or len(root.entries) != 1 or root.entries[0].value.end != len(f"---\nvalue: {text}"):
        raise Mismatch(f"{text[:60]} is no value on one line; put a text in quotes")
    return _value(file, root.entries[0].value)


def front(file: Written) -> Value:
    """The front matter of a file."""
    root = written_tree.tree(file)
    return _value(file, root) if root is not None else Value("mapping", flow=False, text="")


def _value(file: Written, node: written_tree.Node) -> Value:
    value = Value(node.shape, node.flow, file.text[node.start : node.end])
    last = node.start
    for entry in node.entries:
        inner = _value(file, entry.value)
        begin = entry.start if node.flow else last
        item = Item(str(entry.name), file.text[begin : entry.value.start], inner, value)
        inner.holder = item
        value.items.append(item)
        last = entry.value.end
    return value


def steps(path: str) -> list[str]:
    """``responses[ACT-046].status`` in its steps."""
    return [bracket or plain for bracket, plain in _STEP.findall(path)]


def identified(value: Value) -> Iterator[tuple[str, Value]]:
    """Every mapping that has an id, with it."""
    if value.shape == "mapping":
        identity = value.find("id")
        if identity is not None:
            yield _plain(identity.value.text), value
    for item in value.items:
        yield from identified(item.value)


def _named(value: Value) -> str:
    if value.shape != "mapping":
        return _plain(value.text)
    for name in _NAMES:
        item = next((item for item in value.items if item.name == name), None)
        if item is not None:
            return _plain(item.value.emit())
    return ""


def _plain(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
