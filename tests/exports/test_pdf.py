import hashlib
import io
import subprocess
import sys

import pypdf
import pytest

from pmsite.exports._format import NothingToExportError, Wanted
from pmsite.exports._print_figures import Printer
from pmsite.exports._print_prose import nodes_of
from pmsite.exports.pdf import document, rendered, written
from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.figure import Cell, Column, Line, Link, Point, Ref, Row, Series, Table
from pmsite.release.release import release
from tests.exports._report_portal import reported_portal

CHINESE = {"p/reports/RPT-2026-03.md": ("title: March", "title: 三月项目进展报告")}


def pages(data):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@pytest.fixture(scope="module")
def portal():
    return reported_portal()


def fonts(data):
    found = {}
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            found[inner["/BaseFont"]] = {"/FontFile2", "/FontFile3"} & set(
                inner["/FontDescriptor"].get_object()
            )
    return found


def test_a_report_has_cover_contents_heads_page_numbers_and_its_figures(portal):
    found = pages(written(portal, texts("en"), Wanted(record="P/RPT-2026-03")))
    assert len(found) >= 2
    assert "March" in found[0]
    assert "Contents" in found[0]
    assert "Internal" in found[0]
    assert f"Page 2 of {len(found)}" in found[1]
    whole = " ".join(found)
    for words in ("A good month.", "M1 Dug", "¥1,200", "RISK-1 Water", "Dig deeper", "As of"):
        assert words in whole, words


def test_chinese_is_embedded_and_can_be_read_out_again():
    data = written(reported_portal(CHINESE), texts("zh"), Wanted(record="P/RPT-2026-03"))
    assert "三月项目进展报告" in pages(data)[0]
    assert fonts(data)
    assert all(fonts(data).values())


def test_the_same_content_gives_the_same_bytes_in_another_process(portal):
    wanted = Wanted(record="P/RPT-2026-03")
    here = hashlib.sha256(written(portal, texts("en"), wanted)).hexdigest()
    code = (
        "import hashlib; from pmsite.exports._format import Wanted; from pmsite.exports.pdf import written;"
        "from pmsite.locale.texts import texts; from tests.exports._report_portal import reported_portal;"
        "print(hashlib.sha256(written(reported_portal(), texts('en'), Wanted(record='P/RPT-2026-03'))).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={
            "PATH": "/usr/bin",
            "PYTHONPATH": ".",
            "PYTHONHASHSEED": "7",
            "TZ": "Pacific/Auckland",
            "LANG": "C.UTF-8",
        },
    )
    assert there.stdout.strip() == here


def test_the_status_of_a_project_stands_on_one_page(portal):
    found = pages(written(portal, texts("en"), Wanted(project="P")))
    assert len(found) == 1
    assert "M2 Built" in found[0]
    assert "Page 1 of 1" in found[0]


def test_a_register_and_a_view_are_documents_too(portal):
    assert "Water" in " ".join(pages(written(portal, texts("en"), Wanted(project="P", kind="risk"))))
    assert "Risk report" in pages(written(portal, texts("en"), Wanted(project="P", view="risk-report")))[0]


def test_an_audience_has_what_is_released_to_it(portal):
    client = release(portal, "client")
    whole = " ".join(pages(written(client, texts("en"), Wanted(record="P/RPT-2026-03"))))
    assert "For Acme" in whole
    assert "A good month." in whole
    for secret in ("RISK-1", "Water", "1,200", "Only for us"):
        assert secret not in whole, secret
    with pytest.raises(NothingToExportError, match="no record P/RISK-1"):
        written(client, texts("en"), Wanted(record="P/RISK-1"))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(record="P/RPT-2026-04"), "no record P/RPT-2026-04; did you mean P/RPT-2026-03?"),
        (Wanted(project="Q"), "no project Q"),
        (Wanted(project="P", view="risk-raport"), "no page risk-raport of P; did you mean risk-report?"),
        (Wanted(project="P", kind="rsk"), "no kind rsk; did you mean risk?"),
    ],
)
def test_what_is_not_there_is_said(portal, wanted, said):
    with pytest.raises(NothingToExportError) as found:
        written(portal, texts("en"), wanted)
    assert str(found.value).startswith(said)


def test_no_text_is_read_as_markup():
    hostile = '#panic("x") $1/0$ [a](b) *b* _c_ <script>alert(1)</script> \\u{41} `raw` #read("/etc/passwd")'
    made = reported_portal({"p/reports/RPT-2026-03.md": ("title: March", f"title: '{hostile}'")})
    whole = " ".join(pages(written(made, texts("en"), Wanted(record="P/RPT-2026-03"))))
    assert '#panic("x")' in whole
    assert '#read("/etc/passwd")' in whole


def test_links_lead_to_the_site_where_it_is_known():
    table = Table(
        columns=(Column("A"),),
        rows=(Row((Cell((Ref("R-1", "x", Address("p/r", "a b")), Link("l", Address("f.csv", raw=True)))),)),),
    )
    near, far = (
        Printer(site).figure(table)["rows"][0]["cells"][0]["text"] for site in ("", "https://e.org/s")
    )
    assert [piece["to"] for piece in near] == ["", ""]
    assert [piece["to"] for piece in far] == ["https://e.org/s/p/r/#a%20b", "https://e.org/s/f.csv"]


def test_a_curve_stands_where_its_values_do():
    line = Line("EV", (Point("a", 0.0), Point("b", None), Point("c", 50.0)))
    found = Printer().figure(Series(lines=(line,), ticks=((100.0, "100"),)))
    assert [point[1] for point in found["lines"][0]["points"]] == [0.0, None, 0.5]
    assert [round(point[0], 3) for point in found["lines"][0]["points"]] == [0.167, 0.5, 0.833]
    assert rendered({**BLANK, "figures": [found]}, __import__("datetime").date(2026, 3, 31)).startswith(
        b"%PDF"
    )


BLANK = {
    "lang": "en", "font": "Noto Sans SC", "accent": "#1d5bb8", "flipped": False, "one": False, "cover": False,
    "kind": "", "title": "t", "project": "", "key": "", "organisation": "o", "readers": "r", "as_of": "", "facts": [],
    "contents": "", "page": "{n}", "head": None,
}  # fmt: skip


def test_markdown_becomes_nodes_without_what_runs():
    text = "# T\n\na **b** <script>x</script>[l](https://e.org) [j](javascript:x)\n\n"
    text += "- [x] one\n- two\n\n|a|b|\n|-|-|\n|1|2|\n"
    kinds = [node["k"] for node in nodes_of(text)]
    assert kinds == ["h", "p", "ul", "table"]
    said = repr([*nodes_of(text)])
    assert "https://e.org" in said
    assert "javascript" not in said
    assert "'x'" not in said


def test_what_the_cover_says_comes_from_the_record(portal):
    facts = dict(document(portal, texts("en"), Wanted(record="P/RPT-2026-03"))["facts"])
    assert facts["Project"] == "P Project"
    assert facts["Client"] == "Acme"
    assert facts["Period"] == "Sun 1 Mar 2026 to Tue 31 Mar 2026"
    assert facts["State"] == "Published"
    assert facts["Author"] == "Li Wei"
