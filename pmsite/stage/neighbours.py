"""The records before and after a record, in the order of its register: the way from page to page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pmsite.model.figure import Band, Figure, Head, Link, Page, Ref, Table
from pmsite.stage.gist import Gist

Beside = tuple[Ref | None, Ref | None]
"""The record before and the one after."""
ALONE: Beside = (None, None)


def with_neighbours(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Pages whose records name their neighbours."""
    pages = tuple(pages)
    beside = neighbours(pages)
    return tuple(named(page, beside.get(page.address.page, ALONE)) for page in pages)


def neighbours(pages: Iterable[Page]) -> dict[str, Beside]:
    """Neighbours of the pages of records: a record's register is the page that it belongs to (``view``).

    The order is that of the register's rows, each record where it stands first. A record that no row of its
    register is about has no neighbours; the first one has none before, the last one none after.
    """
    pages = tuple(pages)
    registers = {page.address.page: page for page in pages if page.record is None}
    records: dict[str, set[str]] = {}
    for page in pages:
        if page.record is not None and page.view in registers:
            records.setdefault(page.view, set()).add(page.address.page)
    beside: dict[str, Beside] = {}
    for view, own in records.items():
        order = list(_rows(registers[view], own).items())
        names: list[Ref | None] = [None, *(ref for _, ref in order), None]
        beside |= {page: (names[n], names[n + 2]) for n, (page, _) in enumerate(order)}
    return beside


def _rows(register: Page, own: set[str]) -> dict[str, Ref]:
    """The records that a register's rows are about, by page, in the order of the rows."""
    found: dict[str, Ref] = {}
    for ref in about(register):
        if ref.to is not None and ref.to.page in own:
            found.setdefault(ref.to.page, ref)
    return found


def about(register: Page) -> Iterator[Ref]:
    """What the rows of a page's tables are about: the links of their first cells."""
    if isinstance(register, Gist):
        yield from register.refs
        return
    for table in _tables(register.figures):
        for row in table.rows:
            for piece in row.cells[0].text if row.cells else ():
                if isinstance(piece, Link):
                    yield Ref(piece.text, "", piece.to)  # the same record, named by its words
                elif isinstance(piece, Ref) and piece.to is not None:
                    yield piece


def _tables(figures: Iterable[Figure]) -> Iterator[Table]:
    for figure in figures:
        if isinstance(figure, Table):
            yield figure
        elif isinstance(figure, Band):
            yield from _tables(figure.figures)


def named(page: Page, beside: Beside) -> Page:
    """A page that names its neighbours."""
    before, after = beside
    if before is None and after is None:
        return page
    figures = tuple(
        replace(figure, before=before, after=after) if isinstance(figure, Head) else figure
        for figure in page.figures
    )
    return replace(page, figures=figures)
