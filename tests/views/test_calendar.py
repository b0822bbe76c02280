import datetime as dt

from pmsite.model.figure import Calendar
from pmsite.views import calendar
from tests.views._figures import AS_OF, PEOPLE, cells, chips, figure, head, pages, plain

PROJECT = "kind: project\nid: ATLAS\ntitle: Rollout\nfinish: 2026-06-30\naudience: client"
FILES = {
    **PEOPLE,
    "atlas/index.md": PROJECT,
    "atlas/plan.md": """id: PLAN-01
title: Plan
milestones:
  - {id: M1, name: Design, actual: 2026-01-30}
  - {id: M2, name: Accepted, forecast: 2026-06-16}
  - {id: M3, name: Closed, baseline: 2027-06-01}
  - {id: M4, name: Dropped, baseline: 2026-06-17, status: cancelled}""",
    "atlas/meetings/MTG-001.md": """id: MTG-001
title: Weekly 22
type: review
series: weekly
date: 2026-06-01
status: closed
chair: li.wei
next: 2026-06-08
actions:
  - {id: ACT-001, action: Order, owner: li.wei, due: 2026-05-29}
  - {id: ACT-002, action: Book, owner: li.wei, due: 2026-06-09, status: done, done: 2026-06-02}""",
    "atlas/meetings/MTG-002.md": "id: MTG-002\ntitle: Steering\ndate: 2026-06-18\ntime: '14:00'",
    "atlas/documents/DOC-001.md": """id: DOC-001
title: Plan
status: published
next_review: 2026-06-10
audience: client""",
    "atlas/changes/CR-001.md": "id: CR-001\ntitle: English\nstatus: in_review\nneeded_by: 2026-06-09",
    "atlas/issues/ISS-001.md": "id: ISS-001\ntitle: Broken\ndue: 2026-06-12",
    "atlas/assumptions/ASM-001.md": "id: ASM-001\ntitle: Site open\nvalidate_by: 2026-08-01",
}


def page(files=FILES, project="ATLAS", **options):
    return pages(calendar, files, project, **options)["atlas/calendar" if project else "calendar"]


def days(found, title):
    """Events by day of a calendar: text and label."""
    drawn = figure(found, title)
    assert isinstance(drawn, Calendar)
    return {
        day.date.isoformat(): [(plain(event.text), event.label) for event in day.events]
        for month in drawn.months
        for week in month.weeks
        for day in week.days
        if day is not None and day.events
    }


def test_the_sentence_says_what_the_next_seven_days_bring():
    found = page()
    assert head(found).title == (
        "The next seven days bring 1 meeting, 1 issue due, 1 decision and 1 review. 1 entry is overdue."
    )
    assert (found.area, found.nav, found.order) == ("meetings", "Calendar", 5)


def test_everything_with_a_day_stands_on_it():
    assert days(page(), "From this month on") == {
        "2026-06-01": [("MTG-001 Weekly 22", "Meeting: Review")],
        "2026-06-08": [("Meeting: Review", "announced in MTG-001")],
        "2026-06-09": [("CR-001 English", "decision needed")],
        "2026-06-10": [("DOC-001 Plan", "review due")],
        "2026-06-12": [("ISS-001 Broken", "issue due")],
        "2026-06-16": [("M2 Accepted", "milestone expected")],
        "2026-06-18": [("MTG-002 Steering", "14:00")],
        "2026-06-30": [("ATLAS Rollout", "target of the project")],
        "2026-08-01": [("ASM-001 Site open", "to be validated")],
    }
    assert days(page(), "The months before") == {"2026-05-29": [("ACT-001 Order", "action overdue")]}


def test_months_run_from_two_back_to_six_on_and_the_rest_is_a_list():
    found = page()
    ahead, before = figure(found, "From this month on"), figure(found, "The months before")
    titles = [month.title for month in ahead.months]
    assert (len(titles), titles[0], titles[-1]) == (7, "Jun 2026", "Dec 2026")
    assert [(month.title, month.empty) for month in before.months] == [
        ("Apr 2026", "nothing"),
        ("May 2026", ""),
    ]
    rest = figure(found, "Earlier, later, and on full days")
    assert [row[:3] for row in cells(rest)] == [
        ["M1 Design", "30 Jan", "milestone achieved"],
        ["M3 Closed", "1 Jun 2027", "milestone planned"],
    ]


def test_a_month_has_whole_weeks_from_monday_and_knows_today_and_weekends():
    june = figure(page(), "From this month on").months[0]
    assert [week.label for week in june.weeks] == ["W23", "W24", "W25", "W26", "W27"]
    assert all(len(week.days) == 7 for week in june.weeks)
    assert [day.date.day for day in june.weeks[0].days if day is not None and day.today] == [AS_OF.day]
    assert [day is not None and day.free for day in june.weeks[0].days] == [False] * 5 + [True] * 2
    assert june.weeks[-1].days[2:] == (None,) * 5


def test_a_full_day_shows_some_and_lists_the_others():
    files = {
        f"atlas/actions/ACT-{n:03}.md": f"id: ACT-{n:03}\ntitle: Do {n}\nowner: li.wei\ndue: 2026-06-10"
        for n in range(1, 21)
    }
    found = page({**PEOPLE, **files})
    june = figure(found, "From this month on").months[0]
    full = next(day for week in june.weeks for day in week.days if day is not None and day.events)
    assert (len(full.events), full.more) == (5, "and 15 more below")
    assert len(figure(found, "Earlier, later, and on full days").rows) == 15


def test_the_portal_has_the_days_of_all_projects_and_series_do_not_mix():
    files = {
        **FILES,
        "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Scanners",
        "boreas/meetings/MTG-001.md": "id: MTG-001\ntitle: Weekly 23\nseries: weekly\ndate: 2026-06-15",
    }
    found = page(files, None)
    assert found.area == "portfolio"
    drawn = days(found, "From this month on")
    assert drawn["2026-06-08"] == [("ATLAS Meeting: Review", "announced in MTG-001")]
    assert drawn["2026-06-15"] == [("BOREAS/MTG-001 Weekly 23", "Meeting")]
    assert set(chips(figure(found, "Earlier, later, and on full days"))) <= {"All", "Milestones"}


def test_an_audience_is_spared_the_reviews_of_the_team():
    found = page(audience="client")
    assert days(found, "From this month on") == {"2026-06-30": [("ATLAS Rollout", "target of the project")]}


def test_a_quiet_week_says_until_when():
    files = {"atlas/meetings/MTG-002.md": FILES["atlas/meetings/MTG-002.md"]}
    assert head(page(files)).title == "Nothing happens before Thu 18 Jun 2026."
    late = page(files, as_of=dt.date(2026, 12, 1))
    assert head(late).title == "Nothing happens in the next seven days."


def test_nothing_with_a_day_gives_no_page():
    assert not pages(calendar, {})
    assert not pages(calendar, {}, None)
