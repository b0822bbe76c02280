import csv
import io
from dataclasses import replace

from openpyxl import load_workbook

from pmsite.locale.texts import texts
from pmsite.model.figure import Link, Paragraphs
from pmsite.pipeline import published
from pmsite.release.release import release
from pmsite.views._all import views_of
from pmsite.views._desk import Desk
from pmsite.views._downloads import with_downloads
from tests.exports._portal import WORDS, compiled


class _Nothing:
    def draw(self, _figure, _page):
        return ""


def links(portal, address):
    """Names and places of the files that a page offers."""
    page = next(page for page in views_of(portal, WORDS) if page.address.page == address)
    desk = Desk(portal, WORDS, portal.graph.get(page.project))
    found = with_downloads(desk, page)[0].figures[-1]
    if not (isinstance(found, Paragraphs) and found.anchor == "downloads"):
        return []
    return [piece.to.page for line in found.lines for piece in line if isinstance(piece, Link)]


def test_pages_offer_what_people_look_for_there():
    portal = compiled()
    assert links(portal, "p/risks") == ["p/risks.csv", "p/P.xlsx"]
    assert links(portal, "p") == ["p/P.xlsx", "p/P.ics", "p/P.xml", "p/P.pdf"]
    assert links(portal, "p/plan") == ["p/P.xml", "p/plan.csv", "p/P.xlsx"]
    assert links(portal, "q") == ["q/Q.xlsx", "q/Q.ics", "q/Q.pdf"]
    assert links(portal, "p/risk-report") == ["p/risk-report.pdf"]
    assert links(portal, "p/meetings/MTG-1") == ["p/meetings/MTG-1.pdf"]
    assert links(portal, "p/calendar") == ["p/P.ics"]
    assert links(portal, "people") == ["people.csv"]
    assert links(portal, "people/xu.bo") == ["people/xu.bo.ics"]
    assert links(portal, "p/risks/RISK-1") == []


def test_a_file_of_the_content_keeps_its_place():
    portal = replace(compiled(), attachments={"p/risks.csv": ""})
    assert links(portal, "p/risks") == ["p/P.xlsx"]


def test_every_file_that_is_offered_is_staged_and_no_other():
    tree = published(compiled(), "internal", WORDS, _Nothing())
    assert set(tree.data) == {item.path for item in tree.offers}
    assert {"p/P.xlsx", "p/P.ics", "p/risks.csv", "people/li.wei.ics", "people.csv"} <= set(tree.data)
    rows = list(csv.DictReader(io.StringIO(tree.data["p/risks.csv"].decode(), newline="")))
    assert [row["id"] for row in rows] == ["RISK-1", "RISK-2", "RISK-10"]


def test_an_audience_is_offered_what_is_released_to_it():
    tree = published(compiled(), "client", texts("en"), _Nothing())
    assert "people/xu.bo.ics" not in tree.data
    assert not [path for path in tree.data if path.endswith(".xml")]
    book = load_workbook(io.BytesIO(tree.data["p/P.xlsx"]))
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert "RISK-1" in cells
    assert not {"RISK-2", "Storm", "xu.bo", "T-1"} & cells
    assert release(compiled(), "client").graph.get("P/RISK-2") is None


def test_reports_are_offered_as_paper_and_slides():
    report = "---\nid: RPT-1\ntitle: May\nperiod: {from: 2026-01-01, to: 2026-01-09}\naudience: client\n---\n"
    portal = compiled({"p/reports/RPT-1.md": report})
    assert links(portal, "p/reports/RPT-1") == ["p/reports/RPT-1.pdf", "p/reports/RPT-1.pptx"]
    tree = published(portal, "client", texts("en"), _Nothing())
    assert tree.data["p/reports/RPT-1.pdf"].startswith(b"%PDF")
    assert tree.data["p/reports/RPT-1.pptx"].startswith(b"PK")
    assert "p/meetings/MTG-1.pdf" not in tree.data
