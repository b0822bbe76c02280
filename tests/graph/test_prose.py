"""Which words of a text could be references, and which only look so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.graph.prose import mentions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RISK-4", ["RISK-4"]),
        ("P/RISK-4 a/b", ["P/RISK-4"]),
        ("RISK-4/5 2RISK-4 xRISK-4é", []),
        ("RISK-004.md e.g. v1.2", ["RISK-004.md", "e.g", "v1.2"]),
        ("@li.wei @Anna (@zhang.min)", ["li.wei", "Anna", "zhang.min"]),
        ("a@b.com x@RISK-1", []),
        ("RISK RISK- -4", []),
        ("风险RISK-4升级", ["RISK-4"]),
        ("[[RISK-4|a]] [[ x ]] [[]] [[a|]]", ["RISK-4", "x"]),
    ],
)
def test_words_that_could_be_references(text, found):
    assert [item.target for item in mentions(text)] == found


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("RISK-49@.[]|/ab _`*#\n风é<>()!"), max_size=60))
def test_mentions_are_in_order_apart_and_as_written(text):
    last = 0
    for item in mentions(text):
        assert last <= item.start < item.end <= len(text)
        assert item.target in text[item.start : item.end]
        assert item.explicit == text.startswith("[[", item.start)
        last = item.end
