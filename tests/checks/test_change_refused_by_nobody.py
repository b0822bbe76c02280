import pytest

from pmsite.checks import change_refused_by_nobody
from tests.checks._portal import found


@pytest.mark.parametrize("status", ["rejected", "returned", "deferred", "conditional"])
def test_states_that_only_a_verdict_gives_need_one(status):
    files = {
        "CR-1": f"status: {status}",
        "CR-2": f"status: {status}\napprovals: [{{who: li.wei, verdict: approved}}]",
        "CR-3": f"status: {status}\napprovals: [{{who: li.wei}}, {{who: xu.bo, verdict: {status}}}]",
    }
    assert found(change_refused_by_nobody, files) == [
        f"PM232 CR-1.md:2 CR-1 is {status}, but by nobody's verdict",
        f"PM232 CR-2.md:2 CR-2 is {status}, but by nobody's verdict",
    ]


def test_other_states_are_left_alone():
    assert not found(change_refused_by_nobody, {"CR-1": "status: withdrawn", "CR-2": "status: in_review"})
