from pmsite.views import meetings
from tests.views._figures import PEOPLE, cells, chips, column, figure, head, items, pages, plain

FILES = {
    **PEOPLE,
    "atlas/meetings/MTG-001.md": """id: MTG-001
title: Kick-off
type: kick_off
status: closed
date: 2026-01-06
chair: li.wei
attendance: {present: [li.wei, zhang.min], absent: [chen.jie]}
decisions: [{id: DEC-001, decision: Start}]
actions:
  - {id: ACT-001, action: Book rooms, owner: li.wei, due: 2026-01-09, status: done, done: 2026-01-08}
  - {id: ACT-002, action: Order rigs, owner: zhang.min, due: 2026-05-29}
next: 2026-02-03""",
    "atlas/meetings/MTG-002.md": """id: MTG-002
title: Weekly 22
type: review
series: weekly
status: open
date: 2026-06-01
next: 2026-06-08""",
    "atlas/meetings/MTG-003.md": """id: MTG-003
title: Steering June
type: steering
date: 2026-06-18
time: "14:00"
place: Room 3
agenda: [{item: Money}, {item: Dates}]""",
    "atlas/meetings/MTG-004.md": "id: MTG-004\ntitle: Some day",
}


def test_the_sentence_says_what_was_held_what_comes_and_what_is_overdue():
    page = pages(meetings, FILES)["atlas/meetings"]
    assert head(page).title == (
        "2 meetings held; the next is on Mon 8 Jun, in 3 days. The only open action is overdue."
    )
    assert (page.area, page.nav, page.order, page.project) == ("meetings", "Meetings", 0, "ATLAS")


def test_the_next_meeting_stands_beside_the_sentence_with_the_one_that_announced_it():
    ask = head(pages(meetings, FILES)["atlas/meetings"]).ask
    assert ask is not None
    assert ask.title == "Next meeting, Mon 8 Jun 2026"
    assert [plain(line) for line in ask.lines] == ["Review", "announced in MTG-002"]


def test_meetings_to_come_are_those_with_a_record_and_those_announced_and_not_followed():
    found = items(figure(pages(meetings, FILES)["atlas/meetings"], "To come"))
    assert found == [
        ("Review", "announced in MTG-002", "no agenda yet"),
        ("MTG-003 Steering June", "Steering · 14:00 · Room 3", "2 items on the agenda"),
    ]


def test_an_announced_meeting_gives_way_to_its_record():
    files = {
        **FILES,
        "atlas/meetings/MTG-005.md": "id: MTG-005\ntitle: Weekly 23\nseries: weekly\ndate: 2026-06-09",
    }
    names = [main for main, _, _ in items(figure(pages(meetings, files)["atlas/meetings"], "To come"))]
    assert names == ["MTG-005 Weekly 23", "MTG-003 Steering June"]


def test_the_register_is_newest_first_with_undated_ones_last():
    table = figure(pages(meetings, FILES)["atlas/meetings"], "All meetings")
    assert [row[0].split()[0] for row in cells(table)] == ["MTG-003", "MTG-002", "MTG-001", "MTG-004"]
    assert column(table, "Present") == ["–", "–", "2 of 3", "–"]
    assert column(table, "Actions") == ["–", "–", "1 of 2 open", "–"]
    assert column(table, "State") == ["To come", "Open", "Closed", "Draft"]


def test_meetings_are_filtered_by_type_and_by_minutes_left_open():
    table = figure(pages(meetings, FILES)["atlas/meetings"], "All meetings")
    assert chips(table) == {"All": 4, "Kick-off": 1, "Review": 1, "Steering": 1, "Minutes not closed": 1}


def test_a_meeting_of_today_without_minutes_is_still_to_come():
    files = {"atlas/meetings/MTG-001.md": "id: MTG-001\ntitle: Today\ndate: 2026-06-05"}
    page = pages(meetings, files)["atlas/meetings"]
    assert head(page).title == "No meeting held yet; the first is on Fri 5 Jun, today."


def test_without_a_date_the_sentence_says_so():
    page = pages(meetings, {"atlas/meetings/MTG-004.md": "id: MTG-004\ntitle: Some day"})["atlas/meetings"]
    assert head(page).title == "No meeting has a date yet."
    assert head(page).ask is None


def test_no_meeting_gives_no_page():
    assert not pages(meetings, {})
    assert not pages(meetings, FILES, None)


def test_meetings_of_no_project_have_a_page_of_the_portal():
    found = pages(meetings, {"meetings/MTG-001.md": "id: MTG-001\ntitle: All hands\ndate: 2026-06-01"}, None)
    assert found["meetings"].area == "portfolio"


def test_series_say_how_many_of_those_expected_were_present():
    files = {
        **FILES,
        "atlas/meetings/MTG-005.md": """id: MTG-005
title: Weekly 21
series: weekly
date: 2026-05-25
status: closed
attendance: {present: [li.wei], absent: [zhang.min], excused: [chen.jie, xu.bo]}""",
        "atlas/meetings/MTG-006.md": "id: MTG-006\ntitle: Board 1\nseries: board\ndate: 2026-06-30",
    }
    table = figure(pages(meetings, files)["atlas/meetings"], "Attendance 43 %: 3 of 7 expected were present")
    assert cells(table) == [
        ["board", "0", "n/a", "0", "–", "–", "MTG-006, 30 Jun"],
        ["weekly", "2", "25 %", "0", "–", "MTG-002, 1 Jun", "8 Jun"],
        ["in no series", "1", "67 %", "1", "1 of 2 open", "MTG-001, 6 Jan", "MTG-003, 18 Jun"],
        ["All", "3", "43 %", "1", "1 of 2 open", "MTG-002, 1 Jun", "8 Jun"],
    ]
    below = [plain(row.cells[2].sub) for row in table.rows]
    assert below == ["none held", "1 meeting", "", "2 meetings"]  # of two held only one has a list


def test_attendance_nobody_wrote_down_is_not_nought():
    files = {"atlas/meetings/MTG-001.md": "id: MTG-001\ntitle: Talk\ndate: 2026-06-01"}
    table = figure(
        pages(meetings, files)["atlas/meetings"], "Attendance n/a: no meeting records who was there"
    )
    assert column(table, "Attendance") == ["n/a"]
    assert plain(table.rows[0].cells[2].sub) == "not recorded"


def test_improvement_measures_of_all_meetings_stand_together_with_where_they_were_decided():
    files = {
        **FILES,
        "atlas/actions/ACT-003.md": """id: ACT-003
title: Print the agenda
owner: li.wei
status: verified
done: 2026-02-01
verified: {by: zhang.min, date: 2026-03-01, effective: true, comment: Half an hour less}
improvement: true
source: MTG-001""",
        "atlas/actions/ACT-004.md": "id: ACT-004\ntitle: No source\nimprovement: true",
    }
    table = figure(pages(meetings, files)["atlas/meetings"], "Improvement measures")
    assert table.small == "1 measure: 1 worked"
    assert cells(table) == [
        ["ACT-003 Print the agenda", "Li Wei", "MTG-001", "–", "Verified 1 Mar", "effective"]
    ]
    assert plain(table.rows[0].cells[0].sub) == "“Half an hour less”"
