"""The library's column of the last update, and the update record on a document's page, from git."""

import datetime as dt

import pytest

from pmsite.locale.texts import texts
from pmsite.views import documents
from pmsite.views._all import views_of
from tests.analyses._past import Story, project, record
from tests.views._figures import PEOPLE, column, desk, figure, plain
from tests.views._past import remembered

PATH = "atlas/documents/DOC-001.md"
FILES = {
    **PEOPLE,
    PATH: (
        "id: DOC-001\ntitle: Test plan\ntype: test_plan\nversion: '1.1'\nstatus: approved\nfile: files/plan.pdf\n"
        "revisions: [{version: '1.1', date: 2026-05-02, summary: Cases, by: li.wei}]"
    ),
}
AS_OF = dt.date(2026, 5, 20)


def document(**values):
    return record("DOC-001", "document", "Test plan", file="files/plan.pdf", **values)


def told():
    return (
        Story()
        .commit({"atlas/index.md": project(), PATH: document(version="1.0")}, name="Li Wei")
        .commit({PATH: document(version="1.1")}, name="Zhang Min")
        .commit({"atlas/documents/files/plan.pdf": b"scanned"}, name="Eve")
    )


def library(story, as_of=AS_OF):
    built = remembered(story, files=FILES, as_of=as_of)
    (page,) = documents.pages(desk(built))
    return figure(page, "Library")


@pytest.mark.parametrize(
    ("day", "said"), [(2, "2 May Zhang Min"), (20, "3 May someone outside the directory")]
)
def test_the_library_says_when_a_document_or_its_file_was_updated_and_by_whom(day, said):
    found = library(told(), dt.date(2026, 5, day))
    place = [item.title for item in found.columns].index("Last updated")
    cell = found.rows[0].cells[place]
    assert f"{plain(cell.text)} {plain(cell.sub)}" == said


def test_a_shallow_clone_does_not_know_when_a_document_was_updated():
    story = told().commit({"atlas/risks/RISK-1.md": record("RISK-1")})
    assert column(library(story.shallow(1)), "Last updated") == ["unknown, before 4 May"]


def test_a_document_that_nobody_committed_says_so():
    assert column(library(Story().commit({"atlas/index.md": project()})), "Last updated") == ["not committed"]


def test_without_a_history_there_is_no_such_column():
    found = library(Story(complete=False, why="git is not installed"))
    assert "Last updated" not in [item.title for item in found.columns]


def test_the_page_has_the_record_of_updates_beside_the_formal_revisions():
    built = remembered(told(), files=FILES, as_of=AS_OF)
    (page,) = [item for item in views_of(built, texts("en")) if item.record == "ATLAS/DOC-001"]
    assert figure(page, "1 revision").anchor == "revisions"
    updates = figure(page, "Update record").entries
    assert [(str(entry.day), [plain(line) for line in (entry.main, *entry.lines)]) for entry in updates] == [
        ("3 May", ["", "File replaced: plan.pdf"]),
        ("2 May", ["", "Version 1.0 → 1.1"]),
        ("1 May", ["Document added"]),
    ]
