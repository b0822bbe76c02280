from pmsite.views import lessons
from tests.views._figures import cells, chips, column, head, pages

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


def test_no_lesson_gives_no_page():
    assert not pages(lessons, {})
    assert not pages(lessons, {}, None)
