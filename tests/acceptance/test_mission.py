"""The page that maps the role to the demo: every link of it leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "mission.md"
LINKS = re.findall(r"\]\(\.\./site/([^)#]*)", PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("link", sorted(set(LINKS)))
def test_a_link_of_the_mission_page_leads_to_a_page_of_the_demo(site, link):
    assert (site / link).is_file()


def test_every_responsibility_indicator_and_case_has_a_row():
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"| {number} | " in text for number in range(1, 8))
    assert len(re.findall(r"\.\./site/kpis/\w+/index\.html", text)) >= 6
    assert "ATLAS" in text
    assert "BOREAS" in text
