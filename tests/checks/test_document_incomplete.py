from pmsite.checks import document_incomplete
from tests.checks._portal import found


def test_what_a_document_in_review_or_in_force_lacks_is_named():
    files = {
        "DOC-1": "type: plan\nversion: '1'\nstatus: in_review\nauthor: li.wei",
        "DOC-2": "type: plan\nstatus: approved\nauthor: li.wei\nreviewer: li.wei",
    }
    assert found(document_incomplete, files) == [
        "PM244 DOC-1.md:4 DOC-1 is in_review without reviewer",
        "PM244 DOC-2.md:3 DOC-2 is approved without version, next_review, revisions",
    ]


def test_drafts_documents_out_of_force_and_whole_ones_are_clean():
    whole = """
        type: plan
        version: "1"
        status: published
        author: li.wei
        reviewer: li.wei
        next_review: 2026-09-01
        revisions: [{version: "1", date: 2026-01-01}]
    """
    assert not found(document_incomplete, {"DOC-1": "status: draft", "DOC-2": "status: obsolete"})
    assert not found(document_incomplete, {"DOC-1": whole})
