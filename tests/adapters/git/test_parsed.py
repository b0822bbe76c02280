"""Records of old states: read by today's rules, what does not fit left out, the cache without a say in it."""

import datetime as dt

import pytest

from pmsite.adapters.git.history import GitHistory, history
from pmsite.adapters.git.parsed import Parser
from pmsite.model.settings import Settings
from tests.adapters.git._scripted import begun, commit

RISK = (
    "---\nid: RISK-1\ntitle: Late\nowner: a\ncurrent: {probability: 3, impact: 2}\nshape: round\n---\nWhy.\n"
)
PLAN = "---\nid: PLAN\ntitle: Plan\nstart: 2026-01-05\ntasks:\n  - {id: T-1, title: Dig, duration: 3d}\n---\n"
MEETING = """---
id: MTG-1
title: Start
date: 2026-01-02
---
We met.

- [ ] ACT-7 Call @li due:2026-02-01
"""


@pytest.fixture
def past(tmp_path):
    begun(tmp_path)
    files = {
        "p/index.md": "---\nkind: project\nid: P\ntitle: P\n---\n",
        "p/risks/RISK-1.md": RISK,
        "p/meetings/MTG-1.md": MEETING,
        "p/plan.md": PLAN,
        "p/risks/RISK-2.md": "---\nid: [\n---\n",
    }
    commit(tmp_path, "2026-01-03", files, "one")
    return history(tmp_path, dt.UTC)


def states(past):
    return {item.path: item.blob for item in past.commits[0].touched}


def everything(parser, past):
    return {path: parser.parsed(path, blob) for path, blob in states(past).items()}


def test_records_of_a_file_are_told_with_what_is_written_in_them(past):
    parser = Parser(past, Settings())
    meeting, action = parser("p/meetings/MTG-1.md", states(past)["p/meetings/MTG-1.md"])
    assert (meeting.id, meeting.kind, meeting.own, meeting.listed) == ("MTG-1", "meeting", True, False)
    assert meeting.values["date"] == "2026-01-02"
    assert meeting.values["body"].strip() == "We met."
    assert (action.id, action.own, action.listed) == ("ACT-7", False, True)
    assert action.values["due"] == "2026-02-01"
    plan, task = parser("p/plan.md", states(past)["p/plan.md"])
    assert (plan.kind, task.id, task.own, task.listed, task.wide) == ("plan", "T-1", False, False, False)
    assert parser.parsed("p/plan.md", states(past)["p/plan.md"]).note == ""


def test_a_field_that_no_rule_knows_any_more_costs_only_itself_and_is_noted(past):
    found = Parser(past, Settings()).parsed("p/risks/RISK-1.md", states(past)["p/risks/RISK-1.md"])
    assert found.records[0].values["current"] == {"probability": 3, "impact": 2}
    assert "shape" not in found.records[0].values
    assert found.note.startswith("p/risks/RISK-1.md:6:1: ")


def test_a_file_that_cannot_be_read_is_skipped_with_its_reason(past):
    parser = Parser(past, Settings())
    everything(parser, past)
    assert parser("p/risks/RISK-2.md", states(past)["p/risks/RISK-2.md"]) is None
    assert [path for path, _ in parser.skipped] == ["p/risks/RISK-2.md"]
    assert all(note.startswith("p/risks/RISK-2.md:") for note in parser.skipped.values())


def test_a_second_reading_comes_from_the_cache_and_is_the_same(past, tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    first = everything(Parser(past, Settings(), folder), past)
    monkeypatch.setattr(GitHistory, "contents", lambda _self, _blobs: pytest.fail("git was asked"))
    assert everything(Parser(past, Settings(), folder), past) == first


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_no_state_of_the_cache_changes_what_is_read(past, tmp_path, damage):
    folder = tmp_path / "cache"
    first = everything(Parser(past, Settings(), folder), past)
    file = folder / "history.sqlite"
    file.write_bytes(file.read_bytes()[:4097] if damage is None else damage)
    assert everything(Parser(past, Settings(), folder), past) == first
    other = Settings.model_validate({"enumerations": {"risk.status": ["open", "gone"]}})
    assert everything(Parser(past, other, folder), past) == everything(Parser(past, other), past)


def test_what_git_does_not_have_is_not_remembered(past, tmp_path):
    lost = Parser(past, Settings(), tmp_path / "cache")
    assert lost("p/x.md", "0" * 40) is None
    assert "git does not have it" in lost.parsed("p/x.md", "0" * 40).note
