"""The master of the portal's own slides: its colours and fonts in the theme; and how layouts are chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

LATIN, CHINESE = "Segoe UI", "Microsoft YaHei"
"""Fonts of the master: on every computer that has PowerPoint; others take theirs in the place of them."""
INK = "15191E"
TITLES, SUBTITLE, FURNITURE = frozenset({1, 3}), 4, frozenset({1, 3, 13, 15, 16})
"""Kinds of placeholders: titles, the subtitle, and what a layout has beside its content (date, footer, number)."""
_WIDE, _HIGH = 12192000, 6858000
_PLACES = {3: (0.3, 0.2), 1: (0.3, 0.2), SUBTITLE: (0.53, 0.3)}
"""Top and height of the cover's title and subtitle, as shares of the slide."""
_INSET = Pt(7.2 - 3)
"""How much farther in than the words of a table those of a title stand."""
_SPACES = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


def has_title(layout: Any) -> bool:
    return any(item.placeholder_format.type in TITLES for item in layout.placeholders)


def layout_of(file: Any, *, subtitle: bool) -> Any:
    """The layout of the first slide (a title and a subtitle), or of the others (a title and little else)."""

    def rank(layout: Any) -> tuple[bool, int]:
        kinds = [int(item.placeholder_format.type) for item in layout.placeholders]
        content = [kind for kind in kinds if kind not in FURNITURE]
        return (SUBTITLE in content) is not subtitle, len(content)

    return min((layout for layout in file.slide_layouts if has_title(layout)), key=rank)


def master(accent: str) -> Any:
    """An empty presentation on the portal's own master."""
    found = Presentation()
    stretch = _WIDE / int(found.slide_width)
    found.slide_width, found.slide_height = Emu(_WIDE), Emu(_HIGH)
    for holder in (found.slide_master, *found.slide_layouts):
        for shape in holder.placeholders:
            if shape.element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = Emu(round(shape.left * stretch)), Emu(round(shape.width * stretch))
    _theme(found, accent)
    _placed(found)
    _styled(found)
    _bar(layout_of(found, subtitle=True))
    return found


def _theme(found: Any, accent: str) -> None:
    """Colours and fonts."""
    part = found.slide_master.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob)
    palette = {"dk1": INK, "dk2": INK, "lt2": "F5F6F8", "accent1": accent, "accent2": INK, "accent3": "848E9C",
               "accent4": "0C7A5C", "accent5": "A85A00", "accent6": "B0202B", "hlink": accent,
               "folHlink": accent}  # fmt: skip
    for name, value in palette.items():
        for item in theme.iterfind(f".//a:clrScheme/a:{name}", _SPACES):
            for old in list(item):
                item.remove(old)
            etree.SubElement(item, qn("a:srgbClr")).set("val", value)
    for font in ("majorFont", "minorFont"):
        for item in theme.iterfind(f".//a:{font}", _SPACES):
            item.find("a:latin", _SPACES).set("typeface", LATIN)
            item.find("a:ea", _SPACES).set("typeface", CHINESE)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _placed(found: Any) -> None:
    """Titles at the top left, above what the slides hold."""
    cover = layout_of(found, subtitle=True)
    for holder in (found.slide_master, *found.slide_layouts):
        for shape in holder.placeholders:
            kind = int(shape.placeholder_format.type)
            if holder is cover or (holder is not found.slide_master and holder.name == cover.name):
                if kind in _PLACES:
                    top, high = _PLACES[kind]
                    _put(shape, 0.07, top, 0.86, high)
            elif kind == 1:
                _put(shape, 0.05, 0.05, 0.9, 0.13)
                shape.left = Emu(shape.left - _INSET)


def _put(shape: Any, left: float, top: float, wide: float, high: float) -> None:
    shape.left, shape.top = Emu(round(_WIDE * left)), Emu(round(_HIGH * top))
    shape.width, shape.height = Emu(round(_WIDE * wide)), Emu(round(_HIGH * high))


def _styled(found: Any) -> None:
    """Everything at the left and in ink; no bullets but those that are asked for."""
    styles = found.slide_master.element.find(qn("p:txStyles"))
    for name, size, bold in (("p:titleStyle", "2400", "1"), ("p:bodyStyle", "1600", "0")):
        for level in _levels(styles.find(qn(name))):
            for old in level.findall(qn("a:buChar")):
                level.replace(old, etree.Element(qn("a:buNone")))
            level.attrib.update({"marL": "0", "indent": "0"} if name == "p:bodyStyle" else {})
            for run in level.iterfind(qn("a:defRPr")):
                run.attrib.update({"sz": size, "b": bold})
    cover = layout_of(found, subtitle=True)
    for layout in found.slide_layouts:
        for level in _levels(layout.element):
            for tint in level.iter(qn("a:schemeClr")):
                tint.set("val", "tx1")
                for child in list(tint):
                    tint.remove(child)
        for body in layout.element.iter(qn("a:bodyPr")):
            body.set("anchor", "t" if layout is cover else body.get("anchor", "ctr"))


def _levels(element: Any) -> Iterator[Any]:
    """Styles of paragraphs in an element, set to the left."""
    for level in element.iter():
        if isinstance(level.tag, str) and level.tag.endswith("pPr") and "lvl" in level.tag:
            level.set("algn", "l")
            yield level


def _bar(cover: Any) -> None:
    """The bar of the accent above the cover's title."""
    names = " ".join(
        f'xmlns:{name}="http://schemas.openxmlformats.org/{path}/2006/main"'
        for name, path in (("p", "presentationml"), ("a", "drawingml"))
    )
    left, top = round(_WIDE * 0.07) + int(Pt(7.2)), round(_HIGH * 0.26)
    bar = etree.fromstring(
        f'<p:sp {names}><p:nvSpPr><p:cNvPr id="99" name="Accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="1440000" cy="57150"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    cover.shapes._spTree.append(bar)  # noqa: SLF001 - layouts have no way to add a shape
