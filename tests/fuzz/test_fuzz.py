"""Both fuzz targets, for a few seconds; ``make fuzz SECONDS=600`` goes on longer."""

import os
import random

import pytest

from tests.fuzz import body, front
from tests.fuzz._run import fired

SEED = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))


@pytest.mark.parametrize("target", [front, body], ids=["front", "body"])
def test_no_input_brings_a_reader_down_or_code_onto_a_page(target):
    found = fired(target, SEED, 150)
    assert not found, (SEED, found)
