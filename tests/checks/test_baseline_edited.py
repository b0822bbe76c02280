import hashlib

from pmsite.checks import baseline_edited
from tests.checks._portal import found

TEXT = '{"date":"2026-01-05","id":"BL-1","milestones":{"M1":"2026-05-01"},"tasks":{}}'
SEALED = f"""date: 2026-01-05
milestones: {{M1: 2026-05-01}}
digest: "sha256:{hashlib.sha256(TEXT.encode()).hexdigest()}\""""


def test_a_date_that_was_changed_after_the_seal_is_found():
    assert found(baseline_edited, {"BL-1": SEALED.replace("05-01", "05-08")}) == [
        "PM211 BL-1.md:4 BL-1 was edited after it was sealed: its digest does not fit what it says"
    ]


def test_a_sealed_baseline_and_one_without_seal_are_clean():
    assert not found(baseline_edited, {"BL-1": SEALED, "BL-2": "date: 2026-01-05"})
    assert not found(baseline_edited, {"BL-1": 'date: 2026-01-05\ndigest: "sha256:0000"'})
