from fractions import Fraction

import pytest

from pmsite.analyses.schedule import (
    DurationError,
    LinkType,
    effort_duration,
    format_duration,
    parse_dependency,
    parse_duration,
)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("5d", 2400), ("2w", 4800), ("12h", 720), ("0d", 0), ("1.5d", 720), ("0.25h", 15), (" 3d ", 1440)],
)
def test_durations_are_working_minutes(written, minutes):
    assert parse_duration(written, minutes_per_day=480) == minutes


def test_a_day_has_the_hours_of_the_calendar_and_a_week_five_days():
    assert parse_duration("2d", minutes_per_day=450) == 900
    assert parse_duration("1w", minutes_per_day=450) == 2250
    assert parse_duration("2h", minutes_per_day=450) == 120


@pytest.mark.parametrize(
    "written", ["", "5", "d", "5 days", "-5d", "1,5d", "5m", "٥d", "1e3d", "99999999d", "5d 2h"]
)
def test_what_is_no_duration_says_so(written):
    with pytest.raises(DurationError) as found:
        parse_duration(written, minutes_per_day=480)
    assert found.value.reason
    assert found.value.remedy


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("T-07", ("T-07", LinkType.FS, 0)),
        ("T-07 SS+2d", ("T-07", LinkType.SS, 960)),
        ("T-08 FF-1d", ("T-08", LinkType.FF, -480)),
        ("ATLAS/T-1.2 SF + 4h", ("ATLAS/T-1.2", LinkType.SF, 240)),
        ("T-07 FS+0", ("T-07", LinkType.FS, 0)),
        ("T-07 FS", ("T-07", LinkType.FS, 0)),
        ("T-07 FS+1w", ("T-07", LinkType.FS, 2400)),
    ],
)
def test_dependencies_are_id_type_and_lag(written, expected):
    assert parse_dependency(written, minutes_per_day=480) == expected


@pytest.mark.parametrize(
    "written", ["", "T-07 XX", "T-07 ss", "T-07 FS+", "T-07 FS+2", "T-07 FS2d", "T-07 +2d", "a b c"]
)
def test_what_is_no_dependency_says_so(written):
    with pytest.raises(DurationError):
        parse_dependency(written, minutes_per_day=480)


@pytest.mark.parametrize(
    ("minutes", "text"), [(2400, "5d"), (720, "1.5d"), (0, "0d"), (288, "4.8h"), (2304, "38.4h")]
)
def test_durations_are_written_back(minutes, text):
    assert format_duration(minutes, minutes_per_day=480) == text


def test_effort_takes_longer_with_fewer_units():
    assert effort_duration(3840, Fraction(1)) == 3840
    assert effort_duration(3840, Fraction(3, 5)) == 6400
    assert effort_duration(100, Fraction(3)) == 34
    with pytest.raises(ValueError, match="units above 0"):
        effort_duration(100, Fraction(0))
