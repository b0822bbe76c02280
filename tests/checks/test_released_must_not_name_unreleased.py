from pmsite.checks import released_must_not_name_unreleased
from pmsite.model.settings import Settings
from tests.checks._portal import found


def test_a_strict_audience_refuses_internal_names():
    files = {
        "P": """
            kind: project
            id: P
            audience: client
        """,
        "RISK-1": """
            threatens: [RISK-2]
            audience: client
        """,
        "RISK-2": "owner: li.wei",
    }
    assert found(
        released_must_not_name_unreleased,
        files,
        settings=Settings.model_validate({"audiences": {"client": {"unreleased_links": "error"}}}),
    ) == ["PM205 RISK-1.md:2 RISK-1 is released to client, but names RISK-2"]


def test_released_names_are_clean():
    files = {
        "P": """
            kind: project
            id: P
            audience: client
        """,
        "RISK-1": """
            threatens: [RISK-2]
            audience: client
        """,
        "RISK-2": "audience: client",
    }
    assert not found(
        released_must_not_name_unreleased,
        files,
        settings=Settings.model_validate({"audiences": {"client": {"unreleased_links": "error"}}}),
    )


def test_a_name_inside_a_text_of_a_field_is_refused_too():
    files = {
        "P": "kind: project\nid: P\naudience: client",
        "CR-1": "reason: after RISK-2\naudience: client",
        "RISK-2": "owner: li.wei",
    }
    strict = Settings.model_validate({"audiences": {"client": {"unreleased_links": "error"}}})
    assert found(released_must_not_name_unreleased, files, settings=strict) == [
        "PM205 CR-1.md:2 CR-1 is released to client, but names RISK-2"
    ]
