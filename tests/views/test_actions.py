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
        "2 of 5 open actions are overdue. The longest overdue, ACT-002, was due on 20 May. "
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
    table = next(found for found in page().figures if found.title.startswith("Most overdue"))
    assert cells(table) == [
        ["Li Wei", "3", "1", "1"],
        ["Zhang Min", "1", "1", "–"],
        ["without owner", "1", "–", "1"],
    ]


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
