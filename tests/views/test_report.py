from pmsite.model.figure import Band, Cards, Listing, Prose
from pmsite.views import report
from tests.views._figures import PEOPLE, column, facts, figure, head, items, pages, plain, titles

APRIL = """id: RPT-2026-04
title: April
status: published
period: {from: 2026-04-01, to: 2026-04-30}
dimensions: {schedule: {declared: at_risk}}
figures: {as_of: 2026-04-30, kpis: [{key: on_time, value: 0.835}], counts: {risks_open: 9}}"""
MAY = """---
id: RPT-2026-05
title: May
status: published
owner: li.wei
audience: client
field_audience: {figures: [internal]}
period: {from: 2026-05-01, to: 2026-05-29}
dimensions:
  schedule: {declared: on_track, computed: at_risk, comment: Recovered since}
  cost: {declared: on_track, computed: on_track}
highlights: [Load test passed]
next_steps: [Go live]
decisions_needed: [CR-001]
figures:
  as_of: 2026-05-29
  earned_value: {bac: 1175600, spi: 0.981, odd: [1]}
  kpis:
    - {key: on_time, value: 0.875, numerator: 7, denominator: 8, target: 0.9, status: amber}
    - {key: client_satisfaction, value: 85.9, target: 80, status: green}
    - {key: own_one, value: null, why: no answers}
    - odd
  milestones:
    - {id: M1, baseline: 2026-05-28, actual: 2026-05-28, slip_days: 0}
    - {id: M2, baseline: 2026-06-15, forecast: 2026-06-16, slip_days: 1}
    - {id: M9, baseline: someday}
  counts: {risks_open: 8, own_count: 2}
---
It was a good month.
"""
FILES = {
    **PEOPLE,
    "atlas/plan.md": """id: PLAN-01
title: Plan
milestones:
  - {id: M1, name: Load test, actual: 2026-05-28}
  - {id: M2, name: Accepted, forecast: 2026-06-18}""",
    "atlas/changes/CR-001.md": """id: CR-001
title: English
status: in_review
audience: client
impact: {schedule: 3d}
approvals: [{who: chen.jie, required: true}]""",
    "atlas/reports/RPT-2026-04.md": APRIL,
    "atlas/reports/RPT-2026-05.md": MAY,
}


def page(name="RPT-2026-05", **options):
    return pages(report, FILES, **options)[f"atlas/reports/{name}"]


def test_the_head_says_what_was_found_and_how_old_the_figures_are():
    found = head(page())
    assert found.title == "All 2 dimensions are on track. It needs one decision."
    assert found.small == "RPT-2026-05 · 1 May to 29 May · figures as of 29 May · Li Wei"
    assert (found.here, found.as_of) == ("RPT-2026-05", "Figures as of Fri 29 May 2026")
    assert page().record == "ATLAS/RPT-2026-05"


def test_the_last_report_says_what_has_moved_since():
    assert plain(head(page()).sub) == "These figures do not change. Since then: M2 16 Jun → 18 Jun"
    assert head(page("RPT-2026-04")).sub == ()


def test_a_dimension_declared_otherwise_than_computed_is_said():
    table = figure(page(), "Status: 1 dimension is declared otherwise than computed")
    assert [item.title for item in table.columns] == [
        "Dimension",
        "RPT-2026-04",
        "Declared",
        "Computed",
        "Comment",
    ]
    assert column(table, "Declared") == ["On track", "On track", "On track"]
    assert column(table, "RPT-2026-04") == ["At risk", "At risk", "–"]
    assert column(table, "Computed") == ["At risk", "At risk", "On track"]
    assert plain(table.rows[1].cells[3].sub) == "differs from the declared one"


def test_decisions_needed_are_linked_with_their_state_today():
    assert items(figure(page(), "Decisions needed")) == [("CR-001 English", "+3 d", "Chen Jie")]


def test_what_was_done_and_what_comes_stand_side_by_side_after_the_words():
    figures = page().figures
    band = next(found for found in figures if isinstance(found, Band))
    assert [found.title for found in band.figures if isinstance(found, Listing)] == ["Achieved", "Next steps"]
    assert any(isinstance(found, Prose) for found in figures)


def test_frozen_indicators_have_target_and_change():
    cards = figure(page(), "Indicators")
    assert isinstance(cards, Cards)
    first, second, third = cards.cards
    assert (first.name, first.value, first.of) == ("On-time delivery rate", "88 %", "7 of 8")
    assert first.lines == ("target ≥ 90 %", "+4 points since the report before")
    assert first.status is not None
    assert first.status.health == "warn"
    assert (second.value, second.of) == ("86", "of 100")
    assert (third.name, third.value, third.lines) == ("Own one", "n/a", ("no answers",))


def test_frozen_milestones_keep_their_dates():
    table = figure(page(), "Milestones: 1 behind its baseline")
    assert column(table, "Milestone") == ["M1 Load test", "M2 Accepted", "M9"]
    assert column(table, "Forecast or actual") == ["✔ 28 May", "◆ 16 Jun", "–"]
    assert column(table, "Slip") == ["±0", "+1 d", "n/a"]


def test_earned_value_and_counts_stand_by_name():
    band = [found for found in page().figures if isinstance(found, Band)][-1]
    value, counts = band.figures
    assert facts(value) == {
        "Budget at completion (BAC)": "¥1,175,600",
        "Schedule performance index (SPI)": "0.98",
    }
    assert facts(counts) == {"Open risks": "8 (9 in the report before)", "Own count": "2"}


def test_a_report_without_figures_says_so_to_the_team_only():
    files = {"atlas/reports/RPT-01.md": "id: RPT-01\ntitle: Empty\naudience: client"}
    found = pages(report, files)["atlas/reports/RPT-01"]
    assert "without frozen figures" in plain(figure(found, "Figures").lines[0])
    assert head(found).title == "The report gives no status. It is still a draft."
    assert "Figures" not in titles(pages(report, files, audience="client")["atlas/reports/RPT-01"])


def test_an_audience_sees_no_figure_that_is_withheld():
    found = page(audience="client")
    assert head(found).sub == ()
    assert {"Indicators", "Figures"}.isdisjoint(titles(found))
    assert "1,175,600" not in str(found)


def test_no_report_gives_no_page():
    assert not pages(report, {})
    assert not pages(report, FILES, None)
