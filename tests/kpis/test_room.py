"""What every KPI of the room promises."""

from pathlib import Path

import pytest

from pmsite.exports.data import exported, schema
from pmsite.kpis._measured import measured, role
from pmsite.kpis._value import rated
from pmsite.pipeline import measured as piped
from tests.checks._portal import portal
from tests.checks.test_room import DEMO, files_of

KEYS = ["on_time", "client_satisfaction", "risk_response", "communication", "within_budget", "risks_lowered"]


def test_the_room_has_the_kpis_of_the_role_in_their_order():
    assert [module.DEFINITION.key for module in role()] == KEYS


@pytest.mark.parametrize("module", role(), ids=lambda module: module.DEFINITION.key)
def test_a_kpi_is_named_as_its_file_and_has_a_test_of_its_name(module):
    assert module.__name__.endswith(f".{module.DEFINITION.key}")
    assert (Path(__file__).parent / f"test_{module.DEFINITION.key}.py").is_file()
    assert module.counted.__doc__


def test_an_empty_portal_has_no_value_and_every_reason():
    for value in (*measured(portal({})).pooled, *measured(portal({})).of("P")):
        assert (value.value, value.status) == (None, "none")
        assert value.why


@pytest.mark.parametrize(
    ("value", "target", "amber", "direction", "expected"),
    [
        (0.9, 0.9, None, "up", "green"),
        (0.81, 0.9, None, "up", "amber"),
        (0.80, 0.9, None, "up", "red"),
        (0.80, 0.9, 0.8, "up", "amber"),
        (5, 5, None, "down", "green"),
        (5.5, 5, None, "down", "amber"),
        (5.6, 5, None, "down", "red"),
        (7, 5, 7, "down", "amber"),
        (None, 5, None, "up", "none"),
        (5, None, None, "up", "none"),
    ],
)
def test_a_tenth_below_its_target_is_amber(value, target, amber, direction, expected):
    assert rated(value, target, amber, direction) == expected


def test_projects_pool_numerators_and_denominators():
    found = measured(portal(files_of(DEMO)))
    for pooled in found.pooled:
        parts = [value for key in found.projects if (value := found.get(pooled.key, key)) is not None]
        if parts and pooled.denominator is not None:
            assert pooled.numerator == pytest.approx(sum(part.numerator or 0 for part in parts))
            assert pooled.denominator == sum(part.denominator or 0 for part in parts)
            assert pooled.n == sum(part.n for part in parts)


def test_they_are_worked_out_once_a_portal():
    built = portal({})
    assert measured(built) is measured(built) is piped(built)


def test_the_export_has_them_in_the_shape_of_the_contract():
    data = exported(portal(files_of(DEMO)), ())
    shape = {*schema()["$defs"]["kpi"]["required"], "breakdown"}
    for kpis in (data["kpis"], *(project["kpis"] for project in data["projects"])):
        assert [item["key"] for item in kpis][:6] == KEYS
        for item in kpis:
            assert set(item) == shape
            assert (item["value"] is None) == bool(item["why"])
