"""Chinese runs are split into words, names stay whole, and nothing else changes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.stage.segment import BREAK, Segmenter


def test_a_word_inside_a_sentence_stands_apart():
    words = Segmenter([])("因供应商延期两周").split(BREAK)
    assert "供应商" in words
    assert "延期" in words


def test_a_name_the_portal_knows_stays_whole():
    assert "慧停园" in Segmenter(["慧停园"])("本周慧停园上线").split(BREAK)


def test_other_scripts_are_left_alone():
    assert Segmenter([])("RISK-004 <b>late</b>") == "RISK-004 <b>late</b>"


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("延期供应商管理项目 aB-1<>&，。"), max_size=60))
def test_only_breaks_are_added(text):
    assert Segmenter(["项目"])(text).replace(BREAK, "") == text
