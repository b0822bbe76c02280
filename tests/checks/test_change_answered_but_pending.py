import pytest

from pmsite.checks import change_answered_but_pending
from tests.checks._portal import found, portal

BOTH = "approvals: [{who: li.wei, required: true, verdict: %s}, {who: xu.bo, required: true, verdict: %s}]"


@pytest.mark.parametrize("status", ["draft", "submitted", "analysing", "in_review"])
def test_waiting_changes_that_everyone_answered_are_found(status):
    files = {"CR-1": f"status: {status}\n{BOTH % ('approved', 'approved')}"}
    assert found(change_answered_but_pending, files) == [
        f"PM231 CR-1.md:2 CR-1 is {status}, but everyone required has answered"
    ]


@pytest.mark.parametrize(
    ("verdicts", "state"),
    [
        (("approved", "approved"), "approved"),
        (("approved", "conditional"), "conditional"),
        (("conditional", "rejected"), "rejected"),
    ],
)
def test_the_remedy_is_the_state_that_follows(verdicts, state):
    built = portal({"CR-1": f"status: in_review\n{BOTH % verdicts}"})
    assert [item.remedy for item in change_answered_but_pending.check(built)] == [f"write status: {state}"]


def test_open_or_returning_verdicts_and_decided_states_are_left_alone():
    files = {
        "CR-1": "status: in_review\napprovals: [{who: li.wei, required: true}, {who: xu.bo, verdict: approved}]",
        "CR-2": f"status: submitted\n{BOTH % ('approved', 'returned')}",
        "CR-3": f"status: approved\n{BOTH % ('approved', 'approved')}",
        "CR-4": "status: in_review",
    }
    assert not found(change_answered_but_pending, files)
