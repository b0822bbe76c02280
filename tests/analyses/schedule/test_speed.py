import random
import time

from pmsite.analyses.schedule import Activity, Link, LinkType, Network, compute_schedule
from pmsite.analyses.schedule.national import national_calendar
from tests.analyses.schedule.build import MONDAY, day


def _seconds(network):
    national_calendar("cn").is_workday(MONDAY)
    began = time.process_time()
    compute_schedule(network, as_of=day("02-02"))
    return time.process_time() - began


def test_2000_tasks_with_4000_links_take_less_than_half_a_second():
    dice = random.Random(1)
    tasks = tuple(
        Activity(
            f"T{number}",
            duration=480 * dice.randrange(1, 10),
            links=tuple(
                Link(f"T{dice.randrange(max(0, number - 50), number)}", dice.choice(list(LinkType)))
                for _ in range(2)
            )
            if number
            else (),
        )
        for number in range(2000)
    )
    assert min(_seconds(Network(MONDAY, tasks, national_calendar("cn"))) for _ in range(3)) < 0.5


def test_ten_linked_phases_of_200_tasks_are_no_slower():
    phases = [Activity(f"P{n}", links=(Link(f"P{n - 1}"),) if n else ()) for n in range(10)]
    parts = [Activity(f"T{n}", duration=480, parent=f"P{n // 200}") for n in range(2000)]
    assert min(_seconds(Network(MONDAY, (*phases, *parts), national_calendar("cn"))) for _ in range(3)) < 0.5
