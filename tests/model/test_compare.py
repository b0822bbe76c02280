"""What differs between two plain records: by meaning, field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.model.compare import FieldChange, Lines, changed, lines_changed, same_text

SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab", max_size=3)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("pqid"), inner, max_size=3),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES, max_size=3)


def test_a_field_changes_appears_and_goes():
    old = {"status": "open", "owner": "li.wei", "due": "2026-03-01"}
    new = {"status": "done", "due": "2026-03-01", "done": "2026-02-27"}
    assert changed(old, new) == (
        FieldChange("status", "open", "done"),
        FieldChange("done", None, "2026-02-27"),
        FieldChange("owner", "li.wei", None),
    )


def test_mappings_are_entered():
    old = {"current": {"probability": 3, "impact": {"cost": 2, "time": 4}}}
    new = {"current": {"impact": {"time": 5, "cost": 2}, "probability": 3}}
    assert changed(old, new) == (FieldChange("current.impact.time", 4, 5),)


def test_a_mapping_that_appears_is_one_value():
    assert changed({}, {"target": {"probability": 1, "impact": 2}}) == (
        FieldChange("target", None, {"probability": 1, "impact": 2}),
    )


def test_an_entry_added_to_a_list_is_told_by_its_name_alone():
    first, second = {"date": "2026-04-27", "percent": 20}, {"date": "2026-05-04", "percent": 40}
    assert changed({"progress": [first]}, {"progress": [first, second]}) == (
        FieldChange("progress[2026-05-04]", None, second),
    )
    assert changed({}, {"progress": [first]}) == (FieldChange("progress[2026-04-27]", None, first),)
    assert changed({"progress": [first]}, {}) == (FieldChange("progress[2026-04-27]", first, None),)


def test_a_change_inside_a_named_item_names_its_field():
    old = {"approvals": [{"who": "chen.jie", "required": True}, {"who": "li.wei", "verdict": "approved"}]}
    new = {
        "approvals": [
            {"who": "li.wei", "verdict": "approved"},
            {"who": "chen.jie", "required": True, "verdict": "approved"},
        ]
    }
    assert changed(old, new) == (FieldChange("approvals[chen.jie].verdict", None, "approved"),)


def test_items_that_share_a_name_are_told_apart_by_the_next_key():
    old = {"revisions": [{"version": "1", "date": "2026-01-01"}]}
    new = {"revisions": [{"version": "1", "date": "2026-01-01"}, {"version": "1", "date": "2026-02-01"}]}
    assert changed(old, new) == (
        FieldChange("revisions[2026-02-01]", None, {"version": "1", "date": "2026-02-01"}),
    )


def test_items_without_a_name_are_matched_by_what_they_hold():
    old = {"rows": [{"x": 1}, {"x": 2}, {"x": 3}]}
    assert changed(old, {"rows": [{"x": 1}, {"x": 3}]}) == (FieldChange("rows[2]", {"x": 2}, None),)
    assert changed(old, {"rows": [{"x": 1}, {"x": 5}, {"x": 3}]}) == (FieldChange("rows[2].x", 2, 5),)


def test_a_list_of_words_is_one_value():
    assert changed({"tags": ["a"]}, {"tags": ["a", "b"]}) == (FieldChange("tags", ["a"], ["a", "b"]),)


@pytest.mark.parametrize(
    "new",
    [
        "First line\nsecond line.\n\n- item one\n- item two\n",
        "First line second line.\n\n\n- item one   \n- item two",
        "\nFirst line   second\nline.\n- item one\n\n- item two\n",
        "First line\r\nsecond line.\r\n\r\n- item one\r\n- item two\r\n",
    ],
)
def test_the_layout_of_a_text_is_no_change(new):
    old = "First line\nsecond line.\n\n- item one\n- item two\n"
    assert same_text(old, new)
    assert changed({"body": old}, {"body": new}) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- a\n- b\n", "- a\n    - b\n"),
        ("```\na  b\n```\n", "```\na b\n```\n"),
        ("one two\n", "one, two\n"),
        ("# Title\ntext\n", "Title\ntext\n"),
        ("| a |\n| b |\n", "| a | | b |\n"),
        ("a\n\nb\n", "a\nb\n"),
    ],
)
def test_a_change_of_a_text_is_one(old, new):
    assert not same_text(old, new)
    assert changed({"body": old}, {"body": new}) == (FieldChange("body", old, new),)


def test_lines_of_a_text_that_came_and_went_are_counted():
    assert lines_changed("- a\n- b\n- c\n", "- a\n- x\n- y\n- c\n") == Lines(2, 1)
    assert lines_changed(None, "one\n\n\ntwo\n") == Lines(2, 0)


@given(MAPPINGS)
def test_nothing_differs_from_itself(value):
    assert changed(value, value) == ()


@given(MAPPINGS, MAPPINGS)
def test_each_change_differs_and_backwards_it_is_the_same_change_turned_round(old, new):
    forth, back = changed(old, new), changed(new, old)
    assert all(item.old != item.new for item in forth)
    assert {(item.field, repr(item.new), repr(item.old)) for item in forth} == {
        (item.field, repr(item.old), repr(item.new)) for item in back
    }
