"""Changes of fields in words: labels, values by their types, in both languages."""

import pytest

from pmsite.model.compare import Lines
from pmsite.model.event import Change
from pmsite.model.figure import Link, Ref, Words
from pmsite.model.settings import FieldSettings, Settings
from pmsite.views._changed import Changed
from tests.views._figures import PEOPLE, desk, plain, portal

PLAN = (
    "id: PLAN-01\ntitle: Plan\nstart: 2026-01-05\ncalendar: office\ntasks:\n  - {id: T-1, name: One, duration: 5d}\n"
    "milestones:\n  - {id: M1, name: Gate, owner: li.wei, baseline: 2026-06-01}"
)
FILES = {
    **PEOPLE,
    "atlas/plan.md": PLAN,
    "atlas/risks/RISK-001.md": "id: RISK-001\ntitle: Late\nregion: north",
}
SETTINGS = Settings.model_validate(
    {
        "calendars": {"office": {"base": "none"}},
        "fields": {
            "risk": {"region": FieldSettings(type="choice", values=("north", "far_south")).model_dump()}
        },
    }
)


def line(kind, field, old, new, *, lines=None, language="en"):
    made = Changed(desk(portal(FILES, settings=SETTINGS), language=language), kind)
    return made.line(Change(field, old, new, lines))


@pytest.mark.parametrize(
    ("kind", "field", "old", "new", "said"),
    [
        ("risk", "status", "assessed", "closed", "Status Assessed → Closed"),
        ("risk", "score", 12, 15, "Score 12 → 15"),
        ("risk", "current.impact.schedule", 3, 4, "Current, impact, schedule 3 → 4"),
        ("risk", "next_review", "2026-06-01", "2027-01-08", "Next review 1 Jun → 8 Jan 2027"),
        ("risk", "owner", "li.wei", "zhang.min", "Owner Li Wei → Zhang Min"),
        ("risk", "owner", None, "zhang.min", "Owner Zhang Min"),
        ("risk", "owner", "zhang.min", None, "Owner Zhang Min → removed"),
        ("risk", "owner", "li.wei", "gone", "Owner Li Wei → gone"),
        ("risk", "threatens", ["T-1"], ["T-1", "M1"], "Threatens T-1 → T-1, M1"),
        ("risk", "quantified.probability", 0.25, 0.5, "Quantified, probability 25 % → 50 %"),
        ("risk", "quantified.cost", 1000, 84000, "Quantified, cost ¥1,000 → ¥84,000"),
        ("risk", "quantified.delay.T-1", "5d", "2w", "Quantified, delay, T-1 5 d → 10 d"),
        ("risk", "region", "north", "far_south", "Region North → Far south"),
        ("risk", "tags", ["a"], [], "Tags a → removed"),
        ("task", "percent", 40, 60, "Percent 40 % → 60 %"),
        ("task", "progress[2026-05-04].comment", None, "Half", "Progress, 4 May, comment Half"),
        ("task", "depends", None, ["T-1 SS+2d"], "Depends T-1 SS+2d"),
        ("task", "allocate[li.wei].units", 1, 0.5, "Allocate, Li Wei, units 100 % → 50 %"),
        ("milestone", "forecast", "2026-06-05", "2026-06-19", "Forecast 5 Jun → 19 Jun (+10 d)"),
        ("milestone", "forecast", "2026-06-19", "2026-06-05", "Forecast 19 Jun → 5 Jun (−10 d)"),
        ("milestone", "forecast", "2026-06-05", "someday", "Forecast 5 Jun → someday"),
        (
            "change",
            "approvals[li.wei].verdict",
            "pending",
            "approved",
            "Approvals, Li Wei, verdict Pending → Approved",
        ),
        ("change", "impact.cost", None, 0, "Impact, cost ¥0"),
        ("document", "content", None, "atlas/files/a.pdf", "File replaced: a.pdf"),
        ("document", "path", "a/b.md", "a/c.md", "Moved a/b.md → a/c.md"),
        ("person", "email", "a@b.example", "c@d.example", "Email changed"),
        ("nothing", "some_field", 1, "x", "Some field 1 → x"),
    ],
)
def test_a_change_reads_as_people_say_it(kind, field, old, new, said):
    assert plain(line(kind, field, old, new)) == said


def test_an_item_that_is_new_says_what_it_holds_and_its_mark_once():
    new = {"version": "1.2", "date": "2026-05-20", "summary": "Scope", "by": "li.wei"}
    said = "Revisions, 1.2 date 20 May · summary Scope · by Li Wei"
    assert plain(line("document", "revisions[1.2]", None, new)) == said


def test_old_and_new_have_their_tones_and_records_are_links():
    assert line("risk", "status", "open", "closed")[1:] == (
        Words("Open", "old"),
        Words("→", "mute"),
        Words("Closed", "new"),
    )
    owner = line("risk", "owner", "li.wei", "zhang.min")
    assert (owner[1], type(owner[-1])) == (Words("Li Wei", "old"), Link)
    assert [
        piece.to.anchor for piece in line("risk", "threatens", [], ["T-1"]) if isinstance(piece, Ref)
    ] == ["T-1"]


@pytest.mark.parametrize(
    ("added", "removed", "said"),
    [
        (12, 3, "Text changed (+12 −3 lines)"),
        (1, 1, "Text changed (+1 −1 line)"),
        (1, 0, "Text changed (+1 line)"),
        (0, 2, "Text changed (−2 lines)"),
        (0, 0, "Text changed"),
    ],
)
def test_a_text_says_how_many_lines_came_and_went(added, removed, said):
    assert plain(line("risk", "body", None, None, lines=Lines(added, removed))) == said


def test_a_long_text_is_cut_to_where_it_differs():
    old = (
        "The supplier may be late because the plant is closed for maintenance in spring. " * 3
        + "It is small."
    )
    found = plain(line("risk", "cause", old, old.replace("small", "large")))
    assert "small" in found
    assert "large" in found
    assert len(found) < 150


def test_chinese_has_its_own_words_and_marks():
    said = plain(line("risk", "next_review", "2026-06-01", "2026-07-01", language="zh"))
    assert said.endswith("： 6月1日 → 7月1日")
    assert plain(line("milestone", "forecast", "2026-06-05", "2026-06-19", language="zh")).endswith(
        "（+10天）"
    )
    assert "，" in plain(line("task", "progress[2026-05-04].comment", None, "一半", language="zh"))
