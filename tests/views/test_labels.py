"""Names of things by the configuration, else by the language."""

import pytest

from pmsite.locale.texts import Catalogue
from pmsite.model.settings import Settings
from pmsite.views._labels import calendar, small

OWN = Settings.model_validate({"calendars": {"site": {"base": "cn"}, "de": {"base": "de"}}})


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("cn", "en", "China"),
        ("cn", "zh", "中国"),
        ("CN", "en", "China"),
        ("fr", "zh", "法国"),
        ("none", "en", "Monday to Friday"),
        ("always", "zh", "每天"),
        ("site", "en", "site"),
        ("de", "en", "de"),
    ],
)
def test_a_calendar_is_named_by_its_country_or_as_the_portal_names_its_own(name, language, said):
    assert calendar(name, OWN, Catalogue(language)) == said


@pytest.mark.parametrize(
    ("label", "said"), [("In review", "in review"), ("CCB", "CCB"), ("开放", "开放"), ("", "")]
)
def test_a_label_within_a_line_begins_small_unless_it_is_an_abbreviation(label, said):
    assert small(label) == said
