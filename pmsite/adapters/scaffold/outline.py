"""A record's template brought in line with the portal: its enumerations, its own fields, what it requires."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from pmsite.adapters.scaffold.fields import accepts, beginning, choices, link, scalar
from pmsite.model.kind import Kind
from pmsite.model.settings import FieldSettings, Settings

_KEY = re.compile(r"(?P<off># )?(?P<key>[a-z][a-z0-9_]*):(?P<rest>.*)\Z")
_COMMENT = 28
"""Column at which a line's comment stands, where there is room."""

_HINTS = {
    "date": "YYYY-MM-DD",
    "duration": "5d, 2w, 12h",
    "list": "[one, two]",
    "number": "1.5",
    "person": "li.wei",
    "truth": "true, false",
    "whole": "1",
}


@dataclass(slots=True)
class _Block:
    """A key of the front matter with the lines below it; ``off``: as a comment, to be switched on."""

    key: str
    rest: str
    off: bool = False
    below: list[str] = field(default_factory=list)

    @property
    def value(self) -> str:
        """What is written behind the key."""
        return re.split(r"(?:^|\s)#", self.rest, maxsplit=1)[0].strip()

    @property
    def comment(self) -> str:
        """The comment of its line."""
        parts = re.split(r"(?:^|\s)#", self.rest, maxsplit=1)
        return parts[1].strip() if len(parts) > 1 else ""

    @property
    def empty(self) -> bool:
        """Whether it says nothing yet."""
        return self.off or not (self.value.strip("[]{} ") or self.below)

    def set(self, value: str, comment: str = "") -> None:
        """Write a value; the comment stays unless there is a new one."""
        self.off = False
        remark = comment or self.comment
        self.rest = f" {value}" + (f"  # {remark}" if remark else "")

    def lines(self) -> Iterator[str]:
        """The block as it is written."""
        head = f"{'# ' if self.off else ''}{self.key}:{f' {self.value}' if self.value else ''}"
        yield (
            f"{head:<{_COMMENT}}# {self.comment}"
            if self.comment and len(head) < _COMMENT
            else (f"{head}  # {self.comment}" if self.comment else head)
        )
        yield from self.below


def own_outline(kind: Kind) -> str:
    """A template for a kind that the portal's configuration defines."""
    return (
        "---\nid: @@{id}\ntitle: @@{title}\n"
        + ("status:\n" if kind.states else "")
        + "owner: @@{owner}\n---\n"
    )


def adapted(text: str, kind: Kind, settings: Settings, offers: Mapping[str, str]) -> str:
    """A filled template with the portal's choices as comments and a value for everything that is required."""
    _, front, body = text.split("---\n", 2)
    blocks = _blocks(front)
    _own_fields(blocks, kind, settings)
    for block in blocks:
        allowed = choices(kind, block.key, settings)
        if allowed and not block.below:
            if block.value not in allowed and (block.value or block.key == "status"):
                block.rest = f" {scalar(_first(kind, block.key, allowed))}"
            if not block.comment:
                block.rest += f"  # {', '.join(allowed)}"
    for name in _required(kind, settings):
        _require(blocks, name, kind, settings, offers)
    return "---\n" + "".join(f"{line}\n" for block in blocks for line in block.lines()) + "---\n" + body


def _blocks(front: str) -> list[_Block]:
    blocks: list[_Block] = []
    for line in front.splitlines():
        found = _KEY.match(line)
        if found:
            blocks.append(_Block(found["key"], found["rest"].rstrip(), off=found["off"] is not None))
        elif blocks:
            blocks[-1].below.append(line)
    return blocks


def _own_fields(blocks: list[_Block], kind: Kind, settings: Settings) -> None:
    """Fields that the configuration gives the kind, empty, each with what it takes."""
    own = settings.kinds[kind.name].fields if kind.own else {}
    known = {block.key for block in blocks}
    for name, rule in {**own, **settings.fields.get(kind.name, {})}.items():
        if name not in known:
            hint = _hint(rule)
            blocks.append(_Block(name, f"  # {hint}" if hint else ""))


def _hint(rule: FieldSettings) -> str:
    if rule.type == "choice":
        return ", ".join(rule.values)
    if rule.type == "link":
        return f"ids: {', '.join(rule.to)}" if rule.to else "ids"
    return _HINTS.get(rule.type, "")


def _first(kind: Kind, name: str, allowed: tuple[str, ...]) -> str:
    default = kind.fields.model_fields[name].default
    return default if default in allowed else allowed[0]


def _required(kind: Kind, settings: Settings) -> Iterator[str]:
    yield from (name for name, info in kind.fields.model_fields.items() if info.is_required())
    yield from settings.required.get(kind.name, ())
    if kind.name == "action":
        yield "owner"  # the one gap that the check does not forgive


def _require(
    blocks: list[_Block], name: str, kind: Kind, settings: Settings, offers: Mapping[str, str]
) -> None:
    block = next((item for item in blocks if item.key == name), None)
    if block is None:
        block = _Block(name, "", off=True)
        blocks.append(block)
    if not block.empty:
        return
    if link(kind, name) is not None:
        record = _record(kind, name, settings, offers)
        block.set(
            record or beginning(kind, name, settings, offers),
            "" if record == offers.get("person") else offers["text"],
        )
    elif block.off and block.value and accepts(kind, name, yaml.safe_load(block.value), settings):
        block.off = False
    else:
        block.set(beginning(kind, name, settings, offers))


def _record(kind: Kind, name: str, settings: Settings, offers: Mapping[str, str]) -> str:
    """A record to stand in a field that must name one, "" where there is none or the field may stay empty."""
    target = link(kind, name)
    wanted = (target.kinds if target is not None else ()) or _ANY
    if "person" not in wanted and name not in settings.required.get(kind.name, ()):
        return ""
    return next((offers[other] for other in wanted if other in offers), "")


_ANY = ("milestone", "task", "requirement", "document")
"""Kinds that stand for any."""
