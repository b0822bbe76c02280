"""Draws a figure with the template that has its name: ``Matrix`` → ``figures/matrix.html``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from pmsite.adapters.render import explore, gantt, geometry, links, milestones, series, spark, stack
from pmsite.adapters.render.brand import brand_sheet
from pmsite.adapters.render.compiled import Compiled
from pmsite.adapters.render.inline import Pieces
from pmsite.adapters.render.sheet import spread, written
from pmsite.adapters.render.theme import SEARCH, joined, vendored
from pmsite.model.address import Address
from pmsite.model.brand import Brand
from pmsite.model.figure import Figure, Prose, line
from pmsite.model.ports import Texts

_SPACE = re.compile("[ \t\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_ID = re.compile(r"(?<!\S)[(“\"']?(?:[A-Z]+/)?[A-Z]{1,6}-\d{1,4}[)”\"'.,:;!?]*(?!\S)")
"""An id with the signs that stand at it, between blanks."""
_COMPILED = Compiled()
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


@lru_cache(8)
def _spread(sheet: str) -> str:
    """A style sheet, written so that a browser finds its rules fast."""
    return written(sheet, spread)


class FigureRenderer:
    """Figures as HTML fragments of one line each, in one language.

    ``directories`` are themes, the first one asked first: a portal's ``figures/matrix.html`` stands for ours.
    """

    def __init__(self, texts: Texts, directories: Sequence[Path], brand: Brand | None = None) -> None:
        self._directories = tuple(directories)
        self._brand = brand or Brand()
        self._page = ""
        self._environment = _environment(texts, self._directories)
        self._environment.globals.update(href=self._href, draw=self._inside)

    def draw(self, figure: Figure, page: str) -> str:
        """HTML fragment of a figure; its links start at the page's directory. Prose is not drawn here."""
        if isinstance(figure, Prose):
            return ""
        self._page = page
        template = self._environment.get_template(f"{type(figure).__name__.lower()}.html")
        return _one_line(template.render(figure=figure))

    def _href(self, address: Address) -> str:
        """The way to an address from the page that is drawn."""
        return links.href(address, self._page)

    def _inside(self, figure: Figure) -> Markup:
        """A figure that stands in another one."""
        return Markup(self.draw(figure, self._page))  # noqa: S704 -- drawn by a template that escapes

    def sprite(self) -> str:
        """Symbols that the fragments of a page use; a page holds them once."""
        return _one_line(self._environment.get_template("_sprite.html").render())

    def stylesheet(self) -> str:
        """The theme's style sheet: tokens, base, frame, each figure's; last what the brand says."""
        sheet = joined(self._directories, ".css")
        return _spread(sheet + brand_sheet(self._brand, sheet))

    def script(self) -> str:
        """The theme's script: each figure's, in the order of their names."""
        return joined(self._directories, ".js")

    def search(self) -> str:
        """The script of the search, which a page loads when a reader first searches."""
        return joined(self._directories, ".js", SEARCH)

    def vendored(self) -> dict[str, str]:
        """What the script loads when it is asked to, by its place in a site."""
        return vendored(self._directories)


def _environment(texts: Texts, directories: Sequence[Path]) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([directory / "figures" for directory in directories]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,  # a renderer lives as long as a build
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        t=texts,
        arrows=geometry.arrows,
        chart=milestones.chart,
        columns=geometry.columns,
        explored=explore.explored,
        gantt=gantt.gantt,
        inline=Pieces(texts),
        lines=milestones.lines,
        months=milestones.months,
        numbers=series.table,
        pieces=line.pieces,
        series=series.series,
        spark=spark.spark,
        stack=stack.stack,
        today_at=milestones.today_at,
        uid=_uid,
    )
    environment.filters.update(kind=_kind, name=_name, plain=line.plain, short=_short, together=_together)
    return environment


def _one_line(html: str) -> str:
    """Nothing in a fragment depends on line ends, and a blank line would end a block of HTML in Markdown."""
    return _SPACE.sub(" ", html).strip()


def _kind(piece: object) -> str:
    return type(piece).__name__


def _name(text: str) -> str:
    """A text as the part of an attribute's name or a class."""
    return _NOT_A_NAME.sub("-", text.lower()).strip("-") or "x"


def _together(text: str) -> Markup:
    """A sentence in which an id of usual length is not parted at the end of a line."""
    kept = _ID.sub(lambda found: f'<span class="pm-whole">{found[0]}</span>', str(escape(text)))
    return Markup(kept)  # noqa: S704 -- escaped above


def _short(record_id: str) -> str:
    """``004`` of ``RISK-004``."""
    last = record_id.rpartition("-")[2]
    return last if last.isdigit() else record_id


def _uid(figure: Figure) -> str:
    """A name that no other figure of a page has."""
    return hashlib.sha256(repr(figure).encode()).hexdigest()[:8]
