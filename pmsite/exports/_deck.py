"""A deck of slides: its master, its colours and fonts, texts and tables on it, and its bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from pmsite.exports._format import TemplateError
from pmsite.exports._master import CHINESE, INK, has_title, layout_of, master

SOFT, RULE = "626B77", "C3C9D1"
HEALTH = {"ok": ("0C7A5C", "●"), "warn": ("A85A00", "▲"), "off": ("B0202B", "■"), "none": ("626B77", "○")}
BANDS = {"low": ("EEF0F3", "2A3038"), "medium": ("FBE6BD", "3A2A05"), "high": ("F0A35C", "241200"),
         "critical": ("A31D2B", "FFFFFF")}  # fmt: skip
_MOST_BYTES, _MOST_UNPACKED, _MOST_PARTS = 64_000_000, 512_000_000, 4_000
_NOT_IN_XML = frozenset("\u2060\ufffe\uffff")
_PROPERTY = 255
"""Most characters of a property of the file."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line on a slide."""

    text: str
    colour: str = ""
    bold: bool = False


Said = str | Sequence[Piece]


class Deck:
    """Slides on a master: the portal's own, or a template's with its slides taken out."""

    def __init__(self, accent: str, language: str, template: bytes | None = None) -> None:
        self.accent, self.language = accent.lstrip("#").upper(), language
        self.own = template is None
        self.file = _opened(template) if template is not None else master(self.accent)
        self.wide, self.high = int(self.file.slide_width), int(self.file.slide_height)
        self._cover = layout_of(self.file, subtitle=True)
        self._page = layout_of(self.file, subtitle=False)

    def cover(self, title: str, lines: Sequence[str]) -> None:
        """The first slide."""
        slide = self.file.slides.add_slide(self._cover)
        assert slide.shapes.title is not None  # noqa: S101 - the layout was chosen for it
        self._write(slide.shapes.title.text_frame, [[Piece(title, bold=self.own)]], 34 if self.own else None)
        rest = [item for item in slide.placeholders if item.placeholder_format.idx != 0]
        texts = [item for item in rest if item.has_text_frame]
        if texts:
            self._write(texts[0].text_frame, list(lines), 16 if self.own else None)
        for item in rest[1:]:
            item.element.getparent().remove(item.element)

    def slide(self, title: str) -> Slide:
        """A slide with a title and room below it."""
        slide = self.file.slides.add_slide(self._page)
        assert slide.shapes.title is not None  # noqa: S101 - the layout was chosen for it
        self._write(slide.shapes.title.text_frame, [title], None)
        for item in list(slide.placeholders):
            if item.placeholder_format.idx != 0:
                item.element.getparent().remove(item.element)
        return slide

    def at(self, left: float, top: float, wide: float, high: float) -> tuple[Emu, Emu, Emu, Emu]:
        """A place on the slide, from shares of its size."""
        return (
            Emu(round(self.wide * left)),
            Emu(round(self.high * top)),
            Emu(round(self.wide * wide)),
            Emu(round(self.high * high)),
        )

    def text(
        self, slide: Slide, place: tuple[Emu, Emu, Emu, Emu], lines: Iterable[Said], size: float
    ) -> None:
        """Lines of text, each a paragraph."""
        frame = slide.shapes.add_textbox(*place).text_frame
        frame.word_wrap = True
        self._write(frame, list(lines), size)

    def bullets(
        self, slide: Slide, place: tuple[Emu, Emu, Emu, Emu], title: str, lines: Iterable[str], size: float
    ) -> None:
        """A heading with a list below it."""
        frame = slide.shapes.add_textbox(*place).text_frame
        frame.word_wrap = True
        self._write(frame, [[Piece(title, self.accent, bold=True)], *lines], size)
        for paragraph in frame.paragraphs[1:]:
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no other way to a bullet
            properties.set("marL", "228600")
            properties.set("indent", "-228600")
            mark = etree.SubElement(properties, qn("a:buChar"))
            mark.set("char", "•")
            paragraph.space_before = Pt(size * 0.45)

    def table(
        self,
        slide: Slide,
        place: tuple[Emu, Emu, Emu, Emu],
        heads: Sequence[str],
        rows: Sequence[Sequence[Said]],
        widths: Sequence[float],
        numbers: frozenset[int] = frozenset(),
        most: float = 16,
    ) -> Any:
        """A table with its heading row, its words as large as there is room; ``numbers`` stand at the right."""
        left, top, wide, room = place
        size = max(9.0, min(most, room / Pt(1) / (len(rows) + 1) / 2.3))
        high = Emu(round(Pt(size * 2.2)))
        table = slide.shapes.add_table(
            len(rows) + 1, len(heads), left, top, wide, Emu(high * (len(rows) + 1))
        ).table
        style = table._tbl.tblPr  # noqa: SLF001 - no other way to a style without stripes
        style.set("bandRow", "0")
        style.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
        whole = sum(widths)
        for number, width in enumerate(widths):
            table.columns[number].width = Emu(round(wide * width / whole))
        for row in table.rows:
            row.height = high
        for number, head in enumerate(heads):
            self._cell(
                table.cell(0, number), [Piece(head, SOFT)], size - 1, right=number in numbers, rule=INK
            )
        for line, row in enumerate(rows, 1):
            for number, said in enumerate(row):
                self._cell(table.cell(line, number), said, size, right=number in numbers, rule=RULE)
        return table

    def fill(self, cell: Any, colour: str) -> None:
        """The ground of a table's cell, with white around it."""
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(colour)
        self._border(cell, ("lnL", "lnR", "lnT", "lnB"), "FFFFFF", 19050)

    def _cell(self, cell: Any, said: Said, size: float, *, right: bool, rule: str) -> None:
        cell.margin_left, cell.margin_right = Pt(3), Pt(9)
        cell.margin_top = cell.margin_bottom = Pt(2.5)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        self._write(cell.text_frame, [said], size)
        if right:
            cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
        self._border(cell, ("lnB",), rule, 9525)

    def _border(self, cell: Any, sides: Sequence[str], colour: str, width: int) -> None:
        """Rules around a cell, in the order that the format asks for: left, right, top, bottom."""
        properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - borders have no API
        for old in [item for item in properties if item.tag.rpartition("}")[2].startswith("ln")]:
            properties.remove(old)
        for number, side in enumerate(sides):
            line = etree.Element(qn(f"a:{side}"))
            line.set("w", str(width))
            fill = etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"))
            fill.set("val", colour)
            properties.insert(number, line)

    def _write(self, frame: TextFrame, lines: Sequence[Said], size: float | None) -> None:
        """Lines into a frame, in place of what is there; ``None``: as large as the master has them."""
        for number, said in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            for piece in [Piece(said)] if isinstance(said, str) else said:
                run = paragraph.add_run()
                run.text = _clean(piece.text)
                self.font(
                    run.font,
                    size,
                    piece.colour or (INK if size is not None and self.own else ""),
                    bold=piece.bold,
                )

    def font(self, font: Any, size: float | None, colour: str = "", *, bold: bool = False) -> None:
        """A font's size, colour and weight; words in Chinese characters have a Chinese font."""
        if size is not None:
            font.size = Pt(size)
        if colour:
            font.color.rgb = RGBColor.from_string(colour)
        if bold:
            font.bold = True
        properties = font._element if hasattr(font, "_element") else font._rPr  # noqa: SLF001 - no API for East Asia
        if properties.find(qn("a:ea")) is None:
            after = properties.find(qn("a:latin"))
            east = etree.Element(qn("a:ea"))
            east.set("typeface", CHINESE if self.own else "+mn-ea")
            if after is not None:
                after.addnext(east)
            else:
                fills = [item for item in properties if item.tag in (qn("a:ln"), qn("a:solidFill"))]
                if fills:
                    fills[-1].addnext(east)
                else:
                    properties.insert(0, east)
        properties.set("lang", "zh-CN" if self.language == "zh" else "en-GB")
        properties.set("altLang", "en-US" if self.language == "zh" else "zh-CN")

    def feet(self, words: str) -> None:
        """On every slide but the first, what it is of, and its number."""
        for slide in list(self.file.slides)[1:]:
            frame = slide.shapes.add_textbox(*self.at(0.05, 0.945, 0.8, 0.045)).text_frame
            frame.word_wrap = True
            self._write(frame, [[Piece(words, SOFT)]], 10)
            frame = slide.shapes.add_textbox(*self.at(0.85, 0.945, 0.1, 0.045)).text_frame
            frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
            field = etree.SubElement(frame.paragraphs[0]._p, qn("a:fld"))  # noqa: SLF001 - fields have no API
            field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
            field.set("type", "slidenum")
            etree.SubElement(field, qn("a:rPr")).set("sz", "1000")
            etree.SubElement(field, qn("a:t")).text = "‹#›"

    def written(self, title: str, author: str, day: dt.date) -> bytes:
        """The file; the same for the same slides, whenever it is written."""
        facts = self.file.core_properties
        when = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the format knows no zone
        title, author = _clean(title)[:_PROPERTY], _clean(author)[:_PROPERTY]
        facts.title, facts.author, facts.last_modified_by = title, author, author
        facts.created, facts.modified, facts.last_printed, facts.revision = when, when, when, 1
        buffer = io.BytesIO()
        self.file.save(buffer)
        return _settled(buffer.getvalue(), day)


def _clean(text: str) -> str:
    """A text without what XML cannot hold, and without the mark that keeps a sign with its number."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(mark for mark in whole if (mark >= " " or mark in "\t\n") and mark not in _NOT_IN_XML)


def _settled(data: bytes, day: dt.date) -> bytes:
    """An archive whose entries have one date; workbooks of charts in it too."""
    found = io.BytesIO()
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xlsx"):
                content = _settled(content, day)
            elif name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<3>", content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, content)
    return found.getvalue()


def _opened(data: bytes) -> Any:
    """A template without its slides.

    Raises:
        TemplateError: if it is no presentation, too large to be one, or has no layout with a title.
    """
    if len(data) > _MOST_BYTES:
        raise TemplateError(f"larger than {_MOST_BYTES // 1_000_000} MB; take a smaller template")
    wrong = (zipfile.BadZipFile, PythonPptxError, KeyError, ValueError, AttributeError, etree.LxmlError)
    try:
        large = _unpacks_large(data)
        found = None if large else _emptied(Presentation(io.BytesIO(data)))
    except (*wrong, NotImplementedError, OSError, EOFError, RuntimeError, TypeError, IndexError):
        raise TemplateError("not a PowerPoint presentation; save it from PowerPoint as .pptx") from None
    if found is None:
        raise TemplateError("unpacks to too much; take a template without large pictures or films")
    layouts = [*found.slide_layouts]
    if not any(has_title(layout) for layout in layouts):
        raise TemplateError("no layout has a title; add the layout “Title Only” to its master")
    return found


def _unpacks_large(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        return len(entries) > _MOST_PARTS or sum(item.file_size for item in entries) > _MOST_UNPACKED


def _emptied(found: Any) -> Any:
    """A presentation without its slides."""
    slides = found.slides._sldIdLst  # noqa: SLF001 - slides cannot be deleted otherwise
    for slide in list(slides):
        found.part.drop_rel(slide.get(qn("r:id")))
        slides.remove(slide)
    return found
