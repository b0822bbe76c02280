"""The search index: static JSON files, of which a reader's search loads the few that it needs.

``search/index.json`` says what there is: projects, kinds and states; which numbers the entries of a project and kind
have; with which term and with which entry each further file begins. ``search/t<n>.json`` holds terms in their order,
each with its entries; ``search/d<n>.json`` holds entries as a result shows them. Same content, same bytes.

An entry of a term is ``4 · (number − number before) + weight``; the weights are those of ``Weight``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum
from hashlib import sha256
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.model.figure import Page
from pmsite.model.ports import Texts
from pmsite.stage.entries import HANDLES, Entry, Recall, anew, entries
from pmsite.stage.postings import Postings, Weighed
from pmsite.stage.segment import Segmenter, names
from pmsite.stage.terms import keys, terms
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_name, kind_plural

FOLDER = "search"
Known = dict[str, Weighed]
"""Terms and weights of an entry by digest of all that they follow from."""
TERMS, ENTRIES = 24_000, 14_000
"""Characters of a file of terms and of one of entries, more or less: some kilobytes on the way."""


class Weight(IntEnum):
    """Where a term stands in an entry."""

    ONCE = 0
    OFTEN = 1
    TITLE = 2
    NAME = 3


def indexed(
    portal: Portal,
    pages: Iterable[Page],
    texts: Texts,
    known: Known | None = None,
    postings: Postings | None = None,
    recall: Recall = anew,
) -> dict[str, str]:
    """The index of a portal that is already released, by path; only of what its ``pages`` show.

    ``known`` are the terms of entries that were indexed before, ``postings`` the lists; afterwards those of these
    entries. ``recall`` gives the entry of a record.
    """
    desk = Desk(portal, texts)
    kinds = {kind.name: (kind_plural(kind, texts), kind_name(kind, texts)) for kind in portal.graph.kinds}
    projects = {record.id: desk.title(record) for record in portal.graph.projects}
    segmenter = Segmenter(names(portal.graph))
    found = entries(desk, pages, recall)
    return packed(found, segmenter, projects, kinds, _words(texts), known, postings)


def packed(
    found: Iterable[Entry],
    segmenter: Segmenter,
    projects: dict[str, str],
    kinds: dict[str, tuple[str, str]],
    words: dict[str, str],
    known: Known | None = None,
    postings: Postings | None = None,
) -> dict[str, str]:
    """Files of the index; ``projects`` by name, ``kinds`` by plural and singular, ``words`` that the search says."""
    order = {kind: number for number, kind in enumerate(("", *kinds))}
    ordered = sorted(found, key=lambda one: (one.project, order[one.kind], one.to.page, one.to.anchor))
    states = sorted({(one.state.icon, one.state.label) for one in ordered if one.state is not None})
    weighed = _terms(ordered, segmenter, {} if known is None else known)
    shards = _shards((postings or Postings()).pieces(weighed), TERMS, "{}")
    places = {state: number for number, state in enumerate(states)}
    results = _shards(((number, _result(one, places)) for number, one in enumerate(ordered)), ENTRIES, "[]")
    files = {f"{FOLDER}/t{number}.json": text for number, (_, text) in enumerate(shards)}
    files |= {f"{FOLDER}/d{number}.json": text for number, (_, text) in enumerate(results)}
    digest = sha256("".join(files[path] for path in sorted(files)).encode()).hexdigest()
    present = sorted({one.project for one in ordered})
    used = [kind for kind in order if any(one.kind == kind for one in ordered)]
    files[f"{FOLDER}/index.json"] = _json(
        {
            "version": digest[:12],
            "entries": len(ordered),
            "projects": [[key, projects.get(key, "")] for key in present],
            "kinds": [[kind, *kinds.get(kind, (words["pages"], words["page"]))] for kind in used],
            "runs": _runs(ordered, present, used),
            "states": states,
            "terms": [first for first, _ in shards],
            "results": [first for first, _ in results],
            "words": words,
        }
    )
    return files


def _terms(ordered: Sequence[Entry], segmenter: Segmenter, known: Known) -> list[Weighed]:
    """Terms of each entry; ``known`` are afterwards those of these entries."""
    now: Known = {}
    found = []
    for one in ordered:
        key = _key(one, segmenter)
        now[key] = known.get(key) or _weighed(one, segmenter)
        found.append(now[key])
    known.clear()
    known.update(now)
    return found


def _key(one: Entry, segmenter: Segmenter) -> str:
    """All that the terms of an entry follow from."""
    parts = (segmenter.digest, one.text, *one.names, one.title, one.id, one.kind)
    return sha256(_json(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _weighed(one: Entry, segmenter: Segmenter) -> Weighed:
    """Terms of an entry, one a line, and as many digits: the weight of each."""
    counted = Counter(terms(" ".join((one.text, *one.names)), segmenter))
    weights = {term: int(Weight.OFTEN if count > 1 else Weight.ONCE) for term, count in counted.items()}
    title = Weight.NAME if one.named else Weight.TITLE
    weights |= dict.fromkeys(terms(f"{one.title} {one.id}", segmenter), int(title))
    if one.named and one.kind:
        weights |= dict.fromkeys(terms(" ".join(one.names), segmenter), int(Weight.NAME))
    if one.id:
        weights |= dict.fromkeys(keys(one.id), int(Weight.NAME))
    return "\n".join(weights), "".join(map(str, weights.values()))


def _result(one: Entry, places: dict[tuple[Any, str], int]) -> str:
    """An entry as a result shows it: id, title, address, number of its state, text."""
    url = (f"{one.to.page}/" if one.to.page else "") + (f"#{one.to.anchor}" if one.to.anchor else "")
    state = places[one.state.icon, one.state.label] if one.state is not None else -1
    own = "" if one.kind in HANDLES else one.id
    return _json([own, one.title, url, state, " · ".join(filter(None, (*one.names, one.text)))])


def _shards(pieces: Iterable[tuple[Any, str]], size: int, around: str) -> list[tuple[Any, str]]:
    """Pieces of JSON by their keys, in files of about so many characters, each with its first key."""
    found: list[tuple[Any, list[str]]] = []
    length = size
    for key, piece in pieces:
        if length >= size:
            found.append((key, []))
            length = 0
        found[-1][1].append(piece)
        length += len(piece) + 1
    return [(first, f"{around[0]}{','.join(said)}{around[1]}\n") for first, said in found]


def _runs(ordered: Sequence[Entry], projects: list[str], kinds: list[str]) -> list[list[int]]:
    """From which entry on which project and which kind: each by its number."""
    found: list[list[int]] = []
    for number, one in enumerate(ordered):
        here = [projects.index(one.project), kinds.index(one.kind)]
        if not found or found[-1][1:] != here:
            found.append([number, *here])
    return found


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _words(t: Texts) -> dict[str, str]:
    """What the search says, in the portal's language; ``{n}`` and the like are filled in on the page."""
    return {
        "all": t("All"),
        "elsewhere": t("Elsewhere"),
        "empty": t("Words, a name or an id: RISK-004, risk4 or 4. Enter opens the result that is marked."),
        "filter": t("Filter by kind"),
        "first": t("Best matches"),
        "found": t("{n} found", n="{n}"),
        "here": t("In {project}", project="{project}"),
        "more": t("Show {n} more", n="{n}"),
        "nearest": t("No result has all of the words; {n} have some", n="{n}"),
        "none": t("Nothing found. Try fewer or other words, or an id."),
        "page": t("Page"),
        "pages": t("Pages"),
        "results": t("Results"),
        "shown": t("{shown} of {n} shown", shown="{shown}", n="{n}"),
    }
