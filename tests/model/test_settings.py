import pytest

from pmsite.model.settings import Settings


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ({}, "month"),
        ({"period": "week"}, "week"),
        ({"period": "fortnight"}, "week"),
        ({"period": "quarter"}, "month"),
        ({"period": "week", "history": {"period": "month"}}, "month"),
    ],
)
def test_trends_follow_the_reporting_period_unless_told_otherwise(written, period):
    assert Settings.model_validate(written).snapshots == period
