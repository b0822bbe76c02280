from pmsite.checks import document_review_due
from tests.checks._portal import found


def test_a_document_past_its_review_is_noticed():
    files = {
        "DOC-1": """
            status: published
            next_review: 2026-03-30
        """,
    }
    assert found(document_review_due, files) == ["PM181 DOC-1.md:3 DOC-1 was due for review on 2026-03-30"]


def test_the_day_itself_and_obsolete_ones_are_clean():
    files = {
        "DOC-1": "next_review: 2026-03-31",
        "DOC-2": """
            status: obsolete
            next_review: 2026-03-01
        """,
    }
    assert not found(document_review_due, files)
