from dataclasses import replace

from pmsite.model.address import Address
from pmsite.model.figure import Cards, Link
from pmsite.model.settings import CompletenessItem, Settings
from pmsite.views import documents
from tests.views._figures import (
    PEOPLE,
    cells,
    chips,
    column,
    desk,
    figure,
    head,
    items,
    one,
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
        "Incomplete": 3,
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
    assert head(page).title.endswith("1 of 3 records that the phase “build” needs are there (33 %).")
    table = figure(page, "Complete for the phase “build”: 33 %")
    assert column(table, "Needed") == ["Risk management plan", "Training plan", "Lesson"]
    assert column(table, "Found") == ["DOC-002 Risks", "–", "–"]
    assert column(table, "Stands") == ["there", "missing", "missing"]
    lines = [plain(line) for line in table.formula.lines]
    assert lines[0].startswith("Completeness Needs that are met ÷ needs.")
    assert lines[1:] == ["1 ÷ 3 = 33 %", "As of Fri 5 Jun 2026."]


def test_an_empty_library_still_says_what_is_missing():
    (page,) = _audited({})
    assert head(page).title == (
        "The library is empty. 0 of 3 records that the phase “build” needs are there (0 %)."
    )


def test_an_audience_sees_no_audit():
    (page,) = _audited(FILES, "client")
    assert head(page).title == "The only document is approved or published. 1 review is overdue."
    assert titles(page)[-1] == "Library"
    assert not _audited({}, "client")


def test_no_document_gives_no_page():
    assert not pages(documents, {})
    assert not pages(documents, {}, None)


def _settings(completeness):
    return Settings.model_validate({"completeness": completeness})


PHASE = "kind: project\nid: ATLAS\ntitle: Rollout\nphase: build\naudience: client"
NEEDS = {
    "plan": [{"kind": "document", "type": "charter"}],
    "build": [{"kind": "document", "type": "manual", "min": 2}, {"kind": "document", "type": "design"}],
}


def test_the_score_is_of_the_phase_and_what_was_left_open_stands_below():
    files = {
        "atlas/index.md": PHASE,
        "atlas/documents/DOC-001.md": "id: DOC-001\ntitle: C\ntype: plan\nstatus: approved",
        "atlas/documents/DOC-002.md": "id: DOC-002\ntitle: M\ntype: manual\nstatus: approved",
        "atlas/documents/DOC-003.md": "id: DOC-003\ntitle: D\ntype: design\nstatus: in_review",
    }
    page = pages(documents, files, settings=_settings(NEEDS))["atlas/documents"]
    found = {card.name: (card.value, card.of, card.lines) for card in one(page, Cards).cards}
    assert found == {
        "Completeness": ("0 %", "0 of 2", ("phase “build”", "1 left open by an earlier phase")),
        "In force": ("2", "of 3", ()),
        "Reviews overdue": ("0", "", ()),
        "In review": ("1", "", ()),
        "Incomplete": ("3", "", ()),
    }
    table = figure(page, "Complete for the phase “build”: 0 %")
    assert cells(table) == [
        ["Manual", "build", "DOC-002 M", "1 of 2"],
        ["Design", "build", "DOC-003 In review", "in work"],
        ["Project charter", "plan", "–", "missing"],
    ]


def test_what_is_almost_complete_is_never_called_whole():
    needs = {"build": [{"kind": "document", "type": f"t{number}"} for number in range(300)]}
    files = {"atlas/index.md": PHASE} | {
        f"atlas/documents/DOC-{number}.md": f"id: DOC-{number}\ntitle: D\ntype: t{number}\nstatus: approved"
        for number in range(299)
    }
    page = pages(documents, files, settings=_settings(needs))["atlas/documents"]
    assert one(page, Cards).cards[0].value == "99 %"


def test_a_project_without_a_checklist_says_why_it_has_no_score():
    files = {"atlas/index.md": PHASE.replace("build", "launch")}
    page = pages(documents, files, settings=_settings(NEEDS))["atlas/documents"]
    card = one(page, Cards).cards[0]
    assert (card.value, card.lines) == ("n/a", ("the phase has no checklist",))


def test_documents_in_review_stand_the_longest_first_and_incomplete_ones_with_what_they_lack():
    files = {
        **PEOPLE,
        "atlas/documents/DOC-001.md": """id: DOC-001
title: New
type: plan
version: "1"
status: in_review
author: li.wei
reviewer: zhang.min
revisions: [{version: "1", date: 2026-05-26}]""",
        "atlas/documents/DOC-002.md": "id: DOC-002\ntitle: Old\nstatus: in_review\ncreated: 2026-03-01",
        "atlas/documents/DOC-003.md": "id: DOC-003\ntitle: Unknown\nstatus: in_review",
    }
    page = pages(documents, files)["atlas/documents"]
    assert items(figure(page, "3 documents are in review")) == [
        ("DOC-002 Old", "no reviewer", "in review for 96 days"),
        ("DOC-001 New", "Zhang Min", "in review for 10 days"),
        ("DOC-003 Unknown", "no reviewer", "since when is not written"),
    ]
    assert items(figure(page, "2 documents are incomplete")) == [
        ("DOC-002 Old", "In review", "lacks type, version, author, reviewer"),
        ("DOC-003 Unknown", "In review", "lacks type, version, author, reviewer"),
    ]


def test_empty_lists_are_left_out():
    page = pages(documents, {"atlas/documents/DOC-004.md": FILES["atlas/documents/DOC-004.md"]})
    assert titles(page["atlas/documents"]) == ["", "Library"]


def test_owner_and_confidentiality_show_where_they_are_written():
    files = {
        **PEOPLE,
        "atlas/documents/DOC-001.md": "id: DOC-001\ntitle: A\nowner: li.wei\nconfidentiality: internal",
        "atlas/documents/DOC-002.md": "id: DOC-002\ntitle: B",
    }
    table = figure(pages(documents, files)["atlas/documents"], "Library")
    assert column(table, "Owner") == ["Li Wei", "–"]
    assert plain(table.rows[0].cells[0].sub) == "Internal"
    assert chips(table)["Internal"] == 1
    assert "File" not in [found.title for found in table.columns]


def test_records_that_lack_fields_are_named_by_kind():
    files = {
        **PEOPLE,
        "atlas/index.md": PHASE,
        "atlas/risks/RISK-001.md": """id: RISK-001
title: Late
owner: li.wei
cause: A
event: B
effect: C
inherent: {probability: 1, impact: 1}""",
        "atlas/risks/RISK-002.md": "id: RISK-002\ntitle: B\ncause: A\nowner: li.wei",
        "atlas/risks/RISK-003.md": "id: RISK-003\ntitle: Gone\nstatus: closed",
    }
    page = pages(documents, files, settings=_settings(NEEDS))["atlas/documents"]
    assert cells(figure(page, "Records that lack something")) == [
        ["Risks", "1 of 2", "RISK-002 event, effect, inherent"]
    ]


def test_the_portal_has_a_row_a_project_and_the_documents_of_all():
    files = {
        **FILES,
        "atlas/index.md": PHASE,
        "boreas/index.md": "kind: project\nid: BOREAS\ntitle: B\nphase: plan",
        "boreas/documents/DOC-001.md": "id: DOC-001\ntitle: C\ntype: charter\nstatus: published",
        "cirrus/index.md": "kind: project\nid: CIRRUS\ntitle: C",
    }
    page = pages(documents, files, None, settings=_settings(NEEDS))["documents"]
    assert head(page).title == (
        "4 of 6 documents are approved or published. 1 review is overdue. Complete for their phases: 1 of 2 projects."
    )
    table = figure(page, "By project")
    assert cells(table) == [
        ["ATLAS", "0 %", "Manual, Design, Project charter", "3 of 5", "1", "–", "3"],
        ["BOREAS", "100 %", "–", "1 of 1", "–", "–", "1"],
        ["CIRRUS", "n/a", "–", "0 of 0", "–", "–", "–"],
    ]
    assert plain(table.rows[2].cells[1].sub) == "no phase is written"
    library = figure(page, "Library")
    assert library.find
    assert chips(library)["BOREAS"] == 1
    assert (page.area, page.order) == ("portfolio", 49)


def test_an_audience_sees_no_score_in_the_portfolio():
    page = pages(
        documents, FILES | {"atlas/index.md": PHASE}, None, audience="client", settings=_settings(NEEDS)
    )
    found = page["documents"]
    assert cells(figure(found, "By project")) == [["ATLAS", "1 of 1", "1", "–"]]
    assert "1 project" not in head(found).title


def test_a_portal_that_is_one_project_has_one_library():
    files = {
        "index.md": "kind: project\nid: SOLO\ntitle: Solo",
        "documents/DOC-001.md": "id: DOC-001\ntitle: A",
    }
    assert list(pages(documents, files, None)) == ["documents"]
    assert not pages(documents, files, "SOLO")
