from pmsite.model.figure import Cards, Series
from pmsite.views import actions
from tests.views._figures import PEOPLE, cells, chips, column, figure, head, pages, plain


def action(identifier, fields, project="atlas"):
    return {f"{project}/actions/{identifier}.md": f"id: {identifier}\ntitle: Do {identifier}\n{fields}"}


FILES = {
    **PEOPLE,
    **action("ACT-001", "owner: li.wei\ndue: 2026-06-01\ncreated: 2026-05-01"),
    **action("ACT-002", "owner: zhang.min\ndue: 2026-05-20"),
    **action("ACT-003", "owner: li.wei\ndue: 2026-06-12\nstatus: in_progress\nimprovement: true"),
    **action("ACT-004", "owner: li.wei\ndue: 2026-06-13"),
    **action("ACT-005", """owner: li.wei
due: 2026-05-10
status: done
done: 2026-05-09
created: 2026-05-01"""),
    **action("ACT-006", """owner: li.wei
due: 2026-05-08
status: verified
done: 2026-05-07
verified: {by: zhang.min, date: 2026-05-20, effective: true}"""),
    **action("ACT-007", """owner: li.wei
due: 2026-05-01
status: verified
done: 2026-05-01
verified: {by: zhang.min, date: 2026-05-21, effective: false}"""),
    **action("ACT-008", "owner: li.wei\ndue: 2026-05-01\nstatus: cancelled"),
    "atlas/meetings/MTG-001.md": """id: MTG-001
title: Weekly
date: 2026-05-30
actions: [{id: ACT-010, action: Ask, due: 2026-06-05}]""",
}  # fmt: skip


def page(files=FILES, project="ATLAS", **options):
    return pages(actions, files, project, **options)["atlas/actions" if project else "actions"]


def test_the_sentence_says_how_many_are_overdue_which_longest_and_what_comes():
    assert head(page()).title == (
        "2 of 5 open actions are overdue. The longest overdue, ACT-002, was due on 20 May, 16 days ago. "
        "2 are due within 7 days."
    )
    assert (page().area, page().nav) == ("meetings", "Action tracker")


def test_overdue_actions_come_first_then_by_due_day_closed_ones_last():
    table = figure(page(), "Tracker")
    assert [row[0].split()[0] for row in cells(table)] == [
        "ACT-002", "ACT-001", "ACT-010", "ACT-003", "ACT-004", "ACT-005", "ACT-006", "ACT-007", "ACT-008",
    ]  # fmt: skip


def test_the_tracker_says_state_age_source_and_effect():
    table = figure(page(), "Tracker")
    assert column(table, "State") == [
        "16 days overdue", "4 days overdue", "Open", "In progress", "Open", "Done 9 May", "Verified 20 May",
        "Verified 21 May, without effect", "Cancelled",
    ]  # fmt: skip
    assert column(table, "Age") == ["n/a", "35 days", "6 days", "n/a", "n/a", "8 days", "n/a", "n/a", "n/a"]
    assert column(table, "Source") == ["–", "–", "MTG-001", "–", "–", "–", "–", "–", "–"]
    assert column(table, "Effect") == ["–"] * 5 + ["not verified", "effective", "without effect", "–"]
    assert plain(table.note).startswith("Age n/a")


def test_actions_are_filtered_by_what_is_left_to_do():
    assert chips(figure(page(), "Tracker")) == {
        "All": 9, "Overdue": 2, "Due in 7 days": 2, "Open": 5, "Done": 3, "Effect not verified": 1,
        "Improvement measures": 1,
    }  # fmt: skip


def test_owners_with_the_most_overdue_come_first_and_nobody_is_named_as_such():
    table = next(found for found in page().figures if found.title == "2 owners have 1 overdue action each")
    assert cells(table) == [
        ["Li Wei", "3", "1", "1"],
        ["Zhang Min", "1", "1", "–"],
        ["without owner", "1", "–", "1"],
    ]


def test_nobody_stands_for_owners_who_have_as_many_overdue():
    late = "owner: {}\ndue: 2026-06-01"
    one, other = action("ACT-001", late.format("li.wei")), action("ACT-002", late.format("zhang.min"))
    titles = [found.title for found in page({**PEOPLE, **one, **other}).figures]
    assert "2 owners have 1 overdue action each" in titles
    more = action("ACT-003", late.format("li.wei"))
    titles = [found.title for found in page({**PEOPLE, **one, **other, **more}).figures]
    assert "Most overdue: Li Wei, 2" in titles


def test_an_action_done_after_the_day_was_open_on_it():
    files = {**PEOPLE, **action("ACT-001", "owner: li.wei\ndue: 2026-06-30\nstatus: done\ndone: 2026-06-20")}
    assert column(figure(page(files), "Tracker"), "State") == ["Open"]


def test_all_projects_stand_together_with_a_filter_each():
    files = {
        **FILES,
        "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Scanners",
        **action("ACT-001", "owner: li.wei", "boreas"),
    }
    found = page(files, None)
    assert (found.address.page, found.area, found.nav, found.order) == ("actions", "portfolio", "Actions", 30)
    table = figure(found, "Tracker")
    assert "BOREAS/ACT-001 Do ACT-001" in column(table, "Action")
    assert chips(table)["BOREAS"] == 1
    assert "ATLAS/ACT-002" in head(found).title


def test_when_everything_is_done_the_sentence_says_so():
    files = action("ACT-008", "due: 2026-05-01\nstatus: cancelled")
    assert head(page(files)).title == "The only action is closed."


def test_no_action_gives_no_page():
    assert not pages(actions, PEOPLE)
    assert not pages(actions, PEOPLE, None)


def test_the_closing_rate_is_told_on_top_by_owner_and_by_month():
    # due by 5 June and not cancelled: ACT-001, 002, 005, 006, 007, 010; done of them: 005, 006, 007
    found = page()
    cards = next(item for item in found.figures if isinstance(item, Cards))
    assert [(card.name, card.value, card.of) for card in cards.cards] == [
        ("Closing rate", "50 %", "3 of 6 due"),
        ("Done in time", "100 %", "3 of 3 done"),
        ("Mean age of the open", "20.5 days", "2 open actions"),  # 35 and 6 days; of three it is not known
    ]
    table = figure(found, "Closing rate 50 %: 3 of 6 due are closed")
    assert cells(table) == [
        ["Zhang Min", "1", "0", "0 %", "n/a", "1", "–"],
        ["without owner", "1", "0", "0 %", "n/a", "1", "6 days"],
        ["Li Wei", "4", "3", "75 %", "100 %", "3", "35 days"],
        ["All", "6", "3", "50 %", "100 %", "5", "20.5 days"],
    ]
    assert cells(figure(found, "Actions by month")) == [["5 Jun", "0", "0", "2"], ["31 May", "3", "1", "2"]]
    assert plain(figure(found, "Actions by month").note).startswith("5 actions are left out")
    line = next(item for item in found.figures if isinstance(item, Series))
    assert [point.y for point in line.lines[0].points] == [2, 2]
    assert (line.title, line.ticks) == ("Open actions: 2 today, 2 on 31 May", ((0, "0"),))


def test_without_anything_due_the_rate_is_not_nought():
    files = {
        **action("ACT-001", "due: 2026-06-06"),
        **action("ACT-002", "due: 2026-05-01\nstatus: cancelled"),
        **action("ACT-003", "status: open"),
    }
    table = figure(page(files), "Closing rate n/a: no action is due yet")
    assert column(table, "Closing rate") == ["n/a"]
    assert plain(table.note) == "1 action without a due day is in neither rate."
    cards = next(item for item in page(files).figures if isinstance(item, Cards))
    assert [(card.value, card.of) for card in cards.cards] == [
        ("n/a", "none due"),
        ("n/a", "none done"),
        ("n/a", "no beginning known"),
    ]


def test_all_cancelled_leaves_nothing_to_close():
    cards = next(
        item
        for item in page(action("ACT-008", "due: 2026-05-01\nstatus: cancelled")).figures
        if isinstance(item, Cards)
    )
    assert [(card.value, card.of) for card in cards.cards] == [
        ("n/a", "none due"),
        ("n/a", "none done"),
        ("n/a", "none open"),
    ]


def test_what_is_done_after_the_day_counts_as_open():
    files = action(
        "ACT-001", "owner: li.wei\ndue: 2026-06-01\nstatus: done\ndone: 2026-06-06\ncreated: 2026-06-01"
    )
    table = figure(page(files), "Closing rate 0 %: 0 of 1 due are closed")
    assert column(table, "Open") == ["1"]


def test_the_portal_has_a_rate_a_project():
    files = {
        **FILES,
        "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Scanners",
        **action("ACT-001", "owner: li.wei\ndue: 2026-06-04\nstatus: done\ndone: 2026-06-05", "boreas"),
    }
    table = figure(page(files, None), "Closing rate 57 %: 4 of 7 due are closed")
    assert [row[:5] for row in cells(table)][:2] == [
        ["ATLAS", "6", "3", "50 %", "100 %"],
        ["BOREAS", "1", "1", "100 %", "0 %"],
    ]
    assert cells(table)[-1][:5] == ["All", "7", "4", "57 %", "75 %"]


def test_improvement_measures_say_whether_they_worked():
    measure = "owner: li.wei\nimprovement: true\ndue: 2026-05-01"
    looked = "status: verified\ndone: 2026-05-01\nverified: {by: zhang.min, date: 2026-05-20, effective: %s}"
    files = {
        **PEOPLE,
        **action("ACT-001", f"{measure}\n{looked % 'true'}"),
        **action("ACT-002", f"{measure}\n{looked % 'true'}"),
        **action("ACT-003", f"{measure}\n{looked % 'false'}"),
        **action("ACT-004", f"{measure}\nstatus: done\ndone: 2026-05-02"),
        **action("ACT-005", f"{measure}\n{looked % 'true'}".replace("2026-05-20", "2026-06-06")),
        **action("ACT-006", f"{measure}\nstatus: open"),
        **action("ACT-007", f"{measure}\nstatus: cancelled"),
        **action("ACT-008", "owner: li.wei"),
    }
    table = figure(page(files), "Improvement measures")
    assert table.small == "6 measures: 2 worked, 1 did not, 2 not verified yet, 1 not done yet"
    assert len(table.rows) == 7
    assert sorted(column(table, "Effect")) == [
        "effective", "effective", "not verified", "not verified", "without effect", "–", "–",
    ]  # fmt: skip
