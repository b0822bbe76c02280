"""Tables of a calendar against the axis that converts one value at a time."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.analyses.forecast import grid as grid_module
from pmsite.analyses.forecast.grid import Grid
from pmsite.analyses.schedule.axis import DAY, Axis
from pmsite.model.calendar import CalendarRangeError
from tests.analyses.forecast.test_against_schedule import CALENDARS

FIRST = dt.date(2026, 1, 5).toordinal() * DAY
INSTANTS = st.lists(st.integers(FIRST - 40 * DAY, FIRST + 900 * DAY), min_size=1, max_size=20)
MINUTES = st.lists(st.integers(-30_000, 400_000), min_size=1, max_size=20)


@settings(deadline=None)
@given(INSTANTS, st.sampled_from(list(CALENDARS)), st.sampled_from(["position", "last_finish", "last_start"]))
def test_instants_become_the_same_positions(instants, name, method):
    axis = Axis(CALENDARS[name])
    found = getattr(Grid(CALENDARS[name]), method)(np.array(instants, np.int64))
    assert found.tolist() == [getattr(axis, method)(instant) for instant in instants]


@pytest.mark.parametrize("units", [4_000_000, 0], ids=["by table", "by search"])
@settings(deadline=None, max_examples=50)
@given(MINUTES, st.sampled_from(list(CALENDARS)), st.sampled_from(["start", "finish"]))
def test_positions_become_the_same_instants(units, minutes, name, method):
    axis, own = Axis(CALENDARS[name]), Grid(CALENDARS[name])
    positions = [axis.position(FIRST) + minute for minute in minutes]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grid_module, "_MOST_UNITS", units)
        found = getattr(own, method)(np.array(positions, np.int64))
    assert found.tolist() == [getattr(axis, method)(position) for position in positions]


def test_beyond_the_years_that_are_counted_there_is_no_date():
    with pytest.raises(CalendarRangeError):
        Grid(CALENDARS["plan"]).finish(np.array([10**9], np.int64))
    with pytest.raises(CalendarRangeError):
        Grid(CALENDARS["plan"]).position(np.array([dt.date(2300, 1, 1).toordinal() * DAY], np.int64))
