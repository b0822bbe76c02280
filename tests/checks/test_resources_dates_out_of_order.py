from pmsite.checks import resources_dates_out_of_order
from tests.checks._portal import found


def test_leave_and_answers_the_wrong_way_round_are_found():
    files = {
        "RES-1": """
            people:
              - {who: li.wei, leave: [{from: 2026-01-01, to: 2026-01-02}, {from: 2026-02-25,
                  to: 2026-02-24}]}
            requests:
              - {id: RQ-1, to: hr, what: Tester, asked: 2026-01-20, answered: 2026-01-02}
        """,
    }
    assert found(resources_dates_out_of_order, files) == [
        "PM142 RES-1.md:4 RES-1: people.leave.to 2026-02-24 is before people.leave.from 2026-02-25",
        "PM142 RES-1.md:6 RES-1: requests.answered 2026-01-02 is before requests.asked 2026-01-20",
    ]


def test_each_item_is_compared_with_itself():
    files = {
        "RES-1": """
            people:
              - {who: li.wei, leave: [{from: 2026-05-01, to: 2026-05-02}, {from: 2026-02-25,
                  to: 2026-02-25}]}
            requests:
              - {id: RQ-1, to: hr, what: Tester, asked: 2026-01-20, answered: 2026-01-21}
              - {id: RQ-2, to: hr, what: Tester, asked: 2026-01-01, answered: 2026-01-02}
        """,
    }
    assert not found(resources_dates_out_of_order, files)
