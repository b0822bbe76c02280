from pmsite.checks import fact_after_as_of
from tests.checks._portal import found


def test_facts_after_the_as_of_date_are_noticed():
    files = {
        "ISS-1": "raised: 2062-03-05",
        "CR-1": """
            approvals:
              - {who: li.wei, verdict: approved, date: 2026-04-01}
        """,
        "SUR-1": "answers: [{by: r01, date: 2026-04-01}]",
    }
    assert found(fact_after_as_of, files) == [
        "PM203 CR-1.md:3 CR-1: approvals.date 2026-04-01 is after the as-of date 2026-03-31",
        "PM203 ISS-1.md:2 ISS-1: raised 2062-03-05 is after the as-of date 2026-03-31",
        "PM203 SUR-1.md:2 SUR-1: answers.date 2026-04-01 is after the as-of date 2026-03-31",
    ]


def test_the_as_of_date_has_happened():
    files = {
        "ISS-1": """
            raised: 2026-03-31
            due: 2026-05-01
        """,
        "MTG-1": "date: 2026-04-10",
    }
    assert not found(fact_after_as_of, files)
