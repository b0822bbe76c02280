import datetime as dt

import pytest

from pmsite.adapters.scaffold.naming import handle, next_id, report_period, slug
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.model.source import Source
from pmsite.records._catalogue import catalogue

KINDS = catalogue(Settings())


def records(*names):
    return [Record(name, "risk", name, KINDS["risk"].fields(), Source(f"{name}.md")) for name in names]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), "RISK-001"),
        (("RISK-001", "RISK-004"), "RISK-005"),
        (("RISK-09",), "RISK-10"),
        (("RISK-999",), "RISK-1000"),
        (("RISK-9", "RISK-010"), "RISK-011"),
        (("RISK-2026-007",), "RISK-2026-008"),
        (("CR-900", "RISKY-900"), "RISK-001"),
    ],
    ids=str,
)
def test_the_next_id_is_one_more_than_the_highest_and_padded_like_it(names, expected):
    assert next_id(KINDS["risk"], records(*names), []) == expected


def test_the_id_of_a_file_that_cannot_be_read_is_not_given_again():
    assert next_id(KINDS["risk"], records("RISK-001"), ["a/risks/RISK-007-broken.md"]) == "RISK-008"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Supplier delivers late", "supplier-delivers-late"),
        ("Café: Übergabe, 2. Teil!", "cafe-ubergabe-2-teil"),
        ("2026 budget", "budget"),
        ("供应商交付延迟", ""),
        ("API 延迟", ""),
        ("Supplier's delay", "suppliers-delay"),
        ("../../etc/passwd", "etc-passwd"),
        ("!!!", ""),
        ("word " * 40, "word-word-word-word-word-word-word-word-word"),
        ("x" * 90, "x" * 48),
    ],
    ids=str,
)
def test_a_slug_is_short_ascii_and_never_reads_as_part_of_the_id(title, expected):
    assert slug(title) == expected


def test_a_handle_has_dots():
    assert handle("Li Wei") == "li.wei"
    assert handle("李伟") == ""


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("week", ("2026-11-16", "2026-11-22", "2026-W47")),
        ("fortnight", ("2026-11-09", "2026-11-22", "2026-W47")),
        ("month", ("2026-11-01", "2026-11-30", "2026-11")),
        ("quarter", ("2026-10-01", "2026-12-31", "2026-Q4")),
    ],
    ids=str,
)
def test_a_report_is_about_the_period_of_the_day(period, expected):
    first, last, name = report_period(dt.date(2026, 11, 22), period)
    assert (first.isoformat(), last.isoformat(), name) == expected
