"""Links to pages that an audience does not have: their words stay, the way does not."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from pmsite.views._pruned import pruned as without

Value = TypeVar("Value")


def pruned(value: Value, pages: Collection[str]) -> Value:
    """A figure whose links lead to ``pages`` (or to files) only."""
    return without(value, lambda address: address.raw or address.page in pages)
