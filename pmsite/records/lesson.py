"""Lesson learnt: what happened, why, and what to do next time."""

from __future__ import annotations

from typing import Annotated

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.value import Day, LinkTo, Many, Reference, Text


class Lesson(Fields):
    """A lesson and where it was applied."""

    date: Day | None = None
    category: Text | None = None
    happened: Text | None = None
    cause: Text | None = None
    recommendation: Text | None = None
    applied_in: Many[Annotated[Reference, LinkTo((), "applies")]] = ()


KIND = Kind(name="lesson", fields=Lesson, prefix="LES", folder="lessons", label="Lesson", plural="Lessons")
