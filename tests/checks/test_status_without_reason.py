from pmsite.checks import status_without_reason
from tests.checks._portal import found


def test_trouble_without_a_reason_is_found():
    files = {
        "P": """
            kind: project
            id: P
            status: off_track
        """,
    }
    assert found(status_without_reason, files) == ["PM140 index.md:4 P is off_track without a reason"]


def test_a_reason_is_enough():
    files = {
        "P": """
            kind: project
            id: P
            status: at_risk
            status_reason: Supplier late
        """,
        "q/index.md": """
            kind: project
            id: Q
            status: on_track
        """,
    }
    assert not found(status_without_reason, files)
