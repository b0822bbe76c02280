"""The headline of the portfolio names the projects that are off track, though their dates hold."""

from dataclasses import replace

import pytest

from pmsite.release.release import release
from pmsite.views import portfolio
from tests.views._figures import desk, portal

FINISH = "finish: 2026-06-30"
# a critical threat whose review is overdue makes the light of the risks red
RISK = "id: RISK-1\ntitle: Late\ninherent: {probability: 5, impact: 5}\ncreated: 2026-01-01\naudience: client"


def headline(slips, off, *, audience="", language="en"):
    """Of projects with these slips of the finish (None: not known), some of them with a red light."""
    files = {}
    for key in slips:
        files[f"{key.lower()}/index.md"] = (
            f"kind: project\nid: {key}\ntitle: {key}\n{FINISH}\naudience: client"
        )
        if key in off:
            files[f"{key.lower()}/risks/RISK-1.md"] = RISK
    built = portal(files)
    values = {key: {"finish_slip_days": days} for key, days in slips.items() if days is not None}
    built = replace(built, derived={**built.derived, **values})
    shown = release(built, audience) if audience else built
    return next(portfolio.pages(desk(shown, None, language=language))).figures[0].title


@pytest.mark.parametrize(
    ("slips", "off", "expected"),
    [
        ({"ATLAS": 0}, "", "ATLAS keeps its date."),
        ({"ATLAS": 0}, ["ATLAS"], "ATLAS keeps its date; ATLAS is off track: Risk."),
        (
            {"ATLAS": 0, "BOREAS": -2},
            ["ATLAS", "BOREAS"],
            "ATLAS and BOREAS keep their dates; ATLAS and BOREAS are off track.",
        ),
        # that a project is late says enough of it
        ({"ATLAS": 25, "BOREAS": 0}, ["ATLAS"], "ATLAS is 25 working days late; BOREAS keeps its date."),
        (
            {"ATLAS": 3, "BOREAS": 0},
            ["BOREAS"],
            "ATLAS is 3 working days late; BOREAS keeps its date; BOREAS is off track: Risk.",
        ),
        (
            {"ATLAS": 0, "BOREAS": 0, "CIRRUS": 0, "DORIS": 0},
            ["ATLAS", "BOREAS", "CIRRUS", "DORIS"],
            "All 4 projects keep their dates; 4 projects are off track.",
        ),
        ({"ATLAS": None}, ["ATLAS"], "1 project is running. ATLAS is off track: Risk."),
        ({"ATLAS": None, "BOREAS": None}, "", "2 projects are running."),
    ],
)
def test_who_is_off_track_is_named_beside_who_keeps_a_date(slips, off, expected):
    assert headline(slips, off) == expected


def test_an_audience_is_told_of_no_computed_light():
    assert headline({"ATLAS": 0}, ["ATLAS"], audience="client") == "1 project is running."
