import pytest

from pmsite.checks import change_major_without_sponsor
from tests.checks._portal import found

SPONSORED = {"P": "kind: project\nid: P\ntitle: Project\nsponsor: chen.jie"}
OTHERS = "approvals: [{who: li.wei, required: true, verdict: approved}, {who: chen.jie}]"


@pytest.mark.parametrize("status", ["in_review", "approved", "implementing", "baselined"])
def test_major_changes_that_do_not_require_the_sponsor_are_found(status):
    files = {**SPONSORED, "CR-1": f"level: major\nstatus: {status}\n{OTHERS}"}
    assert found(change_major_without_sponsor, files) == [
        "PM234 CR-1.md:2 CR-1 is major, but does not ask the sponsor chen.jie"
    ]


def test_the_sponsor_is_asked_where_the_verdict_is_required_or_none_is():
    files = {
        **SPONSORED,
        "CR-1": "level: major\nstatus: approved\napprovals: [{who: chen.jie, required: true}]",
        "CR-2": "level: major\nstatus: approved\napprovals: [{who: li.wei}, {who: chen.jie}]",
    }
    assert not found(change_major_without_sponsor, files)


def test_lower_levels_earlier_states_and_projects_without_sponsor_are_left_alone():
    lower = {
        **SPONSORED,
        "CR-1": f"level: medium\nstatus: approved\n{OTHERS}",
        "CR-2": f"level: major\nstatus: analysing\n{OTHERS}",
    }
    assert not found(change_major_without_sponsor, lower)
    assert not found(change_major_without_sponsor, {"CR-1": f"level: major\nstatus: approved\n{OTHERS}"})
