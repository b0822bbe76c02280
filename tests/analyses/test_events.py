"""What a past tells of the records: worked by hand from commits made by hand."""

import pytest

from pmsite.model.compare import Lines
from tests.analyses._past import BROKEN, Story, project, record, told

RISK = "atlas/risks/RISK-001.md"
PLAN = "atlas/plan.md"


def begun(files=None):
    return Story().commit({"atlas/index.md": project(), **(files or {})})


def test_the_first_commit_adds_what_it_holds():
    found = begun({RISK: record("RISK-001", title="Late")}).past()
    assert [(event.what, event.uid, event.kind, event.title) for event in found.events] == [
        ("added", "ATLAS", "project", "Title"),
        ("added", "ATLAS/RISK-001", "risk", "Late"),
    ]
    assert found.known
    assert found.complete


def test_a_field_is_told_with_what_it_was_and_what_it_is():
    story = begun({RISK: record("RISK-001", status="open", owner="li.wei")})
    story.commit({RISK: record("RISK-001", status="closed", owner="li.wei", due="2026-06-01")})
    assert told(story) == [
        (2, "changed", "ATLAS/RISK-001", (("status", "open", "closed"), ("due", None, "2026-06-01")))
    ]


def test_a_record_goes_and_comes_back_under_the_same_name():
    story = begun({RISK: record("RISK-001")}).commit({RISK: ""}).commit({RISK: record("RISK-001")})
    assert [event[:3] for event in told(story)] == [
        (2, "removed", "ATLAS/RISK-001"),
        (3, "added", "ATLAS/RISK-001"),
    ]


def test_a_task_of_a_plan_is_told_and_not_the_plan():
    def plan(percent):
        entry = {"date": f"2026-05-{percent // 10:02}", "percent": percent}
        progress = [{"date": "2026-05-01", "percent": 40}] + ([entry] if percent != 40 else [])
        return [record("PLAN-01", "plan"), record("T-12", "task", progress=progress), record("T-13", "task")]

    story = begun({PLAN: plan(40)}).commit({PLAN: plan(60)})
    assert told(story) == [(2, "changed", "ATLAS/T-12", (("percent", 40, 60),))]


def test_an_older_entry_of_the_progress_is_no_step_of_it():
    old = [{"date": "2026-05-10", "percent": 40}]
    late = [{"date": "2026-05-03", "percent": 10, "comment": "Late note"}, *old]
    story = begun({PLAN: [record("PLAN-01", "plan"), record("T-12", "task", progress=old)]})
    story.commit({PLAN: [record("PLAN-01", "plan"), record("T-12", "task", progress=late)]})
    changes = (
        ("progress[2026-05-03].percent", None, 10),
        ("progress[2026-05-03].comment", None, "Late note"),
    )
    assert told(story) == [(2, "changed", "ATLAS/T-12", changes)]


def test_entries_of_the_progress_that_are_rewritten_are_one_step():
    old = [{"date": "2026-05-10", "percent": 25, "remaining": "3d"}]
    new = [{"date": "2026-05-12", "percent": 33}, {"date": "2026-05-13", "percent": 60, "remaining": "1d"}]
    story = begun({PLAN: [record("PLAN-01", "plan"), record("T-12", "task", progress=old)]})
    story.commit({PLAN: [record("PLAN-01", "plan"), record("T-12", "task", progress=new)]})
    story.commit({PLAN: [record("PLAN-01", "plan"), record("T-12", "task", actual_finish="2026-05-14")]})
    assert told(story) == [
        (2, "changed", "ATLAS/T-12", (("percent", 25, 60), ("remaining", "3d", "1d"))),
        (3, "changed", "ATLAS/T-12", (("actual_finish", None, "2026-05-14"),)),
    ]


def test_progress_that_is_taken_back_says_so():
    old = [{"date": "2026-05-10", "percent": 25}]
    story = begun({PLAN: [record("PLAN-01", "plan"), record("T-12", "task", progress=old)]})
    story.commit({PLAN: [record("PLAN-01", "plan"), record("T-12", "task")]})
    assert told(story) == [(2, "changed", "ATLAS/T-12", (("percent", 25, None),))]


def test_a_score_follows_from_the_assessment_that_counts():
    first = {"inherent": {"probability": 4, "impact": 4}}
    second = first | {"current": {"probability": 3, "impact": {"schedule": 2, "cost": 5}}}
    story = begun({RISK: record("RISK-001", **first)}).commit({RISK: record("RISK-001", **second)})
    (event,) = told(story)
    assert event[3][0] == ("score", 16, 15)
    assert story.past().events[0].kept == second


def test_a_text_is_told_by_its_lines():
    story = begun({RISK: record("RISK-001", body="one\n\ntwo\n\nthree")})
    story.commit({RISK: record("RISK-001", body="one\n\n2\n\nthree\n\nfour")})
    (change,) = story.past().events[0].changes
    assert (change.field, change.old, change.new, change.lines) == ("body", None, None, Lines(2, 1))


def test_a_file_that_is_only_moved_is_one_rename_of_its_record():
    held = [record("PLAN-01", "plan"), record("T-12", "task"), record("M1", "milestone")]
    story = begun({PLAN: held}).commit(moved={PLAN: "atlas/plans/plan.md"})
    assert told(story) == [(2, "renamed", "ATLAS/PLAN-01", (("path", PLAN, "atlas/plans/plan.md"),))]


def test_a_file_that_is_moved_and_edited_tells_both_in_one():
    story = begun({RISK: record("RISK-001", status="open")})
    story.commit(
        {"atlas/risks/new.md": record("RISK-001", status="closed")}, moved={RISK: "atlas/risks/new.md"}
    )
    changes = (("status", "open", "closed"), ("path", RISK, "atlas/risks/new.md"))
    assert told(story) == [(2, "changed", "ATLAS/RISK-001", changes)]


def test_a_record_that_moves_to_another_file_keeps_its_past():
    minutes, own = "atlas/meetings/MTG-1.md", "atlas/actions/ACT-1.md"
    meeting, action = record("MTG-1", "meeting"), record("ACT-1", "action", status="open")
    story = begun({minutes: [meeting, action]}).commit({minutes: [meeting], own: action})
    assert told(story) == [(2, "renamed", "ATLAS/ACT-1", (("path", minutes, own),))]
    assert [event.what for event in story.past().of("ATLAS/ACT-1")] == ["renamed", "added"]


def test_a_list_item_that_mentions_a_record_is_not_the_record():
    item = record("ACT-1", "action", status="done")
    mention = type(item)(item.id, item.kind, item.title, item.values, own=False, listed=True)
    story = begun({"atlas/actions/ACT-1.md": record("ACT-1", "action", status="open")})
    story.commit({"atlas/a/MTG-1.md": [record("MTG-1", "meeting"), mention]})
    assert told(story) == [(2, "added", "ATLAS/MTG-1", ())]


def test_a_project_with_another_key_keeps_the_past_of_its_records():
    story = begun({RISK: record("RISK-001", status="open")}).commit({"atlas/index.md": project("NOVA")})
    story.commit({RISK: record("RISK-001", status="closed")})
    assert told(story) == [
        (2, "renamed", "NOVA", (("id", "ATLAS", "NOVA"),)),
        (3, "changed", "NOVA/RISK-001", (("status", "open", "closed"),)),
    ]
    assert [event.what for event in story.past().of("NOVA/RISK-001")] == ["changed", "added"]
    assert story.past().of("ATLAS/RISK-001") == ()


def test_a_project_whose_folder_is_moved_is_told_once():
    story = begun({RISK: record("RISK-001")})
    story.commit(moved={"atlas/index.md": "nova/index.md", RISK: RISK.replace("atlas", "nova")})
    assert told(story) == [(2, "renamed", "ATLAS", (("path", "atlas/index.md", "nova/index.md"),))]


def test_a_record_that_goes_to_another_project_says_so():
    story = begun({"boreas/index.md": project("BOREAS"), RISK: record("RISK-001")})
    story.commit(moved={RISK: "boreas/risks/RISK-001.md"})
    (event,) = told(story)
    assert event[1:3] == ("renamed", "BOREAS/RISK-001")
    assert event[3][0] == ("project", "ATLAS", "BOREAS")


def test_an_id_that_is_written_anew_is_the_same_record():
    story = begun({RISK: record("RISK-001", cause="One vendor")})
    story.commit({RISK: record("RISK-009", cause="One vendor")})
    assert told(story) == [(2, "renamed", "ATLAS/RISK-009", (("id", "RISK-001", "RISK-009"),))]


def test_another_record_in_the_same_file_is_another_record():
    story = begun({RISK: record("RISK-001", cause="One vendor")})
    story.commit({RISK: record("RISK-009", cause="Rain")})
    assert [event[1:3] for event in told(story)] == [
        ("removed", "ATLAS/RISK-001"),
        ("added", "ATLAS/RISK-009"),
    ]


def test_a_state_that_cannot_be_read_is_passed_over_with_a_note():
    story = begun({RISK: record("RISK-001", status="open")})
    story.commit({RISK: BROKEN}).commit({RISK: record("RISK-001", status="closed")})
    assert told(story) == [(3, "changed", "ATLAS/RISK-001", (("status", "open", "closed"),))]
    assert [(item.path, int(item.step.sha, 16)) for item in story.past().skipped] == [(RISK, 2)]


def test_a_file_that_is_unreadable_at_first_is_added_when_it_can_be_read():
    story = begun({RISK: BROKEN}).commit({RISK: record("RISK-001")})
    assert told(story) == [(2, "added", "ATLAS/RISK-001", ())]


def test_a_file_that_is_moved_while_it_is_broken_is_compared_with_what_it_last_said():
    story = begun({RISK: record("RISK-001", status="open")})
    story.commit({"atlas/risks/b.md": BROKEN}, moved={RISK: "atlas/risks/b.md"})
    story.commit({"atlas/risks/b.md": record("RISK-001", status="closed")})
    assert [event[1] for event in told(story)] == ["renamed", "changed"]


@pytest.mark.parametrize("number", [1, 2])
def test_a_shallow_clone_adds_nothing_at_its_edge(number):
    story = begun({RISK: record("RISK-001", status="open")})
    story.commit({RISK: record("RISK-001", status="assessed")})
    story.commit({RISK: record("RISK-001", status="closed")})
    found = story.shallow(number).past()
    assert [event.what for event in found.events] == ["changed"] * (number - 1)
    assert not found.complete
    assert int(found.since.sha, 16) == 4 - number


def test_content_that_came_after_the_edge_of_a_shallow_clone_was_added():
    story = begun({RISK: record("RISK-001")})
    story.complete = False
    assert [event.what for event in story.past().events] == ["added", "added"]


def test_the_file_of_a_document_is_told_of_the_document():
    path = "atlas/documents/DOC-1.md"
    story = begun({path: record("DOC-1", "document", file="files/plan.pdf", status="draft")})
    story.commit({"atlas/documents/files/plan.pdf": b"new"})
    story.commit(
        {
            "atlas/documents/files/plan.pdf": b"newer",
            "atlas/documents/files/other.pdf": b"x",
            path: record("DOC-1", "document", file="files/plan.pdf", status="approved"),
        }
    )
    replaced = ("content", None, "atlas/documents/files/plan.pdf")
    assert told(story) == [
        (2, "changed", "ATLAS/DOC-1", (replaced,)),
        (3, "changed", "ATLAS/DOC-1", (("status", "draft", "approved"), replaced)),
    ]


def test_events_stand_newest_first_and_in_the_order_of_the_files_within_a_commit():
    story = begun().commit({"atlas/risks/a.md": record("RISK-1"), "atlas/risks/b.md": record("RISK-2")})
    story.commit({"atlas/risks/a.md": record("RISK-1", status="closed")})
    assert [event.id for event in story.past().events] == ["RISK-1", "RISK-1", "RISK-2", "ATLAS"]


def test_people_belong_to_no_project_wherever_their_file_lies():
    story = begun({"people/li.wei.md": record("li.wei", "person", role="PM")})
    story.commit({"people/li.wei.md": record("li.wei", "person", role="Sponsor")})
    assert told(story) == [(2, "changed", "li.wei", (("role", "PM", "Sponsor"),))]


def test_nothing_is_known_of_no_history():
    found = Story(complete=False, why="git is not installed").past()
    assert (found.known, found.why, found.events, found.since) == (False, "git is not installed", (), None)
