"""Registers as an Excel workbook: one workbook a project, one sheet a kind; ``pmsite import`` reads it back.

Columns are typed, states and enumerations have validation lists, computed columns are grey, ids lead to the portal.
Two hidden sheets hold the values of the lists, and of every cell what it was: its hash. Text stays text, also where it
begins like a formula. The same portal gives the same bytes: no clock and no name of an author is in the file.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pmsite.analyses.portal import Portal
from pmsite.exports._format import Format, NothingToExportError, Wanted
from pmsite.exports._layout import HIGHEST, ID, LINE, PAGE, SCALE, WRAPPED, lines, shown, width
from pmsite.exports._sheets import SCHEMA, Sheet, chosen, sheets
from pmsite.model.ports import Texts
from pmsite.views._cells import EPOCH, Value, clean, fitted, mark
from pmsite.views._columns import BEHIND, Column, Type
from pmsite.views._desk import icon_of

if TYPE_CHECKING:  # the library is imported where a workbook is written
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as Style
    from xlsxwriter.worksheet import Worksheet

BASE, LISTS = "_pmsite", "_lists"
"""The hidden sheets: what every cell was, and the values of the validation lists."""
_FORMS: dict[Type, str] = {
    "date": "yyyy-mm-dd",
    "number": "#,##0.##",
    "whole": "0",
    "share": "0%",
    "truth": "General",
}
_HUES = {
    "done": ("#DDEFE3", "#1D5B38"),
    "half": ("#DCE9F7", "#1F4E79"),
    "wait": ("#FBEBC8", "#6B4A00"),
    "late": ("#F8D9D5", "#8A1F11"),
    "x": ("#E9E9E9", "#5C5C5C"),
}
"""Ground and ink of a state, by its shape on the pages."""
_BANDS = ("#DDEFE3", "#FBEBC8", "#F9D5B3", "#F8D9D5")
_LATE = frozenset(BEHIND + name for name in ("overdue_days", "slip_days", "finish_slip_days"))
_SHEET = re.compile(r"[\[\]:*?/\\]")


def workbook(portal: Portal, texts: Texts, wanted: Wanted) -> bytes:
    """The workbook of a project, or of the whole portal.

    Raises:
        NothingToExportError: if there is no such project, or it has no record of the kind.
    """
    found = tuple(sheets(portal, texts, wanted))
    if not found:
        raise NothingToExportError(
            f"no record of kind {wanted.kind}" if wanted.kind else "no records to export"
        )
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(stream, {**options, "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd"})
    day = dt.datetime.combine(portal.as_of, dt.time(), dt.UTC).replace(tzinfo=None)
    project = chosen(portal, wanted.project)
    title = project.title if project is not None else portal.title
    book.set_properties({"title": clean(title), "created": day, "author": "", "comments": ""})
    writer = _Writer(portal, texts, book, title)
    names: dict[str, Sheet] = {}
    for sheet in found:
        name = _name(sheet.title, names)
        names[name] = sheet
        writer.sheet(name, sheet)
    writer.lists_sheet()
    _base(book, portal, texts, wanted, names)
    book.close()
    return stream.getvalue()


def _base(book: Workbook, portal: Portal, texts: Texts, wanted: Wanted, names: dict[str, Sheet]) -> None:
    """The hidden sheet: what the workbook is, its columns by field, and of every record the hashes of its cells."""
    page = book.add_worksheet(BASE)
    page.very_hidden()
    head = (SCHEMA, portal.audience, wanted.project or "", texts.language, portal.as_of.isoformat())
    _strings(page, 0, head)
    row = 1
    for name, sheet in names.items():
        _strings(page, row, ("sheet", name, sheet.kind.name, texts("ID")))
        row += 1
        for column in sheet.columns:
            _strings(page, row, ("column", name, column.key, column.label))
            row += 1
        for line in sheet.lines:
            _strings(
                page, row, ("row", name, line.name, " ".join(mark(fitted(value)) for value in line.cells))
            )
            row += 1


def _strings(page: Worksheet, row: int, texts: Sequence[str]) -> None:
    for place, text in enumerate(texts):
        page.write_string(row, place, text)


@dataclass
class _Writer:
    """A workbook that is being written: its styles and the values of its lists."""

    portal: Portal
    texts: Texts
    book: Workbook
    title: str
    styles: dict[tuple[Any, ...], Style] = field(default_factory=dict)
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def style(self, **properties: Any) -> Style:
        """A style, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.styles:
            style = self.book.add_format({"valign": "top", **properties})
            if properties.get("num_format") == "@":
                style.set_quote_prefix()
            self.styles[key] = style
        return self.styles[key]

    def sheet(self, name: str, sheet: Sheet) -> None:
        """A kind's register."""
        page = self.book.add_worksheet(name)
        last = len(sheet.lines)
        self._head(page, sheet)
        self._columns(page, sheet)
        form = {"font_color": "#1F4E79", "underline": 1}
        styles = [self._cell_style(column) for column in sheet.columns]
        widths = {place: width(sheet, place) for place, column in shown(sheet) if column.type in WRAPPED}
        for row, line in enumerate(sheet.lines, 1):
            high = max((lines(line.cells[place], wide) for place, wide in widths.items()), default=1)
            if high > 1:  # not every program measures wrapped text by itself
                page.set_row(row, min(high * LINE, HIGHEST))
            if line.url:
                page.write_url(row, 0, line.url, self.style(**form), string=line.name)
            else:
                page.write_string(row, 0, line.name, self.style(bold=True))
            for place, value in enumerate(line.cells, 1):
                _write(page, row, place, value, styles[place - 1])
        page.freeze_panes(1, 2)
        page.autofilter(0, 0, max(last, 1), len(sheet.columns))
        self._printed(page, sheet)

    def _printed(self, page: Worksheet, sheet: Sheet) -> None:
        """How a sheet is printed: legibly, with its headings, ids and titles on every page."""
        page.set_landscape()
        page.set_paper(9)  # A4
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.repeat_rows(0)
        whole = sum(width(sheet, place) for place, column in shown(sheet)) + ID
        if whole <= PAGE:
            page.fit_to_pages(1, 0)
        else:
            page.set_print_scale(SCALE)
            page.repeat_columns(0, 1)
            page.print_across()
        as_of = self.texts("As of {day}", day=self.texts.full_day(self.portal.as_of)).replace("&", "&&")
        page.set_header(f"&L{clean(self.title).replace('&', '&&')[:100]}&R&A")
        page.set_footer(f"&L{as_of}&R&P / &N")

    def _head(self, page: Worksheet, sheet: Sheet) -> None:
        head = {"bold": True, "text_wrap": True, "bottom": 1}
        own = self.style(**head, bg_color="#E3ECF5")
        fixed = self.style(**head, bg_color="#E9E9E9", italic=True)
        page.write_string(0, 0, self.texts("ID"), fixed)
        labels = [lines(column.label, width(sheet, place) - 3) for place, column in shown(sheet)]
        page.set_row(0, max(labels, default=1) * LINE + 3)
        for place, column in enumerate(sheet.columns, 1):
            page.write_string(0, place, clean(column.label), fixed if column.fixed else own)

    def _cell_style(self, column: Column) -> Style:
        ink = {"font_color": "#5C5C5C"} if column.fixed else {}
        form = _FORMS.get(column.type, "@")
        number = {"align": "right", "indent": 1} if column.type in ("number", "whole", "share") else {}
        number = {"align": "center"} if column.type in ("date", "truth") else number
        return self.style(num_format=form, text_wrap=column.type in WRAPPED, **ink, **number)

    def _columns(self, page: Worksheet, sheet: Sheet) -> None:
        page.set_column(0, 0, ID)
        last = max(len(sheet.lines), 1)
        for place, column in enumerate(sheet.columns, 1):
            hidden = column.key not in sheet.used
            page.set_column(
                place, place, width(sheet, place - 1), self._cell_style(column), {"hidden": hidden}
            )
            if not column.fixed:
                self._validated(page, place, column, last)
            for rule in self._coloured(sheet, column):
                page.conditional_format(1, place, last, place, rule)

    def _validated(self, page: Worksheet, place: int, column: Column, last: int) -> None:
        """What a cell takes: a value of the list, a day, a number. New records have room below."""
        rule: dict[str, Any] | None = None
        if column.labels:
            from xlsxwriter.utility import xl_col_to_name

            source = self.lists.setdefault(column.labels, f"=_lists!${xl_col_to_name(len(self.lists))}$1")
            rule = {"validate": "list", "source": f"{source}:{source[8:-1]}{len(column.labels)}"}
        elif column.type == "date":
            rule = {"validate": "date", "criteria": ">=", "value": EPOCH}
        elif column.type in ("number", "share"):
            rule = {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
        elif column.type == "whole":
            rule = {"validate": "integer", "criteria": "between", "minimum": -(10**15), "maximum": 10**15}
        elif column.type == "truth":
            rule = {"validate": "list", "source": ["TRUE", "FALSE"]}
        if rule is not None:
            said = self.texts("Not a value that this column takes.")
            page.data_validation(1, place, last + 200, place, {**rule, "error_message": said})

    def _coloured(self, sheet: Sheet, column: Column) -> Iterator[dict[str, Any]]:
        """Colours of states and scores; they follow what is typed."""
        if column.key == "status":
            for value, label in zip(column.choices, column.labels, strict=True):
                hue = _HUES.get(icon_of(sheet.kind, value))
                if hue is not None:
                    style = self.style(bg_color=hue[0], font_color=hue[1])
                    quoted = label.replace('"', '""')
                    yield {"type": "cell", "criteria": "==", "value": f'"{quoted}"', "format": style}
        elif column.key.startswith(f"{BEHIND}score."):
            bands = self.portal.settings.risk.bands
            limits = (bands.critical, bands.high, bands.medium, 1)
            for limit, ground in zip(limits, reversed(_BANDS), strict=True):
                style = self.style(bg_color=ground, font_color="#1B1B1B")
                yield {
                    "type": "cell",
                    "criteria": ">=",
                    "value": limit,
                    "format": style,
                    "stop_if_true": True,
                }
        elif column.key in _LATE:
            late = self.style(bg_color=_HUES["late"][0], font_color=_HUES["late"][1])
            yield {"type": "cell", "criteria": ">", "value": 0, "format": late}

    def lists_sheet(self) -> None:
        """The hidden sheet with the values of the validation lists, a column a list."""
        page = self.book.add_worksheet(LISTS)
        page.very_hidden()
        for place, labels in enumerate(self.lists):
            for row, label in enumerate(labels):
                page.write_string(row, place, clean(label))


def _write(page: Worksheet, row: int, place: int, value: Value, style: Style) -> None:
    """A cell by the type of its value; text is never a formula, a link or a number."""
    value = fitted(value)
    if isinstance(value, bool):
        page.write_boolean(row, place, value, style)
    elif isinstance(value, (int, float)):
        page.write_number(row, place, value, style)
    elif isinstance(value, dt.date):
        page.write_datetime(row, place, dt.datetime.combine(value, dt.time()), style)
    elif value:
        page.write_string(row, place, value, style)


def _name(title: str, taken: dict[str, Sheet]) -> str:
    """A name that a sheet may have: at most 31 characters, none of Excel's own, each once."""
    plain = _SHEET.sub(" ", clean(title)).strip("' ")[:28] or "Sheet"
    known = {name.casefold() for name in (*taken, BASE, LISTS, "history")}
    names = [plain, *(f"{plain} {number}" for number in range(2, 100))]
    return next(name for name in names if name.casefold() not in known)


FORMAT = Format("xlsx", workbook, frozenset({"kind"}))
