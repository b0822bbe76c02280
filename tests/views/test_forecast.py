import datetime as dt
from dataclasses import replace

import pytest

from pmsite.analyses import forecast as analysis
from pmsite.analyses import plan as plan_analysis
from pmsite.model.figure import Band, Facts, Meter, Series, Table
from pmsite.release.release import release
from pmsite.views import forecast
from tests.views._figures import column, desk, facts, figure, head, plain, portal

PLAN = """id: PLAN-01
title: Plan
start: 2026-06-01
tasks:
  - {id: T-1, name: A, duration: 5d, estimate: {optimistic: 4d, likely: 5d, pessimistic: 12d}}
  - {id: T-2, name: B, duration: 5d, depends: T-1}
  - {id: T-3, name: C, duration: 1d}
milestones:
  - {id: M1, name: First, actual: 2026-06-02, baseline: 2026-06-02}
  - {id: M2, name: Second, depends: T-2, baseline: 2026-06-10}
  - {id: M4, name: Fourth, depends: T-3}"""
RISK = "id: RISK-1\ntitle: Late parts\nstatus: monitoring\nquantified: {probability: 40%, delay: {T-2: 3d}}"
PROJECT = "kind: project\nid: ATLAS\ntitle: Rollout\nfinish: 2026-07-31\naudience: client"
FILES = {"atlas/plan.md": PLAN, "atlas/risks/RISK-1.md": RISK}


def built(files=FILES):
    found = portal(files)
    derived = {uid: dict(values) for uid, values in found.derived.items()}
    plans, _ = plan_analysis.derive(found.graph, found.settings, found.as_of)
    for values in (plans, analysis.derive(found.graph, found.settings, found.as_of)):
        for uid, value in values.items():
            derived.setdefault(uid, {}).update(value)
    return replace(found, derived=derived)


def page(files=FILES, **options):
    pages = [*forecast.pages(desk(built(files), **options))]
    assert [found.address.page for found in pages] == ["atlas/forecast"]
    return pages[0]


def values():
    return built().derived["ATLAS"]


def test_the_sentence_says_by_when_the_finish_is_sure_and_how_likely_the_target_is():
    sure = values()["forecast"]["finish"]["p80"]
    on_target = head(page({**FILES, "atlas/index.md": PROJECT})).title
    assert (
        on_target == f"80 % sure to finish by {sure.day} Jun; the target 31 Jul has a chance of above 99 %."
    )
    chance = values()["forecast_basis"]["planned_chance"]
    assert 0.01 < chance < 0.99
    assert head(page()).title == (
        f"80 % sure to finish by {sure.day} Jun; the finish as planned, 18 Jun, has a chance of {chance:.0%}."
    ).replace("%", " %").replace("80  %", "80 %")
    assert plain(head(page()).sub) == (
        "10,000 simulated schedules: 1 of 3 open tasks have a three-point estimate, 1 open risk has a delay."
    )


def test_open_milestones_have_their_percentiles_beside_baseline_and_plan():
    table = figure(page(), "Milestones and their probable dates")
    assert column(table, "Milestone") == ["M4 Fourth", "M2 Second", "Finish of the project"]
    assert column(table, "Baseline") == ["n/a", "10 Jun", "–"]
    assert column(table, "As planned") == ["5 Jun", "18 Jun", "18 Jun"]
    assert column(table, "P80")[0] == "5 Jun"
    sure = values()["forecast"]["M2"]["p80"]
    assert column(table, "P80")[1] == f"{sure.day} Jun"
    assert column(table, "Baseline kept") == ["–", "below 1 %", "–"]


def test_the_curve_rises_from_nothing_to_all_and_names_the_percentiles():
    target = page({**FILES, "atlas/index.md": PROJECT.replace("07-31", "06-20")})
    band = next(found for found in target.figures if isinstance(found, Band))
    curve, basis = band.figures
    assert isinstance(curve, Series)
    assert isinstance(basis, Facts)
    shares = [point.y for point in curve.lines[0].points]
    assert shares[0] == 0
    assert shares[-1] == 100
    assert shares == sorted(shares)
    assert {day for day, _ in curve.dates} == set(values()["forecast"]["finish"].values())
    assert (curve.today, curve.today_label) == (dt.date(2026, 6, 20), "Target 20 Jun")
    assert facts(basis)["Estimated tasks"] == "1 of 3 open"
    assert facts(basis)["Risks"] == "RISK-1"


def test_a_target_far_away_does_not_stretch_the_curve():
    far = page({**FILES, "atlas/index.md": PROJECT.replace("2026-07-31", "2028-07-31")})
    band = next(found for found in far.figures if isinstance(found, Band))
    assert (band.figures[0].today, band.figures[0].finish) == (None, None)


def test_what_drives_the_finish_is_a_tornado_of_tasks_and_risks():
    table = figure(page(), "What drives the finish")
    found = values()["sensitivity"]
    assert [plain(row.cells[0].text) for row in table.rows] == [
        {"ATLAS/RISK-1": "RISK-1 Late parts", "T-1": "T-1 A"}[item["id"]] for item in found
    ]
    bars = [row.cells[2].text[0] for row in table.rows]
    assert all(isinstance(bar, Meter) for bar in bars)
    assert [bar.value for bar in bars] == [item["correlation"] for item in found]


def test_tasks_are_listed_by_how_often_they_are_critical():
    table = figure(page(), "How often tasks are critical")
    assert column(table, "Task") == ["T-1 A", "T-2 B"]
    assert column(table, "Criticality") == ["above 99 %", "above 99 %"]
    assert plain(table.note) == "1 open task is critical less often."


def test_every_figure_with_numbers_says_formula_seed_and_runs():
    found = page()
    shown = [
        inner
        for outer in found.figures[1:]
        for inner in (outer.figures if isinstance(outer, Band) else (outer,))
        if isinstance(inner, (Table, Series))
    ]
    assert len(shown) == 4
    for item in shown:
        lines = [plain(line) for line in item.formula.lines]
        assert "10,000 runs, seed 1, Beta-PERT distribution, λ = 4." in lines


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        (
            PLAN.replace("estimate: {optimistic: 4d, likely: 5d, pessimistic: 12d}", "owner: li.wei"),
            "uncertain",
        ),
        ("id: PLAN-01\ntitle: P\nstart: 2026-06-01\ntasks: [{id: T-1, name: A}]", "no dates"),
    ],
)
def test_without_uncertainty_the_page_says_why_there_is_nothing(plan, reason):
    found = page({"atlas/plan.md": plan})
    assert len(found.figures) == 1
    assert head(found).title == "No probability of a date can be computed."
    assert reason in plain(head(found).sub)


def test_there_is_no_page_without_a_plan_for_the_portal_or_for_an_audience():
    assert not [*forecast.pages(desk(built({})))]
    assert not [*forecast.pages(desk(built(), None))]
    assert not [*forecast.pages(desk(release(built({**FILES, "atlas/index.md": PROJECT}), "client")))]


def test_a_declassified_forecast_alone_is_a_page_of_dates():
    found = built({**FILES, "atlas/index.md": PROJECT})
    rule = found.settings.audiences["client"].model_copy(update={"declassify": ("project.forecast",)})
    settings = found.settings.model_copy(update={"audiences": {"client": rule}})
    seen = release(replace(found, settings=settings), "client")
    pages = [*forecast.pages(desk(seen))]
    assert [type(item).__name__ for item in pages[0].figures] == ["Head", "Table"]
    assert column(pages[0].figures[1], "Milestone") == ["Finish of the project"]
