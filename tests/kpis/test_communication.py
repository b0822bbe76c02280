from tests.kpis._measure import survey, value


def test_communication():
    files = {
        "SUR-1": survey(("2026-02-18", 4, 5), ("2026-02-19", 3, 4), respondents="team"),
        "SUR-2": survey(("2026-02-18", 1, 1), name="SUR-2"),
    }
    found = value(files, "communication")
    assert (found.value, found.n, found.target, found.status) == (4, 2, 4, "green")


def test_another_scale_is_brought_to_five():
    found = value({"SUR-1": survey(("2026-02-18", 8), respondents="team", most=10)}, "communication")
    assert found.value == 4


def test_without_an_answer_there_is_no_value():
    assert value({}, "communication").why == "no team survey is answered"
