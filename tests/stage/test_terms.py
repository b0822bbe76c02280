"""A text is found by its words, folded; an id however its number is written. Worked by hand."""

from __future__ import annotations

import pytest

from pmsite.stage.segment import Segmenter
from pmsite.stage.terms import fold, keys, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Late delivery", ["late", "delivery"]),
        ("The café’s ＡＢＣ", ["the", "cafe", "cafes", "abc"]),  # "s" alone is no word
        ("RISK-004", ["risk", "risk4"]),  # 4 alone is no word
        ("on 2026-03-31", ["on", "2026"]),
        ("v1.10", ["v1", "v110"]),
        ("re-plan", ["re", "plan", "replan"]),
        ("M3延期", ["m3", "延期", "延", "期"]),
        ("a_b, c", ["ab"]),
        ("Ёлка", ["елка"]),
    ],
)
def test_words_of_a_text(text, found):
    assert sorted(terms(text, Segmenter([]))) == sorted(found)


def test_a_word_counts_each_time():
    assert list(terms("late, LATE", Segmenter([]))) == ["late", "late"]


@pytest.mark.parametrize(
    ("id", "found"),
    [
        ("RISK-004", ("#risk4", "#4")),
        ("T-12", ("#t12", "#12")),
        ("RPT-2026-04", ("#rpt20264", "#4")),
        ("li.wei", ("#liwei",)),
        ("M10", ("#m10", "#10")),
        ("ACT-100", ("#act100", "#100")),
    ],
)
def test_keys_of_an_id(id, found):
    assert keys(id) == found


def test_folding_leaves_ascii_alone_but_for_its_case():
    assert fold("RISK-004 Late") == "risk-004 late"
