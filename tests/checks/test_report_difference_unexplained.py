from pmsite.checks import report_difference_unexplained
from tests.checks._portal import found


def test_a_difference_without_comment_is_found():
    files = {
        "RPT-1": """
            dimensions:
              schedule: {declared: on_track, computed: at_risk}
        """,
    }
    assert found(report_difference_unexplained, files) == [
        "PM200 RPT-1.md:3 RPT-1: schedule is declared on_track, computed at_risk"
    ]


def test_a_comment_explains_a_difference():
    files = {
        "RPT-1": """
            dimensions:
              schedule: {declared: on_track, computed: at_risk, comment: Recovered}
              cost: {declared: on_track, computed: on_track}
              risk: {declared: on_track}
        """,
    }
    assert not found(report_difference_unexplained, files)
