"""Glossary: the portal's terms, their names in other languages, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.model.figure import Cell, Column, Link, Page, Row, Table, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, said
from pmsite.views._plain import first_sentence


def pages(desk: Desk) -> Iterator[Page]:
    """The glossary of the portal."""
    terms = desk.of("term")
    if desk.project is not None or not terms:
        return
    t = desk.t
    ordered = sorted(terms, key=lambda term: (desk.title(term).casefold(), term.uid))
    address = desk.at("terms")
    yield Page(
        address,
        t("Glossary"),
        (desk.head(t("Glossary"), _sentence(desk, terms)), _table(desk, ordered)),
        area="glossary",
        view=address.page,
        nav=t("Glossary"),
        order=0,
    )


def _others(desk: Desk, term: Record) -> list[str]:
    """Names of a term in the languages that are not the page's."""
    shown = desk.title(term)
    names: dict[str, str] = term.get("names") or {}
    found = [term.title, *(name for _, name in sorted(names.items()))]
    return [name for name in dict.fromkeys(found) if name != shown]


def _sentence(desk: Desk, terms: Sequence[Record]) -> str:
    t = desk.t
    bare = sum(not term.body.text.strip() for term in terms)
    alone = sum(not _others(desk, term) for term in terms)
    first = t.plural("{n} term.", "{n} terms.", len(terms))
    if not bare and not alone:
        return said(t, first, t("Each has a definition and a name in the other language."))
    undefined = t.plural("{n} has no definition yet.", "{n} have no definition yet.", bare) if bare else ""
    unnamed = ""
    if alone:
        unnamed = t.plural(
            "{n} has no name in the other language.", "{n} have no name in the other language.", alone
        )
    return said(t, first, undefined, unnamed)


def _table(desk: Desk, terms: Sequence[Record]) -> Table:
    t = desk.t
    columns = (
        Column(t("Term"), key="term"),
        Column(t("Other language"), key="other"),
        Column(t("Also called"), key="aliases", least=True),
        Column(t("Meaning"), key="meaning"),
        Column(t("Linked from"), number=True, key="mentions", least=True),
    )
    rows = tuple(_row(desk, term) for term in terms)
    return Table(title=t("All terms"), columns=columns, rows=rows, caption=t("Glossary"), anchor="all")


def _row(desk: Desk, term: Record) -> Row:
    t = desk.t
    shown, others = desk.title(term), _others(desk, term)
    aliases = list(term.get("aliases") or ())
    meaning = first_sentence(term.body.text)
    linked = len({link.origin for link in desk.portal.graph.backlinks(term.uid)})
    cells = (
        Cell((Link(shown, desk.where(term)),), sort=shown.casefold()),
        Cell((Words(t.joined(others)),) if others else dash()),
        Cell((Words(t.joined(aliases)),) if aliases else dash()),
        Cell((Words(meaning),) if meaning else (Words(t("no definition yet"), "mute"),)),
        desk.words(linked or "–", "" if linked else "mute", sort=linked),
    )
    return Row(cells, anchor=term.id)
