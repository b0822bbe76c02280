"""Words for a day are a text that knows its day, as long as they stand alone."""

import datetime as dt

import pytest

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.locale.texts import texts
from pmsite.model.day import DayWords
from pmsite.model.figure import Cell, Column, Fact, Facts, Item, Listing, Row, Table, Words

DAY = dt.date(2026, 9, 3)  # a Thursday


def drawn(figure, language="en"):
    return FigureRenderer(texts(language), [theme_directory()]).draw(figure, "page")


def test_words_for_a_day_are_a_text_with_its_day():
    words = DayWords("3 Sep", DAY)
    assert (words, words.day, f"by {words}") == ("3 Sep", DAY, "by 3 Sep")
    assert not hasattr(f"by {words}", "day")


@pytest.mark.parametrize(("language", "short"), [("en", "3 Sep"), ("zh", "9月3日")])
def test_a_language_says_days_that_know_theirs(language, short):
    t = texts(language)
    assert t.day(DAY) == short
    assert {t.day(DAY).day, t.full_day(DAY).day, t.dated(DAY, DAY).day} == {DAY}
    assert not hasattr(t.month(DAY), "day")


@pytest.mark.parametrize(
    ("language", "time"),
    [
        ("en", '<time datetime="2026-09-03" title="Thu 3 Sep 2026">3 Sep</time>'),
        ("zh", '<time datetime="2026-09-03" title="2026年9月3日\N{NO-BREAK SPACE}周四">9月3日</time>'),
    ],
)
def test_a_day_is_drawn_for_machines_and_whole_for_who_points_at_it(language, time):
    words = texts(language).day(DAY)
    cell, tone = Words(words), Words(words, "off")
    table = Table(columns=(Column("Day"), Column("Due")), rows=(Row((Cell((cell,)), Cell((tone,)))),))
    assert drawn(table, language).count(time) == 2
    assert time in drawn(Facts(facts=(Fact("Due", (cell,)),)), language)
    assert time in drawn(Listing(items=(Item((Words("One"),), date=words),)), language)


def test_what_says_the_whole_day_has_no_title_and_a_sentence_is_no_day():
    t = texts("en")
    facts = Facts(facts=(Fact("Due", (Words(t.full_day(DAY)),)), Fact("Why", (Words(f"by {t.day(DAY)}"),))))
    assert '<time datetime="2026-09-03">Thu 3 Sep 2026</time>' in drawn(facts)
    assert drawn(facts).count("<time") == 1
