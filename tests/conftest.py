"""What tests of every room share: one browser a process."""

from __future__ import annotations

import shutil

import hypothesis
import pytest

hypothesis.settings.register_profile("pmsite", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("pmsite")


@pytest.fixture(scope="session")
def browser():
    """Chromium, as the system has it."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium")
    assert executable, "no chromium on the PATH; scripts/browser.sh installs it"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()
