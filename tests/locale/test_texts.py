"""Dates, numbers, money and names in both languages, with worked values."""

import datetime as dt

import pytest
from pydantic import ValidationError

from pmsite.locale.texts import Catalogue, texts
from pmsite.model import language
from pmsite.model.settings import Settings

FRIDAY = dt.date(2026, 6, 5)
en, zh = texts("en"), texts("zh")


def test_a_day_is_short():
    assert en.day(FRIDAY) == "5 Jun"
    assert zh.day(FRIDAY) == "6月5日"


def test_a_full_day_has_weekday_and_year():
    assert en.full_day(FRIDAY) == "Fri 5 Jun 2026"
    assert zh.full_day(FRIDAY) == "2026年6月5日\N{NO-BREAK SPACE}周五"
    assert zh.full_day(dt.date(2026, 9, 6)) == "2026年9月6日\N{NO-BREAK SPACE}周日"
    assert en.full_day(dt.date(2026, 9, 30)) == "Wed 30 Sep 2026"


def test_the_year_is_told_where_it_is_another_one():
    assert en.dated(FRIDAY, dt.date(2026, 1, 1)) == "5 Jun"
    assert en.dated(FRIDAY, dt.date(2025, 12, 31)) == "5 Jun 2026"
    assert zh.dated(FRIDAY, dt.date(2026, 1, 1)) == "6月5日"
    assert zh.dated(FRIDAY, dt.date(2025, 12, 31)) == "2026年6月5日"


def test_january_carries_the_year_of_an_axis():
    assert [en.month(dt.date(2026, month, 1)) for month in (1, 9)] == ["Jan 2026", "Sep"]
    assert [zh.month(dt.date(2026, month, 1)) for month in (1, 9)] == ["2026年1月", "9月"]


@pytest.mark.parametrize(
    ("value", "currency", "written"),
    [
        (84000, "CNY", "¥84,000"),
        (-1234567.5, "CNY", "−\u2060¥1,234,568"),
        (0, "CNY", "¥0"),
        (84000, "EUR", "€84,000"),
        (84000, "USD", "US$84,000"),
        (84000, "JPY", "JP¥84,000"),
        (84000, "CHF", "CHF 84,000"),
        (84000, "", "84,000"),
    ],
)
def test_money_is_the_same_in_both_languages(value, currency, written):
    assert en.money(value, currency) == zh.money(value, currency) == written


def test_money_may_carry_its_sign():
    assert zh.money(84000, "CNY", sign=True) == "+\u2060¥84,000"
    assert zh.money(-84000, "CNY", sign=True) == "−\u2060¥84,000"
    assert zh.money(0, "CNY", sign=True) == "¥0"


def test_a_percentage_has_a_space_in_english_only():
    assert en.percent(0.92) == "92 %"
    assert zh.percent(0.92) == "92%"
    assert zh.percent(12.5) == "1,250%"


def test_numbers_have_separators_and_a_true_minus():
    assert zh.number(1234567) == en.number(1234567) == "1,234,567"
    assert zh.number(-2.5, 1) == "−2.5"


def test_a_list_ends_with_and_in_english_and_has_marks_only_in_chinese():
    assert en.joined([]) == zh.joined([]) == ""
    assert en.joined(["ATLAS"]) == zh.joined(["ATLAS"]) == "ATLAS"
    assert en.joined(["Li Wei", "Xu Na", "Sun Li"]) == "Li Wei, Xu Na and Sun Li"
    assert zh.joined(["李伟", "徐娜", "孙丽"]) == "李伟、徐娜、孙丽"


def test_a_plural_has_two_forms_in_english_and_one_in_chinese():
    forms = "{n} risk is critical.", "{n} risks are critical."
    assert [en.plural(*forms, number) for number in (1, 2)] == [
        "1 risk is critical.",
        "2 risks are critical.",
    ]
    assert [zh.plural(*forms, number) for number in (1, 2)] == ["有1项极高风险。", "有2项极高风险。"]


def test_a_message_takes_its_values():
    assert zh("{first}; {second}.", first="甲", second="乙") == "甲；乙。"
    assert zh("As of {day}", day=zh.full_day(FRIDAY)) == "数据截至2026年6月5日\N{NO-BREAK SPACE}周五"


def test_a_message_without_a_translation_stays_english():
    assert zh("A text of nobody") == "A text of nobody"
    assert zh("") == ""


def test_a_name_is_said_as_its_context_says_it():
    assert zh.of("Open", "issue.status", "status") == "待确认"
    assert zh.of("Open", "action.status", "status") == "待办"
    assert zh.of("Open", "permit.status", "status") == "未关闭"
    assert zh.of("Open") == "未完成"
    assert en.of("Open", "issue.status") == "Open"


def test_a_value_that_is_chinese_stands_without_a_blank_among_chinese_words():
    message = "{name} is over-allocated in {n} of the next {weeks} weeks (max {share} in {week})"
    said = {"n": 1, "weeks": 6, "share": "128%", "week": "第23周"}
    assert zh(message, name="郭强", **said) == "未来6周中，郭强有1周超负荷（最高为第23周的128%）"
    assert zh(message, name="Bob", **said) == "未来6周中，Bob 有1周超负荷（最高为第23周的128%）"


CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Milestones"
msgstr "Meilensteine"

msgid "{words} and {last}"
msgstr "{words} und {last}"

msgid "{n} risk"
msgid_plural "{n} risks"
msgstr[0] "{n} Risiko"
msgstr[1] "{n} Risiken"
"""


def test_another_language_is_one_catalogue(tmp_path, monkeypatch):
    """German: words of its catalogue, plurals by its rule, dates and numbers as Germans write them."""
    file = tmp_path / "de" / "LC_MESSAGES" / "pmsite.po"
    file.parent.mkdir(parents=True)
    file.write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(language, "catalogues", lambda: tmp_path)
    assert Settings(language="de").language == "de"
    assert Settings(audiences={"client": {"language": "de"}}).audiences["client"].language == "de"
    with pytest.raises(ValidationError, match="no language of the portal"):
        Settings(language="fr")
    de = Catalogue("de")
    assert (de("Milestones"), de("Not translated")) == ("Meilensteine", "Not translated")
    assert [de.plural("{n} risk", "{n} risks", number) for number in (1, 1200)] == [
        "1 Risiko",
        "1.200 Risiken",
    ]
    assert de.joined(["A", "B", "C"]) == "A, B und C"
    assert (de.day(FRIDAY), de.full_day(FRIDAY)) == ("5. Juni", "Fr., 5. Juni 2026")
