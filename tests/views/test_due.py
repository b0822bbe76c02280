"""How far a day is, said in a sentence: with none, one and many days, in both languages."""

import datetime as dt
from types import SimpleNamespace

import pytest

from pmsite.locale.texts import texts
from pmsite.views._due import near

FRIDAY = dt.date(2026, 6, 5)


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        ("2026-06-05", "Fri 5 Jun, today", "6月5日周五（今天）"),
        ("2026-06-06", "Sat 6 Jun, in 1 day", "6月6日周六（1天后）"),
        ("2026-06-04", "Thu 4 Jun, 1 day ago", "6月4日周四（1天前）"),
        ("2026-06-12", "Fri 12 Jun, in 7 days", "6月12日周五（7天后）"),
        ("2026-05-22", "Fri 22 May, 14 days ago", "5月22日周五（14天前）"),
        ("2026-06-20", "20 Jun, in 15 days", "6月20日（15天后）"),
        ("2026-08-04", "4 Aug, in 60 days", "8月4日（60天后）"),
        ("2026-08-05", "5 Aug", "8月5日"),
        ("2025-12-01", "1 Dec 2025", "2025年12月1日"),
    ],
)
def test_a_day_says_how_far_it_is(day, english, chinese):
    for language, said in (("en", english), ("zh", chinese)):
        desk = SimpleNamespace(t=texts(language), today=FRIDAY)
        found = near(desk, dt.date.fromisoformat(day))
        assert found == said
        assert found.day == dt.date.fromisoformat(day)
