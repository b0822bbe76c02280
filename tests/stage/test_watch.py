"""What is read within a frame, also by way of what was worked out once."""

import pytest

from pmsite.stage.watch import EVERYTHING, Memo, note, noted, reading, unnoted


def test_what_is_read_counts_for_everybody_around():
    with reading() as outer:
        note("field", "P/RISK-1", "title")
        with reading() as inner:
            note("all")
        noted({("body", "P/RISK-1")})
    assert inner == {("all",)}
    assert outer == {("field", "P/RISK-1", "title"), ("all",), ("body", "P/RISK-1")}


def test_outside_of_a_frame_nothing_is_noted():
    note("all")
    noted({("all",)})
    with reading() as found:
        pass
    assert found == set()


def test_what_is_noted_as_something_else_is_not_noted_twice():
    with reading() as found:
        note("links", "P/RISK-1")
        with unnoted():
            note("all")
    assert found == {("links", "P/RISK-1")}


def test_who_takes_a_value_from_a_memo_reads_what_it_was_worked_out_from():
    memo = Memo()
    with reading() as first:
        if "sum" not in memo:
            note("of", "risk", "P")
            memo["sum"] = 3
    with reading() as second:
        assert memo["sum"] == 3
    with reading() as third:
        assert memo.get("sum") == 3
    assert first == second == third == {("of", "risk", "P")}


def test_a_value_that_was_put_there_unasked_counts_as_made_from_everything():
    memo = Memo()
    memo["sum"] = 3
    with reading() as found:
        assert memo["sum"] == 3
    assert found == {EVERYTHING}
    with pytest.raises(TypeError):
        memo.setdefault("sum", 4)
