"""The response tracker: every response with its risk, its state, and whether the risk fell."""

from pmsite.views import responses
from tests.views._figures import PEOPLE, cells, chips, column, figure, head, pages, plain

RISK = """id: RISK-{n:03}
title: Late {n}
inherent: {{probability: 4, impact: 4}}
current: {current}
responses: [{responses}]"""
DONE = "{{id: ACT-{n}, action: Do {n}, owner: li.wei, due: 2026-05-0{n}, status: done, done: 2026-05-0{n}}}"
LATE = "{id: ACT-7, action: Late one, owner: zhang.min, due: 2026-06-01}"
AHEAD = "{id: ACT-8, action: Ahead, due: 2026-07-01}"
CANCELLED = "{id: ACT-9, action: Not any more, due: 2026-05-01, status: cancelled}"
CLIENT = "\naudience: client"
LOW, SAME = "{probability: 2, impact: 4}", "{probability: 4, impact: 4}"


def risk(number, current, *items):
    text = RISK.format(n=number, current=current, responses=", ".join(items))
    return {f"atlas/risks/RISK-{number:03}.md": text}


FILES = {
    **PEOPLE,
    **risk(1, LOW, DONE.format(n=1), CANCELLED),
    **risk(2, LOW, DONE.format(n=2), LATE),
    **risk(3, SAME, DONE.format(n=3)),
    **risk(4, SAME, AHEAD),
}


def page(files=FILES, **options):
    return pages(responses, files, **options)["atlas/responses"]


def test_the_sentence_counts_as_the_indicator_does():
    # due by 5 June: ACT-1, ACT-2, ACT-3 (done), ACT-7 (not); ACT-8 is ahead, ACT-9 was cancelled
    assert head(page()).title == "3 of 4 risk responses due are done. 1 is overdue."


def test_overdue_ones_come_first_with_their_risk_and_its_score():
    table = figure(page(), "Every response")
    assert [row[0].split()[0] for row in cells(table)] == [
        "ACT-7",
        "ACT-8",
        "ACT-3",
        "ACT-2",
        "ACT-1",
        "ACT-9",
    ]
    assert cells(table)[0][1:5] == ["RISK-002 Late 2", "Zhang Min", "1 Jun", "4 days overdue"]
    assert plain(table.rows[0].cells[1].sub) == "Medium"
    assert cells(table)[1][2] == "–"


def test_a_risk_is_lowered_when_its_score_fell_and_every_response_is_done():
    table = figure(page(), "Every response")
    assert column(table, "Effect on the risk") == [
        "score lower, responses open", "risk not lowered", "risk not lowered", "score lower, responses open",
        "risk lowered", "–",
    ]  # fmt: skip
    assert plain(table.rows[4].cells[5].sub) == "16 → 8"
    assert plain(table.rows[2].cells[5].sub) == "unchanged at 16"


def test_responses_are_filtered_by_state_and_effect():
    assert chips(figure(page(), "Every response")) == {
        "All": 6, "Overdue": 1, "Open": 2, "Done": 3, "Risk lowered": 1, "Risk not lowered": 4,
    }  # fmt: skip


def test_an_opportunity_is_raised_not_lowered():
    files = {"atlas/risks/RISK-001.md": RISK.format(n=1, current="{probability: 5, impact: 5}", responses=AHEAD)
             + "\ntype: opportunity"}  # fmt: skip
    table = figure(page(files), "Every response")
    assert column(table, "Effect on the risk") == ["opportunity raised"]
    assert head(page(files)).title == "No risk response is due yet. None is overdue."


def test_other_actions_of_a_risk_are_no_responses():
    files = {"atlas/risks/RISK-001.md": f"id: RISK-001\ntitle: A\nactions: [{LATE}]"}
    assert not pages(responses, files)
    assert not pages(responses, FILES, None)


def test_an_audience_reads_scores_but_not_that_every_response_is_done():
    shown = DONE.format(n=1).replace("status: done", "audience: client, status: done")
    files = {"atlas/risks/RISK-001.md": RISK.format(n=1, current=LOW, responses=f"{shown}, {LATE}") + CLIENT}
    table = figure(page(files, audience="client"), "Every response")
    assert [row[0] for row in cells(table)] == ["ACT-1 Do 1"]
    assert column(table, "Effect on the risk") == ["16 → 8"]
    assert not plain(table.note)
