import pytest

from pmsite.adapters.scaffold.outline import adapted
from pmsite.model.settings import Settings
from pmsite.records._catalogue import catalogue

OFFERS = {"text": "TODO", "day": "2026-06-01", "person": "li.wei", "milestone": "M1"}
TEXT = """\
---
id: RISK-001
status: identified
strategy:
cause:  # why
# inherent: {probability: 3, impact: 3}
threatens: []
---

Body --- text.
"""


def lines(block, text=TEXT):
    settings = Settings.model_validate(block)
    return adapted(text, catalogue(settings)["risk"], settings, OFFERS).splitlines()


def test_choices_stand_as_comments_behind_the_field():
    found = lines({})
    assert found[2].startswith("status: identified          # identified, assessed, ")
    assert found[3].startswith("strategy:                   # avoid, transfer, ")
    assert found[4] == "cause:                      # why"


def test_a_value_that_the_portal_does_not_allow_gives_way_to_its_first():
    assert (
        lines({"enumerations": {"risk.status": ["new", "old"]}})[2]
        == "status: new                 # new, old"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cause", "cause: TODO                 # why"),
        ("inherent", "inherent: {probability: 3, impact: 3}"),
        ("threatens", "threatens: M1               # TODO"),
        ("owner", "owner: li.wei"),
        ("reviewed", "reviewed: 2026-06-01"),
    ],
)
def test_what_the_portal_requires_gets_a_value_that_stands_out(name, expected):
    assert expected in lines({"required": {"risk": [name]}})
    assert expected not in lines({})


def test_fields_of_the_configuration_are_added_with_what_they_take():
    found = lines(
        {
            "fields": {
                "risk": {
                    "region": {"type": "choice", "values": ["north", "south"]},
                    "until": {"type": "date"},
                }
            }
        }
    )
    assert "region:                     # north, south" in found
    assert "until:                      # YYYY-MM-DD" in found


def test_the_body_stays_as_it_is():
    assert lines({})[-2:] == ["", "Body --- text."]
