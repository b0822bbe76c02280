"""A page of which the figures have been drawn already: what other pages and the search still ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pmsite.model.figure import Page, Ref


@dataclass(frozen=True, slots=True)
class Gist(Page):
    """A page without its figures."""

    said: tuple[str, ...] = ()
    """Headings of its figures."""
    refs: tuple[Ref, ...] = ()
    """Records that its rows are about."""


def gist(page: Page, refs: Iterable[Ref]) -> Gist:
    """A page whose rows are about the records ``refs``, without its figures."""
    return Gist(
        page.address, page.title, (), page.project, page.area, page.view, page.wide, page.nav, page.order,
        page.record, headings(page), tuple(refs),
    )  # fmt: skip


def headings(page: Page) -> tuple[str, ...]:
    """Headings of a page's figures, each once, in their order."""
    if isinstance(page, Gist):
        return page.said
    said = (str(getattr(figure, "title", "") or "") for figure in page.figures)
    return tuple(dict.fromkeys(filter(None, said)))
