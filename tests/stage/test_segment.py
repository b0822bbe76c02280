"""Chinese runs are split into words, names stay whole, and every character is there to be found."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.stage.segment import Segmenter
from pmsite.stage.terms import terms


def test_a_word_inside_a_sentence_stands_apart():
    words = Segmenter([]).words("因供应商延期两周")
    assert "供应商" in words
    assert "延期" in words


def test_a_name_the_portal_knows_stays_whole():
    assert Segmenter(["慧停园"]).words("本周慧停园上线") == ["本周", "慧停园", "上线"]


def test_the_longer_of_two_names_wins():
    assert Segmenter(["云帆", "云帆科技"]).words("云帆科技与云帆") == ["云帆科技", "与", "云帆"]


def test_a_run_is_found_by_the_words_inside_of_a_name_and_by_each_character():
    name = "智慧停车平台"
    segmenter = Segmenter([name])
    assert set(terms(name, segmenter)) == {name, "智慧", "停车", "平台", *name}


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("延期供应商管理项目王芳"), min_size=1, max_size=60))
def test_words_joined_are_the_run(run):
    assert "".join(Segmenter(["项目", "王芳", "商管"]).words(run)) == run


def test_many_names_do_not_slow_it_down():
    """2 000 names: 100 000 characters within five seconds, where one pattern of all names takes minutes."""
    segmenter = Segmenter(chr(0x4E00 + n) + chr(0x5E00 + n) for n in range(2000))
    start = time.process_time()
    for _ in range(200):
        segmenter.words("本周供应商延期两周" * 55)
    assert time.process_time() - start < 5
