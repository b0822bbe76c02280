"""A file that goes back in time: what was put back is known byte for byte, all else stays as it is written."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmsite.adapters.demo.file import Past
from pmsite.adapters.demo.front import Mismatch
from tests.adapters.edit._matter import matters, words


def undone(text, field, change, record=""):
    past = Past("x.md", f"---\n{text}---\n\nBody.\n".encode())
    past.undo(record, field, change)
    data = past.data.decode()
    assert data.startswith("---\n")
    assert data.endswith("---\n\nBody.\n")
    return data[4 : -len("---\n\nBody.\n")]


@given(matters(), st.data())
def test_nothing_but_the_value_goes_back(matter, data):
    matter.end, matter.mark = "\n", ""
    plain = [number for number, entry in enumerate(matter.entries) if "\n" not in entry.value]
    assume(plain)
    chosen = data.draw(st.sampled_from(plain))
    old, new = data.draw(words), data.draw(words) + "z"
    past = Past("x.md", matter.data(chosen, new))
    past.undo("", matter.entries[chosen].key, f"{old} → {new}")
    assert past.data == matter.data(chosen, old)


@given(matters())
def test_a_file_in_which_nothing_is_undone_is_as_it_was_written(matter):
    assert Past("x.md", matter.data()).data == matter.data()


@pytest.mark.parametrize(
    ("text", "field", "change", "before"),
    [
        ("a: 1\nb: 2\n", "a", "nothing → 1", "b: 2\n"),
        ("a: 1\nb: 2\n", "b", "nothing → 2", "a: 1\n"),
        ("a: 1\n", "b", "2 → nothing", "a: 1\nb: 2\n"),
        ("m: {a: 1, b: 2}\n", "m.a", "nothing → 1", "m: {b: 2}\n"),
        ("m: {a: 1, b: 2}\n", "m.b", "nothing → 2", "m: {a: 1}\n"),
        ("m: {a: 1}\n", "m.b", "2 → nothing", "m: {a: 1, b: 2}\n"),
        ("m: {a: 1}\nz: 1\n", "m.a", "nothing → 1", "z: 1\n"),
        ("m:\n  a: 1\n  b: 2\n", "m.a", "nothing → 1", "m:\n  b: 2\n"),
        ("m:\n  a: 1\n", "m.b", "2 → nothing", "m:\n  a: 1\n  b: 2\n"),
        ("l: [1, 2]\n", "l", "+ 2", "l: [1]\n"),
        ("l: [1]\n", "l", "- 2", "l: [1, 2]\n"),
        ("a: 1\n", "l", "- 2", "a: 1\nl: [2]\n"),
        ("l:\n  - 1\n  - 2\n", "l", "+ 1", "l:\n  - 2\n"),
        ("l:\n  - 1\n", "l", "- 2", "l:\n  - 1\n  - 2\n"),
        ("l:\n  - {who: li.wei, a: 1}\n", "l[li.wei].a", "2 → 1", "l:\n  - {who: li.wei, a: 2}\n"),
        ("l:\n  - name: A b\n    a: 1\n", "l[A b].a", "nothing → 1", "l:\n  - name: A b\n"),
        ("a: 1 # why\nb: 2\n", "a", "0 → 1", "a: 0 # why\nb: 2\n"),
        ('a: "x: y"\n', "a", '{b: [1]} → "x: y"', "a: {b: [1]}\n"),
    ],
    ids=lambda value: value.replace("\n", "/"),
)
def test_fields_and_items_come_and_go(text, field, change, before):
    assert undone(text, field, change) == before


def test_a_value_put_back_is_looked_into_by_earlier_commits():
    past = Past("x.md", b"---\nm: {a: 1}\n---\n")
    past.undo("", "m", "{a: 3, b: 4} → {a: 1}")
    past.undo("", "m.b", "nothing → 4")
    past.undo("", "m.a", "2 → 3")
    assert past.data == b"---\nm: {a: 2}\n---\n"


def test_a_record_in_the_file_is_found_by_its_id():
    text = "tasks:\n  - id: T-1\n    tasks:\n      - id: T-11\n        name: Dig\n        done: 2026-01-02\n"
    assert undone(text, "done", "nothing → 2026-01-02", "T-11") == text[: text.index("        done")]


def test_what_is_in_something_that_is_not_there_yet_cannot_change():
    past = Past("x.md", b"---\ntasks:\n  - id: T-1\n    tasks:\n      - {id: T-11, a: 1}\n  - id: T-2\n---\n")
    past.take_out("T-1")
    with pytest.raises(Mismatch, match="not there at this time"):
        past.undo("T-11", "a", "0 → 1")


@pytest.mark.parametrize(
    ("body", "was", "now", "before"),
    [
        ("One.\n\nTwo.\n\nThree.\n", "nothing", "Two.", "One.\n\nThree.\n"),
        ("One.\n\nTwo.\n", "nothing", "Two.", "One.\n"),
        ("One. Two.\n", "nothing", "Two.", "One.\n"),
        ("Two. One.\n", "nothing", "Two.", "One.\n"),
        ("- a\n- b\n- c\n", "nothing", "- b", "- a\n- c\n"),
        ("x:\n  a: 1\n  b: 2\n", "nothing", "a: 1", "x:\n  b: 2\n"),
        ("One and\ntwo.\n", "Two.", "One … two.", "Two.\n"),
        ("One.\n", "Two.", "nothing", "One.\n\nTwo.\n"),
    ],
    ids=lambda value: value.replace("\n", "/"),
)
def test_passages_leave_no_gap(body, was, now, before):
    past = Past("x.md", body.encode())
    past.undo_text(was, now)
    assert past.data.decode() == before


def test_a_passage_that_begins_twice_is_refused():
    with pytest.raises(Mismatch, match="stands in it 2 times"):
        Past("x.md", b"One. One.\n").undo_text("Two.", "One")
