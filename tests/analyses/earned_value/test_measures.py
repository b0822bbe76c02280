import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.earned_value import measures

MONEY = st.integers(1, 10**9).map(lambda cents: cents / 100)
COST = {
    "cv", "cpi", "eac_cpi", "eac_remaining_at_budget", "eac_cpi_spi", "etc_cpi", "etc_remaining_at_budget",
    "vac_cpi", "tcpi_bac", "tcpi_eac",
}  # fmt: skip


def missing(**given_values):
    result = measures(**given_values)
    assert {key for key, value in result.values.items() if value is None} == set(result.why)
    return dict(result.why)


def test_without_actual_cost_there_is_no_cost_index_and_no_estimate():
    found = missing(bac=100, pv=50, ev=40, why={"ac": "no actual cost is recorded"})
    assert set(found) == COST | {"ac"}
    assert set(found.values()) == {"no actual cost is recorded"}


def test_without_progress_there_is_no_index():
    found = missing(bac=100, pv=50, ac=40, why={"ev": "no progress is recorded"})
    assert {"spi", "cpi", "sv", "percent_complete"} <= set(found)
    assert found["spi"] == "no progress is recorded"


def test_where_nothing_was_planned_there_is_no_spi_and_no_estimate_by_it():
    found = missing(bac=100, pv=0, ev=40, ac=40)
    assert found == dict.fromkeys(("spi", "eac_cpi_spi"), "nothing was planned by then")


def test_where_nothing_is_earned_there_is_no_estimate_by_cpi():
    found = missing(bac=100, pv=50, ev=0, ac=40)
    assert found["eac_cpi"] == "nothing is earned yet"
    assert "eac_remaining_at_budget" not in found
    assert measures(bac=100, pv=50, ev=0, ac=40).values["cpi"] == 0


def test_when_the_budget_is_spent_there_is_no_index_to_keep_it():
    assert missing(bac=100, pv=100, ev=80, ac=100)["tcpi_bac"] == "the budget is spent"


def test_when_all_is_done_no_work_is_left_to_index():
    assert missing(bac=100, pv=100, ev=100, ac=90) == {"tcpi_eac": "no work is left"}


def test_nothing_is_nothing():
    assert set(missing()) == set(measures().values)


@given(bac=MONEY, pv=MONEY, share=st.floats(0.01, 1), ac=MONEY)
def test_measures_agree_with_each_other(bac, pv, share, ac):
    ev = round(bac * share, 2) or 0.01
    found = measures(bac=bac, pv=pv, ev=ev, ac=ac).values
    assert found["sv"] == pytest.approx(ev - pv, abs=1e-5)
    assert found["cv"] == pytest.approx(ev - ac, abs=1e-5)
    assert found["eac_cpi"] == pytest.approx(ac + found["etc_cpi"], rel=1e-6, abs=1e-4)
    assert found["vac_cpi"] == pytest.approx(bac - found["eac_cpi"], rel=1e-6, abs=1e-4)
    assert found["eac_remaining_at_budget"] - ac == pytest.approx(bac - ev, abs=1e-4)
    assert (found["cv"] < 0) == (found["cpi"] < 1) or abs(found["cv"]) < 0.01 * ac


@given(bac=st.integers(1000, 10**6), done=st.floats(0.1, 0.9), index=st.floats(0.5, 1.5))
def test_at_the_estimate_the_rest_needs_the_index_of_until_now(bac, done, index):
    found = measures(bac=bac, pv=bac, ev=bac * done, ac=bac * done / index).values
    assert found["tcpi_eac"] == pytest.approx(found["cpi"], rel=1e-4)
