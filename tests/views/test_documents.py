from dataclasses import replace

from pmsite.model.address import Address
from pmsite.model.figure import Link
from pmsite.model.settings import CompletenessItem
from pmsite.views import documents
from tests.views._figures import (
    PEOPLE,
    chips,
    column,
    desk,
    figure,
    head,
    items,
    pages,
    plain,
    portal,
    titles,
)

FILES = {
    **PEOPLE,
    "atlas/documents/DOC-001.md": """id: DOC-001
title: Specification
type: requirements_specification
version: "1.1"
status: approved
author: li.wei
reviewer: zhang.min
approver: chen.jie
next_review: 2026-06-03
revisions:
  - {version: "1.1", date: 2026-03-19, summary: Sign-on, by: li.wei}
  - {version: "1.0", date: 2026-01-27, summary: First}
audience: client""",
    "atlas/documents/DOC-002.md": """id: DOC-002
title: Risks
type: risk_management_plan
status: published
next_review: 2026-06-30
file: files/rmp.pdf""",
    "atlas/documents/DOC-003.md": """id: DOC-003
title: Old
status: published
revisions: [{version: "1", date: 2025-10-01}]""",
    "atlas/documents/DOC-004.md": "id: DOC-004\ntitle: Gone\nstatus: obsolete\nnext_review: 2026-01-01",
    "atlas/documents/DOC-005.md": "id: DOC-005\ntitle: New\nstatus: draft\nfile: files/none.pdf",
}


def test_the_sentence_counts_what_is_in_force_and_what_is_overdue():
    page = pages(documents, FILES)["atlas/documents"]
    assert head(page).title == "3 of 5 documents are approved or published. 1 review is overdue."
    assert (page.area, page.nav, page.order) == ("documents", "Document library", 0)


def test_what_must_be_looked_at_stands_first():
    found = figure(pages(documents, FILES)["atlas/documents"], "Reviews: 1 overdue, 1 due soon, 1 stale")
    assert items(found) == [
        ("DOC-001 Specification", "Zhang Min · last revised 19 Mar", "2 days overdue"),
        ("DOC-002 Risks", "", "due in 25 days"),
        ("DOC-003 Old", "no review is planned", "stale: last revised 1 Oct 2025"),
    ]


def test_the_library_shows_version_roles_revision_and_review():
    table = figure(pages(documents, FILES)["atlas/documents"], "Library")
    assert column(table, "Document")[-1] == "DOC-004 Gone"
    assert column(table, "Type")[:2] == ["Requirements specification", "Risk management plan"]
    assert column(table, "Last revision") == ["19 Mar · Li Wei", "–", "1 Oct 2025", "–", "–"]
    assert column(table, "Next review") == ["3 Jun", "30 Jun", "–", "–", "1 Jan"]
    assert plain(table.rows[0].cells[8].sub) == "2 days overdue"
    assert column(table, "Approver")[0] == "Chen Jie"
    assert chips(table) == {
        "All": 5,
        "Review overdue": 1,
        "Draft": 1,
        "Approved": 1,
        "Published": 2,
        "Obsolete": 1,
    }


def test_a_file_that_is_published_is_linked():
    built = replace(portal(FILES), attachments={"atlas/files/rmp.pdf": ""})
    (page,) = documents.pages(desk(built))
    files = [row.cells[-1].text for row in figure(page, "Library").rows]
    assert files[1] == (Link("rmp.pdf", Address("atlas/files/rmp.pdf", raw=True)),)
    assert plain(files[3]) == "none.pdf"
    assert not isinstance(files[3][0], Link)


def _audited(files, audience=None):
    from pmsite.release.release import release

    project = {"atlas/index.md": "kind: project\nid: ATLAS\ntitle: Rollout\nphase: build\naudience: client"}
    built = portal({**files, **project})
    needed = (
        CompletenessItem(kind="document", type="risk_management_plan"),
        CompletenessItem(kind="document", type="training_plan"),
        CompletenessItem(kind="lesson"),
    )
    built = replace(built, settings=built.settings.model_copy(update={"completeness": {"build": needed}}))
    return list(documents.pages(desk(release(built, audience) if audience else built)))


def test_what_the_phase_needs_and_is_missing_is_named():
    (page,) = _audited(FILES)
    assert head(page).title.endswith("2 documents that the phase “build” needs are missing.")
    table = figure(page, "2 documents are missing for the phase “build”")
    assert column(table, "Needed") == ["Risk management plan", "Training plan", "Lesson"]
    assert column(table, "Found") == ["DOC-002 Risks", "missing", "missing"]


def test_an_empty_library_still_says_what_is_missing():
    (page,) = _audited({})
    assert head(page).title.startswith("The library is empty. 3 documents")


def test_an_audience_sees_no_audit():
    (page,) = _audited(FILES, "client")
    assert head(page).title == "The only document is approved or published. 1 review is overdue."
    assert titles(page)[-1] == "Library"
    assert not _audited({}, "client")


def test_no_document_gives_no_page():
    assert not pages(documents, {})
    assert not pages(documents, FILES, None)
