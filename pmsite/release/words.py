"""Names of records that an audience does not see, taken out of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

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
        if handle or bare.partition("-")[0] not in self.prefixes or not _NUMBERED.search(bare):
            return handle
        ends = (part.start() for part in re.finditer(r"[._-]", bare))
        return not any(self._released(bare[:end], project) for end in ends)

    def _released(self, written: str, project: str | None) -> bool:
        target = self.resolver.find(written, project)
        return target is not None and target.uid in self.kept

    def _means(self, named: Named, project: str | None) -> bool:
        """Whether a word of a running text means what is hidden: of words without a digit only keys of projects do."""
        if named.handle or named.bare or re.search(r"[\d.]", named.id):
            return self.hides(named.id, project, handle=named.handle)
        target = self.resolver.records.get(named.id)
        return target is not None and target.kind == "project" and target.uid not in self.kept

    def over(self, text: str, project: str | None) -> str:
        """A Markdown text: also what stands in brackets, and what stands in code, headings and addresses."""
        if not _CANDIDATE.search(text):
            return text
        pieces, last = [], 0
        for mention in mentions(text):
            if mention.explicit and self.hides(mention.target, project):
                pieces += [text[last : mention.start], self.neutral]
                last = mention.end
        return self.over_plain("".join([*pieces, text[last:]]), project)

    def over_plain(self, text: str, project: str | None) -> str:
        """A text without markup; an id inside of a longer word, an address or a path goes as well."""
        if not _CANDIDATE.search(text):
            return text
        pieces, last = [], 0
        for named in _named(text):
            if named.start < last or not self._means(named, project):
                continue
            pieces += [
                text[last : named.start],
                self.neutral if named.bare else self.neutral.replace(" ", "-"),
            ]
            last = named.end
        return "".join([*pieces, text[last:]]) if pieces else text

    def touches(self, text: str, project: str | None) -> bool:
        """Whether a text names what is hidden anywhere."""
        return self.over_plain(text, project) != text


class Named(NamedTuple):
    """A word, or a part of one, that may be an id: where, what, with the @ of a handle, standing alone."""

    start: int
    end: int
    id: str
    handle: bool = False
    bare: bool = False


def names(text: str, *, markdown: bool) -> Iterator[Named]:
    """Ids that a text names anywhere, as ``Veil`` looks for them: in code, headings and addresses too."""
    if not _CANDIDATE.search(text):
        return
    if markdown:
        for mention in mentions(text):
            if mention.explicit:
                yield Named(mention.start, mention.end, mention.target, bare=True)
    yield from _named(text)


def _named(text: str) -> Iterator[Named]:
    """What may be an id, by its place; of several that begin at one place the longest first."""
    found: list[tuple[int, int, Named]] = []
    for match in BARE.finditer(text):
        handle = match["at"] is not None
        if handle or re.search(r"[\d.]", match["id"]):
            found.append((match.start(), -match.end(), Named(*match.span(), match["id"], handle, bare=True)))
    for match in _RUN.finditer(text):
        ends = [part.span() for part in _PART.finditer(match[0])][:_MOST_PARTS]
        for number, (start, _) in enumerate(ends):
            for _, end in reversed(ends[number:]):
                word, at = match[0][start:end], match.start()
                written = dict.fromkeys((word, word.upper() if _NUMBERED.search(word) else word))
                found += [(at + start, -at - end, Named(at + start, at + end, one)) for one in written]
    return iter([named for _, _, named in sorted(found, key=lambda one: (one[0], one[1], not one[2].bare))])


_CANDIDATE = re.compile(r"\[\[|@|[A-Za-z0-9][._-]?[\dA-Za-z]*\d|[A-Za-z]\.[A-Za-z]|[A-Z]{3}")
_RUN = re.compile(r"(?=[A-Za-z0-9._-]*(?:\d|\.|[A-Z]{3}))[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")
_PART = re.compile(r"[A-Za-z0-9]+")
_MOST_PARTS = 12
"""Parts of a word that are put together: no id has more."""
_NUMBERED = re.compile(r"-\d")
