"""YAML of a configuration as plain values, bounded before it is built, with unknown tags read as their values."""

from __future__ import annotations

from typing import Any

import yaml

from pmsite.model.source import Path as Steps
from pmsite.model.source import Positions
from pmsite.read.yaml import plain

MOST_DEPTH = 60
MOST_VALUES = 50_000


def composed(text: str, positions: Positions) -> Any:
    """The value of a text; where its parts stand goes into ``positions``.

    Raises:
        YAMLError: where it is none, holds a key twice, is nested too deeply or holds too much.
    """
    _bounded(text)
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return _value(node, (), positions) if node is not None else {}


def _bounded(text: str) -> None:
    """Refuse what would bring a YAML library down, before it builds anything.

    Raises:
        MarkedYAMLError: where the text is nested too deeply or holds too much.
    """
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH or count > MOST_VALUES:
            message = "nested too deeply" if depth > MOST_DEPTH else f"more than {MOST_VALUES:,} values"
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=message, problem_mark=mark)


def _value(node: Any, at: Steps, positions: Positions) -> Any:
    """A node's value; unknown tags are read as what they stand before."""
    positions.values[at] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if len(at) > MOST_DEPTH or len(positions.values) > MOST_VALUES:
        message = "nested too deeply" if len(at) > MOST_DEPTH else f"more than {MOST_VALUES:,} values"
        raise yaml.MarkedYAMLError(problem=message, problem_mark=node.start_mark)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in found:
                raise yaml.MarkedYAMLError(problem=f"{name} stands twice", problem_mark=key.start_mark)
            positions.keys[(*at, name)] = (key.start_mark.line + 1, key.start_mark.column + 1)
            found[name] = _value(value, (*at, name), positions)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*at, number), positions) for number, item in enumerate(node.value)]
    if node.style or node.tag.startswith("!"):
        return node.value
    try:
        return plain(node.value)
    except ValueError as error:
        raise yaml.MarkedYAMLError(problem=str(error), problem_mark=node.start_mark) from None
