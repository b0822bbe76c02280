import datetime as dt
from xml.etree import ElementTree as ET

import pytest

from pmsite.exports._format import NothingToExportError, Wanted
from pmsite.exports._mspdi import spans
from pmsite.exports.mspdi import plan
from pmsite.imports.mspdi import read
from tests.exports._portal import WORDS, compiled, released

SPACE = {"p": "http://schemas.microsoft.com/project"}
PLAN = {
    "p/plan.md": "---\nid: PLAN-1\ntitle: Plan\nstart: 2026-01-05\ncalendar: cn\n"
    "exceptions: [{date: 2026-01-10, works: true}]\ntasks:\n  - id: T-1\n    name: Ground\n    tasks:\n"
    "      - {id: T-11, name: Dig, duration: 5d, owner: li.wei, allocate: [{who: li.wei, units: 60%}], "
    "actual_start: 2026-01-05, progress: [{date: 2026-01-09, percent: 40}]}\n"
    '      - {id: T-12, name: Pour, duration: 4h, owner: li.wei, depends: ["T-11 SS+2d"], deadline: 2026-02-02}\n'
    "milestones:\n  - {id: M1, name: Dug, depends: [T-12], owner: li.wei}\n---\n",
    "p/baselines/BL-1.md": "---\nid: BL-1\ndate: 2026-01-05\nreason: First\n"
    "tasks: {T-11: {start: 2026-01-05, finish: 2026-01-09, hours: 24, cost: 5000}}\n---\n",
}
ORDER = (
    "UID ID Name Type IsNull Contact WBS OutlineNumber OutlineLevel Priority Start Finish Duration DurationFormat "
    "EffortDriven Estimated Milestone Summary Critical EarlyStart EarlyFinish LateStart LateFinish PercentComplete "
    "ActualStart ActualFinish ActualDuration RemainingDuration ConstraintType CalendarUID ConstraintDate Deadline "
    "PredecessorLink ExtendedAttribute Baseline"
).split()
"""Elements of a task in the sequence of Microsoft's schema of 2007, those that are written here."""


@pytest.fixture(scope="module")
def root():
    return ET.fromstring(plan(compiled(PLAN), WORDS, Wanted("P")))


def tasks(root):
    return {
        task.findtext("p:ExtendedAttribute/p:Value", namespaces=SPACE): task
        for task in root.iterfind("p:Tasks/p:Task", SPACE)
    }


def said(node, path):
    return node.findtext("/".join(f"p:{step}" for step in path.split("/")), namespaces=SPACE)


def test_elements_stand_in_the_order_of_the_schema(root):
    for task in root.iterfind("p:Tasks/p:Task", SPACE):
        names = [child.tag.partition("}")[2] for child in task]
        assert names == sorted(names, key=ORDER.index)
    parts = [child.tag.partition("}")[2] for child in root][-5:]
    assert parts == ["ExtendedAttributes", "Calendars", "Tasks", "Resources", "Assignments"]


def test_a_task_has_its_dates_links_deadline_and_progress(root):
    dig, pour, done = (tasks(root)[name] for name in ("T-11", "T-12", "M1"))
    assert said(dig, "Start") == "2026-01-05T08:00:00"
    assert said(dig, "Duration") == "PT40H0M0S"
    assert (said(dig, "ActualStart"), said(dig, "PercentComplete")) == ("2026-01-05T08:00:00", "40")
    assert said(pour, "Duration") == "PT4H0M0S"
    assert said(pour, "Deadline") == "2026-02-02T17:00:00"
    assert said(pour, "PredecessorLink/Type") == "3"
    assert said(pour, "PredecessorLink/LinkLag") == "9600"  # two days of eight hours in tenths of minutes
    assert (said(done, "Milestone"), said(done, "Duration")) == ("1", "PT0H0M0S")
    assert said(tasks(root)["T-1"], "Summary") == "1"
    assert [said(tasks(root)[name], "OutlineNumber") for name in ("T-1", "T-11", "T-12", "M1")] == [
        "1",
        "1.1",
        "1.2",
        "2",
    ]


def test_baselines_people_and_calendar_are_there(root):
    dig = tasks(root)["T-11"]
    assert said(dig, "Baseline/Start") == "2026-01-05T08:00:00"
    assert said(dig, "Baseline/Work") == "PT24H0M0S"
    assert said(dig, "Baseline/Cost") == "500000"
    assert said(root, "Resources/Resource/Code") == "li.wei"
    assert said(root, "Assignments/Assignment/Units") == "0.6"
    found = read(ET.tostring(root))
    assert found.calendar.is_workday(dt.date(2026, 1, 10))
    assert not found.calendar.is_workday(dt.date(2026, 1, 11))
    assert not found.calendar.is_workday(dt.date(2026, 1, 1))


@pytest.mark.parametrize("minutes", [0, 60, 240, 241, 480, 540, 900, 901, 1440])
def test_hours_of_a_day_add_up(minutes):
    found = [*spans(minutes)]
    assert sum(end - start for start, end in found) == minutes
    assert all(0 <= start < end <= 1440 for start, end in found)


def test_what_has_no_plan_gets_none():
    for portal, wanted in (
        (compiled(), Wanted("Q")),
        (compiled(), Wanted()),
        (released("client"), Wanted("P")),
    ):
        with pytest.raises(NothingToExportError):
            plan(portal, WORDS, wanted)
