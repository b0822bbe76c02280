"""What tests of every room share: one browser a process."""

from __future__ import annotations

import hypothesis
import pytest

hypothesis.settings.register_profile("pmsite", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("pmsite")


@pytest.fixture(scope="session")
def browser():
    """Chromium, as the system has it."""
    from tests.acceptance._browser import chromium

    with chromium() as running:
        yield running
