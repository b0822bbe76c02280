from pmsite.checks import issue_without_owner
from tests.checks._portal import found


def test_an_open_issue_without_owner_is_found():
    files = {
        "ISS-1": "status: confirmed",
    }
    assert found(issue_without_owner, files) == ["PM194 ISS-1.md:2 ISS-1 has no owner"]


def test_an_owner_or_closed_is_clean():
    files = {
        "ISS-1": "owner: li.wei",
        "ISS-2": "status: closed",
    }
    assert not found(issue_without_owner, files)
