"""Nothing that tells of what is not released is in an audience's site."""

import base64
import datetime as dt
import gzip
import io
import zipfile
import zlib

import pytest

from pmsite.adapters.failure import CONTENT, Failure
from pmsite.adapters.verify._all import verified
from pmsite.adapters.verify._made import Made
from pmsite.adapters.verify.canaries import addresses, hidden, problems
from pmsite.adapters.workspace import open_workspace
from pmsite.exports.pdf import FONT, rendered
from tests.adapters.audience._portal import CONFIGURATION, FILES, written

DAY = dt.date(2026, 3, 31)

PEOPLE = {
    "people/li.wei.md": "---\ntitle: Li Wei\nemail: Li.Wei@example.org\naudience: client\n---\n",
    "people/zhang.min.md": "---\ntitle: Zhang Min\nemail: zhang.min@example.org\n---\n",
    "people/wang.fang.md": "---\ntitle: Wang Fang\nemail: wang.fang@example.org\naudience: client\n"
    "field_audience: {email: [board]}\n---\n",
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    configuration = CONFIGURATION.replace(
        "{client: {title: For you}}", "{client: {title: For you}, board: {}}\n      canaries: [Falcon Nest]"
    )
    return open_workspace(written(tmp_path_factory.mktemp("portal"), FILES | PEOPLE, configuration)).portal


def said(folder, portal, files, attachments=()):
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
    made = Made(folder, folder, portal, "client", attachments=frozenset(attachments))
    return [f"{one.path}: {one.what}" for one in problems(made)]


def test_ids_of_what_is_not_released(tmp_path, portal):
    assert hidden(portal, "client") == {b"RISK-002", b"zhang.min"}
    assert said(tmp_path, portal, {"index.html": "<p>RISK-001, RISK-0021, xRISK-002</p>"}) == []
    assert said(tmp_path, portal, {"index.html": "<p>see RISK-002.</p>"}) == [
        "index.html: names RISK-002, which is not released"
    ]
    assert said(tmp_path / "b", portal, {"RISK-002/a.bin": b""}) == [
        "RISK-002/a.bin: names RISK-002, which is not released"
    ]


def test_addresses_of_people_and_fields_that_are_not_released(tmp_path, portal):
    assert addresses(portal, "client") == {"zhang.min@example.org", "wang.fang@example.org"}
    page = "<p>li.wei@example.org, WANG.FANG&#64;example.org</p>"
    assert said(tmp_path, portal, {"index.html": page}) == [
        "index.html: holds the address wang.fang@example.org, which is not released"
    ]
    assert said(tmp_path, portal, {"a.pdf": "wang.fang@example.org"}, ["a.pdf"])[1:] == []


def packed(word):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{word}</t>")
    return whole.getvalue()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("index.html", "<p>the FALCON NEST of</p>"),
        ("index.html", "<p>falcon&#32;nest</p>"),
        ("index.html", '<a href="?q=Falcon%20Nest">'),
        ("assets/x.json", '"\\u0046alcon Nest"'),
        ("Falcon Nest.txt", ""),
        ("a.xlsx", packed("Falcon Nest")),
        ("a.gz", gzip.compress(b"Falcon Nest", mtime=0)),
        ("deep.gz", gzip.compress(packed("Falcon Nest"))),
        ("a.pdf", b"%PDF-1.7 stream\n" + zlib.compress(b"Falcon Nest") + b"\nendstream"),
        ("a.txt", base64.b64encode(b"xyFalcon Nest and more")),
        ("a.doc", "Falcon Nest".encode("utf-16-le")),
    ],
    ids="capitals entity address escaped name xlsx gz packed pdf base64 utf-16".split(),
)  # fmt: skip
def test_the_configured_words_are_found_however_they_are_written(tmp_path, portal, path, data):
    assert said(tmp_path, portal, {path: data}, [path]) == [
        f"{path}: holds falcon nest, one of the canaries of the configuration"
    ]


def test_workbooks_are_looked_into(tmp_path, portal):
    book = packed("See RISK-002, ask wang.fang@example.org; RISK-0021")
    assert said(tmp_path / "a", portal, {"P.xlsx": book}) == [
        "P.xlsx: names RISK-002, which is not released",
        "P.xlsx: holds the address wang.fang@example.org, which is not released",
    ]
    assert said(tmp_path / "b", portal, {"P.xlsx": packed("RISK-001, RISK-0021")}) == []


def test_other_words_and_broken_archives_are_none(tmp_path, portal):
    files = {
        "a.html": "<p>Falcon's Nest, falcon</p>",
        "b.zip": b"PK\x03\x04broken",
        "c.gz": b"\x1f\x8bbroken",
    }
    assert said(tmp_path, portal, files) == []


def test_the_teams_site_tells_everything(tmp_path, portal):
    (tmp_path / "index.html").write_text("RISK-002 Falcon Nest")
    assert list(problems(Made(tmp_path, tmp_path, portal))) == []


def test_a_site_with_a_problem_is_refused_with_the_record_that_it_is_from(tmp_path, portal):
    page = tmp_path / "p" / "risks" / "RISK-001" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<p>RISK-002 <a href="#none">')
    made = Made(
        tmp_path, tmp_path, portal, "client", {"p/risks/RISK-001/index.md": ("record P/RISK-001", "view x")}
    )
    with pytest.raises(Failure) as failure:
        verified(made)
    lines = failure.value.message.splitlines()
    assert failure.value.exit_code == CONTENT
    assert lines[0] == (
        "p/risks/RISK-001/index.html: names RISK-002, which is not released; "
        "it is made of p/risks/RISK-001.md:2"
    )
    assert lines[1].startswith("p/risks/RISK-001/index.html: #none leads to no place")
    assert lines[-1].endswith("nothing was published")


def bomb(members):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(members):
            archive.writestr(f"{number}.bin", bytes(20_000_000))
    return whole.getvalue()


def nested(layers):
    data = b"Falcon Nest"
    for _ in range(layers):
        data = gzip.compress(data)
    return data


@pytest.mark.parametrize(
    "data", [bomb(5), gzip.compress(bytes(70_000_000)), nested(6)], ids="zip gz deep".split()
)
def test_what_unpacks_to_too_much_is_refused_soon(tmp_path, portal, data):
    assert said(tmp_path, portal, {"a.zip": data}, ["a.zip"]) == [
        "a.zip: unpacks to more than 64 MB in 4 layers, and cannot be looked through for canaries"
    ]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("path", "data"),
    [("a.pdf", b"%PDF" + b"stream\n" * 300_000), ("index.html", b"<p>@" + b"a" * 1_000_000)],
    ids=["streams", "letters"],
)
def test_texts_that_make_a_search_slow_do_not(tmp_path, portal, path, data):
    assert said(tmp_path, portal, {path: data}) == []


def test_a_word_between_two_pieces_of_a_large_file_is_found(tmp_path, portal):
    for before in range(999_980, 1_000_005, 3):
        data = b" " * before + b"Falcon&#x0020;Nest"
        assert len(said(tmp_path, portal, {"a.txt": data}, ["a.txt"])) == 1


def test_a_damaged_stream_of_a_pdf_hides_no_other(tmp_path, portal):
    data = b"%PDF stream\nbroken endstream stream\n" + zlib.compress(b"Falcon Nest") + b"\nendstream"
    assert len(said(tmp_path, portal, {"a.pdf": data}, ["a.pdf"])) == 1


def test_an_address_that_people_wrote_in_a_released_text_is_released(tmp_path):
    text = "Write to desk@example.org\n\n::: audience board\nward@example.org\n:::\n"
    files = FILES | {
        "people/zhang.min.md": "---\ntitle: Zhang Min\nemail: Desk@example.org\n---\n",
        "people/wang.fang.md": "---\ntitle: Wang Fang\nemail: ward@example.org\n---\n",
        "p/risks/RISK-001.md": f"{FILES['p/risks/RISK-001.md']}\n{text}",
    }
    configuration = CONFIGURATION.replace("{client: {title: For you}}", "{client: {}, board: {}}")
    portal = open_workspace(written(tmp_path, files, configuration)).portal
    assert addresses(portal, "client") == {"ward@example.org"}


def printed(words):
    """A document of ours with these words on its page, where they are numbers of glyphs in its bytes."""
    node = {"k": "p", "c": [{"k": "t", "text": words}]}
    prose = {"kind": "Prose", "title": "", "small": "", "note": [], "anchor": "", "nodes": [node]}
    blank = dict.fromkeys(
        ("kind", "title", "project", "key", "organisation", "readers", "as_of", "contents"), ""
    )
    page = {"lang": "en", "font": FONT, "accent": "#1d5bb8", "flipped": False, "one": False, "cover": False}
    return rendered({**blank, **page, "page": "{n}", "facts": [], "head": None, "figures": [prose]}, DAY)


def test_words_of_documents_and_slides_are_read(tmp_path, portal):
    document = printed("about RISK-002, zhang.min@example.org and the falcon nest")
    assert b"RISK-002" not in document
    assert said(tmp_path, portal, {"p/report.pdf": document}) == [
        "p/report.pdf: names RISK-002, which is not released",
        "p/report.pdf: names zhang.min, which is not released",
        "p/report.pdf: holds the address zhang.min@example.org, which is not released",
        "p/report.pdf: holds falcon nest, one of the canaries of the configuration",
    ]
    assert said(tmp_path / "b", portal, {"p/report.pdf": printed("about RISK-001")}) == []
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/slides/slide1.xml", "<a:t>RISK-002</a:t>")
    assert said(tmp_path / "c", portal, {"p/deck.pptx": buffer.getvalue()}) == [
        "p/deck.pptx: names RISK-002, which is not released"
    ]
