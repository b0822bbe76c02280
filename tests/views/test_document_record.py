"""The page of a document: where it stands, its roles by state, its revisions by the as-of day."""

import pytest

from pmsite.views import record
from tests.views._figures import PEOPLE, cells, facts, figure, head, items, pages, plain, titles

DOCUMENT = """id: DOC-001
title: Plan
type: project_plan
version: "1.1"
status: STATUS
author: li.wei
reviewer: zhang.min
approver: chen.jie
next_review: 2026-06-03
revisions:
  - {version: "1.0", date: 2026-01-27, summary: First}
  - {version: "1.2", date: 2026-07-01, summary: To come, by: li.wei}
  - {version: "1.1", date: 2026-03-19, type: change, summary: Sign-on, by: li.wei}
audience: client"""


def page(text, **options):
    return pages(record, {**PEOPLE, "atlas/documents/DOC-001.md": text}, **options)["atlas/documents/DOC-001"]


def test_the_head_says_state_version_and_review():
    found = page(DOCUMENT.replace("STATUS", "approved"))
    assert plain(head(found).sub) == "Approved · version 1.1 · review 3 Jun, 2 days overdue"
    assert facts(found.figures[1])["Type"] == "Project plan"


@pytest.mark.parametrize(
    ("status", "states"),
    [
        ("draft", ["version 1.1, 19 Mar", "to come", "to come"]),
        ("in_review", ["version 1.1, 19 Mar", "reviewing", "to come"]),
        ("published", ["version 1.1, 19 Mar", "reviewed", "approved"]),
        ("obsolete", ["", "", ""]),
    ],
)
def test_roles_stand_as_the_state_says(status, states):
    found = items(figure(page(DOCUMENT.replace("STATUS", status)), "Written, reviewed, approved"))
    assert found == [
        ("Li Wei", "Author", states[0]),
        ("Zhang Min", "Reviewer", states[1]),
        ("Chen Jie", "Approver", states[2]),
    ]


def test_revisions_stand_newest_first_by_the_as_of_day():
    table = figure(page(DOCUMENT.replace("STATUS", "approved")), "2 revisions")
    assert cells(table) == [
        ["1.1", "19 Mar", "Change", "Sign-on", "Li Wei"],
        ["1.0", "27 Jan", "–", "First", "–"],
    ]
    assert [row.cells[0].text[0].tone for row in table.rows] == ["strong", ""]


def test_what_a_document_lacks_is_said_to_the_team_only():
    text = "id: DOC-001\ntitle: Plan\nstatus: in_review\naudience: client"
    assert plain(head(page(text)).sub) == "In review · lacks type, version, author, reviewer"
    assert plain(head(page(text, audience="client")).sub) == "In review"


def test_a_bare_document_has_neither_roles_nor_revisions():
    assert titles(page("id: DOC-001\ntitle: Plan")) == [""]
