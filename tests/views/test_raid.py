from pmsite.model.figure import Link
from pmsite.views import raid
from tests.views._figures import PEOPLE, cells, chips, column, head, pages, plain

FILES = {
    **PEOPLE,
    "atlas/risks/RISK-001.md": """id: RISK-001
title: Late
owner: li.wei
inherent: {probability: 3, impact: 4}
reviewed: 2026-05-01
audience: client""",
    "atlas/risks/RISK-002.md": """id: RISK-002
title: Gone
status: closed
inherent: {probability: 5, impact: 5}""",
    "atlas/assumptions/ASM-001.md": "id: ASM-001\ntitle: Open in May\nvalidate_by: 2026-06-10",
    "atlas/issues/ISS-001.md": "id: ISS-001\ntitle: Broken\nseverity: low\ndue: 2026-06-01\nowner: zhang.min",
    "atlas/issues/ISS-002.md": "id: ISS-002\ntitle: Burning\nseverity: critical",
    "atlas/decisions/DEC-001.md": "id: DEC-001\ntitle: Hosted\nstatus: accepted\nby: [chen.jie]",
    "atlas/decisions/DEC-002.md": "id: DEC-002\ntitle: Or not\nstatus: proposed",
    "atlas/resources.md": """id: RES-01
title: Resources
departments: [{id: qa, name: Quality}]
requests:
  - {id: RQ-1, to: hr, what: Two testers, asked: 2026-05-01, from: 2026-06-20}
  - {id: RQ-2, to: qa, what: A room, asked: 2026-05-01, answered: 2026-05-03}""",
}


def log(**options):
    page = pages(raid, FILES, **options)["atlas/raid"]
    return page, page.figures[1]


def test_the_sentence_counts_what_is_open_by_type_and_what_is_late():
    page, _ = log()
    assert head(page).title == (
        "Open: 1 risk, 1 assumption, 2 issues, 1 decision and 1 dependency. 2 of them are late."
    )
    assert head(page).small == "6 open, 9 in all"
    assert (page.area, page.nav) == ("risks", "RAID log")


def test_open_ones_come_first_by_type_and_weight():
    _, table = log()
    assert [row[0].split()[0] for row in cells(table)] == [
        "RISK-001",
        "ASM-001",
        "ISS-002",
        "ISS-001",
        "DEC-002",
        "RQ-1",
        "RISK-002",
        "DEC-001",
        "RQ-2",
    ]
    assert column(table, "Score or severity") == [
        "High",
        "–",
        "Critical",
        "Low",
        "–",
        "–",
        "Critical",
        "–",
        "–",
    ]
    assert column(table, "Owner")[3:6] == ["Zhang Min", "–", "asked of HR"]
    assert column(table, "Owner")[-1] == "asked of Quality"
    assert column(table, "State")[-1] == "Answered 3 May"


def test_entries_are_filtered_by_type_and_by_being_open():
    _, table = log()
    assert chips(table) == {
        "All": 9,
        "Open only": 6,
        "Late": 2,
        "Risks": 2,
        "Assumptions": 1,
        "Issues": 2,
        "Decisions": 2,
        "Dependencies": 2,
    }


def test_an_audience_sees_what_is_released_to_it():
    page, table = log(audience="client")
    assert head(page).title == "Open: 1 risk. It is late."
    assert len(table.rows) == 1


def test_nothing_gives_no_page():
    assert not pages(raid, {})
    assert not pages(raid, {}, None)


OTHER = {
    "boreas/index.md": "kind: project\nid: BOREAS\ntitle: B",
    "boreas/issues/ISS-001.md": "id: ISS-001\ntitle: Down\nseverity: critical",
    "boreas/issues/ISS-002.md": "id: ISS-002\ntitle: Up\nstatus: closed",
}


def test_the_portal_shows_what_is_open_in_all_projects():
    page = pages(raid, FILES | OTHER, None)["raid"]
    assert head(page).title == (
        "Open: 1 risk, 1 assumption, 3 issues, 1 decision and 1 dependency. 2 of them are late."
    )
    assert (head(page).small, page.area) == ("7 open, 11 in all", "portfolio")
    table = page.figures[1]
    assert [row[0].split()[0] for row in cells(table)] == [
        "ATLAS/RISK-001",
        "ATLAS/ASM-001",
        "ATLAS/ISS-002",
        "BOREAS/ISS-001",
        "ATLAS/ISS-001",
        "ATLAS/DEC-002",
        "ATLAS/RQ-1",
    ]
    assert column(table, "Project")[2:4] == ["ATLAS", "BOREAS"]
    assert chips(table) == {
        "All": 7,
        "Late": 2,
        "Risks": 1,
        "Assumptions": 1,
        "Issues": 3,
        "Decisions": 1,
        "Dependencies": 1,
        "ATLAS": 6,
        "BOREAS": 1,
    }
    assert table.find


def test_the_portal_leads_to_the_closed_ones():
    page = pages(raid, FILES | OTHER, None)["raid"]
    (line,) = page.figures[2].lines
    assert plain(line) == "ATLAS 3 closed · BOREAS 1 closed"
    assert [piece.to.page for piece in line if isinstance(piece, Link)] == ["atlas/raid", "boreas/raid"]


def test_a_portal_that_is_one_project_has_one_log():
    files = {"index.md": "kind: project\nid: SOLO\ntitle: Solo", "issues/ISS-001.md": "id: ISS-001\ntitle: A"}
    assert list(pages(raid, files, None)) == ["raid"]
    assert not pages(raid, files, "SOLO")
