from pmsite.views import traceability
from tests.views._figures import PEOPLE, chips, column, figure, head, pages

PLAN = """id: PLAN-01
title: Plan
audience: client
tasks:
  - {id: T-11, name: Build, actual_finish: 2026-05-01, deliverables: [DOC-001], audience: client}
  - {id: T-12, name: Test}
milestones: [{id: M1, name: Accepted}]"""
FILES = {
    **PEOPLE,
    "atlas/plan.md": PLAN,
    "atlas/documents/DOC-001.md": "id: DOC-001\ntitle: Manual",
    "atlas/meetings/MTG-001.md": "id: MTG-001\ntitle: Kick-off\ndate: 2026-01-06",
    "atlas/requirements/REQ-001.md": """id: REQ-001
title: Fast
status: delivered
priority: must
source: MTG-001
confirmed_by: {client: zhang.min, account_manager: li.wei}
acceptance: Two seconds
satisfied_by: [T-11, T-12]
audience: client
field_audience: {satisfied_by: [internal]}""",
    "atlas/requirements/REQ-002.md": "id: REQ-002\ntitle: Safe\nstatus: confirmed\npriority: should",
    "atlas/requirements/REQ-003.md": """id: REQ-003
title: Pretty
source: Letter of May
acceptance: The client signs
audience: client""",
    "atlas/requirements/REQ-004.md": "id: REQ-004\ntitle: Free\nstatus: rejected",
    "atlas/changes/CR-001.md": "id: CR-001\ntitle: Faster\nstatus: in_review\naffects: [REQ-001]",
}


def matrix(**options):
    page = pages(traceability, FILES, **options)["atlas/traceability"]
    return page, page.figures[1]


def test_the_sentence_counts_what_is_traced_and_names_what_is_not():
    page, table = matrix()
    assert head(page).title == (
        "1 of 3 requirements is traced to work and acceptance. REQ-002 and REQ-003 have no task. "
        "REQ-002 has no acceptance criterion."
    )
    assert head(page).small == "4 requirements, 1 rejected"
    assert table.title == "2 requirements have gaps"
    assert (page.area, page.nav, page.order) == ("client", "Requirement traceability", 15)


def test_each_requirement_stands_with_its_traces_and_gaps_are_words():
    _, table = matrix()
    assert column(table, "Source") == ["MTG-001", "no source", "Letter of May", "–"]
    assert column(table, "Confirmed by") == ["Zhang Min, Li Wei", "not confirmed", "not confirmed yet", "–"]
    assert column(table, "Tasks") == ["T-11, T-12", "no task", "no task", "–"]
    assert column(table, "Deliverables") == ["DOC-001", "–", "–", "–"]
    assert column(table, "Changes") == ["CR-001 In review", "–", "–", "–"]
    assert column(table, "Acceptance")[:2] == ["Two seconds", "no acceptance criterion"]
    assert table.rows[0].cells[3].sub[0].text == "1 of 2 done"


def test_rows_are_filtered_by_gap_state_and_priority():
    _, table = matrix()
    assert chips(table) == {
        "All": 4,
        "With gaps": 2,
        "Proposed": 1,
        "Confirmed": 1,
        "Delivered": 1,
        "Rejected": 1,
        "Must": 1,
        "Should": 1,
    }


def test_a_milestone_is_work_too():
    files = {
        "atlas/plan.md": PLAN,
        "atlas/documents/DOC-001.md": FILES["atlas/documents/DOC-001.md"],
        "atlas/requirements/REQ-001.md": "id: REQ-001\ntitle: A\nsatisfied_by: [M1]\nacceptance: Seen",
    }
    page = pages(traceability, files)["atlas/traceability"]
    assert head(page).title == "The only requirement is traced to work and acceptance."
    assert column(figure(page, "1 requirement has a gap"), "Source") == ["no source"]


def test_an_audience_sees_no_gap_that_is_none_for_it():
    page, table = matrix(audience="client")
    assert head(page).title == "1 of 2 requirements is delivered or accepted."
    shown = [item.title for item in table.columns]
    assert shown == ["Requirement", "Source", "Acceptance", "State"]
    assert "no task" not in str(table)


def test_no_requirement_gives_no_page():
    assert not pages(traceability, {})
    assert not pages(traceability, FILES, None)
