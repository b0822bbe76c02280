"""The first search of a portal of 1 000 records; ``make proof`` takes 10 000."""

import pytest

from tests.acceptance._run import portal
from tests.acceptance._transfer import first_search, searchable
from tests.cases.many_records import many_records

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST = 300_000
"""Bytes, by gzip; a portal of ten times as many records has 500 000."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("thousand")
    searchable(portal(folder / "portal", many_records(1, 1_000)), folder / "site")
    return folder / "site"


@pytest.mark.parametrize("words", ["RISK-004", "P3", "的", "发展"])
def test_the_first_search_is_light(browser, site, words):
    assert 10_000 < first_search(browser, site, words) < MOST


def test_no_file_of_the_index_is_large(site):
    sizes = {path.name: path.stat().st_size for path in (site / "search").iterdir()}
    assert len(sizes) > 50
    assert max(sizes.values()) < 100_000
