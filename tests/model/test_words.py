"""The words everyone shares: diagnostics, suggestions, addresses, rooms."""

import pytest

import pmsite.records as room
from pmsite.model.address import page_directory
from pmsite.model.diagnostic import Diagnostic, Severity, has_errors, ordered, printable
from pmsite.model.discover import modules, unique
from pmsite.model.source import Source
from pmsite.model.suggest import did_you_mean, listed, remedy


def diagnostic(path="a.md", line=1, column=1, severity=Severity.ERROR, message="what"):
    return Diagnostic("PM010", severity, Source(path, line, column), message, "do")


def test_a_diagnostic_is_one_line_with_place_fact_and_remedy():
    assert str(diagnostic("p/r.md", 4, 14)) == "p/r.md:4:14: PM010 what; do"


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\n", "\x1b", "\ud800", "\ufeff"])
def test_what_cannot_be_seen_is_shown_as_an_escape(mark):
    said = str(diagnostic(f"a{mark}.md", message=f"a{mark}b"))
    assert mark not in said
    assert said.count("\\") == 2
    assert "\n" not in said
    said.encode()


def test_plain_words_of_any_script_stay():
    assert printable("供应商 – café") == "供应商 – café"


def test_diagnostics_are_ordered_by_file_line_and_column_each_once():
    items = [diagnostic("b.md"), diagnostic("a.md", 10), diagnostic("a.md", 2, 5), diagnostic("a.md", 2, 1)]
    places = [(item.source.path, item.source.line, item.source.column) for item in ordered([*items, *items])]
    assert places == [("a.md", 2, 1), ("a.md", 2, 5), ("a.md", 10, 1), ("b.md", 1, 1)]


def test_only_errors_are_errors():
    assert has_errors([diagnostic()])
    assert not has_errors([diagnostic(severity=Severity.WARNING), diagnostic(severity=Severity.NOTICE)])


@pytest.mark.parametrize(
    ("written", "near"),
    [("ownr", "owner"), ("OWNER", "owner"), ("statsu", "status"), ("xyz", None), ("", None)],
)
def test_the_nearest_word_is_meant(written, near):
    assert did_you_mean(written, ["owner", "status", "title"]) == near


def test_a_remedy_without_a_near_word_is_the_other_one():
    assert remedy("xyz", ["owner"], "use a field") == "use a field"
    assert remedy("o" * 100_000, ["owner"], "use a field") == "use a field"


def test_a_long_list_is_cut():
    assert listed(map(str, range(20))).endswith("11, …")


@pytest.mark.parametrize(
    ("path", "directory"),
    [("index.md", ""), ("free.md", "free"), ("a/index.md", "a"), ("a/b.md", "a/b"), ("a/b.c.md", "a/b.c")],
)
def test_a_free_page_is_published_where_its_file_lies(path, directory):
    assert page_directory(path) == directory


def test_rooms_are_found_in_order_without_private_files():
    names = [module.__name__.rpartition(".")[2] for module in modules(room)]
    assert names == sorted(names)
    assert "risk" in names
    assert not [name for name in names if name.startswith("_")]


def test_a_second_thing_of_a_name_is_refused():
    unique(["a", "b"], "kinds")
    with pytest.raises(ValueError, match="two kinds are called a"):
        unique(["a", "b", "a"], "kinds")
