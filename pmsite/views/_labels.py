"""Names of kinds, fields, relations and values in the reader's language."""

from __future__ import annotations

from pmsite.model.kind import Kind
from pmsite.model.ports import Texts

_WORDS = {
    "ccb": "CCB",
    "id": "ID",
    "phone": "Phone",
    "in_": "In scope",
    "mentions": "Mentions",
}


def english(name: str) -> str:
    """``no_earlier_than`` → ``No earlier than``: the key of the catalogues."""
    words = _WORDS.get(name) or name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def named(name: str, texts: Texts) -> str:
    """A field, relation or value by its label."""
    return texts(english(name))


def kind_name(kind: Kind, texts: Texts) -> str:
    """A kind's name, singular."""
    return kind.labels.get(texts.language) or texts(kind.label)


def kind_plural(kind: Kind, texts: Texts) -> str:
    """A kind's name, plural: of its register."""
    return kind.labels.get(texts.language) or texts(kind.plural)
