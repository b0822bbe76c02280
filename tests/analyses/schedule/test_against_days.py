"""Random networks against a scheduler that pushes work along day by day until nothing is violated."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.analyses.schedule import Activity, Link, LinkType, Network, compute_schedule
from pmsite.model.calendar import WorkCalendar

DAY = 480
START = dt.date(2026, 1, 5)


@st.composite
def _networks(draw):
    size = draw(st.integers(2, 60))
    activities = []
    for number in range(size):
        many = draw(st.integers(0, min(number, 3)))
        links = tuple(
            Link(
                f"T{draw(st.integers(0, number - 1))}",
                draw(st.sampled_from(LinkType)),
                DAY * draw(st.sampled_from([0, 0, 0, 1, 2, 5, -1, -2, -4])),
            )
            for _ in range(many)
        )
        activities.append(
            Activity(
                f"T{number}",
                duration=DAY * draw(st.integers(1, 8)),
                links=links,
                no_earlier_than=draw(st.none() | st.dates(START, dt.date(2026, 3, 1))),
                deadline=draw(st.none() | st.dates(START, dt.date(2026, 3, 1))),
            )
        )
    calendar = WorkCalendar(
        weekdays=draw(st.frozensets(st.integers(0, 6), min_size=2)),
        holidays=draw(st.frozensets(st.dates(START, dt.date(2026, 3, 1)), max_size=6)),
        makeup_workdays=draw(st.frozensets(st.dates(START, dt.date(2026, 3, 1)), max_size=4)),
    )
    return Network(START, tuple(draw(st.permutations(activities))), calendar)


class Naive:
    """Dates found by moving one day at a time; days are numbers in a list of working days."""

    def __init__(self, network):
        self.tasks = {item.id: item for item in network.activities}
        self.days = {item.id: item.duration // DAY for item in network.activities}
        self.links = [
            (link.predecessor, item.id, link.type, link.lag // DAY)
            for item in network.activities
            for link in item.links
        ]
        first = dt.date(2025, 6, 1)
        self.dates = [
            day for n in range(4000) if network.calendar.is_workday(day := first + dt.timedelta(days=n))
        ]
        self.zero = self.number(network.start)

    def number(self, day):
        return next(number for number, date in enumerate(self.dates) if date >= day)

    def kept(self, link, starts):
        before, after, kind, lag = link
        side = starts[before] + (0 if kind in {"SS", "SF"} else self.days[before])
        other = starts[after] + (0 if kind in {"FS", "SS"} else self.days[after])
        return other >= side + lag

    def early(self):
        starts = {
            key: max(self.zero, self.number(item.no_earlier_than)) if item.no_earlier_than else self.zero
            for key, item in self.tasks.items()
        }
        moved = True
        while moved:
            moved = False
            for link in self.links:
                while not self.kept(link, starts):
                    starts[link[1]] += 1
                    moved = True
        return starts

    def late(self, finish):
        starts = {key: finish - days for key, days in self.days.items()}
        for key, item in self.tasks.items():
            while item.deadline and self.dates[starts[key] + self.days[key] - 1] > item.deadline:
                starts[key] -= 1
        moved = True
        while moved:
            moved = False
            for link in self.links:
                while not self.kept(link, starts):
                    starts[link[0]] -= 1
                    moved = True
        return starts

    def free(self, key, starts, finish):
        mine = [link for link in self.links if link[0] == key]
        number = 0
        while all(self.kept(link, {**starts, key: starts[key] + number + 1}) for link in mine) and (
            mine or starts[key] + self.days[key] + number + 1 <= finish
        ):
            number += 1
        return number


@settings(deadline=None, max_examples=60)
@given(_networks())
def test_any_network_gets_the_dates_that_pushing_day_by_day_finds(network):
    schedule, naive = compute_schedule(network), Naive(network)
    starts = naive.early()
    finish = max(starts[key] + days for key, days in naive.days.items())
    lates = naive.late(finish)
    for key, item in schedule.activities.items():
        last = naive.days[key] - 1
        assert item.early_start == naive.dates[starts[key]]
        assert item.early_finish == naive.dates[starts[key] + last]
        assert item.late_start == naive.dates[lates[key]]
        assert item.late_finish == naive.dates[lates[key] + last]
        assert item.total_float_days == lates[key] - starts[key]
        assert item.free_float_days == naive.free(key, starts, finish)
        assert item.critical == (item.total_float_days <= 0)
    assert schedule.finish == naive.dates[finish - 1]
