"""The portal that queries are asked of."""

import pytest

from tests.checks._portal import portal
from tests.graph._queried import FILES


@pytest.fixture(scope="module")
def built():
    return portal(FILES)
