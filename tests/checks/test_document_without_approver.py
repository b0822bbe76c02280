from pmsite.checks import document_without_approver
from tests.checks._portal import found


def test_a_published_document_without_approver_is_found():
    files = {
        "DOC-1": """
            type: plan
            status: published
        """,
    }
    assert found(document_without_approver, files) == [
        "PM182 DOC-1.md:3 DOC-1 is published without an approver"
    ]


def test_an_approver_or_a_draft_is_clean():
    files = {
        "DOC-1": """
            status: published
            approver: li.wei
        """,
        "DOC-2": "status: draft",
    }
    assert not found(document_without_approver, files)
