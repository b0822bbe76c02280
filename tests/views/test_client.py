"""A client's dashboard: what was promised, asked, answered and agreed, of released records only."""

import pytest

from pmsite.model.figure import Band, Meter
from pmsite.views import dashboard
from tests.views._figures import PEOPLE, cells, head, items, pages, plain

OF_CLIENT = {"people/sun.li.md": "id: sun.li\ntitle: Sun Li\norganisation: client\naudience: client"}
REQUIREMENTS = {
    f"atlas/requirements/REQ-{number}.md": f"id: REQ-{number}\ntitle: Promise {number}\nstatus: {status}\n{more}"
    for number, status, more in (
        (1, "accepted", "audience: client"),
        (2, "confirmed", "audience: client"),
        (3, "delivered", "audience: client"),
        (4, "rejected", "audience: client"),
        (5, "confirmed", ""),
    )
}
CHANGES = {
    "atlas/changes/CR-1.md": "id: CR-1\ntitle: Sign-on\nstatus: in_review\nsubmitted: 2026-06-01\n"
    "needed_by: 2026-06-09\nimpact: {schedule: 3d, cost: 84000}\naudience: client",
    "atlas/changes/CR-2.md": "id: CR-2\ntitle: Fax\nstatus: withdrawn\nsubmitted: 2026-06-03\naudience: client",
    "atlas/changes/CR-3.md": "id: CR-3\ntitle: Secret\nstatus: in_review\nsubmitted: 2026-06-02",
}
FEEDBACK = {
    "atlas/feedback/FB-1.md": "id: FB-1\ntitle: Slow list\nstatus: answered\ndate: 2026-05-20\n"
    "answer: {by: li.wei, date: 2026-05-25, text: Twice as fast}\naudience: client",
    "atlas/feedback/FB-2.md": "id: FB-2\ntitle: Small print\nstatus: open\ndate: 2026-06-02\n"
    "answer: {by: li.wei, date: 2026-06-08, text: Not said yet}\naudience: client",
}
DOCUMENTS = {
    "atlas/documents/DOC-1.md": "id: DOC-1\ntitle: Contract\nstatus: approved\nversion: '2.1'\naudience: client\n"
    "revisions: [{version: '2.1', date: 2026-05-04}, {version: '3.0', date: 2026-07-01}]",
    "atlas/documents/DOC-2.md": "id: DOC-2\ntitle: Old\nstatus: superseded\naudience: client",
}
MEETINGS = {
    "atlas/meetings/MTG-1.md": "id: MTG-1\ntitle: Review\ndate: 2026-06-04\nstatus: closed\naudience: client\n"
    "decisions: [{id: DEC-1, decision: Two may stay, audience: client}, {id: DEC-2, decision: Inside}]\n"
    "actions: [{id: ACT-9, action: Send, owner: li.wei, due: 2026-06-30, audience: client}]",
    "atlas/meetings/MTG-2.md": "id: MTG-2\ntitle: Demo day\ndate: 2026-06-10\nstatus: open\naudience: client",
}
ACTIONS = {
    f"atlas/actions/ACT-{number}.md": f"id: ACT-{number}\ntitle: Task {number}\nowner: {owner}\n"
    f"due: {due}\nstatus: {status}\naudience: client"
    for number, owner, due, status in (
        (1, "sun.li", "2026-06-08", "open"),
        (2, "sun.li", "2026-06-03", "open"),
        (3, "sun.li", "2026-06-01", "done"),
        (4, "li.wei", "2026-06-07", "open"),
    )
}
FILES = {**PEOPLE, **OF_CLIENT, **REQUIREMENTS, **CHANGES, **FEEDBACK, **DOCUMENTS, **MEETINGS, **ACTIONS}


def page(files=FILES, audience="client"):
    return pages(dashboard, {**PEOPLE, **files}, audience=audience)["atlas"]


def figures(found):
    listed = [item for one in found.figures for item in (one.figures if isinstance(one, Band) else [one])]
    return {item.title: item for item in listed}


def test_what_is_asked_of_the_client_comes_by_day_then_changes_to_decide():
    ask = head(page()).ask
    assert ask.title == "Asked of the client: 3"
    assert [plain(line) for line in ask.lines] == [
        "by 3 Jun: ACT-2 Task 2",
        "by 8 Jun: ACT-1 Task 1",
        "by 9 Jun: CR-1 Sign-on",
    ]


def test_a_long_list_of_what_is_asked_says_how_much_more_there_is():
    more = {
        f"atlas/actions/ACT-{n}.md": f"id: ACT-{n}\ntitle: More\nowner: sun.li\ndue: 2026-07-01\naudience: client"
        for n in range(20, 25)
    }
    ask = head(page(FILES | more)).ask
    assert ask.title == "Asked of the client: 8"
    assert [plain(line) for line in ask.lines][-1] == "and 3 more"
    assert len(ask.lines) == 6


def test_nothing_is_asked_where_the_client_has_nothing_to_do():
    files = {path: text for path, text in FILES.items() if "CR-1" not in path and "sun.li" not in text}
    assert head(page({**files, **OF_CLIENT})).ask is None


def test_promises_stand_open_ones_first_with_how_many_are_met():
    table = figures(page())["What was promised: 2 of 3 met"]
    assert cells(table) == [
        ["REQ-2 Promise 2", "Confirmed"],
        ["REQ-1 Promise 1", "Accepted"],
        ["REQ-3 Promise 3", "Delivered"],
    ]
    assert table.note == (Meter(2, 3, label="2 of 3 requirements met"),)


def test_changes_stand_the_newest_first_with_days_money_and_state():
    assert cells(figures(page())["Changes asked for"]) == [
        ["CR-2 Fax", "3 Jun", "–", "–", "Withdrawn"],
        ["CR-1 Sign-on", "1 Jun", "+3 d", "+¥84,000", "In review"],
    ]


def test_an_answer_stands_below_what_was_said_once_it_was_given():
    assert items(figures(page())["Feedback and answers"]) == [
        ("FB-2 Small print", "2 Jun", "Open"),
        ("FB-1 Slow list", "20 May · Twice as fast", "Answered"),
    ]


def test_documents_in_force_stand_with_version_and_last_revision():
    assert items(figures(page())["Documents"]) == [("DOC-1 Contract", "Approved · 4 May", "version 2.1")]


def test_meetings_to_come_stand_before_the_latest_minutes():
    assert items(figures(page())["Meetings"]) == [
        ("MTG-2 Demo day", "", "Wed 10 Jun 2026"),
        ("MTG-1 Review", "1 decision, 1 action", "4 Jun"),
    ]


def test_what_was_not_released_is_nowhere():
    said = str(page())
    assert not [word for word in ("CR-3", "Secret", "REQ-5", "DEC-2", "Not said yet") if word in said]


@pytest.mark.parametrize(
    ("files", "title"),
    [
        (REQUIREMENTS, "What was promised: 2 of 3 met"),
        (CHANGES, "Changes asked for"),
        (FEEDBACK, "Feedback and answers"),
        (DOCUMENTS, "Documents"),
        (MEETINGS, "Meetings"),
    ],
)
def test_only_what_there_is_has_a_place(files, title):
    every = set(figures(page())) & {
        "What was promised: 2 of 3 met", "Changes asked for", "Feedback and answers", "Documents", "Meetings",
    }  # fmt: skip
    assert set(figures(page(files))) & every == {title}


def test_the_team_has_another_dashboard():
    found = figures(page(audience=None))
    assert not {"Changes asked for", "Feedback and answers"} & set(found)
