"""Simulated networks against exact results and published cases."""

import dataclasses
import datetime as dt
import math
import random

import numpy as np
import pytest

from pmsite.analyses.forecast.inputs import Event, ThreePoint, Uncertainty
from pmsite.analyses.forecast.simulate import simulate
from pmsite.analyses.forecast.statistics import percentiles
from pmsite.analyses.schedule import Network, compute_schedule
from pmsite.analyses.schedule.axis import Axis, morning
from tests.analyses.schedule.build import DAY, MONDAY, OFFICE, day, milestone, progress, task

RUNS = 100_000
WEEK = 5 * DAY


def ran(*activities, estimates=None, events=(), runs=RUNS, as_of=None, **options):
    network = Network(MONDAY, activities, OFFICE)
    uncertain = Uncertainty(estimates or {}, tuple(events))
    return simulate(
        network, uncertain, as_of=day(as_of) if as_of else None, seed=11, key="P", runs=runs, **options
    )


def minutes(instants):
    """Working minutes from the plan's start."""
    axis = Axis(OFFICE)
    start = axis.position(morning(MONDAY))
    known = {instant: axis.position(instant) - start for instant in set(instants.tolist())}
    return np.array([known[instant] for instant in instants.tolist()])


def test_a_chain_lasts_the_sum_of_the_means_with_the_sum_of_the_variances():
    points = [(5, 8, 20), (10, 10, 16), (2, 6, 7), (30, 32, 50)]
    tasks = [task(f"T{n}", "1d", *([f"T{n - 1}"] if n else [])) for n in range(4)]
    found = ran(*tasks, estimates={f"T{n}": ThreePoint(*(DAY * x for x in p)) for n, p in enumerate(points)})
    means = [(o + 4 * m + p) / 6 for o, m, p in points]
    variance = sum((mean - o) * (p - mean) / 7 for mean, (o, _, p) in zip(means, points, strict=True))
    lasted = minutes(found.finish) / DAY
    assert lasted.mean() == pytest.approx(sum(means), abs=4 * math.sqrt(variance / RUNS))
    assert lasted.var() == pytest.approx(variance, rel=0.02)
    assert set(found.critical.values()) == {RUNS}


def test_two_parallel_tasks_that_merge_last_longer_than_either():
    # E max = p − ∫ F(x)² dx for two of one distribution; Beta(3, 3) here, whose F is a polynomial.
    two = {key: ThreePoint(10 * DAY, 20 * DAY, 30 * DAY) for key in ("A", "B")}
    found = ran(task("A", "20d"), task("B", "20d"), milestone("M", "A", "B"), estimates=two)
    steps = 20_000
    grid = [(n + 0.5) / steps for n in range(steps)]
    squares = sum((10 * x**3 - 15 * x**4 + 6 * x**5) ** 2 for x in grid) / steps
    lasted = minutes(found.milestones["M"]) / DAY
    assert squares < 0.45
    assert lasted.mean() == pytest.approx(30 - 20 * squares, abs=0.03)
    for key in ("A", "B"):
        assert found.critical[key] / RUNS == pytest.approx(0.5, abs=0.01)


# Hillier and Lieberman, "Introduction to Operations Research", the Reliable Construction Co.: weeks, predecessors.
RELIABLE = {
    "A": ((1, 2, 3), ""),
    "B": ((2, 3.5, 8), "A"),
    "C": ((6, 9, 18), "B"),
    "D": ((4, 5.5, 10), "C"),
    "E": ((1, 4.5, 5), "C"),
    "F": ((4, 4, 10), "E"),
    "G": ((5, 6.5, 11), "D"),
    "H": ((5, 8, 17), "EG"),
    "I": ((3, 7.5, 9), "C"),
    "J": ((3, 9, 9), "FI"),
    "K": ((4, 4, 4), "J"),
    "L": ((1, 5.5, 7), "J"),
    "M": ((1, 2, 3), "H"),
    "N": ((5, 5.5, 9), "KL"),
}
MEANS = dict(zip(RELIABLE, (2, 4, 10, 6, 4, 5, 7, 9, 7, 8, 4, 5, 2, 6), strict=True))
"""Their published PERT means."""


def reliable(lasting):
    return tuple(
        dataclasses.replace(task(key, "1d", *before), duration=int(lasting[key] * WEEK))
        for key, (_, before) in RELIABLE.items()
    )


def test_the_reliable_construction_company_has_its_published_means_and_path():
    assert compute_schedule(Network(MONDAY, reliable(MEANS), OFFICE)).finish == MONDAY + dt.timedelta(
        days=44 * 7 - 3
    )
    estimates = {key: ThreePoint(*(int(x * WEEK) for x in p)) for key, (p, _) in RELIABLE.items()}
    found = ran(*reliable(MEANS), estimates=estimates)
    for key, mean in MEANS.items():
        assert found.drawn[key].mean() / WEEK == pytest.approx(mean, abs=0.03)
    assert sum(found.drawn[key].mean() for key in "ABCEFJLN") / WEEK == pytest.approx(44, abs=0.05)
    weeks = minutes(found.finish) / WEEK
    by_hand = _by_hand(random.Random(5), 40_000)
    assert weeks.mean() == pytest.approx(sum(by_hand) / len(by_hand), abs=0.08)
    on_time, expected = (weeks <= 47).mean(), sum(x <= 47 for x in by_hand) / len(by_hand)
    assert on_time == pytest.approx(expected, abs=0.015)
    # The textbook's point: the 84 % of PERT, which knows one path only, are too many.
    assert on_time < 0.84


def _by_hand(dice, runs):
    """The same network in plain Python: durations by betavariate, finishes by recursion in written order."""
    finishes = []
    for _ in range(runs):
        done = {}
        for key, ((low, likely, high), before) in RELIABLE.items():
            rise = 4 * (likely - low) / (high - low) if high > low else 0
            lasts = low + (high - low) * dice.betavariate(1 + rise, 5 - rise) if high > low else low
            done[key] = max((done[other] for other in before), default=0) + lasts
        finishes.append(max(done.values()))
    return finishes


def test_a_risk_strikes_all_it_names_together_and_only_what_is_left():
    event = Event("P/RISK-1", 0.25, {"A": 2 * DAY, "B": 3 * DAY, "D": DAY})
    done = task("D", "1d", actual_start=MONDAY, actual_finish=MONDAY)
    found = ran(task("A", "5d"), task("B", "5d", "A"), done, events=[event], as_of="01-05")
    lasted = minutes(found.finish) / DAY
    struck = found.occurred["P/RISK-1"]
    assert struck.mean() == pytest.approx(0.25, abs=0.01)
    assert set(lasted[struck].tolist()) == {15}
    assert set(lasted[~struck].tolist()) == {10}


def test_an_opportunity_shortens_and_never_below_a_minute():
    event = Event("P/RISK-1", 1, {"A": -2 * DAY, "B": -9 * DAY})
    found = ran(task("A", "5d"), task("B", "5d", "A"), events=[event], runs=100)
    assert set(minutes(found.finish).tolist()) == {3 * DAY + 1}


def test_a_delay_of_a_milestone_moves_it_and_what_follows():
    event = Event("P/RISK-1", 1, {"M": 2 * DAY})
    found = ran(task("A", "5d"), milestone("M", "A"), task("B", "1d", "M"), events=[event], runs=100)
    assert set(percentiles(found.milestones["M"]).values()) == {day("01-13")}
    assert set(percentiles(found.finish).values()) == {day("01-14")}


def test_a_delay_of_a_summary_befalls_its_last_parts_once():
    event = Event("P/RISK-1", 1, {"S": 2 * DAY})
    parts = (task("A", "2d", parent="S"), task("B", "2d", "A", parent="S"), task("C", "1d", parent="S"))
    found = ran(task("S", None), *parts, events=[event], runs=100)
    assert set(minutes(found.finish).tolist()) == {6 * DAY}


def test_what_remains_of_work_under_way_keeps_its_share_of_the_estimate():
    begun = task("A", "10d", actual_start=MONDAY, progress=(progress("01-09", 75),))
    found = ran(begun, estimates={"A": ThreePoint(8 * DAY, 10 * DAY, 24 * DAY)}, as_of="01-09")
    assert 2 * DAY <= found.drawn["A"].min() <= found.drawn["A"].max() <= 6 * DAY
    assert found.drawn["A"].mean() == pytest.approx(3 * DAY, abs=5)
    assert percentiles(found.finish)["p10"] > day("01-12")


def test_finished_tasks_and_points_out_of_order_are_not_drawn():
    estimates = {"A": ThreePoint(1, 2, 3), "B": ThreePoint(9, 2, 3), "X": ThreePoint(1, 2, 3)}
    done = task("A", "1d", actual_start=MONDAY, actual_finish=MONDAY)
    found = ran(done, task("B", "5d"), estimates=estimates, runs=100, as_of="01-05")
    assert not found.drawn
    assert set(minutes(found.finish).tolist()) == {5 * DAY}


def test_the_same_seed_gives_the_same_runs_and_another_task_leaves_the_draws_alone():
    estimates = {key: ThreePoint(DAY, 2 * DAY, 9 * DAY) for key in "AB"}
    one = ran(task("A", "2d"), estimates=estimates, runs=500)
    other = ran(task("B", "2d"), task("A", "2d"), estimates=estimates, runs=500)
    assert (one.drawn["A"] == other.drawn["A"]).all()
    assert (one.drawn["A"] != other.drawn["B"]).any()
    assert (ran(task("A", "2d"), estimates=estimates, runs=500).finish == one.finish).all()


def test_a_network_of_nothing_but_undated_tasks_has_no_finish():
    assert ran(task("A", None), runs=100).finish is None


def test_the_number_of_runs_need_not_divide():
    found = ran(task("A", "2d"), estimates={"A": ThreePoint(DAY, 2 * DAY, 9 * DAY)}, runs=2501)
    assert len(found.finish) == found.runs == found.critical["A"] == 2501
