"""One round of a fuzz target."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, given, seed, settings


def fired(target: ModuleType, number: int, count: int) -> str:
    """What a target fails on, among so many inputs drawn from a seed: the smallest one, and why; "" if on none."""
    last: list[Any] = []

    @seed(number)
    @settings(
        max_examples=count, deadline=None, database=None, derandomize=False, print_blob=False,
        suppress_health_check=[*HealthCheck],
    )  # fmt: skip
    @given(target.INPUTS)
    def each(data: Any) -> None:
        last[:] = [data]
        target.attack(data)

    try:
        each()
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
        return f"{type(error).__name__}: {error}\n{last[0]!r}"
    return ""
