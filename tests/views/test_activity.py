"""What changed in the last 7 and 30 days."""

import datetime as dt

import pytest

from pmsite.model.address import Address
from pmsite.model.figure import Link, Log
from pmsite.views import activity, dashboard, portfolio
from pmsite.views._activity import block, within
from tests.analyses._past import BROKEN, Story, record
from tests.views._figures import desk, figure, head, plain
from tests.views._past import AS_OF, RISK, remembered, risk, story

PROJECT = {"atlas/index.md": record("ATLAS", "project", "Rollout")}


def page(told=None, project="ATLAS", *, as_of=AS_OF, language="en"):
    built = remembered(told or story(), as_of=as_of)
    found = {item.address.page: item for item in activity.pages(desk(built, project, language=language))}
    return found["atlas/activity" if project else "activity"]


def logs(found):
    return {item.anchor: item for item in found.figures if isinstance(item, Log)}


def words(log):
    return [
        (str(entry.day), plain(entry.main), [plain(line) for line in entry.lines]) for entry in log.entries
    ]


def test_the_windows_end_with_the_as_of_day_and_begin_7_and_30_days_before():
    for away, week, month in ((0, 1, 0), (6, 1, 0), (7, 0, 1), (29, 0, 1), (30, 0, 0)):
        told = Story().commit({**PROJECT, RISK: risk("open")}, at=0).commit({RISK: risk("closed")})
        changed = dt.date(2026, 5, 2)
        built = desk(remembered(told, as_of=changed + dt.timedelta(days=away)))
        kinds = lambda found: sum(item.event.what == "changed" for item in found)  # noqa: E731
        assert (kinds(within(built, 7)), kinds(within(built, 30, 7))) == (week, month), away


def test_days_records_and_fields_stand_in_order():
    found = logs(page())
    assert words(found["days-7"])[:4] == [
        ("6 May", "ISS-001 Gone Issue added", []),
        ("5 May", "RISK-001 Late", ["Status Occurred → Closed"]),
        ("4 May", "RISK-001 Late", ["Status Assessed → Occurred"]),
        ("3 May", "T-12 Specification", ["Percent 40 % → 60 %"]),
    ]
    assert found["days-30"].empty == "Nothing changed between 30 and 7 days ago."


def test_commits_of_one_day_are_one_entry_from_the_first_to_the_last():
    told = Story().commit({**PROJECT, RISK: risk("identified", cause="A")})
    told.commit({RISK: risk("assessed", cause="B")}, at=1, subject="One")
    told.commit({RISK: risk("closed", cause="A")}, at=1.1, subject="Two")
    found = logs(page(told))["days-7"].entries
    assert [plain(line) for line in found[0].lines] == ["Status Identified → Closed"]
    assert plain(found[0].meta) == "Li Wei · Two · One"


def test_what_came_and_went_within_a_day_did_not_happen():
    told = Story().commit(PROJECT).commit({RISK: risk("open")}, at=1).commit({RISK: ""}, at=1.1)
    assert [item.event.kind for item in within(desk(remembered(told)), 7)] == ["project"]


def test_states_dates_and_scores_stand_before_texts():
    def doc(**values):
        return record("DOC-001", "document", "Charter", **values)

    told = Story().commit(
        {**PROJECT, "atlas/d/DOC-001.md": doc(body="a", next_review="2026-06-01", status="draft")}
    )
    told.commit(
        {"atlas/d/DOC-001.md": doc(body="b", author="li.wei", next_review="2026-07-01", status="approved")}
    )
    lines = [plain(line) for line in logs(page(told))["days-7"].entries[0].lines]
    assert lines == [
        "Status Draft → Approved",
        "Next review 1 Jun → 1 Jul",
        "Author Li Wei",
        "Text changed (+1 −1 line)",
    ]


@pytest.mark.parametrize(
    ("old", "recent", "sentence"),
    [
        (0, 0, "Nothing changed in the last 30 days."),
        (1, 0, "Nothing changed in the last 7 days; 1 record in the last 30."),
        (2, 0, "Nothing changed in the last 7 days; 2 records in the last 30."),
        (0, 1, "1 record changed in the last 7 days, 1 in the last 30."),
        (1, 2, "2 records changed in the last 7 days, 3 in the last 30."),
    ],
)
def test_the_sentence_counts_records(old, recent, sentence):
    told = Story().commit(PROJECT)
    day = 60
    for number in range(old):
        told.commit({f"atlas/risks/o{number}.md": record(f"RISK-1{number}")}, at=day - 10)
    for number in range(recent):
        told.commit({f"atlas/risks/n{number}.md": record(f"RISK-2{number}")}, at=day)
    found = page(told, as_of=dt.date(2026, 5, 1) + dt.timedelta(days=day))
    assert head(found).title == sentence


def test_many_records_of_one_commit_are_counted():
    told = Story().commit(PROJECT)
    told.commit({f"atlas/issues/ISS-{n:03}.md": record(f"ISS-{n:03}", "issue") for n in range(40)})
    (entry, _) = logs(page(told))["days-7"].entries
    assert plain(entry.main) == "Issues: 40 added"
    assert plain(entry.lines[0]).startswith("ISS-000 Title, ISS-001 Title")
    assert plain(entry.lines[0]).endswith("…")


def test_the_page_of_the_portal_names_projects():
    assert words(logs(page(project=None))["days-7"])[1][1] == "ATLAS/RISK-001 Late"


def test_windows_and_feed_are_a_link_away():
    ways = {piece.text: piece.to for piece in head(page()).sub if isinstance(piece, Link)}
    assert ways == {
        "Last 7 days": Address("atlas/activity", "days-7"),
        "Last 30 days": Address("atlas/activity", "days-30"),
        "Feed (Atom)": Address("atlas/activity.xml", raw=True),
    }


def test_later_commits_and_unreadable_files_are_told():
    told = story().commit({RISK: BROKEN}, at=6)
    found = figure(page(told, as_of=dt.date(2026, 5, 4)), "What is not shown")
    said = [plain(line) for line in found.lines]
    assert said[0] == "2 changes are later than 4 May, the day as of which the portal stands."
    assert said[1].startswith(f"{RISK} could not be read at 0000000 (7 May)")


def test_a_shallow_clone_says_since_when_it_knows():
    found = figure(page(story().shallow(3)), "What is not shown")
    assert plain(found.lines[0]) == "What happened before 4 May is unknown: the clone is shallow."


def test_without_a_history_the_page_says_why():
    found = page(Story(complete=False, why="git is not installed"))
    assert head(found).title == "What changed is not known: there is no history to read."
    assert plain(found.figures[1].lines[0]) == "git is not installed."


def test_nobody_asked_nobody_is_told():
    from dataclasses import replace

    from pmsite.model.event import NO_PAST

    built = replace(remembered(story()), past=NO_PAST)
    assert list(activity.pages(desk(built))) == []
    assert block(desk(built)) is None


def test_first_pages_show_the_weightiest_of_the_week():
    told = story()
    for number in range(7):
        told.commit({f"atlas/risks/{number}.md": record(f"RISK-9{number}", "risk", body=str(number))}, at=8)
    built = remembered(told, as_of=dt.date(2026, 5, 11))
    found = block(desk(built))
    assert len(found.entries) == 5
    assert words(found)[-1][1] == "RISK-001 Late Status Occurred → Closed"
    assert found.more.to == Address("atlas/activity")
    for view, project in ((dashboard, "ATLAS"), (portfolio, None)):
        (first,) = [item for item in view.pages(desk(built, project)) if item.nav]
        assert any(item.anchor == "changed" for item in first.figures)


def test_a_quiet_week_says_so():
    found = block(desk(remembered(story(), as_of=dt.date(2026, 7, 1))))
    assert (found.title, found.empty) == ("Nothing changed this week", "Nothing changed in the last 7 days.")
