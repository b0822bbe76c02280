from tests.kpis._measure import value

HIGH, LOW = "inherent: {probability: 4, impact: 4}", "current: {probability: 2, impact: 4}"
DONE = "{id: ACT-%s1, action: A, owner: a, due: 2026-01-20, status: done, done: 2026-01-19}"
OPEN = "{id: ACT-%s2, action: B, owner: a, due: 2026-05-20}"


def risk(number, *lines, responses=()):
    found = ", ".join(item % number for item in responses)
    return {f"RISK-{number}": "\n".join([*lines, *([f"responses: [{found}]"] if found else [])])}


def test_risks_lowered():
    files = {
        **risk(1, HIGH, LOW, responses=[DONE]),
        **risk(2, HIGH, LOW, responses=[DONE, OPEN]),
        **risk(3, HIGH, LOW),
        **risk(4, HIGH, responses=[DONE]),
        **risk(5, HIGH, LOW, "type: opportunity", responses=[DONE]),
        **risk(6, LOW.replace("current", "inherent"), HIGH.replace("inherent", "current"), responses=[DONE]),
        **risk(7, HIGH, LOW, "status: closed", responses=[DONE]),
        **risk(8, "title: Not assessed", responses=[DONE]),
    }
    found = value(files, "risks_lowered")
    assert (found.value, found.n, found.status) == (2, 7, "red")
    assert found.hits == ("P/RISK-1", "P/RISK-7")


def test_none_of_some_is_zero_and_none_of_none_is_no_value():
    assert value(risk(1, HIGH, LOW), "risks_lowered").value == 0
    found = value({}, "risks_lowered")
    assert (found.value, found.why) == (None, "no threat is recorded")
