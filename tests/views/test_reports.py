from pmsite.views import reports
from tests.views._figures import PEOPLE, column, figure, head, pages, plain

FILES = {
    **PEOPLE,
    "atlas/reports/RPT-2026-04.md": """id: RPT-2026-04
title: April
status: published
period: {from: 2026-04-01, to: 2026-04-30}
dimensions: {schedule: {declared: on_track, computed: on_track}}
figures: {as_of: 2026-04-30}""",
    "atlas/reports/RPT-2026-05.md": """id: RPT-2026-05
title: May
period: {from: 2026-05-01, to: 2026-05-29}
dimensions:
  risk: {declared: at_risk, computed: at_risk}
  schedule: {declared: on_track, computed: off_track, comment: Recovered since}
  quality: {declared: on_track}
decisions_needed: [CR-001, CR-002]""",
    "atlas/changes/CR-001.md": """id: CR-001
title: English
status: in_review
needed_by: 2026-06-09
approvals: [{who: chen.jie, required: true}]""",
    "atlas/changes/CR-002.md": "id: CR-002\ntitle: Done\nstatus: closed",
}


def test_the_sentence_is_that_of_the_last_report():
    page = pages(reports, FILES)["atlas/reports"]
    assert head(page).title == (
        "The last report, to Fri 29 May 2026: 2 of 3 dimensions are on track; at risk: Risk."
    )
    assert (page.area, page.nav) == ("reports", "Progress reports")


def test_what_the_last_report_asks_for_stands_beside_until_it_is_decided():
    ask = head(pages(reports, FILES)["atlas/reports"]).ask
    assert ask is not None
    assert ask.title == "The last report needs 1 decision"
    assert [plain(line) for line in ask.lines] == ["CR-001 English Chen Jie, by 9 Jun"]


def test_reports_stand_newest_first_with_their_dimensions():
    table = figure(pages(reports, FILES)["atlas/reports"], "Reports by period")
    assert column(table, "Report") == ["RPT-2026-05 May", "RPT-2026-04 April"]
    assert column(table, "Period") == ["1 May to 29 May", "1 Apr to 30 Apr"]
    assert column(table, "Overall") == ["At risk", "On track"]
    assert column(table, "Risk") == ["At risk", "–"]
    assert column(table, "Quality") == ["On track", "–"]
    assert column(table, "Figures") == ["none frozen", "frozen 30 Apr"]
    schedule = table.rows[0].cells[[item.title for item in table.columns].index("Schedule")]
    assert plain(schedule.sub) == "≠ Off track"


def test_a_report_without_anything_says_so():
    page = pages(reports, {"atlas/reports/RPT-01.md": "id: RPT-01\ntitle: Empty"})["atlas/reports"]
    assert head(page).title == "The last report names no period. The report gives no status."


def test_no_report_gives_no_page():
    assert not pages(reports, {})
    assert not pages(reports, FILES, None)
