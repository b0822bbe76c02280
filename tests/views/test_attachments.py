"""Attachments of a record: type, size and hash of files that may be published. Sizes by SI prefixes (1 kB = 1000)."""

from dataclasses import replace
from hashlib import sha256

import pytest

from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.attachment import Measure
from pmsite.model.figure import Digest, Link
from pmsite.release.release import release
from pmsite.views import change, minutes, record
from pmsite.views import pages as free
from pmsite.views._attachments import size
from tests.views._figures import cells, desk, plain, portal

DATA = b"%PDF-1.7 a plan of cases" * 100
HASH = sha256(DATA).hexdigest()
BODY = "See [the annex](../files/annex.pdf), [again](../files/annex.pdf) and ![a picture](../files/a.png).\n"
KNOWN = {
    "atlas/files/annex.pdf": "",
    "atlas/files/a.png": "",
    "atlas/files/own.csv": "",
    "atlas/files/x.exe": "no",
}


def built(files):
    found = portal(files)
    return replace(found, attachments=KNOWN, measures={"atlas/files/annex.pdf": Measure(len(DATA), HASH)})


def attached(view, text, path, audience=None):
    found = built({path: text})
    found = release(found, audience) if audience else found
    figures = [item for page in view.pages(desk(found)) for item in page.figures]
    return next((item for item in figures if item.title == "Attachments"), None)


def test_a_file_has_type_size_and_hash():
    text = f"---\nid: DOC-001\ntitle: D\nfile: files/own.csv\n---\n{BODY}"
    table = attached(record, text, "atlas/documents/DOC-001.md")
    assert cells(table) == [["own.csv", "CSV", "–", "–"], ["annex.pdf", "PDF", "2.4 kB", HASH]]
    assert plain(table.rows[1].cells[2].sub) == "2,400 bytes"
    assert table.rows[1].cells[0].text == (Link("annex.pdf", Address("atlas/files/annex.pdf", raw=True)),)
    assert table.rows[1].cells[3].text == (Digest(HASH),)


@pytest.mark.parametrize(
    ("view", "path", "front"),
    [
        (record, "atlas/risks/RISK-001.md", "id: RISK-001\ntitle: R"),
        (minutes, "atlas/meetings/MTG-001.md", "id: MTG-001\ntitle: M\ndate: 2026-05-01"),
        (change, "atlas/changes/CR-001.md", "id: CR-001\ntitle: C"),
        (free, "atlas/notes/handover.md", "title: Handover"),
    ],
)
def test_files_that_a_text_links_are_listed_on_pages_of_every_kind(view, path, front):
    assert cells(attached(view, f"---\n{front}\n---\n{BODY}", path))[0][0] == "annex.pdf"


def test_pictures_refused_and_foreign_files_are_not_listed():
    body = "![a](../files/a.png) [x](../files/x.exe) [y](https://example.com/y.pdf) [z](#here)\n"
    assert attached(record, f"---\nid: RISK-001\ntitle: R\n---\n{body}", "atlas/risks/RISK-001.md") is None


def test_an_audience_sees_the_files_of_the_passages_released_to_it():
    body = "::: audience client\n[Annex](../files/annex.pdf)\n:::\n\n[Own](../files/own.csv)\n"
    text = f"---\nid: DOC-001\ntitle: D\naudience: client\n---\n{body}"
    path = "atlas/documents/DOC-001.md"
    assert len(attached(record, text, path).rows) == 2
    assert [
        row[0] for row in cells(attached(record, text.replace("[Own](../files/own.csv)", ""), path, "client"))
    ] == ["annex.pdf"]
    assert attached(record, text.replace("\naudience: client\n---", "\n---"), path, "client") is None


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (1_234_567, "1.2 MB"),
        (999_960, "1.0 MB"),
        (5_000_000_000, "5.0 GB"),
        (10**18, "1,000,000.0 TB"),
    ],
)
def test_sizes_are_said_in_steps_of_a_thousand(count, said):
    assert size(texts("en"), count) == said
