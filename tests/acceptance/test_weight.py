"""The dashboard's weight, and how soon and how calmly it stands on a slow machine; `make proof` takes more pages."""

import pytest

from tests.acceptance._weight import DESK, PAINT, PHONE, SHIFT, TRANSFER, business, packed, paint, visit

pytestmark = pytest.mark.browser
DASHBOARD = "atlas/"


@pytest.fixture(scope="module")
def address(site):
    """The demo behind a server that packs."""
    with packed(site) as url:
        yield url


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_first_visit_is_light_and_nothing_moves(browser, address, size):
    seen = visit(browser, address + DASHBOARD, size)
    assert {"/atlas/", "/assets/pmsite.css", "/assets/pmsite.js"} <= set(seen.sent)
    assert all(path.startswith(("/atlas/", "/assets/", "/search/")) for path in seen.sent), sorted(seen.sent)
    assert not any("plotly" in path for path in seen.sent), "Plotly comes when it is asked for"
    assert 20_000 < seen.transfer <= TRANSFER, seen.sent
    assert seen.shift <= SHIFT


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_its_largest_part_is_painted_within_a_second(browser, address, size):
    """A machine at work may take so many times longer; `make proof` has it alone and takes no excuse."""
    assert 0 < paint(browser, address + DASHBOARD, size) <= PAINT * business()
