import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
import vobject

from pmsite.exports._format import NothingToExportError, Wanted
from pmsite.exports.ics import calendar
from pmsite.model.event import Change, Event, Past, Step
from tests.exports._portal import WORDS, compiled, released

STEP = Step("a" * 40, dt.datetime(2026, 1, 9, 10, tzinfo=dt.UTC))


PROJECT = Wanted("P")


def parsed(portal, wanted=PROJECT):
    """Events by summary, as another library reads them strictly."""
    data = calendar(portal, WORDS, wanted)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    whole = vobject.readOne(data.decode())
    whole.validate(raiseException=True)
    events = list(whole.contents.get("vevent", ()))
    assert len({item.uid.value for item in events}) == len(events)
    return {item.summary.value: item for item in events}


def test_milestones_meetings_and_actions_due_have_their_days():
    found = parsed(compiled())
    assert {name: item.dtstart.value for name, item in found.items() if "MTG" not in name} == {
        "M1 Milestone: Dug": dt.date(2026, 1, 16),  # five working days from the as-of day on
        "M2 Milestone: Dropped": dt.date(2026, 3, 2),
        "ACT-1 Due: Tent": dt.date(2026, 2, 1),
    }


def test_a_meeting_has_its_hours_in_the_portals_zone():
    item = parsed(compiled())["MTG-1 Weekly"]
    start = dt.datetime(2026, 2, 2, 14, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert item.dtstart.value == start
    assert item.dtend.value == start + dt.timedelta(minutes=90)
    assert item.location.value == "Room 1"
    assert "Rain; wind" in item.description.value


def test_what_is_cancelled_says_so():
    found = parsed(compiled())
    assert found["M2 Milestone: Dropped"].status.value == "CANCELLED"
    assert found["M1 Milestone: Dug"].status.value == "CONFIRMED"


def test_the_name_of_an_event_stays_when_its_day_moves_and_its_sequence_grows():
    moved = {"p/meetings/MTG-1.md": "---\ntitle: Weekly\ndate: 2026-02-09\nchair: li.wei\n---\n"}
    change = Event(STEP, "changed", "P/MTG-1", "P", "MTG-1", "meeting", "Weekly")
    before = parsed(replace(compiled(), past=Past(known=True)))["MTG-1 Weekly"]
    after = parsed(replace(compiled(moved), past=Past(known=True, events=(change,))))["MTG-1 Weekly"]
    assert after.uid.value == before.uid.value
    assert after.dtstart.value != before.dtstart.value
    assert int(after.sequence.value) > int(before.sequence.value)


def test_a_record_that_was_removed_is_cancelled_under_its_name():
    past = Past(known=True, events=(Event(STEP, "removed", "P/MTG-1", "P", "MTG-1", "meeting", "Weekly"),))
    gone = {"p/meetings/MTG-1.md": "---\nid: MTG-2\ntitle: Other\n---\n"}
    found = parsed(replace(compiled(gone), past=past))["MTG-1 Weekly"]
    assert found.status.value == "CANCELLED"
    assert found.uid.value == parsed(compiled())["MTG-1 Weekly"].uid.value


def test_what_is_anothers_by_now_or_lost_its_day_is_cancelled_where_it_was():
    moved = Event(
        STEP, "changed", "P/ACT-1", "P", "ACT-1", "action", "Tent", (Change("owner", "xu.bo", "li.wei"),)
    )
    undated = Event(
        STEP, "changed", "P/MTG-1", "P", "MTG-1", "meeting", "Weekly", (Change("date", "2026-02-02", None),)
    )
    portal = replace(compiled(), past=Past(known=True, events=(moved,)))
    theirs = parsed(portal, Wanted(person="xu.bo"))["ACT-1 Tent"]
    assert theirs.status.value == "CANCELLED"
    mine = parsed(portal, Wanted(person="li.wei"))["P/ACT-1 Due: Tent"]
    assert (mine.status.value, mine.uid.value) == ("CONFIRMED", theirs.uid.value)
    gone = {"p/meetings/MTG-1.md": "---\ntitle: Weekly\nchair: li.wei\n---\n"}
    found = parsed(replace(compiled(gone), past=Past(known=True, events=(undated,))))["MTG-1 Weekly"]
    assert (found.status.value, found.dtstart.value) == ("CANCELLED", dt.date(2026, 2, 2))


def test_a_removed_record_is_cancelled_for_those_whose_it_was():
    kept = {"owner": "xu.bo", "due": "2026-02-03"}
    gone = Event(STEP, "removed", "P/ACT-7", "P", "ACT-7", "action", "Call", (), kept)
    portal = replace(compiled(), past=Past(known=True, events=(gone,)))
    found = parsed(portal, Wanted(person="xu.bo"))["ACT-7 Call"]
    assert (found.status.value, found.dtstart.value) == ("CANCELLED", dt.date(2026, 2, 3))
    assert "ACT-7 Call" not in parsed(portal, Wanted(person="li.wei"))


def test_events_say_when_they_were_modified_and_keep_their_names_wherever_the_site_is():
    change = Event(STEP, "changed", "P/MTG-1", "P", "MTG-1", "meeting", "Weekly")
    portal = replace(compiled(), past=Past(known=True, events=(change,)))
    here = parsed(portal)["MTG-1 Weekly"]
    there = parsed(portal, Wanted("P", site_url="https://example.org/"))["MTG-1 Weekly"]
    assert here.uid.value == there.uid.value
    assert here.last_modified.value == STEP.when
    plan = parsed(portal)["M1 Milestone: Dug"]  # it moves with the as-of day
    assert plan.last_modified.value == dt.datetime(2026, 1, 12, tzinfo=dt.UTC)


def test_a_person_has_a_calendar_of_their_own():
    found = parsed(compiled(), Wanted(person="xu.bo"))
    assert list(found) == ["P/MTG-1 Weekly"]


def test_an_audience_has_what_is_released_to_it():
    assert list(parsed(released("client"))) == ["M1 Milestone: Dug"]


def test_a_name_of_several_lines_is_one_line_of_the_file():
    named = replace(compiled(), title="All\r\nof\nus\u2028here")
    assert b"X-WR-CALNAME:All of us here\r\n" in calendar(named, WORDS, Wanted())


def test_line_ends_and_marks_in_a_text_start_no_line_of_the_file():
    evil = {"p/risks/RISK-1.md": '---\ntitle: Rain\nresponses:\n  - {id: ACT-1, due: 2026-02-01, owner: li.wei, '
            'action: "Tent\\r\\nATTENDEE:mailto:x@y; a, b \\\\n"}\n---\n'}  # fmt: skip
    data = calendar(compiled(evil), WORDS, Wanted("P"))
    assert b"\r\nATTENDEE" not in data


@pytest.mark.parametrize("wanted", [Wanted("X"), Wanted(person="nobody"), Wanted(person="P")])
def test_what_is_not_there_is_said(wanted):
    with pytest.raises(NothingToExportError):
        calendar(compiled(), WORDS, wanted)
