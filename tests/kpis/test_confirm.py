import pytest

from pmsite.kpis._confirm import differences, tolerance


@pytest.mark.parametrize(
    ("written", "found", "agrees"),
    [
        (0.985, 0.98503, True),
        (0.985, 0.9856, False),
        (0.9, 0.94, True),
        (1, 1.004, True),
        (1, 1.01, False),
        (938257, 938256.86, True),
        (938257, 938256.4, False),
        (12.5, 12.54, True),
        (None, None, True),
        (None, 0, False),
        (0, None, False),
        ("on_track", "on_track", True),
        ("on_track", "at_risk", False),
        (True, 1, False),
    ],
)
def test_a_number_agrees_with_what_rounds_to_it(written, found, agrees):
    assert ([*differences({"a": written}, {"a": found})] == []) is agrees


@pytest.mark.parametrize(
    ("number", "off"), [(0.25, 0.005), (3.5, 0.05), (7, 0.005), (1000, 0.5), (-2500, 0.5)]
)
def test_the_last_digit_written_says_how_far_it_may_be_off(number, off):
    assert tolerance(number) == pytest.approx(off)


def test_rows_are_found_by_their_names_wherever_they_stand():
    frozen = {
        "risks": [{"id": "R-1", "score": 9}, {"id": "R-2", "score": 4}, "odd", {"id": "R-3", "score": 1}]
    }
    found = {"risks": [{"id": "R-2", "score": 4}, {"id": "R-1", "score": 12}]}
    assert [
        (item.at, item.name, item.frozen, item.found, item.missing) for item in differences(frozen, found)
    ] == [
        (("risks", 0, "score"), "risks.R-1.score", 9, 12, False),
        (("risks", 3), "risks.R-3", "R-3", None, True),
    ]
    assert [item.name for item in differences(frozen, found, whole=False)] == ["risks.R-1.score"]


def test_what_the_records_do_not_tell_is_not_compared():
    assert [
        *differences({"own": 5, "as_of": "2026-03-31", "why": {"a": "b"}}, {"as_of": "x", "why": {}})
    ] == []
    assert [item.at for item in differences({"milestones": "none"}, {"milestones": []})] == [("milestones",)]


def test_a_milestone_that_was_reached_by_then_is_told_where_the_report_has_it_open():
    found = {"milestones": [{"id": "M1", "actual": "2026-03-20"}, {"id": "M2", "actual": None}]}
    (item,) = differences({"milestones": [{"id": "M1"}, {"id": "M2"}]}, found, whole=False)
    assert (item.at, item.name, item.frozen, item.found) == (
        ("milestones", 0),
        "milestones.M1.actual",
        None,
        "2026-03-20",
    )
