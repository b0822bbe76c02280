"""A page of the portal."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.model.address import Address
from pmsite.model.figure._base import Figure


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the portal: address, title for tabs and search, where it belongs, figures in order."""

    address: Address
    title: str
    figures: tuple[Figure, ...]
    project: str = ""
    area: str = ""
    """Tab that it belongs to."""
    view: str = ""
    """Entry of the side navigation that it is, or belongs to."""
    wide: bool = True
    """Whether it uses the width of a table of contents."""
    nav: str = ""
    """Its entry in the navigation; "" where it has none."""
    order: int = 50
    """Place of its entry within its area."""
    record: str | None = None
    """Uid of the record it is the page of."""
