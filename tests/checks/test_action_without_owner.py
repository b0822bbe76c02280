from pmsite.checks import action_without_owner
from tests.checks._portal import found


def test_an_action_without_owner_is_found():
    files = {
        "ACT-1": "due: 2026-04-10",
        "MTG-1": """
            ---
            title: Kick-off
            ---

            - [ ] ACT-2 Order parts due:2026-04-10
        """,
    }
    assert found(action_without_owner, files) == [
        "PM102 ACT-1.md:2 ACT-1 has no owner",
        "PM102 MTG-1.md:5 ACT-2 has no owner",
    ]


def test_an_owner_in_a_field_or_a_list_item_is_enough():
    files = {
        "ACT-1": "owner: li.wei",
        "MTG-1": """
            ---
            title: Kick-off
            ---

            - [ ] ACT-2 Order parts @li.wei
        """,
    }
    assert not found(action_without_owner, files)


def test_a_record_with_a_wrong_field_is_not_reported_twice():
    files = {
        "ACT-1": """
            owner: [1, 2]
            due: soon
        """,
    }
    assert not found(action_without_owner, files)
