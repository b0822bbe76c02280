from pmsite.checks import report_figure_not_frozen
from tests.checks._portal import found

LIVE = "```pmsite\ncount: kind = risk\n```\n"
FROZEN = "```pmsite\ncount: kind = risk\nfrozen: {as_of: 2026-03-31, rows: []}\n```\n"


def report(body, status="published"):
    return f"---\ntitle: R\nstatus: {status}\nperiod: {{from: 2026-03-01, to: 2026-03-31}}\n---\n{body}"


def test_a_live_figure_in_a_published_report_is_found_at_its_block():
    files = {"RPT-1": report(f"Words\n\n{FROZEN}\n{LIVE}")}
    assert found(report_figure_not_frozen, files) == [
        "PM240 RPT-1.md:13 RPT-1 is published, its count is not frozen"
    ]


def test_drafts_frozen_figures_and_other_records_are_fine():
    files = {
        "RPT-1": report(FROZEN),
        "RPT-2": report(LIVE, "draft"),
        "RPT-3": report("```python\ncount = 1\n```\n"),
        "RISK-1": f"---\ntitle: R\n---\n{LIVE}",
        "RPT-4": report("```pmsite\ncount: kind =\n```\n"),
    }
    assert not found(report_figure_not_frozen, files)
