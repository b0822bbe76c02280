"""Records as plain values: what is written, nested records apart, list items left to their own records."""

from pmsite.graph.plain import comparable, fields_of
from pmsite.model.compare import FieldChange, changed
from tests.checks._portal import portal

MEETING = """---
id: MTG-1
title: Weekly
date: 2026-03-02
---
# Minutes

We spoke.

- [ ] ACT-7 Order parts @li.wei due:2026-03-20
- a point
"""


def _compared(old, new, uid):
    one, other = (portal(files).graph for files in (old, new))
    return changed(comparable(one, one[uid]), comparable(other, other[uid]))


def test_an_action_in_the_minutes_is_its_own_and_no_change_of_the_text():
    old, new = (
        {"p/meetings/MTG-1.md": text, "p/index.md": "---\nkind: project\nid: P\ntitle: P\n---\n"}
        for text in (MEETING, MEETING.replace("03-20", "03-27"))
    )
    assert _compared(old, new, "P/MTG-1") == ()
    assert _compared(old, new, "P/ACT-7") == (FieldChange("due", "2026-03-20", "2026-03-27"),)


def test_how_a_value_is_written_does_not_count():
    old = "id: RISK-1\ntitle: Late\ntags: [a, b]\ncurrent: {probability: 3, impact: 2}\nowner: li.wei"
    new = (
        "# a comment\nowner: 'li.wei'\ntitle: \"Late\"\nid: RISK-1\ntags:\n- a\n- b\n"
        "current:\n  impact: 2\n  probability: 3"
    )
    assert _compared({"RISK-1": old}, {"RISK-1": new}, "P/RISK-1") == ()


def test_a_title_is_named_as_it_is_written():
    plan = "start: 2026-01-05\ntasks:\n- {id: T-1, name: Build, duration: 2d}"
    assert _compared({"plan": plan}, {"plan": plan.replace("Build", "Make")}, "P/T-1") == (
        FieldChange("name", "Build", "Make"),
    )
    assert _compared(
        {"RISK-1": "id: RISK-1\ntitle: Late"}, {"RISK-1": "id: RISK-1\ntitle: Later"}, "P/RISK-1"
    ) == (FieldChange("title", "Late", "Later"),)


def test_tasks_are_no_field_of_the_plan():
    plan = portal({"plan": "start: 2026-01-05\ntasks:\n- {id: T-1, name: Build, duration: 2d}"}).graph
    (record,) = plan.of("plan")
    assert "tasks" not in fields_of(record)
    assert fields_of(plan["P/T-1"]) == {"name": "Build", "duration": "2d"}


def test_a_record_with_a_wrong_field_is_known_as_broken():
    found = portal({"RISK-1": "id: RISK-1\ntitle: Late\ncurrent: often"}).graph["P/RISK-1"]
    assert found.broken
    assert not portal({"RISK-1": "id: RISK-1\ntitle: Late"}).graph["P/RISK-1"].broken
