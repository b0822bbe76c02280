"""Names of kinds, fields, relations and values in the reader's language."""

from __future__ import annotations

from pmsite.model.kind import Kind
from pmsite.model.ports import Texts

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
    return kind.labels.get(texts.language) or texts(kind.plural)
