import datetime as dt

import pytest

from pmsite.adapters.scaffold.portal import portal_files
from pmsite.graph.build import build
from pmsite.model.settings import Settings
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_is_sound_on_any_day(language):
    settings = Settings(language=language)
    kinds = catalogue(settings)
    for number in range(0, 800, 13):
        today = dt.date(2026, 1, 1) + dt.timedelta(days=number)
        files = portal_files(language=language, key="ATLAS", today=today, version="1.2.3")
        content = {
            path.removeprefix("content/"): data for path, data in files.items() if path.startswith("content/")
        }
        records, unread = read(content, kinds, settings)
        _, unlinked = build(records, kinds)
        assert (*unread, *unlinked) == (), today


def test_the_same_arguments_give_the_same_bytes():
    one, two = (
        portal_files(language="zh", key="ATLAS", today=dt.date(2026, 6, 1), version="1") for _ in range(2)
    )
    assert one == two
    assert list(one) == list(two)


def test_chinese_work_days_count_until_they_are_not_published():
    def calendar(day):
        files = portal_files(language="zh", key="ATLAS", today=day, version="1")
        return files["content/atlas/plan.md"].decode()

    assert "calendar: cn\n" in calendar(dt.date(2026, 3, 2))
    assert "calendar: none\n" in calendar(dt.date(2099, 3, 2))


def test_no_placeholder_is_left_and_lines_end_as_in_git():
    for language in ("en", "zh"):
        files = portal_files(language=language, key="ATLAS", today=dt.date(2026, 6, 1), version="1")
        for path, data in files.items():
            assert b"@@" not in data, path
            assert b"\r" not in data, path
            assert data.endswith(b"\n"), path
            assert not any(line.endswith(b" ") for line in data.splitlines()), path
