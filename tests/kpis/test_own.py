"""A portal's own KPIs, defined in content."""

import pytest

from pmsite.kpis._measured import measured
from pmsite.model.settings import Settings
from pmsite.release.release import release
from tests.checks._portal import portal
from tests.kpis._measure import day, months, value


def kpi(text, name="KPI-1", project=""):
    return {f"{project}kpis/{name}.md": f"---\nid: {name}\ntitle: T\n{text}\n---\n"}


def change(number, submitted, decided=None, project="p"):
    verdict = f", verdict: approved, date: {decided}" if decided else ""
    return {
        f"{project}/changes/CR-{number}.md": f"---\nid: CR-{number}\ntitle: C\nstatus: in_review\n"
        f"submitted: {submitted}\napprovals: [{{who: a, required: true{verdict}}}]\n"
        f"impact: {{cost: {number}000}}\n---\n"
    }


CHANGES = {
    **change(1, "2026-01-10", "2026-01-15"),
    **change(2, "2026-01-20", "2026-02-25"),
    **change(3, "2026-03-10"),
    **change(4, "2026-04-10", "2026-04-11"),
}
RATIO = """unit: percent
target: 90
amber: 30
measure: ratio
of: kind = change and decided_days <= 10
over: kind = change and submitted <= as_of"""


def test_a_ratio_is_a_share_of_what_is_considered():
    found = value({**CHANGES, **kpi(RATIO)}, "KPI-1")
    assert (found.numerator, found.denominator, found.unit) == (1, 3, "ratio")
    assert found.value == pytest.approx(1 / 3)
    assert (found.target, found.amber, found.status) == (0.9, 0.3, "amber")
    assert found.hits == ("P/CR-1",)
    assert found.records == ("P/CR-1", "P/CR-2", "P/CR-3")


def test_its_months_are_told_from_dates():
    files = {"P": "kind: project\nid: P\ntitle: P\nstart: 2026-01-05", **CHANGES, **kpi(RATIO)}
    assert months(files, "KPI-1") == {"01-31": 0.5, "02-28": 0.5, "03-31": 0.333333333}
    undated = kpi("measure: count\nwhere: kind = change and status = in_review")
    assert months({**files, **undated}, "KPI-1") == {}


def test_a_ratio_of_unlike_kinds_divides_two_counts():
    files = {"ISS-1": "severity: high", "ISS-2": "severity: low", "RISK-1": "title: R"}
    text = "measure: ratio\nof: kind = issue\nover: kind = risk"
    found = value({**files, **kpi(text)}, "KPI-1")
    assert (found.numerator, found.denominator, found.value) == (2, 1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("measure: mean\nfield: impact.cost\nwhere: kind = change and submitted <= as_of", 2000),
        ("measure: sum\nfield: impact.cost\nwhere: kind = change", 10000),
        ("measure: mean\nfield: decided_days\nwhere: kind = change", 14),
        ("measure: count\nwhere: kind = change and decided_days > 10", 1),
        ("measure: count\nwhere: kind = change and decided_days > 100", 0),
    ],
)
def test_mean_sum_and_count(text, expected):
    assert value({**CHANGES, **kpi(text)}, "KPI-1").value == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("target: 3", "neither a measure nor measurements"),
        ("measure: ratio\nof: kind = risk", "of and over"),
        ("measure: mean\nwhere: kind = change", "field"),
        ("measure: sum\nfield: impact.cost", "where"),
        ("measure: ratio\nof: kind = risk\nover: kind = risk", "no record is counted yet"),
        ("measure: mean\nfield: impact.cost\nwhere: kind = risk", "no record has a number"),
        ("measure: count\nwhere: kind =", "where"),
        ("measurements: [{date: 2026-05-01, value: 3}]", "nothing is measured yet"),
    ],
)
def test_what_cannot_be_computed_says_why_and_is_never_zero(text, why):
    found = value({**CHANGES, **kpi(text, project="p/")}, "KPI-1")
    assert (found.value, found.status) == (None, "none")
    assert why in found.why


def test_a_series_gives_its_last_measurement():
    text = """unit: percent
target: 95
measurements:
  - {date: 2026-02-27, value: 88}
  - {date: 2026-01-30, value: 83}
  - {date: 2026-04-30, value: 100}"""
    found = value(kpi(text), "KPI-1", project=None)
    assert (found.value, found.target, found.n, found.status) == (0.88, 0.95, 2, "amber")
    assert months(kpi(text), "KPI-1", project=None) == {"01-31": 0.83, "02-28": 0.88, "03-31": 0.88}
    assert value(kpi(text), "KPI-1") is None


def test_downwards_a_value_must_not_exceed_its_target():
    for cost, status in ((10000, "green"), (9500, "amber"), (9000, "red")):
        text = f"direction: down\nunit: CNY\ntarget: {cost}\nmeasure: sum\nfield: impact.cost\n"
        text += "where: kind = change"
        assert value({**CHANGES, **kpi(text)}, "KPI-1").status == status


def test_the_portals_pool_and_a_projects_own_stay_at_home():
    other = {
        "q/index.md": "---\nkind: project\nid: Q\ntitle: Q\n---\n",
        **change(9, "2026-01-10", "2026-01-11", project="q"),
    }
    text = "measure: count\nwhere: kind = change"
    files = {**CHANGES, **other, **kpi(text), **kpi(text, "KPI-2", "q/")}
    found = measured(portal(files))
    assert {key: found.get("KPI-1", key).value for key in (None, "P", "Q")} == {None: 5, "P": 4, "Q": 1}
    assert found.get("KPI-2", "Q").value == 1
    assert found.get("KPI-2", "P") is None
    assert found.get("KPI-2", None) is None


def test_an_earlier_day_sees_nothing_of_what_came_later():
    files = {**CHANGES, **kpi(RATIO)}
    assert value(files, "KPI-1", as_of=day("2026-01-12")).denominator == 1


def test_an_audience_sees_what_rests_on_released_records_only():
    released = {
        "P": "kind: project\nid: P\ntitle: P\naudience: client",
        "plan": "start: 2026-01-05\naudience: client\n"
        "milestones: [{id: M1, name: A, baseline: 2026-02-01, audience: client}]",
        "RISK-1": "audience: client\ninherent: {probability: 3, impact: 4}",
        "RISK-2": "inherent: {probability: 3, impact: 4}",
        **kpi("audience: client\nmeasure: count\nwhere: kind = risk and current.score > 3"),
        **kpi("audience: client\nmeasure: count\nwhere: kind = milestone and status = overdue", "KPI-2"),
        **kpi("measure: count\nwhere: kind = risk", "KPI-3"),
    }
    inner = portal(released)
    assert [item.key for item in measured(inner).of("P")][-3:] == ["KPI-1", "KPI-2", "KPI-3"]
    assert measured(inner).get("KPI-2", "P").value == 1
    found = measured(release(inner, "client"))
    assert {item.key: item.value for item in found.of("P")} == {"on_time": 0, "risks_lowered": 0, "KPI-1": 1}
    told = Settings.model_validate({"audiences": {"client": {"declassify": ["milestone.status"]}}})
    found = measured(release(portal(released, settings=told), "client"))
    assert found.get("KPI-2", "P").value == 1
    hidden = Settings.model_validate({"audiences": {"client": {"hide_fields": {"risk": ["current"]}}}})
    assert measured(release(portal(released, settings=hidden), "client")).get("KPI-1", "P") is None


def test_exposure_is_counted_for_an_audience_only_where_it_is_declassified():
    files = {
        "P": "kind: project\nid: P\ntitle: P\naudience: client",
        "RISK-1": "audience: client\nquantified: {probability: 50%, cost: 100}",
        **kpi("audience: client\nmeasure: count\nwhere: kind = risk and exposure.cost >= 50"),
    }
    assert measured(portal(files)).get("KPI-1", "P").value == 1
    assert measured(release(portal(files), "client")).get("KPI-1", "P") is None
    told = Settings.model_validate({"audiences": {"client": {"declassify": ["risk.exposure"]}}})
    assert measured(release(portal(files, settings=told), "client")).get("KPI-1", "P").value == 1
