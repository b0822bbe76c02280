from pmsite.checks import document_version_differs
from tests.checks._portal import found


def test_a_version_that_is_not_the_last_revision_is_found():
    files = {
        "DOC-1": """
            version: "1.1"
            revisions: [{version: "1.2", date: 2026-03-01}, {version: "1.1", date: 2026-02-01}]
        """,
    }
    assert found(document_version_differs, files) == [
        "PM183 DOC-1.md:2 DOC-1 has version 1.1, but its last revision is 1.2"
    ]


def test_the_newest_revision_agrees():
    files = {
        "DOC-1": """
            version: "1.10"
            revisions: [{version: "1.10", date: 2026-03-01}, {version: "1.1", date: 2026-02-01}]
        """,
        "DOC-2": 'version: "1.0"',
    }
    assert not found(document_version_differs, files)
