import pytest

from tests.kpis._measure import months, survey, value

PROJECT = "kind: project\nid: P\ntitle: P\nstart: 2026-01-05"


def test_client_satisfaction():
    files = {
        "SUR-1": survey(("2026-02-18", 4, 5), ("2026-02-19", 3, 3)),
        "SUR-2": survey(("2026-03-18", 8), name="SUR-2", most=10),
        "SUR-3": survey(("2026-03-18", 1), name="SUR-3", respondents="team"),
    }
    found = value(files, "client_satisfaction")
    assert found.value == pytest.approx((80 + 100 + 60 + 60 + 80) / 5)
    assert (found.numerator, found.denominator, found.n) == (380, 5, 3)
    assert found.status == "amber"
    assert found.records == ("P/SUR-1", "P/SUR-2")
    assert found.beside[0].values == {"n": 3, "invited": 20}


def test_answers_count_from_their_day_on():
    files = {"P": PROJECT, "SUR-1": survey(("2026-02-18", 5), ("2026-03-19", 3))}
    assert months(files, "client_satisfaction") == {"02-28": 100, "03-31": 80}


def test_without_an_answer_there_is_no_value():
    found = value({"SUR-1": survey(("2026-06-18", 5))}, "client_satisfaction")
    assert (found.value, found.n, found.status) == (None, 0, "none")
    assert found.why == "no client survey is answered"
