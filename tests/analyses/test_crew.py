"""Effort is worked when the people who give it work; every date here is counted by hand."""

import datetime as dt

import pytest

from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

START = "kind: project\nid: P\ntitle: P\nstart: 2026-03-02\ncalendar: none"
PEOPLE = {f"people/{who}.md": f"id: {who}\ntitle: {who}" for who in ("a.a", "b.b")}


def finish(task, people="", as_of=dt.date(2026, 3, 1)):
    files = {
        "p/index.md": START,
        "p/plan.md": f"id: PLAN-1\ntitle: Plan\ntasks:\n- {{id: T, name: T, {task}}}",
        "p/resources.md": f"id: RES-1\ntitle: R\npeople: [{people}]",
        **PEOPLE,
    }
    content = {path: f"---\n{text}\n---\n".encode() for path, text in files.items()}
    portal, _ = compiled(content, {}, Settings(), as_of)
    found = portal.of("P/T")
    return found["early_start"].isoformat()[5:], found["early_finish"].isoformat()[5:]


LEAVE = "{who: a.a, leave: [{from: 2026-03-04, to: 2026-03-05}]}"
SHORT = "{who: a.a, hours_per_day: 4}"
BOTH = f"{LEAVE}, {{who: b.b}}"


@pytest.mark.parametrize(
    ("task", "people", "dates"),
    [
        # Monday 2 March: 40 hours are 5 days of 8 hours
        ("effort: 40h, allocate: [{who: a.a, units: 100%}]", "", ("03-02", "03-06")),
        # Wednesday and Thursday are leave: Mon, Tue, Fri, Mon, Tue
        ("effort: 40h, allocate: [{who: a.a, units: 100%}]", LEAVE, ("03-02", "03-10")),
        # four hours a day: 20 hours are 5 days
        ("effort: 20h, allocate: [{who: a.a, units: 100%}]", SHORT, ("03-02", "03-06")),
        # half of four hours a day: 20 hours are 10 days
        ("effort: 20h, allocate: [{who: a.a, units: 50%}]", SHORT, ("03-02", "03-13")),
        # Mon 16, Tue 16, Wed 8 and Thu 8 (a.a is away), so 48 hours end on Thursday
        ("effort: 48h, allocate: [{who: a.a, units: 100%}, {who: b.b, units: 100%}]", BOTH, ("03-02", "03-05")),
        # a duration is the plan's: the leave of a person does not stretch it
        ("duration: 5d, allocate: [{who: a.a, units: 100%}]", LEAVE, ("03-02", "03-06")),
        # a calendar written at the task wins
        ("effort: 40h, calendar: none, allocate: [{who: a.a, units: 100%}]", LEAVE, ("03-02", "03-06")),
    ],
)  # fmt: skip
def test_an_effort_is_worked_in_the_calendars_of_its_people(task, people, dates):
    assert finish(task, people) == dates


def test_who_names_the_calendar_of_the_plan_works_on_its_exceptions_too():
    # the Saturday 7 March is worked by exception: Mon to Sat are 48 hours
    files = {
        "p/index.md": START,
        "p/plan.md": "id: PLAN-1\ntitle: Plan\ncalendar: cn\nexceptions: [{date: 2026-03-07, works: true}]\n"
        "tasks:\n- {id: T, name: T, effort: 48h, allocate: [{who: a.a, units: 100%}]}\n"
        "- {id: U, name: U, duration: 6d, calendar: cn}",
        "p/resources.md": "id: RES-1\ntitle: R\npeople: [{who: a.a, calendar: cn}]",
        **PEOPLE,
    }
    content = {path: f"---\n{text}\n---\n".encode() for path, text in files.items()}
    portal, _ = compiled(content, {}, Settings(), dt.date(2026, 3, 1))
    assert {portal.of(f"P/{key}")["early_finish"] for key in "TU"} == {dt.date(2026, 3, 7)}
