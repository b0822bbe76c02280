from pmsite.checks import release_without_effect
from pmsite.model.settings import Settings
from tests.checks._portal import found


def test_a_release_in_an_internal_project_or_of_a_withheld_kind_is_found():
    files = {
        "RISK-1": """
            owner: li.wei
            audience: client
        """,
        "q/index.md": """
            kind: project
            id: Q
            audience: client
        """,
        "q/issues/ISS-1.md": "audience: client",
    }
    assert found(
        release_without_effect,
        files,
        settings=Settings.model_validate({"audiences": {"client": {"kinds": ["project", "risk"]}}}),
    ) == [
        "PM206 RISK-1.md:3 RISK-1 is released to client, but P is not",
        "PM206 ISS-1.md:2 ISS-1 is released to client, who sees no issue",
    ]


def test_a_released_project_lets_records_out():
    files = {
        "P": """
            kind: project
            id: P
            audience: client
        """,
        "RISK-1": """
            owner: li.wei
            audience: client
        """,
        "ISS-1": "audience: internal",
    }
    assert not found(
        release_without_effect,
        files,
        settings=Settings.model_validate({"audiences": {"client": {"kinds": ["project", "risk"]}}}),
    )
