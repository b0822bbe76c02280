from pmsite.checks import released_names_unreleased
from tests.checks._portal import found


def test_a_released_record_that_names_internal_ones_is_found():
    files = {
        "P": """
            kind: project
            id: P
            audience: client
        """,
        "RISK-1": """
            ---
            title: Supplier
            owner: li.wei
            threatens: [RISK-2]
            audience: client
            ---

            See [[ISS-1]].
        """,
        "RISK-2": "owner: li.wei",
        "ISS-1": "owner: li.wei",
        "li.wei": "role: Lead",
    }
    assert found(released_names_unreleased, files) == [
        "PM204 RISK-1.md:5 RISK-1 is released to client, but names ISS-1, RISK-2, li.wei"
    ]


def test_released_or_withheld_references_are_clean():
    files = {
        "P": """
            kind: project
            id: P
            audience: client
        """,
        "RISK-1": """
            ---
            title: Supplier
            owner: li.wei
            field_audience: {owner: [internal]}
            threatens: [RISK-2]
            audience: client
            ---

            ::: audience internal
            See [[ISS-1]].
            :::
        """,
        "RISK-2": "audience: client",
        "ISS-1": "owner: li.wei",
        "li.wei": "role: Lead",
    }
    assert not found(released_names_unreleased, files)


def test_internal_items_of_an_agenda_and_of_a_body_are_not_read():
    files = {
        "P": """
            kind: project
            id: P
            audience: client
        """,
        "RISK-1": "owner: li.wei",
        "MTG-1": """
            ---
            title: Weekly
            audience: client
            agenda: [{item: Supplier, about: [RISK-1], audience: internal}]
            actions: [{id: ACT-1, action: Order, owner: li.wei}]
            ---

            - [ ] ACT-2 Ask about RISK-1 @li.wei
        """,
        "li.wei": "role: Lead",
    }
    assert not found(released_names_unreleased, files)
