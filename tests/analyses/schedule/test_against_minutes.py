"""Random networks on several calendars against a search through single minutes.

Days are a few minutes long, so that every minute of every calendar can be listed and tried.
"""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.analyses.schedule import Activity, Link, LinkType, Network, compute_schedule
from pmsite.model.calendar import EVERY_DAY, WorkCalendar

START = dt.date(2026, 1, 5)
FAR = 300
FIRST, LAST = START.toordinal() - 400, START.toordinal() + 500
CALENDARS = {
    "plan": WorkCalendar(4, exceptions={dt.date(2026, 1, 10): 2, dt.date(2026, 1, 14): 0}),
    "always": WorkCalendar(4, weekdays=EVERY_DAY),
    "short": WorkCalendar(3),
    "odd": WorkCalendar(6, weekdays=frozenset({1, 3, 5}), exceptions={dt.date(2026, 1, 13): 1}),
}
MINUTES = {
    key: [
        (day, minute)
        for day in range(FIRST, LAST)
        for minute in range(calendar.minutes_on(dt.date.fromordinal(day)))
    ]
    for key, calendar in CALENDARS.items()
}


@st.composite
def _networks(draw):
    activities = []
    for number in range(draw(st.integers(2, 9))):
        links = tuple(
            Link(
                f"T{draw(st.integers(0, number - 1))}",
                draw(st.sampled_from(LinkType)),
                draw(st.sampled_from([0, 0, 1, 4, 7, -1, -4, -6])),
            )
            for _ in range(draw(st.integers(0, min(number, 3))))
        )
        calendar = draw(st.sampled_from(list(CALENDARS)))
        activities.append(
            Activity(f"T{number}", duration=draw(st.integers(1, 14)), links=links, calendar=calendar)
        )
    return Network(START, tuple(activities), CALENDARS["plan"], CALENDARS)


def _over(calendar, slot):
    """The end of a worked minute; the end of a day's last one is the next day's beginning."""
    day, minute = MINUTES[calendar][slot]
    full = MINUTES[calendar][slot + 1][0] != day
    return (day + 1, 0) if full else (day, minute + 1)


def _lagged(instant, lag):
    if not lag:
        return instant
    before = sum(1 for minute in MINUTES["plan"] if minute < instant)
    return _over("plan", before + lag - 1) if lag > 0 else MINUTES["plan"][before + lag]


class Naive:
    def __init__(self, network):
        self.tasks = {item.id: item for item in network.activities}

    def kept(self, link, before, first, after, second):
        """Whether a link holds when its ends' work begins with these minutes."""
        source, target = self.tasks[before], self.tasks[after]
        minutes = MINUTES[source.calendar]
        side = (
            minutes[first]
            if link.type in {"SS", "SF"}
            else _over(source.calendar, first + source.duration - 1)
        )
        slot = second + (target.duration if link.type in {"FF", "SF"} else 0)
        return MINUTES[target.calendar][slot] >= _lagged(side, link.lag)

    def early(self):
        found = {}
        for key, item in self.tasks.items():
            slot = next(
                n for n, minute in enumerate(MINUTES[item.calendar]) if minute >= (START.toordinal(), 0)
            )
            while not all(
                self.kept(link, link.predecessor, found[link.predecessor], key, slot) for link in item.links
            ):
                slot += 1
            found[key] = slot
        return found

    def finish(self, starts):
        return max(_over(item.calendar, starts[key] + item.duration - 1) for key, item in self.tasks.items())

    def latest(self, key, starts, slot):
        """The last minute from which on the links to successors, which stand still, are broken."""
        end = slot + FAR
        mine = [
            (link, after)
            for after, item in self.tasks.items()
            for link in item.links
            if link.predecessor == key
        ]
        while (
            all(self.kept(link, key, slot + 1, after, starts[after]) for link, after in mine) and slot < end
        ):
            slot += 1
        while not all(self.kept(link, key, slot, after, starts[after]) for link, after in mine):
            slot -= 1
        return slot

    def last_before(self, key, finish, slot):
        item = self.tasks[key]
        while _over(item.calendar, slot + item.duration) <= finish:
            slot += 1
        return slot

    def late(self, starts):
        found, finish = {}, self.finish(starts)
        for key in reversed(self.tasks):
            limit = self.last_before(key, finish, starts[key])
            found[key] = min(limit, self.latest(key, {**starts, **found}, starts[key]))
        return found


@settings(deadline=None, max_examples=60)
@given(_networks())
def test_any_network_on_several_calendars_gets_what_trying_every_minute_finds(network):
    schedule, naive = compute_schedule(network), Naive(network)
    starts = naive.early()
    lates, finish = naive.late(starts), naive.finish(starts)
    for key, item in schedule.activities.items():
        task = naive.tasks[key]
        minutes, full = MINUTES[task.calendar], CALENDARS[task.calendar].minutes_per_day
        followed = any(link.predecessor == key for other in naive.tasks.values() for link in other.links)
        free = (
            naive.latest(key, starts, starts[key])
            if followed
            else naive.last_before(key, finish, starts[key])
        )
        assert item.early_start.toordinal() == minutes[starts[key]][0]
        assert item.early_finish.toordinal() == minutes[starts[key] + task.duration - 1][0]
        assert item.total_float_days * full == lates[key] - starts[key]
        if followed and free < starts[key] + FAR:
            assert item.free_float_days * full == free - starts[key]
        assert item.late_start.toordinal() == minutes[lates[key]][0]
        assert item.late_finish.toordinal() == minutes[lates[key] + task.duration - 1][0]
