import pytest

from pmsite.adapters.render.links import href
from pmsite.model.address import Address


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        pytest.param(
            Address("atlas/risks/RISK-004"), "atlas/risks", "../../atlas/risks/RISK-004/", id="down"
        ),
        pytest.param(Address("atlas/risks"), "", "atlas/risks/", id="from the top"),
        pytest.param(Address(""), "atlas/risks", "../../", id="to the top"),
        pytest.param(Address(""), "", "./", id="the top to itself"),
        pytest.param(Address("atlas/plan", "T-43"), "atlas", "../atlas/plan/#T-43", id="place on a page"),
        pytest.param(Address("atlas/plan", "T-43"), "atlas/plan", "#T-43", id="place on this page"),
        pytest.param(
            Address("项目/风险"), "", "%E9%A1%B9%E7%9B%AE/%E9%A3%8E%E9%99%A9/", id="percent-encoded"
        ),
        pytest.param(
            Address("kpis/on_time", "records", query=(("owner", "Li Wei"), ("x", "a&b#c"))),
            "kpis/on_time",
            "?owner=Li+Wei&x=a%26b%23c#records",
            id="rows of this page",
        ),
        pytest.param(
            Address("kpis", query=(("owner", "李伟"),)),
            "",
            "kpis/?owner=%E6%9D%8E%E4%BC%9F",
            id="rows of a page",
        ),
        pytest.param(Address("a b", 'c"d'), "", "a%20b/#c%22d", id="spaces and quotes"),
    ],
)
def test_a_link_goes_up_to_the_root_and_down_to_its_page(target, page, expected):
    assert href(target, page) == expected


@pytest.mark.parametrize("page", ["javascript:alert(1)", "//evil.example", "https://evil.example"])
def test_an_address_never_leaves_the_portal(page):
    assert ":" not in href(Address(page), "")
    assert not href(Address(page), "").startswith("//")
