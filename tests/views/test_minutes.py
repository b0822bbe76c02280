from pmsite.model.figure import Agenda, Prose
from pmsite.views import minutes
from tests.views._figures import PEOPLE, cells, facts, figure, head, items, pages, plain, titles

FILES = {
    **PEOPLE,
    "atlas/risks/RISK-004.md": "id: RISK-004\ntitle: Supplier late\nowner: li.wei",
    "atlas/decisions/DEC-004.md": "id: DEC-004\ntitle: One vendor\nstatus: superseded\ndate: 2026-01-10",
    "atlas/meetings/MTG-001.md": """id: MTG-001
title: Weekly 1
series: weekly
status: closed
date: 2026-05-21
actions:
  - {id: ACT-001, action: Ask legal, owner: zhang.min, due: 2026-06-03}
  - {id: ACT-002, action: Print guide, owner: li.wei, due: 2026-05-29, status: done, done: 2026-05-28}
  - {id: ACT-003, action: Count, owner: li.wei, due: 2026-05-25, status: done, done: 2026-05-25}""",
    "atlas/meetings/MTG-002.md": """---
id: MTG-002
title: Review of May
type: review
series: weekly
status: closed
closed: 2026-05-29
date: 2026-05-28
time: 14:00–15:10
place: Room 3.12
chair: li.wei
minutes_by: zhang.min
attendance: {present: [li.wei, zhang.min], excused: [chen.jie]}
agenda:
  - item: Supplier
    presenter: zhang.min
    minutes: 15
    about: [RISK-004]
    opinions: [{who: zhang.min, text: Split it}]
  - {item: Rest, minutes: 5, audience: client}
decisions:
  - {id: DEC-012, decision: Split order, by: [chen.jie, li.wei], affects: [RISK-004], supersedes: DEC-004}
actions:
  - {id: ACT-010, action: Order, owner: zhang.min, due: 2026-06-16, improvement: true}
  - {id: ACT-011, action: Call, owner: li.wei, due: 2026-06-01}
next: 2026-06-04
---
What was said about RISK-004.

- [x] ACT-012 Write down @li.wei due:2026-05-30 done:2026-05-29
""",
    "atlas/meetings/MTG-003.md": """id: MTG-003
title: Weekly 3
series: weekly
status: draft
date: 2026-06-11""",
    "atlas/actions/ACT-040.md": "id: ACT-040\ntitle: Train\nowner: li.wei\ndue: 2026-06-20\nsource: MTG-002",
}


def page(name="MTG-002", files=FILES, **options):
    return pages(minutes, files, **options)[f"atlas/meetings/{name}"]


def test_the_head_names_type_series_and_place_in_it_and_speaks():
    found = head(page())
    assert found.subject == "MTG-002"
    assert found.small == "Review · series weekly, 2 of 3"
    assert found.title == "Review of May. Held on Thu 28 May 2026. 3 of its 4 actions are open."
    assert [link.text for link in found.path] == ["Portfolio", "ATLAS", "Meetings"]
    assert (page().area, page().view, page().record, page().wide) == (
        "meetings",
        "atlas/meetings",
        "ATLAS/MTG-002",
        False,
    )


def test_the_facts_say_when_who_and_what_came_of_it():
    found = facts(page().figures[1])
    assert found == {
        "When": "Thu 28 May 2026, 14:00–15:10",
        "Place": "Room 3.12",
        "Chair": "Li Wei",
        "Minutes taken by": "Zhang Min",
        "Present": "Li Wei, Zhang Min",
        "Excused": "Chen Jie",
        "State": "Closed 29 May",
        "Result": "1 decision, 4 actions",
        "Meeting before": "MTG-001, Thu 21 May 2026",
        "Next meeting": "MTG-003, Thu 11 Jun 2026",
        "Released to": "nobody outside the team · item 2 to client only",
    }


def test_the_agenda_keeps_its_order_with_presenter_minutes_records_and_opinions():
    agenda = figure(page(), "Agenda")
    assert isinstance(agenda, Agenda)
    assert agenda.small == "20 min in all"
    first, second = agenda.entries
    assert (first.title, plain(first.meta)) == ("Supplier", "Zhang Min, 15 min · RISK-004")
    assert [plain(line) for line in first.lines] == ["Zhang Min: “Split it”"]
    assert (second.title, plain(second.meta), second.lines) == ("Rest", "5 min", ())


def test_the_body_stands_between_agenda_and_decisions():
    found = titles(page())
    assert found == [
        "", "Agenda", "Minutes", "Decisions", "Actions from this meeting", "Carried forward",
        "Improvement measures",
        "Linked from here and back",
    ]  # fmt: skip
    assert isinstance(figure(page(), "Minutes"), Prose)


def test_a_decision_says_by_whom_what_it_affects_and_what_it_replaces():
    listing = figure(page(), "Decisions")
    assert items(listing) == [
        ("DEC-012 Split order", "Chen Jie, Li Wei · affects RISK-004 · supersedes DEC-004", "Accepted")
    ]
    assert [item.anchor for item in listing.items] == ["DEC-012"]


def test_actions_of_list_items_and_of_files_that_name_the_meeting_are_its_own():
    table = figure(page(), "Actions from this meeting")
    assert table.small == "state as of 5 Jun"
    assert cells(table) == [
        ["ACT-011 Call", "Li Wei", "1 Jun", "4 days overdue"],
        ["ACT-010 Order", "Zhang Min", "16 Jun", "Open"],
        ["ACT-040 Train", "Li Wei", "20 Jun", "Open"],
        ["ACT-012 Write down", "Li Wei", "30 May", "Done 29 May"],
    ]
    assert [row.anchor for row in table.rows] == ["ACT-011", "ACT-010", "ACT-040", "ACT-012"]


def test_carried_forward_are_earlier_actions_of_the_series_not_done_before_the_day():
    table = figure(page(), "Carried forward")
    assert table.small == "2 actions were open when the meeting began"
    assert [row[0] for row in cells(table)] == ["ACT-001 Ask legal", "ACT-002 Print guide"]


def test_a_meeting_to_come_carries_what_is_open_now():
    found = page("MTG-003")
    assert head(found).title == "Weekly 3. It takes place on Thu 11 Jun 2026."
    table = figure(found, "Carried forward")
    assert table.small == "4 actions are open"
    assert [row[0].split()[0] for row in cells(table)] == ["ACT-011", "ACT-001", "ACT-010", "ACT-040"]
    assert facts(found.figures[1])["State"] == "To come"


def test_without_a_series_the_whole_project_is_carried_forward():
    files = {
        **FILES,
        "atlas/meetings/MTG-009.md": "id: MTG-009\ntitle: Once\nstatus: draft\ndate: 2026-06-02",
    }
    found = page("MTG-009", files)
    assert [row[0].split()[0] for row in cells(figure(found, "Carried forward"))] == [
        "ACT-011", "ACT-001", "ACT-010", "ACT-040",
    ]  # fmt: skip
    assert head(found).title == "Once. Held on Tue 2 Jun 2026. The minutes are still a draft."


def test_improvement_measures_stand_apart_with_their_effect():
    table = figure(page(), "Improvement measures")
    assert table.small == "1 measure: 1 not done yet"
    assert cells(table) == [["ACT-010 Order", "Zhang Min", "16 Jun", "Open", "–"]]


def test_what_was_carried_forward_says_how_it_stood_then_and_how_it_stands():
    files = {
        **FILES,
        "atlas/meetings/MTG-001.md": FILES["atlas/meetings/MTG-001.md"]
        + """
  - {id: ACT-004, action: Late, owner: li.wei, due: 2026-05-26}
  - {id: ACT-005, action: Begun, due: 2026-05-28, created: 2026-05-21, started: 2026-05-28, status: in_progress}
  - {id: ACT-006, action: Later, created: 2026-05-21, started: 2026-05-29, status: in_progress}
  - {id: ACT-007, action: Dropped, owner: li.wei, status: cancelled}""",
    }
    table = figure(page(files=files), "Carried forward")
    assert [(row[0].split()[0], row[3], row[4]) for row in cells(table)] == [
        ("ACT-004", "2 days overdue", "10 days overdue"),
        ("ACT-005", "In progress", "8 days overdue"),
        ("ACT-001", "Open", "2 days overdue"),
        ("ACT-006", "Open", "In progress"),
        ("ACT-002", "Open", "Done 28 May"),
    ]


def test_before_a_meeting_there_is_no_state_of_then():
    table = figure(page("MTG-003"), "Carried forward")
    assert [item.title for item in table.columns] == ["Action", "Owner", "Due", "State today"]


def test_relations_both_ways_leave_out_people_own_parts_and_mentions_of_what_is_named_already():
    assert facts(figure(page(), "Linked from here and back")) == {
        "About": "RISK-004 Supplier late",
        "Source of": "ACT-040 Train",
    }


def test_a_meeting_of_which_nothing_is_known_has_an_honest_page():
    found = page("MTG-009", {"atlas/meetings/MTG-009.md": "id: MTG-009\ntitle: Where to?"})
    assert head(found).title == "Where to? It has no date yet."
    assert facts(found.figures[1]) == {
        "When": "no date yet",
        "State": "Draft",
        "Released to": "nobody outside the team",
    }
    assert titles(found) == [""]


def test_a_client_sees_nothing_of_what_was_not_released():
    released = {**FILES}
    released["atlas/meetings/MTG-002.md"] = FILES["atlas/meetings/MTG-002.md"].replace(
        "type: review", "type: review\naudience: client"
    )
    found = page(files=released, audience="client")
    assert head(found).title == "Review of May. Held on Thu 28 May 2026."
    assert facts(found.figures[1]) == {
        "When": "Thu 28 May 2026, 14:00–15:10",
        "Place": "Room 3.12",
        "State": "Closed 29 May",
        "Next meeting": "Thu 4 Jun 2026",
    }
    assert not any(
        name in repr(found)
        for name in ("RISK-004", "Supplier late", "zhang", "DEC-", "ACT-", "MTG-001", "MTG-003")
    )


def test_in_chinese_people_have_their_chinese_names():
    assert facts(page(language="zh").figures[1])["出席"] == "李伟、张敏"


def test_actions_on_the_agenda_are_carried_forward_with_those_of_the_series():
    files = {
        **FILES,
        "atlas/meetings/MTG-003.md": FILES["atlas/meetings/MTG-003.md"]
        + "\nagenda: [{item: Actions, about: [ACT-050, ACT-051, RISK-004]}]",
        "atlas/actions/ACT-050.md": "id: ACT-050\ntitle: Elsewhere\nowner: li.wei\ndue: 2026-06-09\n"
        "created: 2026-06-01",
        "atlas/actions/ACT-051.md": "id: ACT-051\ntitle: Over\nowner: li.wei\ndue: 2026-06-01\n"
        "created: 2026-05-01\nstatus: done\ndone: 2026-06-01",
    }
    before = cells(figure(page("MTG-003"), title="Carried forward"))
    after = cells(figure(page("MTG-003", files), title="Carried forward"))
    assert [row[0] for row in after if row not in before] == ["ACT-050 Elsewhere"]
    assert [row for row in before if row not in after] == []
