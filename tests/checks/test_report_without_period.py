from pmsite.checks import report_without_period
from tests.checks._portal import found


def test_a_published_report_without_period_is_found():
    files = {
        "RPT-1": """
            highlights: Signed
            status: published
        """,
    }
    assert found(report_without_period, files) == ["PM199 RPT-1.md:3 RPT-1 is published without a period"]


def test_a_period_or_a_draft_is_clean():
    files = {
        "RPT-1": """
            status: published
            period: {from: 2026-03-01, to: 2026-03-31}
        """,
        "RPT-2": "status: draft",
    }
    assert not found(report_without_period, files)
