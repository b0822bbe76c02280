"""A field set, added, taken out: what changes is known byte for byte."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmsite.adapters.edit.front import put
from pmsite.adapters.edit.value import understood
from pmsite.adapters.edit.written import written
from pmsite.adapters.failure import USAGE, Failure
from tests.adapters.edit._matter import QUOTES, matters, texts, words


def edited(data, field, value, at=()):
    text = data.decode() if isinstance(data, bytes) else data
    return put(written("x.md", text), at, tuple(field.split(".")), understood(field, value)).data


def front(text, field, value, at=()):
    return edited(f"---\n{text}---\nBody\n", field, value, at).decode()[4:-9]


@given(matters(), st.data())
def test_nothing_but_the_value_changes(matter, data):
    chosen = data.draw(st.integers(0, len(matter.entries) - 1))
    entry = matter.entries[chosen]
    assume("\n" not in entry.value)
    new = data.draw(words)
    quote = QUOTES.get(entry.value[0], str)
    assert edited(matter.data(), entry.key, new) == matter.data(chosen, quote(new))


@given(matters(), texts, st.sampled_from("'\""), st.data())
def test_any_text_fits_into_the_quotes_that_are_there(matter, text, quote, data):
    chosen = data.draw(st.integers(0, len(matter.entries) - 1))
    assume("\n" not in matter.entries[chosen].value)
    old = matter.data(chosen, QUOTES[quote]("alt"))
    new = QUOTES['"'](text)
    assert edited(old, matter.entries[chosen].key, new) == matter.data(chosen, QUOTES[quote](text))


@given(matters(), words)
def test_a_field_added_and_taken_out_leaves_the_file_as_it_was(matter, word):
    added = edited(matter.data(), "other", word)
    line = f"other: {word}{matter.end}".encode()
    assert added.count(line) == 1
    assert added.replace(line, b"") == matter.data()
    assert edited(added, "other", "") == matter.data()


@given(matters(), words)
def test_a_value_that_stands_already_changes_nothing(matter, word):
    once = edited(matter.data(), "f0", word) if "\n" not in matter.entries[0].value else None
    assume(once is not None)
    assert edited(once, "f0", word) == once


@pytest.mark.parametrize(
    ("before", "field", "value", "after"),
    [
        ("a: 1 # why\nb: 2\n", "a", "3", "a: 3 # why\nb: 2\n"),
        ("a:   # why\nb: 2\n", "a", "x", "a: x   # why\nb: 2\n"),
        ('version: "1.4"\n', "version", "1.5", 'version: "1.5"\n'),
        ("a: x\n", "a", "'7'", "a: '7'\n"),
        ("a: x\n", "a", "late: very", 'a: "late: very"\n'),
        ("a: {b: x}\n", "a.b", "one, two", 'a: {b: "one, two"}\n'),
        ("a: 'it''s'\n", "a", "it's not", "a: 'it''s not'\n"),
        ("a: 'x'\n", "a", "two\nlines", 'a: "two\\nlines"\n'),
        ("a: {b: 1, c: 2} # n\n", "a.b", "5", "a: {b: 5, c: 2} # n\n"),
        ("a: {b: 1}\n", "a.c", "5", "a: {b: 1, c: 5}\n"),
        ("a: {}\n", "a.c", "5", "a: {c: 5}\n"),
        ("a:\nb: 1\n", "a.c.d", "5", "a: {c: {d: 5}}\nb: 1\n"),
        ("b: 1\n", "a.c", "5", "b: 1\na: {c: 5}\n"),
        ("a:\n  b: 1\n  c: 2\n", "a.b", "3", "a:\n  b: 3\n  c: 2\n"),
        ("a:\n  b: 1 # n\nz: 2\n", "a.c", "3", "a:\n  b: 1 # n\n  c: 3\nz: 2\n"),
        ("a:\n  - x\n  - y\n\n# n\nb: 1\n", "a", "[z]", "a: [z]\n\n# n\nb: 1\n"),
        ("a:\n- x\nb: 1\n", "a", "[z]", "a: [z]\nb: 1\n"),
        ("a: |\n  one\n  two\nb: 1\n", "a", "one", "a: one\nb: 1\n"),
        ("a: [x, y]\n", "a.1", "z", "a: [x, z]\n"),
        ("a: [{b: 1}]\n", "a.0.b", "2", "a: [{b: 2}]\n"),
        ("a: {T.1: 5d}\n", "a.T.1", "6d", "a: {T.1: 6d}\n"),
        ("# only\n", "a", "1", "# only\na: 1\n"),
        ("", "a", "1", "a: 1\n"),
        ("a: 1\nb: 2\n", "a", "", "b: 2\n"),
        ("a: {b: 1, c: 2}\n", "a.b", "", "a: {c: 2}\n"),
        ("a: {b: 1, c: 2}\n", "a.c", "", "a: {b: 1}\n"),
        ("a: {b: 1}\n", "a.b", "", "a: {}\n"),
        ("a:\n  b: 1\nc: 2\n", "a", "", "c: 2\n"),
        ("a: 1\n", "b", "", "a: 1\n"),
        ("a: {b, c: 1}\n", "a.b", "x", "a: {b: x, c: 1}\n"),
        ("a: {b: , c: }\n", "a.b", "1", "a: {b: 1, c: }\n"),
        ("a: {b: , c: }\n", "a.c", "1", "a: {b: , c: 1}\n"),
        ("a: {b:  # n\n}\n", "a.b", "1", "a: {b: 1  # n\n}\n"),
        ("a: [x] # n\n", "a.+", "y: z", 'a: [x, "y: z"] # n\n'),
        ("a: []\n", "a.+", "y", "a: [y]\n"),
        ("a:\nb: 1\n", "a.+", "y", "a: [y]\nb: 1\n"),
        ("b: 1\n", "a.+", "{c: 2}", "b: 1\na: [{c: 2}]\n"),
        ("b: 1\n", "a.+.c", "2", "b: 1\na: [{c: 2}]\n"),
        ("a: [{b: 1}]\n", "a.+.b", "2", "a: [{b: 1}, {b: 2}]\n"),
        ("a:\n  - {b: 1} # n\n\nz: 2\n", "a.+", "{b: 2}", "a:\n  - {b: 1} # n\n  - {b: 2}\n\nz: 2\n"),
        ("a:\n- b: 1\n  c: 2\nz: 2\n", "a.+.b", "2", "a:\n- b: 1\n  c: 2\n- {b: 2}\nz: 2\n"),
        ("a: [x]\n", "a.+", "", "a: [x]\n"),
    ],
)  # fmt: skip
def test_worked_answers(before, field, value, after):
    assert front(before, field, value) == after


def test_records_inside_a_list_are_edited_where_they_stand():
    plan = "tasks:\n  - id: T-1\n    name: A\n    tasks:\n      - {id: T-2, duration: 1d}\n  - id: T-3\n"
    assert front(plan, "duration", "2d", ("tasks", 0, "tasks", 0)) == plan.replace("1d", "2d")
    assert front(plan, "deadline", "2026-05-01", ("tasks", 0)) == plan.replace(
        "name: A\n", "name: A\n    deadline: 2026-05-01\n"
    )
    assert front(plan, "name", "C", ("tasks", 1)) == f"{plan}    name: C\n"
    assert front(plan, "id", "", ("tasks", 0)) == plan.replace("id: T-1\n    name", "name")


@pytest.mark.parametrize(
    ("before", "field", "value", "said"),
    [
        ("a:\n  # why\n  - x\n", "a", "[y]", "comments inside"),
        ("a:\n  - x # why\n  - y\n", "a", "[y]", "comments inside"),
        ("a: 4\n", "a.b", "1", "no mapping"),
        ("a: 4\n", "a.+", "1", "what holds \\+ is no list"),
        ("a: [x]\n", "a.2", "y", "has 0 to 0; \\+ adds to it"),
        ("a: [x]\n", "a.b", "y", "no place in the list"),
        ("a: [x, y]\n", "a.0", "", "as a whole"),
        ("? a\n: 1\nb: 2\n", "a", "", "by hand"),
    ],
)
def test_what_cannot_be_edited_without_a_loss_is_refused(before, field, value, said):
    with pytest.raises(Failure, match=said) as failure:
        front(before, field, value)
    assert failure.value.exit_code == USAGE


@pytest.mark.parametrize(
    "value", ["[a", "{a: b", "[a]\n[b]", "[a] # c", "[*x]", "9" * 30, "\udc80", "[a, b] c"]
)
def test_a_value_that_is_none_is_refused(value):
    with pytest.raises(Failure) as failure:
        understood("f", value)
    assert failure.value.exit_code == USAGE


def test_lines_that_are_added_end_as_the_lines_above_them():
    mixed = "---\r\na: 1\nb: {c: 2}\r\n---\r\n"
    assert edited(mixed, "d", "3") == b"---\r\na: 1\nb: {c: 2}\r\nd: 3\r\n---\r\n"
    assert edited("---\r\na: 1\n---\r\n", "d", "3") == b"---\r\na: 1\nd: 3\n---\r\n"
