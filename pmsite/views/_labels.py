"""Names of kinds, fields, relations and values in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from pmsite.model.kind import Kind
from pmsite.model.ports import Texts
from pmsite.model.settings import FieldSettings, Settings

_WORDS = {
    "ac": "Actual cost",
    "all_hands": "All-hands",
    "bac": "Budget at completion",
    "ccb": "CCB",
    "came_from_feedback": "Came from feedback",
    "cpi": "CPI",
    "cross_department": "Cross-department",
    "eac": "Estimate at completion",
    "ev": "Earned value",
    "fifty_fifty": "50/50",
    "id": "ID",
    "in": "In scope",
    "in_": "In scope",
    "kick_off": "Kick-off",
    "kpi": "KPI",
    "kpis": "KPIs",
    "out": "Out of scope",
    "pv": "Planned value",
    "spi": "SPI",
    "wont": "Won’t",
    "zero_hundred": "0/100",
}

STATES = frozenset(
    "accepted analysing answered approved assessed at_risk baselined blocked cancelled closed conditional confirmed "
    "deferred deprecated discontinued done draft finished identified implementing in_progress in_review invalid "
    "monitoring not_started obsolete occurred off_track on_track open proposed published rejected resolved returned "
    "submitted superseded valid verified withdrawn".split()
)
"""States of the kinds that come with pmsite: an own kind's state of that name is said like them."""


def english(name: str) -> str:
    """``no_earlier_than`` → ``No earlier than``: the key of the catalogues."""
    words = _WORDS.get(name) or name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def named(name: str, texts: Texts, *contexts: str) -> str:
    """A field, relation or value by its label, as it is said in a context (``issue.status``)."""
    return texts.of(english(name), *contexts)


def kind_name(kind: Kind, texts: Texts) -> str:
    """A kind's name, singular."""
    return kind.labels.get(texts.language) or texts(kind.label)


def kind_plural(kind: Kind, texts: Texts) -> str:
    """A kind's name, plural: of its register."""
    own = kind.plurals.get(texts.language) or kind.labels.get(texts.language)
    return own or texts(kind.plural)


def small(text: str) -> str:
    """A label within a line: with a small letter, unless it is an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def calendar(name: str, settings: Settings, texts: Texts) -> str:
    """A working calendar: by the name in the configuration, else by the country whose days off it has."""
    if name in settings.calendars:
        return name
    known = {"none": texts("Monday to Friday"), "always": texts("every day")}
    return known.get(name) or texts.country(name)


def own_field(settings: Settings, kind: str, name: str) -> FieldSettings | None:
    """A field as the configuration describes it; None for a built-in one."""
    described = settings.kinds.get(kind)
    fields = described.fields if described is not None else settings.fields.get(kind, {})
    return fields.get(name)


def own_label(settings: Settings, language: str, name: str, kinds: Iterable[str]) -> str:
    """The label that the configuration gives a field of one of the kinds; "" where it gives none."""
    found = (own_field(settings, kind, name) for kind in kinds)
    labels = [field.label for field in found if field is not None and field.label]
    return next((label.get(language) or label.get("en", "") for label in labels), "")
