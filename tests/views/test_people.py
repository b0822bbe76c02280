from pmsite.model.figure import Prose
from pmsite.views import people
from tests.views._figures import cells, chips, facts, figure, head, items, pages, titles

FILES = {
    "people/li.wei.md": """---
id: li.wei
title: Li Wei
names: {zh: 李伟}
organisation: own
department: pmo
role: Project specialist
influence: 3
---
Runs ATLAS.
""",
    "people/sun.li.md": """id: sun.li
title: Sun Li
organisation: client
company: Huayuan
role: Head of orders""",
    "people/an.bo.md": "id: an.bo\ntitle: An Bo",
    "atlas/index.md": """kind: project
id: ATLAS
title: Rollout
manager: li.wei
sponsor: li.wei
currency: CNY""",
    "atlas/plan.md": """id: PLAN-01
title: Plan
milestones:
  - {id: M1, name: Signed, baseline: 2026-05-20, actual: 2026-05-20, owner: li.wei}
  - {id: M2, name: Live, baseline: 2026-06-24, owner: li.wei}
  - {id: M3, name: Dropped, status: cancelled, owner: li.wei}""",
    "atlas/actions/ACT-001.md": "id: ACT-001\ntitle: Order\nowner: li.wei\ndue: 2026-06-09",
    "atlas/actions/ACT-002.md": "id: ACT-002\ntitle: Ask\nowner: li.wei\ndue: 2026-06-01\nsource: RISK-001",
    "atlas/actions/ACT-003.md": """id: ACT-003
title: Done
owner: li.wei
due: 2026-06-01
status: done
done: 2026-06-01""",
    "atlas/changes/CR-001.md": """id: CR-001
title: More
status: in_review
submitted: 2026-06-01
impact: {schedule: 3d, cost: 84000}
approvals:
  - {who: li.wei, required: true}
  - {who: sun.li, required: true, verdict: approved, date: 2026-06-03}""",
    "atlas/changes/CR-002.md": "id: CR-002\ntitle: Later\nstatus: deferred\napprovals: [{who: li.wei}]",
    "atlas/risks/RISK-001.md": """id: RISK-001
title: Late
owner: li.wei
current: {probability: 3, impact: 4}
reviewed: 2026-04-01""",
    "atlas/risks/RISK-002.md": "id: RISK-002\ntitle: Calm\nowner: li.wei\nstatus: closed",
    "atlas/documents/DOC-001.md": """id: DOC-001
title: Spec
version: '1.1'
status: in_review
reviewer: li.wei""",
    "atlas/documents/DOC-002.md": """id: DOC-002
title: Old
status: published
reviewer: li.wei
next_review: 2026-05-31""",
    **{
        f"atlas/meetings/MTG-00{n}.md": f"""id: MTG-00{n}
title: Weekly {n}
date: 2026-0{n}-01
attendance: {{present: [li.wei]}}"""
        for n in range(1, 8)
    },
}  # fmt: skip


def page(name="people/li.wei", **options):
    return pages(people, FILES, None, **options)[name]


def test_the_directory_goes_by_organisation_and_department():
    found = page("people")
    assert head(found).title == "3 people. 1 has overdue actions."
    table = figure(found, "Directory")
    assert cells(table) == [
        ["Li Wei", "Project specialist", "PMO", "Own organisation", "ATLAS Sponsor and Manager", "2"],
        ["An Bo", "–", "–", "Own organisation", "–", "–"],
        ["Sun Li", "Head of orders", "–", "Client", "–", "–"],
    ]
    assert chips(table) == {"All": 3, "Own organisation": 2, "Client": 1, "With overdue actions": 1}


def test_everyone_has_a_page():
    assert sorted(pages(people, FILES, None)) == ["people", "people/an.bo", "people/li.wei", "people/sun.li"]
    assert (page().record, page().area, page().view) == ("li.wei", "people", "people")


def test_the_sentence_says_what_waits():
    said = "6 matters wait for Li Wei. 1 action is overdue. The next action is due on Tue 9 Jun, in 4 days. "
    assert head(page()).title == said + "1 verdict is asked for."
    assert head(page("people/sun.li")).title == "Nothing waits for Sun Li."
    assert head(page()).small == "Project specialist · PMO"


def test_what_waits_stands_first_overdue_actions_on_top():
    assert titles(page()) == [
        "Open actions: 1 of 2 overdue", "1 verdict is asked for", "1 risk is due for review",
        "2 documents wait",
        "1 milestone is still to be reached", "Owns", "Roles and contact", "About", "Meetings attended",
    ]  # fmt: skip
    assert cells(page().figures[1]) == [
        ["ATLAS/ACT-002 Ask", "ATLAS/RISK-001 Late", "1 Jun", "4 days overdue"],
        ["ATLAS/ACT-001 Order", "–", "9 Jun", "Open"],
    ]


def test_a_verdict_asked_for_says_its_effect_and_how_long_it_waits():
    assert items(page().figures[2]) == [
        ("ATLAS/CR-001 More", "In review · +3 d · +¥84,000", "waits for 2 days")
    ]


def test_reviews_due_documents_and_milestones_are_listed_with_their_day():
    assert items(page().figures[3]) == [
        ("ATLAS/RISK-001 Late", "Identified · High", "review due 1 May, 35 days ago")
    ]
    assert items(page().figures[4]) == [
        ("ATLAS/DOC-001 Spec", "version 1.1", "to review"),
        ("ATLAS/DOC-002 Old", "", "review due Sun 31 May, 5 days ago"),
    ]
    milestones = page().figures[5]
    assert [(main, milestones.items[0].date) for main, _, _ in items(milestones)] == [
        ("ATLAS/M2 Live", "24 Jun")
    ]


def test_owned_records_stand_by_kind_closed_ones_counted():
    assert facts(figure(page(), "Owns")) == {
        "Milestones": "ATLAS/M2 · 2 closed",
        "Risks": "ATLAS/RISK-001 · 1 closed",
    }


def test_the_latest_meetings_attended_are_listed():
    found = figure(page(), "Meetings attended")
    assert found.small == "the latest 5 of 6"
    assert [main for main, _, _ in items(found)] == [f"ATLAS/MTG-00{n} Weekly {n}" for n in (6, 5, 4, 3, 2)]


def test_the_body_is_there_where_it_is_written():
    assert isinstance(figure(page(), "About"), Prose)
    assert "About" not in titles(page("people/sun.li"))


def test_roles_and_contact_leave_out_what_is_not_known():
    assert facts(figure(page(), "Roles and contact")) == {
        "Role": "Project specialist", "Department": "PMO", "Organisation": "Own organisation",
        "Id": "li.wei",
        "Also written": "李伟",
        "Influence": "3 of 5", "Projects": "ATLAS Rollout · Sponsor and Manager",
    }  # fmt: skip


def test_in_chinese_people_go_by_their_chinese_names():
    assert head(page(language="zh")).subject == "李伟"


def test_without_people_there_is_no_directory():
    assert not pages(people, {}, None)
    assert not pages(people, FILES, "ATLAS")


def test_a_client_sees_released_people_only():
    files = {**FILES, "people/sun.li.md": f"{FILES['people/sun.li.md']}\naudience: client"}
    found = pages(people, files, None, audience="client")
    assert sorted(found) == ["people", "people/sun.li"]
    assert "Li Wei" not in repr(found)
