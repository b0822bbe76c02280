from pmsite.checks import agenda_without_minutes
from tests.checks._portal import found


def test_an_item_of_0_minutes_is_found():
    files = {
        "MTG-1": """
            agenda:
              - {item: Supplier, minutes: 15}
              - {item: Other, minutes: 0}
        """,
    }
    assert found(agenda_without_minutes, files) == ["PM176 MTG-1.md:4 MTG-1: item 2 takes 0 minutes"]


def test_minutes_or_none_are_clean():
    files = {
        "MTG-1": """
            agenda:
              - {item: Supplier, minutes: 15}
              - {item: Other}
        """,
    }
    assert not found(agenda_without_minutes, files)
