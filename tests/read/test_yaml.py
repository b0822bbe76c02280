"""Strict YAML: plain data reads as every library reads it, with its places; all else is an error at its place."""

import json
import re
import string

import pytest
import yaml as pyyaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pmsite.read.yaml import parse

WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\x85"
    ),
    max_size=20,
)
KEYS = st.text(string.ascii_letters + "_ü延", min_size=1, max_size=8).filter(
    lambda key: key.lower() not in ("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none")
)
PLAIN = st.recursive(
    st.one_of(
        st.booleans(), st.none(), st.integers(-(10**15), 10**15), st.floats(-1e9, 1e9, allow_nan=False), WORDS
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
DATA = st.dictionaries(KEYS, PLAIN, min_size=1, max_size=5)


def value(text, first_line=1):
    found, positions, problems = parse("x.md", text, first_line)
    assert problems == (), [str(item) for item in problems]
    return found, positions


def codes(text):
    return [item.code for item in parse("x.md", text, 1)[2]]


CORE_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+")
"""YAML 1.2.2, 10.3.2: the library follows YAML 1.1, where ``0E0`` is a word and stays without quotes."""


def words(data):
    """Every text in the data."""
    if isinstance(data, dict):
        return [text for item in data.values() for text in words(item)]
    if isinstance(data, list):
        return [text for item in data for text in words(item)]
    return [data] if isinstance(data, str) else []


def plain(data):
    """Numbers and texts without the memory of how they were written."""
    return json.loads(json.dumps(data))


@settings(max_examples=80, deadline=None)
@given(DATA, st.sampled_from([True, False, None]))
def test_what_a_library_dumps_reads_equal(data, flow):
    text = pyyaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=10_000)
    assume(pyyaml.safe_load(text) == data)
    assume(not any(CORE_NUMBER.fullmatch(word) for word in words(data)))
    assert plain(value(text)[0]) == data


@settings(max_examples=60, deadline=None)
@given(DATA)
def test_json_is_yaml(data):
    assert plain(value(json.dumps(data, ensure_ascii=False))[0]) == data


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, st.text(string.ascii_letters + "延期ü", min_size=1), min_size=1), st.booleans())
def test_places_point_at_what_is_written(data, flow):
    text = pyyaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=10_000)
    found, positions = value(text, first_line=5)
    lines = text.split("\n")
    for key, word in found.items():
        at, behind = positions.value((key,)), positions.key((key,))
        assert lines[at.line - 5][at.column - 1 :].lstrip("'\"").startswith(word[:1] if word else "")
        assert lines[behind.line - 5][behind.column - 1 :].startswith((key, f'"{key}', f"'{key}"))


def test_places_of_nested_values_count_characters():
    text = "tasks:\n  - id: T-1\n    owner: {R: [Übung, 李伟], A: x}\n  - id: T-2\n"
    _, positions = value(text, first_line=2)
    line = text.split("\n")[2]
    place = positions.value(("tasks", 0, "owner", "R", 1))
    assert (place.line, place.column) == (4, line.index("李伟") + 1)
    assert positions.value(("tasks", 1, "id")).line == 5
    assert positions.key(("tasks", 0, "owner", "A")).column == line.index("A: x") + 1
    assert positions.value(("tasks", 0, "nothing", "below")).line == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("Off", "Off"), ("y", "y"), ("1:30", "1:30"), ("1_000", "1_000"),
        ("2024-02-30", "2024-02-30"), ("true", True), ("False", False), ("TRUE", True), ("~", None), ("", None),
        ("NULL", None), ("010", 10), ("0o17", 15), ("0x1F", 31), ("0b11", "0b11"), ("1e3", 1000.0), (".5", 0.5),
        ("+7", 7), ("-0", 0), ("1.10", 1.1), ("=", "="), ("<<", "<<"), ("'1'", "1"), ('"true"', "true"),
    ],
)  # fmt: skip
def test_the_core_schema_of_yaml_1_2(text, expected):
    found = value(f"a: {text}\n")[0]["a"]
    assert found == expected
    assert isinstance(found, type(expected))


@pytest.mark.parametrize(
    ("text", "written"), [("010", "010"), ("1.10", "1.10"), ("1e3", "1e3"), ("007", "007")]
)
def test_numbers_remember_how_they_were_written(text, written):
    assert value(f"a: {text}\n")[0]["a"].text == written


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: .inf", "PM024"), ("a: -.INF", "PM024"), ("a: .nan", "PM024"), ("a: 1e999", "PM024"),
        ("a: " + "9" * 5000, "PM024"),
        ("a: &x 1", "PM007"), ("a: *x", "PM007"), ("a: !t 1", "PM007"), ("a: !!str 1", "PM007"), ("&x a: 1", "PM007"),
        ("a: 1\na: 2", "PM008"), ("a: {b: 1, b: 2}", "PM008"), ("a: 1\n'a': 2", "PM008"), ("? [a]\n: b", "PM004"),
        ("a: 'x", "PM004"), ("a: [1", "PM004"),
        ("a:\n\t- b", "PM004"), ("a: b: c", "PM004"), ("a: 1\n--- \nb: 2", "PM004"),
        ("%YAML 1.1\na: 1", "PM004"), ("a: @x", "PM004"), ("a: `x", "PM004"), ("a: " + "[" * 41 + "]" * 41, "PM006"),
        ("a: " + "{b: " * 41 + "}" * 41, "PM006"), ("a: " + "[" * 19_000, "PM006"), ("a: '" + "[" * 15_000 + "'", None),
        ("a: " + "x" * 20_000, "PM005"), ("a: |\n" + "  x\n" * 700_000, "PM005"), ("a:\n" + "- 1\n" * 70_000, "PM005"),
        ("a: |\n  [[[[{{{{ *x &y !z\n  @", None), ("a: x # *y", None), ('a: "[[[["', None),
    ],
)  # fmt: skip
def test_what_is_refused_and_what_is_not(text, code):
    assert codes(text) == ([code] if code else [])


def test_all_problems_of_a_front_matter_are_found_together():
    assert codes("a: &x 1\nb: .nan\nc: 1\nc: 2\nd: !t\n") == ["PM007", "PM024", "PM008", "PM007"]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("[]{}:,-?&*!|>'\"%@`#~ \n\tab1.é"), max_size=60))
def test_no_text_brings_the_reader_down(text):
    found, _, problems = parse("x.md", text, 1)
    assert problems or found is None or isinstance(found, (dict, list, str, int, float, bool))
    for item in problems:
        assert 1 <= item.source.line <= text.count("\n") + 2
        assert "\n" not in str(item)
