"""What a report's page shows of the figures that were frozen; the portal is that of the documents' tests."""

import datetime as dt

import pytest

from pmsite.locale.texts import texts
from pmsite.model.figure import Band
from pmsite.model.figure.line import plain
from pmsite.release.release import release
from pmsite.views._all import views_of
from tests.exports._report_portal import reported_portal


def figures(portal, name="p/reports/RPT-2026-03"):
    page = next(page for page in views_of(portal, texts("en")) if page.address.page == name)
    return {item.anchor: item for item in flat(page.figures)}


def flat(found):
    for item in found:
        yield from flat(item.figures) if isinstance(item, Band) else (item,)


@pytest.fixture(scope="module")
def found():
    return figures(reported_portal())


def test_the_curve_ends_where_its_values_do(found):
    lines = {line.name: [(point.x, point.y) for point in line.points] for line in found["curve"].lines}
    assert lines["Planned value"] == [(dt.date(2026, 2, 28), 400), (dt.date(2026, 3, 31), 1300)]
    assert lines["Planned value to the end"] == [(dt.date(2026, 3, 31), 1300), (dt.date(2026, 4, 30), 2000)]
    assert lines["Earned value"] == [(dt.date(2026, 2, 28), 300), (dt.date(2026, 3, 31), 1100)]
    assert found["curve"].today == dt.date(2026, 3, 31)


def test_risks_stand_beside_their_score_of_the_report_before(found):
    assert found["risks"].title == "Risks: 1 open, 0 critical"
    assert [plain(cell.text) for cell in found["risks"].rows[0].cells] == [
        "RISK-1 Water",
        "12 High",
        "16",
        "Li Wei",
    ]


def test_hours_and_earned_value_are_facts(found):
    hours = {fact.name: plain(fact.text) for fact in found["hours"].facts}
    assert hours == {"Planned": "40 h", "Booked": "12 h", "Remaining": "28 h"}
    value = {fact.name: plain(fact.text) for fact in found["value"].facts}
    assert value["Cost variance (CV)"].replace("\u2060", "") == "−¥100"
    assert value["Cost performance index (CPI)"] == "0.92"


def test_what_is_missing_says_why():
    edit = {"p/reports/RPT-2026-03.md": ("spi: 0.8462", "spi: null, why: {spi: no progress is recorded}")}
    value = {fact.name: plain(fact.text) for fact in figures(reported_portal(edit))["value"].facts}
    assert value["Schedule performance index (SPI)"] == "n/a: no progress is recorded"


def test_what_was_restated_is_shown_to_the_team_only():
    edit = {
        "p/reports/RPT-2026-03.md": ("figures:\n", "restated: {earned_value.ac: A late invoice}\nfigures:\n")
    }
    portal = reported_portal(edit)
    assert plain(figures(portal)["restated"].lines[0]) == "earned_value.ac A late invoice"
    assert "restated" not in figures(release(portal, "client"))


def test_malformed_figures_are_passed_over():
    written = "  risks:\n    - {id: RISK-1, probability: 3, impact: 4, score: 12, band: high}\n"
    odd = "  risks: [odd, {id: 7}, {score: much}]\n  projects: none\n  issues: {a: b}\n"
    edit = {"p/reports/RPT-2026-03.md": (written, odd)}
    shown = figures(reported_portal(edit))
    assert len(shown["risks"].rows) == 2
    assert "projects" not in shown
