from pmsite.checks import status_without_reason
from tests.checks._portal import found


def test_trouble_without_a_reason_is_found():
    files = {'P': 'kind: project\nid: P\nstatus: off_track'}
    assert found(status_without_reason, files) == ['PM140 index.md:4 P is off_track without a reason']


def test_a_reason_is_enough():
    files = {'P': 'kind: project\nid: P\nstatus: at_risk\nstatus_reason: Supplier late', 'q/index.md': 'kind: project\nid: Q\nstatus: on_track'}
    assert not found(status_without_reason, files)
