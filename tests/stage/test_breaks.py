"""Runs of letters without a place to break, and what keeps its text as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.stage.breaks import LONGEST, breakable

RUN = "abcdefghij" * 4


def test_a_long_run_gets_places_to_break():
    assert breakable(f"<td>{RUN}</td>") == f"<td>{'<wbr>'.join(['abcdefghij'] * 4)}</td>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Documentation of the warehouse interface</p>",
        f"<p>{'x' * LONGEST}</p>",
        f'<a title="{RUN}" href="{RUN}">a</a>',
        f"<svg><g><text>{RUN}</text></g></svg>",
        f"<pre><code>{RUN}</code></pre>",
        f"<code>{RUN}</code>",
        f"<template>{RUN}</template>",
        f"<p>{'仓库接口验收' * 20}</p>",
        "",
    ],
)
def test_what_stays_as_it_is(html):
    assert breakable(html) == html


def test_a_sign_written_as_a_name_is_never_parted():
    assert breakable("&amp;" * 40) == "<wbr>".join(["&amp;" * 10] * 4)


def test_words_after_a_drawing_are_read_again():
    assert breakable(f"<svg></svg>{RUN}").count("<wbr>") == 3


@given(st.lists(st.sampled_from(["<b>", "</b>", "a" * 50, "字" * 50, " ", "&lt;" * 40, '<i title="x">'])))
def test_no_word_is_lost_and_nothing_long_is_left(pieces):
    html = "".join(pieces)
    found = breakable(html)
    assert found.replace("<wbr>", "") == html
    texts = re.split(r"<[^>]*>", re.sub("字", " ", found))
    assert all(len(re.sub(r"&\w+;", "x", word)) <= LONGEST for text in texts for word in text.split())
