"""The canonical form: blanks move, values and comments do not."""

import pytest
import yaml
from hypothesis import given

from pmsite.adapters.edit.canonical import canonical
from tests.adapters.edit._matter import matters


def plain(data):
    return data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read(data):
    return yaml.load(plain(data).split("\n---\n")[0][4:], Loader=yaml.BaseLoader)


@given(matters())
def test_the_form_of_the_form_is_the_form_and_no_value_changes(matter):
    data = matter.data()
    once = canonical("x.md", data)
    assert once is not None
    assert canonical("x.md", once) == once
    assert read(once) == read(data)
    assert once.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    assert once.endswith(f"---\n{matter.body}".replace("\n", matter.end).encode())
    lines = plain(data).split("\n")
    comments = [line for line in lines if line.startswith("#")]
    assert [line for line in plain(once).split("\n") if line.startswith("#")] == comments
    assert plain(once).count("# 注") == plain(data).count("# 注")
    assert len(plain(once).split("\n")) == len(lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:   x  \n", "a: x\n"),
        ("a : x\n", "a: x\n"),
        ("a: [ x ,y,  z ]\n", "a: [x, y, z]\n"),
        ("a: { b:  1 ,c: [ ] }   # n  \n", "a: {b: 1, c: []}   # n  \n"),
        ('a: "2026-03-01"\nb: \'2026-02-30\'\n', "a: 2026-03-01\nb: '2026-02-30'\n"),
        ('{"a":1,"b":"2026-03-01"}\n', '{"a": 1, "b": 2026-03-01}\n'),
        ("a: 'x  '\nb: \"y ,z\"\n", "a: 'x  '\nb: \"y ,z\"\n"),
        ("a: |\n  x  \n   \nb: >-\n  y \n", "a: |\n  x  \n   \nb: >-\n  y \n"),
        ("a: [x,\n    y,\n  ]\n", "a: [x,\n    y,\n  ]\n"),
        ("z: 1\n\n  \na: 2\n", "z: 1\n\n\na: 2\n"),
        ("#  c  \na: x # c \n", "#  c  \na: x # c \n"),
        ("a: {b: , c: 1}\n", "a: {b: , c: 1}\n"),
        ("a:\n  -   x\n  - y: 1\n    z:  2\n", "a:\n  -   x\n  - y: 1\n    z: 2\n"),
        ("a: x ,y\n", "a: x ,y\n"),
        ("a: https://x.y\n", "a: https://x.y\n"),
    ],
)  # fmt: skip
def test_worked_answers(before, after):
    body = "\nText  \n\n|a |b|\n"
    data = f"---\n{before}---\n{body}".encode()
    assert canonical("x.md", data) == f"---\n{after}---\n{body}".encode()


def test_the_fences_and_the_end_of_the_file():
    assert canonical("x.md", b"--- \na: x\n---  ") == b"---\na: x\n---\n"
    assert canonical("x.md", b"---\r\na: x\r\n---") == b"---\r\na: x\r\n---\r\n"
    assert canonical("x.md", b"---\n---") == b"---\n---\n"
    assert canonical("x.md", b"---\na:  x\n--- \nText ") == b"---\na: x\n---\nText "


@pytest.mark.parametrize("data", [b"", b"Text  ", b"---\n---\n", b"# A\n\n- [ x ]  \n"])
def test_a_file_that_has_nothing_to_form_stays_as_it_is(data):
    assert canonical("x.md", data) == data
