"""The history of a record on its page."""

import datetime as dt

import pytest

from pmsite.locale.texts import texts
from pmsite.release.release import release
from pmsite.views._all import views_of
from pmsite.views._history import MOST, SHOWN, history, tasks
from tests.analyses._past import Story, record
from tests.views._figures import desk, plain
from tests.views._past import FILES, RISK, plan, remembered, risk, story


def shown(uid="ATLAS/RISK-001", *, told=None, **options):
    language = options.pop("language", "en")
    built = remembered(told or story(), **options)
    return history(desk(built, language=language), built.graph[uid])


def words(entry):
    return (str(entry.day), [plain(entry.main), *map(plain, entry.lines)], plain(entry.meta))


def test_who_changed_which_field_when_and_why_the_newest_first():
    found = shown()
    assert found.title == "History: changed 3 times"
    assert [words(entry) for entry in found.entries] == [
        ("5 May", ["", "Status Occurred → Closed"], "Li Wei · Over — All paid."),
        ("4 May", ["", "Status Assessed → Occurred"], "Li Wei · It came"),
        (
            "2 May",
            ["", "Status Identified → Assessed", "Score 16 → 15", "Current probability 3 · impact 5"],
            "Li Wei · Assess for T-12",
        ),
        ("1 May", ["Risk added"], "Li Wei · Begin"),
    ]


def test_a_stranger_is_somebody_and_no_address():
    found = tasks(desk(remembered(story())))
    assert plain(found.entries[0].meta) == "someone outside the directory · <b>Week</b>"


def test_tasks_are_told_each_with_what_was_before():
    (entry,) = tasks(desk(remembered(story()))).entries
    assert words(entry)[:2] == ("3 May", ["T-12 Specification", "Percent 40 % → 60 %"])
    assert entry.older_label == "1 earlier change"
    assert [plain(older.main) for older in entry.older] == ["Task added"]


def test_a_task_of_very_many_changes_tells_the_last_and_how_many_more():
    told = Story().commit({"atlas/index.md": record("ATLAS", "project"), "atlas/plan.md": plan(1)})
    for number in range(2, 22):
        told.commit({"atlas/plan.md": plan(number)}, at=number / 100)
    (entry,) = tasks(desk(remembered(told))).entries
    assert entry.older_label == "20 earlier changes"
    assert (len(entry.older), plain(entry.older[-1].main)) == (11, "And 10 earlier changes: git log.")


def test_ids_in_a_message_lead_to_their_records():
    pieces = shown().entries[2].meta
    assert [piece.to.anchor for piece in pieces if getattr(piece, "id", "") == "T-12"] == ["T-12"]


def test_what_is_later_than_the_as_of_day_is_not_told():
    assert [entry.day for entry in shown(as_of=dt.date(2026, 5, 2)).entries] == ["2 May", "1 May"]


@pytest.mark.parametrize(
    ("states", "title"),
    [
        (("open",), "History: never changed"),
        (("open", "closed"), "History: changed 1 time"),
        (("open", "closed", "open"), "History: changed 2 times"),
    ],
)
def test_the_title_counts(states, title):
    told = Story().commit({"atlas/index.md": record("ATLAS", "project")})
    for status in states:
        told.commit({RISK: risk(status)})
    assert shown(told=told).title == title


def test_a_record_that_no_commit_holds_says_so():
    found = shown("ATLAS/PLAN-01", told=Story().commit({RISK: risk("closed")}))
    assert (found.entries, found.empty) == ((), "No commit by the as-of day holds this record.")


def test_an_event_of_very_many_fields_tells_the_first_of_them():
    told = Story().commit({"atlas/index.md": record("ATLAS", "project"), RISK: risk("open")})
    told.commit({RISK: risk("closed", **{f"field_{number:02}": number for number in range(40)})})
    entry = shown(told=told).entries[0]
    assert plain(entry.lines[0]) == "Status Open → Closed"
    assert (len(entry.lines), plain(entry.lines[-1])) == (13, "and 29 more fields")


def test_a_day_with_two_commits_is_written_once():
    told = Story()
    for number, status in enumerate(("identified", "assessed", "closed")):
        told.commit({"atlas/index.md": record("ATLAS", "project"), RISK: risk(status)}, at=number / 10)
    assert [entry.day for entry in shown(told=told).entries] == ["1 May", "", ""]


def test_long_histories_are_folded_and_then_cut():
    told = Story().commit({"atlas/index.md": record("ATLAS", "project"), RISK: risk("identified")})
    for number in range(MOST + 9):
        told.commit({RISK: risk("closed" if number % 2 else "occurred")}, at=number / 100)
    found = shown(told=told)
    assert (len(found.entries), found.shown, found.rest) == (MOST, SHOWN, f"{MOST - SHOWN} earlier changes")
    assert plain(found.note) == "And 10 earlier changes: git log."


def test_a_shallow_clone_says_what_is_not_known_and_how_it_becomes_known():
    found = shown(told=story().shallow(2))
    assert [entry.day for entry in found.entries] == []
    assert found.title == "History of this record"
    assert plain(found.note) == "What happened before 5 May is unknown: the clone is shallow."
    assert "added" not in str(found)


def test_a_history_with_its_beginning_after_the_edge_is_whole():
    assert plain(shown("ATLAS/RISK-001").note) == ""


def test_every_page_of_a_record_has_its_history_and_none_without_a_past():
    built = remembered(story())
    pages = views_of(built, texts("en"))
    of_records = [page for page in pages if page.record]
    assert len(of_records) > 6
    assert all(page.figures[-1].anchor == "record-history" for page in of_records)
    bare = views_of(remembered(Story(complete=False, why="git is not installed")), texts("en"))
    assert not any(
        getattr(figure, "anchor", "") == "record-history" for page in bare for figure in page.figures
    )


def test_an_audience_has_no_past():
    files = {path: f"{text}\naudience: client" for path, text in FILES.items() if path != "atlas/plan.md"}
    released = release(remembered(story(), files=files), "client")
    assert not released.past.known
    said = repr(views_of(released, texts("en")))
    assert "RISK-001" in said
    for secret in (
        "Assess for",
        "Over",
        "record-history",
        "activity",
        "earlier change",
        "outside the directory",
    ):
        assert secret not in said


def test_the_history_is_said_in_chinese():
    found = shown(language="zh")
    assert found.title == "变更记录：共3次变更"
    assert plain(found.entries[-1].main) == "新增风险"


def test_plans_tell_their_last_changed_tasks_first():
    told = story().commit(
        {"atlas/plan.md": [*plan(40, 60)[:2], record("T-13", "task", "Build", duration="9d")]}
    )
    found = tasks(desk(remembered(told, as_of=dt.date(2026, 6, 1))))
    assert [plain(entry.main) for entry in found.entries] == ["T-13 Build", "T-12 Specification"]


def test_nothing_of_tasks_where_none_changed():
    assert tasks(desk(remembered(story(), as_of=dt.date(2026, 5, 2)))) is None
