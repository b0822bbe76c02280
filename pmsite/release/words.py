"""Names of records that an audience does not see, taken out of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pmsite.graph.prose import BARE, mentions
from pmsite.graph.resolve import Resolver
from pmsite.locale.texts import texts
from pmsite.model.record import Record


@dataclass(frozen=True, slots=True)
class Veil:
    """Replaces what names an unreleased record, or would name one if it existed, by neutral words.

    That nothing tells whether a record exists is why an id of a known prefix goes too where no released
    record has it.
    """

    resolver: Resolver
    kept: Mapping[str, Record]
    prefixes: frozenset[str]
    language: str

    @property
    def neutral(self) -> str:
        """What stands for an unreleased record."""
        return texts(self.language)("an internal record")

    def hides(self, written: str, project: str | None, *, handle: bool = False) -> bool:
        """Whether a name must not be shown to the audience."""
        target = self.resolver.find(written, project)
        if target is not None:
            return target.uid not in self.kept
        bare = written.rpartition("/")[2]
        return handle or (bare.partition("-")[0] in self.prefixes and bool(_NUMBERED.search(bare)))

    def over(self, text: str, project: str | None) -> str:
        """A Markdown text: also what stands in brackets, and what stands in code or headings."""
        if not _CANDIDATE.search(text):
            return text
        pieces, last = [], 0
        for mention in mentions(text):
            if mention.explicit and self.hides(mention.target, project):
                pieces += [text[last : mention.start], self.neutral]
                last = mention.end
        return self.over_plain("".join([*pieces, text[last:]]), project)

    def over_plain(self, text: str, project: str | None) -> str:
        """A text without markup."""
        if not _CANDIDATE.search(text):
            return text

        def shown(found: re.Match[str]) -> str:
            name, handle = found["id"], found["at"] is not None
            if not handle and not re.search(r"[\d.]", name):
                return found[0]
            return self.neutral if self.hides(name, project, handle=handle) else found[0]

        return BARE.sub(shown, text)


def names(text: str, *, markdown: bool) -> Iterator[str]:
    """Ids that a text names anywhere, as ``Veil`` looks for them: in code and headings of Markdown too."""
    if not _CANDIDATE.search(text):
        return
    if markdown:
        yield from (mention.target for mention in mentions(text) if mention.explicit)
    for found in BARE.finditer(text):
        if found["at"] is not None or re.search(r"[\d.]", found["id"]):
            yield found["id"]


_CANDIDATE = re.compile(r"\[\[|@|[A-Za-z0-9][._-]?[\dA-Za-z]*\d|[A-Za-z]\.[A-Za-z]")
_NUMBERED = re.compile(r"-\d")
