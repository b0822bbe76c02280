import datetime as dt

from pmsite.checks import dates_out_of_range
from tests.checks._portal import found


def test_a_date_or_a_length_beyond_the_years_that_are_counted_is_found():
    # 9 900 weeks are 189 years
    files = {
        "plan": """
            id: PLAN-1
            start: 2026-01-05
            tasks:
              - {id: A, name: A, duration: 1d, no_earlier_than: 9999-12-31}
              - {id: B, name: B, duration: 1d, deadline: 0001-01-01}
              - {id: C, name: C, duration: 9900w}
        """,
    }
    assert found(dates_out_of_range, files, as_of=dt.date(2026, 1, 1)) == [
        "PM221 plan.md:5 A: no_earlier_than 9999-12-31 lies outside 1900 to 2199",
        "PM221 plan.md:6 B: deadline 0001-01-01 lies outside 1900 to 2199",
        "PM221 plan.md:7 C has no dates, or no float, between 1900 and 2200",
    ]


def test_ten_years_are_within():
    files = {"plan": "id: PLAN-1\nstart: 2026-01-05\ntasks: [{id: A, name: A, duration: 520w}]"}
    assert not found(dates_out_of_range, files)


def test_leave_beyond_the_years_that_are_counted_is_found():
    leave = "people: [{who: li.wei, leave: [{from: 0001-01-01, to: 9999-12-31}]}]"
    files = {"RES-1": f"id: RES-1\n{leave}\n"}
    assert found(dates_out_of_range, files, as_of=dt.date(2026, 1, 1)) == [
        "PM221 RES-1.md:3 RES-1: people.leave.from 0001-01-01 lies outside 1900 to 2199",
        "PM221 RES-1.md:3 RES-1: people.leave.to 9999-12-31 lies outside 1900 to 2199",
    ]
