"""What a portal knows of a kind of record."""

from __future__ import annotations

from dataclasses import dataclass, field

from pmsite.model.fields import Fields


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, the prefix of its ids, its folder, its labels and its fields.

    One file of the ``records`` room defines one kind; a portal's configuration defines more.
    """

    name: str
    fields: type[Fields]
    prefix: str = ""
    folder: str = ""
    file_names: tuple[str, ...] = ()
    """Stems of files that are of this kind wherever they lie (``plan.md``)."""
    known_as: tuple[str, ...] = ()
    """Folder names that mean this kind to people: plain files there are told so, not published as pages."""
    label: str = ""
    """English name, singular: the key of the catalogues."""
    plural: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    """Names by language, of a kind that a portal defines."""
    plurals: dict[str, str] = field(default_factory=dict)
    """Names of its register by language."""
    states: tuple[str, ...] = ()
    closed_states: frozenset[str] = frozenset()
    """States in which nothing is left to do."""
    portal_wide: bool = False
    """Whether records stand outside projects (people, terms)."""
    nested: bool = False
    """Whether records are only written inside others (tasks, milestones)."""
    body_records: bool = True
    """Whether list items of a body may define actions."""
    own: bool = False
    """Whether the portal's configuration defined it."""
