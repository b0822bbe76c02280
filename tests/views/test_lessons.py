from pmsite.views import lessons
from tests.views._figures import cells, chips, column, figure, head, pages

FILES = {
    "atlas/lessons/LES-001.md": """id: LES-001
title: Ask early
date: 2026-04-20
category: client
happened: Dates were off
cause: Nobody asked
recommendation: Ask
applied_in: [ACT-001]
audience: client""",
    "atlas/lessons/LES-002.md": "---\nid: LES-002\ntitle: Test\ndate: 2026-05-01\n---\nIt broke. Twice.\n",
    "atlas/actions/ACT-001.md": "id: ACT-001\ntitle: Ask Sun Li\ndue: 2026-05-01\nowner: li.wei",
}


def page(project="ATLAS", **options):
    return next(iter(pages(lessons, FILES, project, **options).values()))


def test_the_sentence_says_what_was_applied():
    assert head(page()).title == "1 of 2 lessons has been applied. 1 recommends nothing yet."
    assert (page().address.page, page().area, page().nav) == ("atlas/lessons", "documents", "Lessons learnt")


def test_lessons_stand_newest_first_from_event_to_application():
    table = page().figures[1]
    assert cells(table) == [
        ["LES-002 Test", "It broke.", "–", "none yet", "not applied yet"],
        ["LES-001 Ask early", "Dates were off", "Nobody asked", "Ask", "ACT-001 Ask Sun Li"],
    ]
    assert chips(table) == {"All": 2, "Not applied yet": 1, "Client": 1}


def test_the_portal_has_the_lessons_of_all_projects():
    found = page(None)
    assert (found.address.page, found.area) == ("lessons", "portfolio")
    assert chips(found.figures[1])["ATLAS"] == 2
    assert column(found.figures[1], "Lesson")[0] == "ATLAS/LES-002 Test"


def test_an_audience_is_not_told_what_is_missing():
    found = page(audience="client")
    assert head(found).title == "1 lesson is written down."
    assert column(found.figures[1], "Applied in") == ["–"]


OTHERS = {
    "boreas/index.md": "kind: project\nid: BOREAS\ntitle: B\naudience: client",
    "boreas/lessons/LES-001.md": """id: LES-001
title: Share people late
date: 2026-05-02
category: people
recommendation: Look at the load
audience: client""",
    "boreas/lessons/LES-002.md": "id: LES-002\ntitle: Older\ndate: 2026-01-02\ncategory: people\nhappened: X",
    "boreas/lessons/LES-003.md": "id: LES-003\ntitle: Closed\ncategory: legal",
    "boreas/lessons/LES-004.md": "id: LES-004\ntitle: Without",
    "atlas/risks/RISK-001.md": "id: RISK-001\ntitle: R\ncategory: people\naudience: client",
    "atlas/risks/RISK-002.md": "id: RISK-002\ntitle: R\ncategory: people",
    "atlas/risks/RISK-003.md": "id: RISK-003\ntitle: R\ncategory: legal\nstatus: closed",
    "atlas/risks/RISK-004.md": "id: RISK-004\ntitle: R",
}


def test_lessons_of_other_projects_come_in_the_categories_of_open_risks():
    found = pages(lessons, FILES | OTHERS)["atlas/lessons"]
    table = figure(found, "From other projects")
    assert cells(table) == [
        ["BOREAS/LES-001 Share people late", "Look at the load", "RISK-001, RISK-002"],
        ["BOREAS/LES-002 Older", "X", "RISK-001, RISK-002"],
    ]
    assert (table.more.to.page, table.more.text) == ("lessons", "All 6")


def test_an_audience_sees_the_lessons_released_to_it():
    found = pages(lessons, FILES | OTHERS, audience="client")["atlas/lessons"]
    assert cells(figure(found, "From other projects")) == [
        ["BOREAS/LES-001 Share people late", "Look at the load", "RISK-001"]
    ]


def test_a_project_without_lessons_of_its_own_learns_from_others():
    found = pages(lessons, OTHERS)["atlas/lessons"]
    assert head(found).title == "This project has written down no lesson yet."
    assert [item.title for item in found.figures[1:]] == ["From other projects"]


def test_lessons_of_all_projects_can_be_searched_be_they_few():
    assert page(None).figures[1].find
    assert not page().figures[1].find


def test_no_lesson_gives_no_page():
    assert not pages(lessons, {})
    assert not pages(lessons, {}, None)
