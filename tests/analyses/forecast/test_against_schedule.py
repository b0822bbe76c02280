"""Every run against the scheduling engine: the network with the drawn durations, scheduled one by one."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.analyses.forecast.inputs import Event, ThreePoint, Uncertainty
from pmsite.analyses.forecast.simulate import simulate
from pmsite.analyses.forecast.statistics import percentiles
from pmsite.analyses.schedule import Activity, Link, LinkType, Network, Progress, State, compute_schedule
from pmsite.analyses.schedule.axis import date_of
from pmsite.model.calendar import EVERY_DAY, WorkCalendar

START, AS_OF = dt.date(2026, 1, 5), dt.date(2026, 1, 14)
CALENDARS = {
    "plan": WorkCalendar(exceptions={dt.date(2026, 1, 10): 210, dt.date(2026, 1, 14): 0}),
    "always": WorkCalendar(weekdays=EVERY_DAY),
    "short": WorkCalendar(330),
    "odd": WorkCalendar(451, weekdays=frozenset({1, 3, 5}), exceptions={dt.date(2026, 1, 13): 1}),
}
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 2, 20))
DURATIONS = st.one_of(st.integers(1, 12).map(lambda days: days * 480), st.integers(1, 5000))
LAGS = st.sampled_from([0, 0, 480, 100, -480, -480, -700])


def _sometimes(draw, strategy, one_in=6):
    return draw(strategy) if draw(st.integers(1, one_in)) == 1 else None


@st.composite
def _activities(draw, number, summaries):
    parent = _sometimes(draw, st.sampled_from(summaries), 2) if summaries else None
    before = [f"A{other}" for other in range(number)] + [key for key in summaries if key != parent]
    types = st.sampled_from(LinkType)
    links = []
    for _ in range(draw(st.integers(1, 3)) if before else 0):
        key = draw(st.sampled_from(before))
        kind = LinkType.FS if key.startswith("S") else draw(types)
        links.append(Link(key, kind, draw(LAGS)))
    common = {
        "id": f"A{number}",
        "parent": parent,
        "links": tuple(links),
        "calendar": draw(st.sampled_from([None, *CALENDARS])),
        "no_earlier_than": _sometimes(draw, DAYS, 12),
        "must_start": _sometimes(draw, DAYS, 20),
        "must_finish": _sometimes(draw, DAYS, 20),
        "deadline": _sometimes(draw, DAYS),
    }
    if draw(st.integers(1, 3)) == 1:
        return Activity(milestone=True, actual_finish=_sometimes(draw, DAYS, 12), **common)
    duration = draw(DURATIONS)
    fields = {"duration": duration}
    if draw(st.integers(1, 4)) == 1:
        fields["actual_start"] = draw(DAYS)
        day = draw(DAYS)
        left = draw(st.one_of(st.none(), st.integers(1, duration)))
        percent = None if left is not None else Fraction(draw(st.integers(0, 99)))
        fields["progress"] = (Progress(day, percent, left),)
    elif draw(st.integers(1, 8)) == 1:
        fields["actual_finish"] = draw(DAYS)
    return Activity(**fields, **common)


@st.composite
def networks(draw):
    summaries = [f"S{number}" for number in range(draw(st.integers(0, 2)))]
    parts = tuple(draw(_activities(number, summaries)) for number in range(draw(st.integers(3, 9))))
    known = {part.parent for part in parts}
    above = tuple(
        Activity(
            key,
            links=(Link(summaries[0], lag=draw(LAGS)),)
            if key != summaries[0] and draw(st.booleans())
            else (),
        )
        for key in summaries
    )
    above = tuple(item for item in above if item.id in known)
    left = {item.id for item in (*above, *parts)}
    parts = tuple(
        replace(part, links=tuple(link for link in part.links if link.predecessor in left)) for part in parts
    )
    above = tuple(
        replace(item, links=tuple(link for link in item.links if link.predecessor in left)) for item in above
    )
    return Network(START, (*above, *parts), CALENDARS["plan"], CALENDARS)


def _works(network, schedule):
    return [
        item
        for item in network.activities
        if not item.milestone
        and item.duration
        and schedule.activities[item.id].state is not State.FINISHED
        and not schedule.activities[item.id].summary
    ]


def _told(found, run):
    return {key: date_of(int(instants[run])) for key, instants in found.milestones.items()}


@settings(deadline=None, max_examples=150)
@given(networks())
def test_without_any_spread_every_percentile_is_the_date_of_the_schedule(network):
    schedule = compute_schedule(network, as_of=AS_OF)
    same = {item.id: ThreePoint(*[item.duration] * 3) for item in _works(network, schedule)}
    for estimates in (same, {}):
        found = simulate(network, Uncertainty(estimates), as_of=AS_OF, seed=1, runs=3)
        if schedule.finish is None:
            assert found.finish is None
            continue
        assert set(percentiles(found.finish).values()) == {schedule.finish}
        for key, item in schedule.activities.items():
            if item.milestone and item.early_finish is not None:
                assert set(percentiles(found.milestones[key]).values()) == {item.early_finish}
            if not item.summary and item.state is not State.FINISHED:
                assert found.critical[key] == (3 if item.critical else 0)
        assert not {key for key in found.milestones if schedule.activities[key].early_finish is None}


@settings(deadline=None, max_examples=150)
@given(networks(), st.data())
def test_every_run_is_the_schedule_of_what_was_drawn(network, data):
    schedule = compute_schedule(network, as_of=AS_OF)
    works = _works(network, schedule)
    estimates = {
        item.id: ThreePoint(item.duration // 2, item.duration, item.duration * 3)
        for item in works
        if data.draw(st.booleans())
    }
    struck = data.draw(st.sampled_from([item.id for item in works])) if works else "none"
    event = Event("P/RISK-1", 0.5, {struck: data.draw(st.sampled_from([480, 700, -100]))})
    runs = 4
    found = simulate(
        network, Uncertainty(estimates, (event,)), as_of=AS_OF, seed=data.draw(st.integers()), runs=runs
    )
    critical = Counter()
    for run in range(runs):
        happens = event.uid in found.occurred and bool(found.occurred[event.uid][run])
        remaining = {}
        for item in works:
            left = schedule.activities[item.id].remaining
            left = (
                int(found.drawn[item.id][run % len(found.drawn[item.id])]) if item.id in estimates else left
            )
            if left is not None and item.id == struck and happens:
                left = max(left + event.delays[struck], 1)
            remaining[item.id] = left
        drawn = compute_schedule(
            replace(
                network, activities=tuple(_with(item, remaining.get(item.id)) for item in network.activities)
            ),
            as_of=AS_OF,
        )
        assert found.finish is None or date_of(int(found.finish[run])) == drawn.finish
        for key, day in _told(found, run).items():
            assert drawn.activities[key].early_finish == day
        critical.update(key for key, item in drawn.activities.items() if item.critical)
    for key, number in found.critical.items():
        assert critical[key] == number


def _with(item, remaining):
    """The task with that remaining duration; what has begun keeps its beginning, and the day of its entry."""
    if remaining is None:
        return item
    known = [entry for entry in item.progress if entry.date <= AS_OF]
    if item.actual_start is not None and item.actual_start <= AS_OF:
        if known:
            last = replace(max(known, key=lambda entry: entry.date), remaining=remaining, percent=None)
            return replace(item, progress=(last,))
        return replace(item, duration=remaining)
    if any(_tells_of_work(entry, item.duration) for entry in known):
        last = replace(max(known, key=lambda entry: entry.date), remaining=remaining, percent=None)
        return replace(item, progress=(last,), duration=max(item.duration, remaining + 1))
    return replace(item, duration=remaining)


def _tells_of_work(entry, duration):
    """An entry whose remaining duration is still the whole one, or more, tells of none."""
    if entry.remaining == 0 or entry.percent is not None:
        return entry.remaining == 0 or entry.percent > 0
    return entry.remaining is not None and entry.remaining < duration
