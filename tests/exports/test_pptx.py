import io
import zipfile
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from pmsite.exports._format import NothingToExportError, TemplateError, Wanted
from pmsite.exports.pptx import written
from pmsite.locale.texts import texts
from pmsite.release.release import release
from tests.exports._report_portal import reported_portal

WANTED = Wanted(record="P/RPT-2026-03")


@pytest.fixture(scope="module")
def portal():
    return reported_portal()


def opened(data):
    return Presentation(io.BytesIO(data))


def said(slide):
    """Title of a slide, and every text on it."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def slides(data):
    return {slide.shapes.title.text_frame.text: said(slide) for slide in opened(data).slides}


def test_long_names_are_cut_in_the_properties_of_the_file_only(portal):
    named = replace(portal, title="Long " * 200)
    found = opened(written(named, texts("en"), WANTED))
    assert found.core_properties.author == ("Long " * 200)[:255]


def test_a_report_is_told_from_its_status_to_its_next_steps(portal):
    found = slides(written(portal, texts("en"), WANTED))
    assert [*found] == [
        "March",
        "1 of 2 dimensions is on track; at risk: Cost.",
        "Indicators",
        "Milestones: 1 behind its baseline",
        "Cost: ¥100 more spent than earned",
        "Risks: 1 open, 0 critical",
        "Decisions needed",
        "Achieved, and next steps",
    ]
    assert "Rock" in found["1 of 2 dimensions is on track; at risk: Cost."]
    assert {"M1 Dug", "12 Mar", "13 Mar", "+1 d"} <= set(found["Milestones: 1 behind its baseline"])
    assert "16 → 12" in found["Risks: 1 open, 0 critical"]
    assert {"CR-1 Dig deeper", "+¥500 · +3 d", "Li Wei, by 15 Apr"} <= set(found["Decisions needed"])
    assert any("Hole dug" in text for text in found["Achieved, and next steps"])


def test_the_curve_is_a_chart_with_its_numbers_behind_it(portal):
    deck = opened(written(portal, texts("en"), WANTED))
    (chart,) = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert {series.name: list(series.values) for series in chart.plots[0].series} == {
        "Planned value": [400, 1300, 2000],
        "Earned value": [300, 1100, None],
        "Actual cost": [350, 1200, None],
    }


def test_the_matrix_is_a_table_in_the_colours_of_the_bands(portal):
    deck = opened(written(portal, texts("en"), WANTED))
    slide = next(slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith("Risks"))
    table = next(shape.table for shape in slide.shapes if shape.has_table and len(shape.table.columns) == 6)
    assert table.cell(3, 4).text == "RISK-1"  # probability 3 is the third row, impact 4 the fourth column
    assert str(table.cell(3, 4).fill.fore_color.rgb) == "F0A35C"
    assert str(table.cell(1, 5).fill.fore_color.rgb) == "A31D2B"


def test_chinese_words_have_a_chinese_font(portal):
    deck = opened(written(portal, texts("zh"), WANTED))
    runs = [run for slide in deck.slides for run in slide.element.iter(qn("a:rPr"))]
    east = {item.get("typeface") for run in runs for item in run.iter(qn("a:ea"))}
    assert east == {"Microsoft YaHei"}
    assert "待决策事项" in {slide.shapes.title.text_frame.text for slide in deck.slides}


def test_the_same_report_gives_the_same_bytes(portal):
    first, second = (written(portal, texts("en"), WANTED) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_audience_has_no_slide_of_what_it_does_not_see(portal):
    found = slides(written(release(portal, "client"), texts("en"), WANTED))
    assert [*found] == ["March", "1 of 2 dimensions is on track; at risk: Cost.", "Achieved, and next steps"]
    text = repr(found)
    assert "For Acme" in text
    assert not any(word in text for word in ("RISK-1", "CR-1", "1,200", "Water"))


def test_a_part_of_the_figures_can_be_released_without_records_that_are_not():
    declassified = {
        "audiences": {"client": {"declassify": ["report.figures.milestones", "milestone.forecast"]}}
    }
    found = slides(written(release(reported_portal(settings=declassified), "client"), texts("en"), WANTED))
    assert "M1 Dug" in found["Milestones: 1 behind its baseline"]
    assert "M2" not in repr(found)
    assert not any(title.startswith(("Cost", "Risks", "Indicators")) for title in found)


def test_without_a_report_the_latest_of_the_project_is_told(portal):
    assert "March" in slides(written(portal, texts("en"), Wanted(project="P")))
    with pytest.raises(NothingToExportError, match="the portal has no report yet"):
        written(portal, texts("en"), Wanted())
    with pytest.raises(NothingToExportError, match=r"no report RPT-2026-13; did you mean"):
        written(portal, texts("en"), Wanted(record="RPT-2026-13"))


def template(edit=None):
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(7.5)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text_frame.text = "Old slide"
    deck.slide_masters[0].element.find(qn("p:cSld")).set("name", "House")
    if edit is not None:
        edit(deck)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def test_a_template_gives_master_and_size_and_loses_its_slides(portal):
    data = written(portal, texts("en"), Wanted(record="P/RPT-2026-03", template=template()))
    deck = opened(data)
    assert deck.slide_width == Inches(10)
    assert deck.slide_masters[0].element.find(qn("p:cSld")).get("name") == "House"
    assert "Old slide" not in repr(slides(data))
    assert deck.slides[0].slide_layout.name == "Title Slide"
    assert deck.slides[1].slide_layout.name == "Title Only"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len([name for name in archive.namelist() if name.startswith("ppt/slides/slide")]) == len(
            deck.slides
        )


def bomb():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"ppt/media/{number}.bin", bytes(100_000_000))
    return buffer.getvalue()


def without_titles(deck):
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            shape.element.getparent().remove(shape.element)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a PowerPoint presentation"),
        (b"PK\x03\x04 nothing", "not a PowerPoint presentation"),
        (b"%PDF-1.7", "not a PowerPoint presentation"),
        (template()[:9000], "not a PowerPoint presentation"),
        (bomb(), "unpacks to too much"),
        (template(without_titles), "no layout has a title"),
    ],
    ids=["empty", "torn", "pdf", "cut", "bomb", "untitled"],
)
def test_what_is_no_template_is_refused_with_the_reason(portal, data, why):
    with pytest.raises(TemplateError, match=why):
        written(portal, texts("en"), Wanted(record="P/RPT-2026-03", template=data))


def test_what_xml_cannot_hold_is_left_out():
    odd = reported_portal({"p/reports/RPT-2026-03.md": ("[Hole dug]", '["Hole\\u0007 \\uFFFE dug =1+1"]')})
    assert any(
        "Hole  dug =1+1" in text
        for text in slides(written(odd, texts("en"), WANTED))["Achieved, and next steps"]
    )
