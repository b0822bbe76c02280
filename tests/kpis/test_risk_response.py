from tests.kpis._measure import months, value

RISK = """
responses:
  - {id: ACT-1, action: In time, owner: a, due: 2026-01-20, status: done, done: 2026-01-19}
  - {id: ACT-2, action: Since, owner: a, due: 2026-01-20, status: verified, done: 2026-02-25}
  - {id: ACT-3, action: Open, owner: a, due: 2026-03-31}
  - {id: ACT-4, action: Ahead, owner: a, due: 2026-04-01}
  - {id: ACT-5, action: Ahead and done, owner: a, due: 2026-04-01, status: done, done: 2026-01-19}
  - {id: ACT-6, action: Cancelled, owner: a, due: 2026-01-01, status: cancelled}
  - {id: ACT-7, action: Done on a day to come, owner: a, due: 2026-03-01, status: done, done: 2026-05-01}
actions: [{id: ACT-8, action: No response, owner: a, due: 2026-01-01}]
"""
PROJECT = "kind: project\nid: P\ntitle: P\nstart: 2026-01-05"


def test_risk_response():
    found = value({"RISK-1": RISK}, "risk_response")
    assert (found.numerator, found.denominator, found.value, found.status) == (2, 4, 0.5, "red")
    assert found.hits == ("P/ACT-1", "P/ACT-2")


def test_risk_response_by_month():
    assert months({"P": PROJECT, "RISK-1": RISK}, "risk_response") == {
        "01-31": 0.5,
        "02-28": 1.0,
        "03-31": 0.5,
    }


def test_no_data_has_a_reason():
    assert value({"RISK-1": "title: T"}, "risk_response").why == "no risk has a response"
    ahead = "responses: [{id: ACT-1, action: A, owner: a, due: 2027-01-01}]"
    assert value({"RISK-1": ahead}, "risk_response").why == "no risk response is due yet"
