from pmsite.checks import part_audience_unknown
from tests.checks._portal import found


def test_a_misspelt_audience_of_a_field_or_an_item_is_found():
    files = {
        "RISK-1": "field_audience: {quantified: [clinet]}",
        "MTG-1": """
            agenda:
              - {item: Supplier, audience: board}
        """,
    }
    assert found(part_audience_unknown, files) == [
        "PM209 MTG-1.md:3 MTG-1: board is no audience",
        "PM209 RISK-1.md:2 RISK-1: clinet is no audience",
    ]


def test_known_audiences_are_clean():
    files = {
        "RISK-1": "field_audience: {quantified: [client, internal]}",
        "MTG-1": """
            agenda:
              - {item: Supplier, audience: client}
        """,
    }
    assert not found(part_audience_unknown, files)
