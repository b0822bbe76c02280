"""The light of the resources: by the highest load ahead of those whom the project plans."""

import datetime as dt

import pytest

from pmsite.analyses.status import dimensions
from tests.views._figures import portal

MONDAY = dt.date(2026, 6, 1)


def light(units, *, as_of=MONDAY, other=""):
    plan = f"""id: PLAN-01
title: P
start: 2026-06-01
calendar: none
tasks: [{{id: T-1, name: A, duration: 5d, allocate: [{{who: li.wei, units: {units}%}}]}}]"""
    files = {"atlas/plan.md": plan, "atlas/resources.md": "id: RES-01\ntitle: R\npeople: [{who: li.wei}]"}
    if other:
        files["boreas/index.md"] = "kind: project\nid: BOREAS\ntitle: B"
        files["boreas/plan.md"] = other
    built = portal(files, as_of=as_of)
    found = {item.name: item for item in dimensions(built, built.graph["ATLAS"])}["resources"]
    return found.health, [(item.key, dict(item.values)) for item in found.measures], found.why


@pytest.mark.parametrize(("units", "health"), [(100, "ok"), (101, "warn"), (120, "warn"), (121, "off")])
def test_above_100_percent_is_at_risk_and_above_120_off_track(units, health):
    assert light(units)[0] == health


def test_the_measures_say_who_when_and_how_much():
    assert light(150)[1] == [
        ("peak_load", {"who": "li.wei", "share": 1.5, "monday": MONDAY}),
        ("over_allocated", {"n": 1, "weeks": 6}),
    ]


def test_work_of_another_project_counts_in_the_weeks_of_this_one_only():
    other = """id: PLAN-01
title: P
start: 2026-06-0{day}
calendar: none
tasks: [{{id: T-9, name: Z, duration: 10d, allocate: [{{who: li.wei, units: {units}%}}]}}]"""
    assert light(70, other=other.format(day=1, units=70))[0] == "off"
    assert light(70, other=other.format(day=8, units=150))[0] == "ok"


def test_without_hours_ahead_there_is_no_light():
    built = portal({})
    found = dimensions(built, built.graph["ATLAS"])[4]
    assert (found.health, found.why) == ("none", "no_load")


def test_a_plan_that_is_over_has_no_light():
    done = "actual_start: 2026-06-01, actual_finish: 2026-06-05"
    plan = f"""id: PLAN-01
title: P
start: 2026-06-01
tasks: [{{id: T-1, name: A, duration: 5d, {done}, allocate: [{{who: li.wei}}]}}]"""
    built = portal({"atlas/plan.md": plan}, as_of=dt.date(2026, 6, 9))
    assert dimensions(built, built.graph["ATLAS"])[4].why == "no_load"
