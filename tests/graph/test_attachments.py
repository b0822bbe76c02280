"""Links of bodies to files: which they name, in Markdown and HTML, and which are refused."""

from dataclasses import replace

import pytest

from pmsite.graph.attachments import attached, check, file_links, permitted, target
from pmsite.model.attachment import TYPES
from pmsite.model.record import Body
from tests.checks._portal import portal

FILES = {"p/risks/a.png": "", "p/files/b c.pdf": "", "p/risks/bad.html": "can run code"}
PATHS = dict.fromkeys(("p/index.md", "p/risks/RISK-1.md", "p/risks/RISK-2.md"))


def record(body="", fields="title: Late"):
    found = portal({"RISK-1": fields}).graph["P/RISK-1"]
    return replace(found, body=Body(body, 5))


def problems(body, fields="title: Late"):
    return [str(item).split(";")[0] for item in check([record(body, fields)], FILES, PATHS)]


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        ("[a](x.pdf) ![b](y.png 'tip')", [("x.pdf", False), ("y.png", True)]),
        ("[![a](in.png)](out.pdf)", [("out.pdf", False), ("in.png", True)]),
        ("[two\nlines](x.pdf)", [("x.pdf", False)]),
        ("[a](<b c.pdf>) [a](b c.pdf) [a](x(1).pdf)", [("b c.pdf", False), ("b c.pdf", False), ("x(1).pdf", False)]),
        ("[a][r]\n\n[r]: x.pdf", [("x.pdf", False)]),
        ('<img src="x.png"> <a href="x.pdf">', [("x.png", True), ("x.pdf", False)]),
        ("<img src=x.png alt=y> <a class=b href=x.pdf>", [("x.png", True), ("x.pdf", False)]),
        ("<div>\n<IMG alt='a > b' SRC='x.png'>\n</div>", [("x.png", True)]),
        ("[a](RISK-9&#46;md)", [("RISK-9.md", False)]),
        ("\\[a](x.pdf) `[a](x.pdf)` [a] (x.pdf) [a]()", []),
        ("[a\n\nb](x.pdf) src=x.png <!-- [a](x.pdf) -->", []),
        ("```\n[a](x.pdf)\n```", []),
    ],
)  # fmt: skip
def test_links_of_a_body(body, urls):
    found = list(file_links(body))
    assert [(link.url, link.image) for link in found] == urls


def test_a_link_knows_its_place():
    body = "Ü [a](x.pdf 'tip') ![b](<y z.png>)"
    one, two = file_links(body)
    assert (body[one.start : one.end], body[slice(*one.outer)]) == ("x.pdf", "[a](x.pdf 'tip')")
    assert (body[two.start : two.end], body[slice(*two.outer)]) == ("y z.png", "![b](<y z.png>)")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("a.png", "p/risks/a.png"),
        ("../files/b%20c.pdf#p=2", "p/files/b c.pdf"),
        ("../../x.pdf", "x.pdf"),
        ("../../../x.pdf", None),
        ("%2e%2e/%2e%2e/%2e%2e/x.pdf", None),
        ("/etc/passwd", None),
        ("..\\x.pdf", None),
        ("x%00.pdf", None),
        ("", None),
    ],
)
def test_an_address_names_a_path_of_the_content_or_nothing(url, path):
    assert target(record(), url) == path


@pytest.mark.parametrize(
    "body",
    [
        "![a](a.png)",
        "<img src=a.png>",
        "[b](../files/b%20c.pdf)",
        "[c](RISK-2.md#top)",
        "[d](#here) [e](https://example.com/x.pdf) [f](mailto:a@example.com) [g](?q=1)",
    ],
)
def test_what_exists_is_fine(body):
    assert problems(body) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("![a](missing.png)", "5:6: PM039 no file p/risks/missing.png"),
        ('<img src="missing.png">', "5:11: PM039 no file p/risks/missing.png"),
        ("text\n\n<img src=missing.png>", "7:10: PM039 no file p/risks/missing.png"),
        ('see <a href="x.pdf">x</a>', "5:14: PM039 no file p/risks/x.pdf"),
        ("[a](bad.html)", "5:5: PM039 p/risks/bad.html can run code"),
        ("[a](../../../x.pdf)", "5:5: PM039 ../../../x.pdf leaves the content folder"),
        ("[a](/x.pdf)", "5:5: PM039 /x.pdf is no relative address"),
        ("[a](file:///x.pdf)", "5:5: PM039 file:///x.pdf is no relative address"),
        ("![a](https://example.com/x.png)", "5:6: PM043 a picture from https://example.com/x.png"),
        ("<img src=//example.com/x.png>", "5:10: PM043 a picture from //example.com/x.png"),
    ],
)
def test_what_is_missing_or_refused_is_located(body, said):
    assert problems(body) == [f"p/risks/RISK-1.md:{said}"]


def test_only_files_in_use_that_may_be_published_are_attached():
    found = attached(record("![a](a.png) [b](bad.html) [c](RISK-2.md) [d](missing.pdf)"), FILES, PATHS)
    assert list(found) == ["p/risks/a.png"]


def test_the_file_of_a_document_is_looked_for_beside_it_and_in_its_project():
    built = portal({"DOC-1": "file: files/b c.pdf", "DOC-2": "file: gone.pdf"}).graph
    assert list(attached(built["P/DOC-1"], FILES, PATHS)) == ["p/files/b c.pdf"]
    said = [str(item).split(";")[0] for item in check([built["P/DOC-2"]], FILES, PATHS)]
    assert said == ["p/documents/DOC-2.md:2:7: PM039 file: no file gone.pdf"]


@pytest.mark.parametrize("unit", ["[", "[a](", "](", "[a](b ", "<a href=", "src=x ", "<a src=x ", "[x](<a"])
def test_reading_links_takes_bounded_time(unit):
    assert len(list(file_links(unit * 1000))) <= 1000


def test_a_file_of_a_type_that_is_not_listed_stays_unpublished():
    files = {"a.PDF": "", "b.exe": "", "c": "", "d.html": "can run code", "e.tar.gz": "", "f.xlsm": ""}
    refused = "is of a type that may not be published"
    assert permitted(files, TYPES) == {
        "a.PDF": "",
        "b.exe": refused,
        "c": refused,
        "d.html": "can run code",
        "e.tar.gz": refused,
        "f.xlsm": refused,
    }
    assert permitted(files, ("exe",))["b.exe"] == ""


def test_a_refused_type_says_how_it_may_be_allowed():
    known = permitted({"p/risks/tool.exe": "", "p/risks/raw": ""}, TYPES)
    body = record("[a](tool.exe) [b](raw)")
    said = [str(item) for item in check([body], known, PATHS)]
    assert said[0].startswith("p/risks/RISK-1.md:5:5: PM039 p/risks/tool.exe is of a type")
    assert "list exe under attachments: of the configuration" in said[0]
    assert "list its type under" in said[1]
    built = portal({"DOC-1": "file: ../risks/tool.exe"}).graph["P/DOC-1"]
    (item,) = check([built], known, PATHS)
    assert str(item).startswith("p/documents/DOC-1.md:2:7: PM039 file: p/risks/tool.exe is of a type")


@pytest.mark.parametrize(
    ("body", "fields", "meant"),
    [
        ("[a](A.PNG)", "title: Late", "p/risks/a.png"),
        ("", "title: Late\nfile: files/B C.pdf", "p/files/b c.pdf"),
    ],
)
def test_capitals_count(body, fields, meant):
    text = {"RISK-1": fields} if body else {"DOC-1": fields.removeprefix("title: Late\n")}
    (built,) = [item for item in portal(text).graph if item.kind in ("risk", "document")]
    (item,) = check([replace(built, body=Body(body, 5))], FILES, PATHS)
    assert item.remedy == f"the file is {meant}: capitals count"
