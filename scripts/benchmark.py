"""Times of the computations with a goal: ``python -m scripts.benchmark [SEED]``.

Random networks on the calendar of mainland China: tasks of one to nine days, two links each to one of the 50
tasks before, of any type, some with a lag. A new seed each time, unless one is given; the median of several
runs is printed beside its goal, in seconds of one processor. Exit code 1 where one is missed.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
import time
from collections.abc import Callable

from pmsite.analyses.forecast.inputs import Event, ThreePoint, Uncertainty
from pmsite.analyses.forecast.simulate import simulate
from pmsite.analyses.schedule import Activity, Link, LinkType, Network, compute_schedule
from pmsite.analyses.schedule.national import national_calendar

SCHEDULE_SECONDS, FORECAST_SECONDS = 0.5, 5.0
"""Goals on two cores: a schedule of 2 000 tasks with 4 000 links, and 10 000 runs of 500 tasks."""
_START = dt.date(2026, 1, 5)
_TIMES = 5
_NEAR, _DAY = 50, 480


def network(tasks: int, seed: int) -> Network:
    """A random network with two links a task."""
    dice = random.Random(seed)  # noqa: S311 - a plan, not a secret
    types, lags = list(LinkType), (0, 0, 0, _DAY, -_DAY)

    def link(number: int) -> Link:
        before = dice.randrange(max(0, number - _NEAR), number)
        return Link(f"T{before}", dice.choice(types), dice.choice(lags))

    activities = tuple(
        Activity(
            f"T{number}",
            duration=_DAY * dice.randrange(1, 10),
            links=tuple(link(number) for _ in range(2)) if number else (),
        )
        for number in range(tasks)
    )
    return Network(_START, activities, national_calendar("cn"))


def schedule(seed: int) -> float:
    """Seconds, the median, of a schedule of 2 000 tasks with 4 000 links."""
    given = network(2000, seed)
    return _median(lambda: compute_schedule(given, as_of=_START))


def forecast(seed: int) -> float:
    """Seconds, the median, of 10 000 runs of 500 tasks, all of them estimated, with 20 risks."""
    given = network(500, seed)
    dice = random.Random(seed)  # noqa: S311 - a plan, not a secret
    durations = {item.id: item.duration or 0 for item in given.activities}
    estimates = {key: ThreePoint(value // 2, value, 2 * value) for key, value in durations.items()}
    events = tuple(
        Event(f"RISK-{number}", dice.random(), {dice.choice(list(durations)): 5 * _DAY})
        for number in range(20)
    )
    return _median(lambda: simulate(given, Uncertainty(estimates, events), as_of=_START, seed=seed))


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_TIMES):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return statistics.median(times)


def main(arguments: list[str]) -> int:
    """Print each time beside its goal; 1 where one is missed."""
    seed = int(arguments[0]) if arguments else random.SystemRandom().randrange(10**9)
    missed = 0
    for what, measure, goal in (
        ("schedule of 2 000 tasks with 4 000 links", schedule, SCHEDULE_SECONDS),
        ("forecast of 500 tasks in 10 000 runs", forecast, FORECAST_SECONDS),
    ):
        took = measure(seed)
        missed += took > goal
        line = f"{what}: {took:.2f} s, goal {goal:g} s, median of {_TIMES} (seed {seed})"
        sys.stdout.write(f"{line}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
