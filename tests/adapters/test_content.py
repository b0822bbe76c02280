"""Odd files: reported by name, never followed, never published."""

import os
import unicodedata

import pytest

from pmsite.adapters.content import gather, measured
from pmsite.adapters.failure import ENVIRONMENT, Failure
from pmsite.model.attachment import Measure


def problems(folder):
    return {item.source.path: item.message for item in gather(folder).problems}


def test_markdown_is_read_and_other_files_are_named(tmp_path):
    (tmp_path / "a").mkdir()
    for name in (
        "a/x.md",
        "a/Y.MD",
        "a/b.pdf",
        "a/README.md",
        "a/.hidden.md",
        "a/_private.md",
        "_dir",
        ".git",
    ):
        (tmp_path / name).write_text("x")
    found = gather(tmp_path)
    assert set(found.files) == {"a/x.md", "a/Y.MD"}
    assert found.attachments == {"a/b.pdf": ""}
    assert found.problems == []


@pytest.mark.parametrize("target", [".", "/", "/etc/passwd", "../outside.md", "nothing"])
def test_a_symbolic_link_is_an_error_and_is_not_followed(tmp_path, target):
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "outside.md").write_text("secret")
    (content / "link.md").symlink_to(target)
    (content / "folder").symlink_to(target)
    (content / "a.pdf").symlink_to(target)
    found = gather(content)
    assert found.files == found.attachments == {}
    assert {item.source.path for item in found.problems} == {"link.md", "folder", "a.pdf"}


def test_two_links_in_a_ring_end(tmp_path):
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    assert len(problems(tmp_path)) == 2


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("CON.md", "reserved"),
        ("aux.pdf", "reserved"),
        ("a\nb.md", "character"),
        ("a?b.md", "character"),
        ('a".md', "character"),
        ("a<img src=x>.md", "character"),
        ("trailing.", "character"),
        ("space ", "character"),
        ("x" * 210 + ".md", "bytes"),
        ("risk.markdown", "in .md"),
        ("RISK-1.MKD", "in .md"),
    ],
)
def test_a_name_that_other_systems_do_not_allow_is_an_error_on_one_line(tmp_path, name, says):
    (tmp_path / name).write_text("x")
    found = gather(tmp_path)
    assert found.files == found.attachments == {}
    assert says in found.problems[0].message
    assert "\n" not in str(found.problems[0])


def test_a_name_that_is_not_utf8_is_an_error(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff\xfe.md"
    with open(path, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"x")
    found = gather(tmp_path)
    assert "UTF-8" in found.problems[0].message
    str(found.problems[0]).encode()


def test_a_pipe_is_no_record(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "pipe.svg")
    assert "no regular file" in problems(tmp_path)["pipe.md"]


def test_folders_inside_each_other_end_with_an_error(tmp_path):
    folder = tmp_path
    for _ in range(60):
        folder = folder / "d"
        folder.mkdir()
    (folder / "x.md").write_text("x")
    found = gather(tmp_path)
    assert found.files == {}
    assert "folders inside each other" in found.problems[0].message


def test_a_file_of_100_mb_is_not_read(tmp_path):
    with (tmp_path / "big.md").open("wb") as file:
        file.truncate(100_000_000)
    assert len(gather(tmp_path).files["big.md"]) < 5_000_000


@pytest.mark.parametrize(
    "name", ["a.html", "a.HTM", "a.xhtml", "a.xml", "a.js", "a.svgz", "a.css", "a.mhtml", "a.swf"]
)
def test_an_attachment_that_runs_code_stays_unpublished(tmp_path, name):
    (tmp_path / name).write_text("x")
    assert "can run code" in gather(tmp_path).attachments[name]


GOOD = b'<svg xmlns="http://www.w3.org/2000/svg"><g id="on"><path d="M0 0" fill="url(#a)"/><use href="#on"/></g></svg>'


@pytest.mark.parametrize(
    "data",
    [
        b"<svg><script>alert(1)</script></svg>",
        b"<svg><x:script xmlns:x='http://www.w3.org/2000/svg'/></svg>",
        b"<svg onload=alert(1)>",
        b'<svg\nonload = "x">',
        b"<svg><a xlink:href='javascript:alert(1)'/></svg>",
        b'<svg><a href="java&#10;script:alert(1)"/></svg>',
        b"<svg><image href='https://example.com/x.png'/></svg>",
        b"<svg><style>@import url(https://example.com/x.css)</style></svg>",
        b"<svg><rect fill='url(https://example.com/#a)'/></svg>",
        b"<svg><foreignObject><body/></foreignObject></svg>",
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>",
        b"<?xml-stylesheet href='x.css'?><svg/>",
        b"<svg><set attributeName='onload' to='x'/></svg>",
        "<svg onload='x'/>".encode("utf-16"),
        b"<?xml version='1.0' encoding='UTF-7'?><svg/>",
    ],
)
def test_an_svg_with_code_or_from_elsewhere_stays_unpublished(tmp_path, data):
    (tmp_path / "a.svg").write_bytes(data)
    assert "SVG" in gather(tmp_path).attachments["a.svg"]


@pytest.mark.parametrize(
    "head", [b"", b"\xef\xbb\xbf", b'<?xml version="1.0"?>\n', b'<?xml version="1.0" encoding="UTF-8"?>']
)
def test_a_drawing_is_published(tmp_path, head):
    (tmp_path / "a.svg").write_bytes(head + GOOD)
    assert gather(tmp_path).attachments == {"a.svg": ""}


def test_a_folder_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(Failure) as failure:
        gather(tmp_path / "nothing")
    assert failure.value.exit_code == ENVIRONMENT


def test_twins_in_unicode_form_are_two_files(tmp_path):
    for form in ("NFC", "NFD"):
        (tmp_path / (unicodedata.normalize(form, "é") + ".md")).write_text("x")
    assert len(gather(tmp_path).files) == 2


def test_files_that_may_be_published_have_size_and_hash(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"abc")
    (tmp_path / "b.html").write_bytes(b"abc")
    found = gather(tmp_path)
    # SHA-256 of "abc": FIPS 180-2, appendix B.1
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert measured(tmp_path, found.attachments) == {"a.pdf": Measure(3, digest)}
    (tmp_path / "a.pdf").write_bytes(b"abcd")
    assert measured(tmp_path, found.attachments)["a.pdf"].size == 4
    assert measured(tmp_path, found.attachments)["a.pdf"].sha256 != digest
    (tmp_path / "a.pdf").unlink()
    with pytest.raises(Failure):
        measured(tmp_path, found.attachments)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a\u202eb.md", "not seen"), ("a\u200bb.png", "not seen"), ("a\u2028b.md", "not seen"),
        ("COM\u00b9.md", "reserved"), ("CONIN$.md", "reserved"),
    ],
)  # fmt: skip
def test_a_name_that_deceives_the_eye_or_a_device_is_an_error(tmp_path, name, says):
    (tmp_path / name).write_text("x")
    (problem,) = gather(tmp_path).problems
    assert says in problem.message
    assert str(problem).isprintable()
