"""Trends on their pages: worked by hand from three or four snapshots, and said to be unknown where they are."""

import datetime as dt
from dataclasses import replace

import pytest

from pmsite.model.figure import Paragraphs, Revision, Series, Stack
from pmsite.model.settings import Settings
from pmsite.model.trend import NO_TRENDS
from pmsite.release.release import release
from pmsite.views import actions as actions_page
from pmsite.views._budget_trend import budget_trend
from pmsite.views._count_trends import action_trend, change_trend
from pmsite.views._desk import Desk
from pmsite.views._milestone_trend import milestone_trend
from pmsite.views._risk_trend import risk_trend
from tests.views._figures import desk, plain, portal
from tests.views._trends import FILES, at, counts, figures, milestone, trends


def risks(open_, closed, **score):
    return figures(
        risks={
            "open": {name: {} for name in open_},
            "closed": closed,
            "score": {**dict.fromkeys(("low", "high"), 0), **score},
        }
    )


def test_columns_of_risks_have_the_sums_by_band_and_what_came_and_went():
    found = risk_trend(
        at(
            trends(
                risks(["R1"], [], high=10),
                risks(["R1", "R2", "R3"], [], high=12, low=4),
                risks(["R2"], ["R1", "R4"], low=4),  # R4 came and was closed, R3 was deleted
                risks(["R2"], ["R1", "R4"], low=6),
            )
        )
    )
    assert isinstance(found, Stack)
    assert [(pile.amounts, pile.notes) for pile in found.piles] == [
        ((0, 0, 10, 0), ("", "")),
        ((4, 0, 12, 0), ("+2", "")),
        ((4, 0, 0, 0), ("+1", "−3")),
        ((6, 0, 0, 0), ("", "")),
    ]
    assert found.title == "The sum of scores rose from 4 to 6, below the 16 of 30 Apr"


@pytest.mark.parametrize(
    ("sums", "title"),
    [
        ((1, 2, 3), "The sum of scores rose from 2 to 3, its highest"),
        ((5, 9, 3), "The sum of scores fell from 9 to 3"),
        ((9, 4, 4), "The sum of scores stays at 4, below the 9 of 30 Apr"),
        ((2, 4, 4), "The sum of scores stays at 4, its highest"),
        ((2, 4, 0), "The sum of scores fell from 4 to 0"),
    ],
)
def test_the_finding_of_the_risks_is_what_the_sums_say(sums, title):
    found = risk_trend(at(trends(*(risks([], [], low=number) for number in sums))))
    assert found.title == title


def test_columns_of_actions_have_the_overdue_the_rest_and_what_came_and_went():
    found = action_trend(at(trends(counts(3, 0, 0), counts(4, 1, 2), counts(4, 2, 1, 1), counts(2, 2, 4, 1))))
    assert [(pile.amounts, pile.notes) for pile in found.piles] == [
        ((0, 3), ("", "")),
        ((1, 3), ("+3", "−2")),
        ((2, 2), ("", "")),
        ((2, 0), ("+1", "−3")),
    ]
    assert found.title == "2 actions are open, 2 fewer than on 31 May"


def test_one_open_action_is_said_in_the_singular_and_none_as_none():
    assert action_trend(at(trends(counts(1, 0, 0), counts(1, 0, 0), counts(1, 0, 0)))).title == (
        "1 action is open, as many as on 31 May"
    )
    assert (
        action_trend(at(trends(counts(1, 0, 0), counts(1, 0, 0), counts(0, 0, 1)))).title
        == "No action is open"
    )


def test_columns_of_changes_have_those_in_review_and_the_other_undecided_ones():
    found = change_trend(
        at(
            trends(
                figures(changes={"submitted": 2}),
                figures(changes={"in_review": 1, "analysing": 1, "deferred": 1, "rejected": 1}),
                figures(changes={"in_review": 1, "closed": 3, "rejected": 1}),
            )
        )
    )
    assert [(pile.amounts, pile.notes) for pile in found.piles] == [
        ((0, 2), ("", "")),
        ((1, 2), ("+2", "−1")),
        ((1, 0), ("+1", "−3")),
    ]
    assert found.title == "1 change waits for a decision, 2 fewer than on 31 May"


@pytest.mark.parametrize("make", [milestone_trend, risk_trend, action_trend, change_trend, budget_trend])
def test_where_nobody_looked_there_is_nothing_and_where_it_is_unknown_it_says_so(make):
    assert make(at(NO_TRENDS)) is None
    why = "the clone is shallow; fetch the whole history: git fetch --unshallow "
    why += "(GitHub: fetch-depth: 0, GitLab: GIT_DEPTH: 0)"
    shallow = make(at(replace(trends(figures()), why=why, since=dt.date(2026, 6, 5))))
    assert isinstance(shallow, Paragraphs)
    assert plain(shallow.lines[0]) == f"Unknown: {why}."
    young = make(at(trends(counts(1, 0, 0), counts(1, 0, 0))))
    assert plain(young.lines[0]) == "A line begins with three points; the history since 2 Mar gives 2."


def test_each_point_says_its_commit_and_how_to_build_it_or_where_its_files_are():
    still = counts(1, 0, 0)
    found = action_trend(at(trends(still, still, still)))
    assert [pile.source for pile in found.piles][:2] == [
        (Revision("1" * 7, "pmsite build --at 1111111"),),
        (Revision("2" * 7, "pmsite build --at 2222222"),),
    ]
    assert plain(found.piles[2].source) == "as shown here"
    web = action_trend(at(trends(still, still, still, tree="https://x.example/tree/{commit}")))
    assert web.piles[0].source[0].url == "https://x.example/tree/" + "1" * 40


def test_an_audience_reads_no_commit_and_no_command():
    made = at(
        trends(
            *[
                figures(
                    milestones={"M2": milestone("2026-07-01")},
                    actions=counts(1, 0, 0)["projects"]["ATLAS"]["actions"],
                )
            ]
            * 3
        )
    )
    seen = Desk(replace(release(made.portal, "client"), trends=made.portal.trends), made.t, made.project)
    found = action_trend(seen)
    assert found.source_label == ""
    assert not any(pile.source for pile in found.piles)
    assert found.note == ()
    assert action_trend(replace(seen, portal=replace(seen.portal, trends=trends(counts(1, 0, 0))))) is None


def test_what_could_not_be_read_is_counted_and_named():
    still = counts(1, 0, 0)
    found = action_trend(at(trends(still, still, still, skipped=("p/a.md:1:1: PM001 x", "p/b.md: y"))))
    assert (
        "2 old files cannot be read by today's rules and are left out; the first: p/a.md:1:1: PM001 x."
        in plain(found.note)
    )


def test_the_days_of_the_history_stand_instead_of_those_of_the_records():
    made = desk(
        portal(
            {
                **FILES,
                "atlas/actions/ACT-2.md": "id: ACT-2\ntitle: B\nowner: li.wei\ncreated: 2026-03-05\ndue: 2026-06-30",
            }
        )
    )
    (page,) = actions_page.pages(made)
    assert any(isinstance(item, Series) for item in page.figures)
    still = counts(2, 0, 0)
    (page,) = actions_page.pages(
        Desk(replace(made.portal, trends=trends(still, still, still)), made.t, made.project)
    )
    assert not any(isinstance(item, Series) for item in page.figures)
    assert sum(isinstance(item, Stack) for item in page.figures) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_title_is_a_sentence_of_its_language(language):
    still = figures(
        milestones={"M2": milestone("2026-07-01")},
        actions={"open": 1, "overdue": 0, "done": 0, "cancelled": 0},
        changes={"in_review": 1},
        budget={"bac": 100, "ac": 20, "eac": 110},
        risks={"open": {"R": {}}, "closed": [], "score": {"low": 3}},
    )
    for make in (milestone_trend, risk_trend, action_trend, change_trend, budget_trend):
        assert make(at(trends(*[still] * 3), language)).title


def test_the_period_is_a_setting_with_its_bounds():
    assert Settings.model_validate({"history": {"period": "week", "snapshots": 52}}).history.snapshots == 52
    with pytest.raises(ValueError, match="period"):
        Settings.model_validate({"history": {"period": "day"}})
    with pytest.raises(ValueError, match="snapshots"):
        Settings.model_validate({"history": {"snapshots": 2}})
