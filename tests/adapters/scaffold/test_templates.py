import datetime as dt
import re

import pytest

from pmsite.adapters.scaffold.templates import Values, filled, template, templates, workday
from pmsite.analyses.schedule.national import national_calendar
from pmsite.model.calendar import WorkCalendar
from pmsite.model.settings import Settings
from pmsite.records._catalogue import catalogue

KEY = re.compile(r"^(?:# )?([a-z_]+):", re.MULTILINE)


def test_days_are_working_days_from_the_last_one_worked():
    calendar = WorkCalendar()
    sunday = dt.date(2026, 11, 22)
    assert workday(calendar, sunday, 0) == dt.date(2026, 11, 20)
    assert workday(calendar, sunday, 1) == dt.date(2026, 11, 23)
    assert workday(calendar, sunday, -1) == dt.date(2026, 11, 19)


def test_make_up_workdays_count():
    assert workday(national_calendar("cn"), dt.date(2026, 2, 13), 1) == dt.date(2026, 2, 14)


def test_a_template_names_values_and_days_and_leaves_handles_and_shells_alone():
    values = Values({"key": "ATLAS"}, dt.date(2026, 6, 1), WorkCalendar())
    text = "@@{key} @@{today} @@{d+0} @@{d-3} @li.wei ${{ steps.x }} 60% {a: {b: c}}"
    assert (
        filled(text, values)
        == "ATLAS 2026-06-01 2026-06-01 2026-05-27 @li.wei ${{ steps.x }} 60% {a: {b: c}}"
    )
    with pytest.raises(KeyError):
        filled("@@{unknown}", values)


def test_every_kind_with_files_has_a_template_in_each_language():
    named = {kind.name for kind in catalogue(Settings()) if not kind.nested} - {"baseline"}
    for language in ("en", "zh"):
        assert {name.removesuffix(".md") for name in templates(f"{language}/records")} == named


@pytest.mark.parametrize(
    "kind", sorted({kind.name for kind in catalogue(Settings()) if not kind.nested} - {"baseline"})
)
def test_a_template_has_the_same_fields_in_each_language_and_the_kind_has_them(kind):
    english, chinese = (
        template(f"{language}/records/{kind}.md").split("---\n")[1] for language in ("en", "zh")
    )
    assert KEY.findall(english) == KEY.findall(chinese)
    assert set(KEY.findall(english)) <= set(catalogue(Settings())[kind].fields.model_fields)


def test_both_examples_have_the_same_records():
    def shape(language):
        files = templates(f"{language}/portal")
        return sorted(
            re.sub(r"(-\d+)-[a-z-]+\.md$", r"\1.md", name) for name in files if "/people/" not in name
        )

    assert shape("en") == shape("zh")


def test_chinese_templates_speak_chinese():
    for path, text in templates("zh/records").items():
        assert path == "page.md" or re.search("[一-龥]", text), path
