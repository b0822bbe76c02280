"""From bytes to text: UTF-8 with or without BOM, any line end; everything else at its place."""

import pytest

from pmsite.read.text import decode, invisible


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\nb", "a\nb"),
        (b"\xef\xbb\xbfa\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\r\nb", "a\n\nb"),
        ("延期\u200dx".encode(), "延期\u200dx"),
        (b"", ""),
        (b"a\tb\x0b"[:3], "a\tb"),
    ],
)
def test_line_ends_and_bom(data, text):
    assert decode("x", data) == (text, ())


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a\xff", "x:1:2: PM001"),
        ("Übung\r\nÜb\xe4".encode("latin-1"), "x:1:1: PM001"),
        ("Übung\r\nÜb".encode() + b"\xe4", "x:2:3: PM001"),
        (b"\xef\xbb\xbfab\xff", "x:1:3: PM001"),
        (b"a\rb\rc\xff", "x:3:2: PM001"),
        (b"a\xed\xa0\x80", "x:1:2: PM001"),
        ("a".encode("utf-16"), "x:1:1: PM001"),
        (b"Ab\0", "x:1:3: PM002"),
        ("Ü\nÜb\x1b".encode(), "x:2:3: PM002"),
        (b"\x0c", "x:1:1: PM002"),
        (b"x" * 4_000_001, "x:1:1: PM005"),
    ],
)
def test_what_is_refused_is_named_by_line_and_character(data, place):
    text, problems = decode("x", data)
    assert text == ""
    assert str(problems[0]).startswith(place)


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\ufeff", "\u2066", "\u2028", "\u2029", "\x85"])
def test_marks_that_are_not_seen_are_errors_in_a_front_matter(mark):
    (problem,) = invisible("x", f"id: a\ntitle: Ü{mark}", 2)
    assert str(problem).startswith("x:3:9: PM002")
    assert mark not in str(problem)
