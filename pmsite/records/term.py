"""Term: a word of the glossary; the body is its definition."""

from __future__ import annotations

from pydantic import Field

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.value import Many, Text


class Term(Fields):
    """A term with its names in other languages and its synonyms."""

    names: dict[Text, Text] = Field(default_factory=dict)
    aliases: Many[Text] = ()


KIND = Kind(
    name="term", fields=Term, prefix="TERM", folder="terms", label="Term", plural="Glossary", portal_wide=True
)
