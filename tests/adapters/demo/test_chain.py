"""A story undone from its last state: what each commit leaves behind is known by hand."""

import re

import pytest

from pmsite.adapters.demo.chain import written
from pmsite.adapters.demo.story import told
from pmsite.adapters.failure import CONTENT, Failure
from tests.adapters.demo._story import LAST, STORY


def chain(story=STORY, last=LAST):
    return written(told({"s.yml": story}), last)


def states(commits):
    """Every file after each commit."""
    now, found = {}, []
    for commit in commits:
        now = {path: data for path, data in {**now, **commit.files}.items() if data is not None}
        found.append(now)
    return found


def test_the_last_state_is_the_content_to_the_byte():
    assert states(chain())[-1] == LAST


def test_a_record_comes_with_the_values_that_it_had():
    assert states(chain())[1]["content/p/risks/RISK-001.md"] == (
        b"---\nid: RISK-001\ntitle: Late\nstatus: assessed\ncurrent: {probability: 4, impact: 3}\nresponses:\n"
        b"  - {id: ACT-001, action: Ask twice, status: open}\nprogress: [{date: 2026-02-06, percent: 10}]\n---\n\n"
        b"The supplier is late.\n"
    )


def test_fields_items_and_passages_change_when_the_story_says_so():
    fourth = states(chain())[3]
    assert b"current: {probability: 2, impact: 3}" in fourth["content/p/risks/RISK-001.md"]
    assert b"status: done, done: 2026-02-10}" in fourth["content/p/risks/RISK-001.md"]
    assert b"progress" not in fourth["content/p/risks/RISK-001.md"]
    assert b"ACT-002" not in fourth["content/p/risks/RISK-001.md"]
    assert b"status: on_track  # since March" in fourth["content/p/index.md"]


def test_an_action_in_the_text_of_minutes_is_open_until_it_is_done():
    second, third = states(chain())[1:3]
    line = b"ACT-003 Send the minutes @li.wei due:2026-02-04"
    assert second["content/p/meetings/MTG-001.md"].endswith(b"- [ ] " + line + b"\n")
    assert third["content/p/meetings/MTG-001.md"].endswith(b"- [x] " + line + b" done:2026-02-04\n")


def test_a_file_is_moved_with_the_link_to_it_and_one_is_deleted():
    commits = chain()
    before, after = states(commits)[2:4]
    assert before["content/handbook.md"] == after["content/guide.md"] == LAST["content/guide.md"]
    assert "content/handbook.md" not in after
    assert b"(handbook.md)" in before["content/index.md"]
    assert before["content/p/risks/RISK-002.md"] == b"---\nid: RISK-002\ntitle: Late, too\n---\n"
    assert commits[3].files["content/p/risks/RISK-002.md"] is None


def test_rows_of_a_table_are_booked_up_to_a_day():
    third, fourth = states(chain())[2:4]
    assert third["content/p/actuals.csv"] == b"date,task,who,hours\n2026-02-06,T-1,li.wei,8\n"
    assert fourth["content/p/actuals.csv"] == LAST["content/p/actuals.csv"]


def test_a_commit_writes_what_it_names_and_nothing_else():
    assert [sorted(commit.files) for commit in chain()][2:3] == [
        ["content/p/actuals.csv", "content/p/index.md", "content/p/meetings/MTG-001.md"]
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2 → 1", "3 → 1", "P/RISK-001 current.probability: it is 3, not 2"),
        ("on_track → at_risk", "on_track → off_track", "P status: it is at_risk, not off_track"),
        ("on_track → at_risk", "on_track", "is no change; write: old → new"),
        ("on_track → at_risk", "at_risk → at_risk", "old and new are the same"),
        ("on_track → at_risk", "'{a → at_risk'", "is no value on one line"),
        ("P/ACT-001:", "P/ACT-009:", "no record or file P/ACT-009; did you mean P/ACT-00"),
        ("add: [P/ACT-002]", "add: [P/ACT-002, P/ACT-002]", "P/ACT-002: it is not there at this time"),
        ("current.probability: 2", "curent.probability: 2", "there is no curent in it"),
        ("On 2 March … was not.", "On 3 March … was not.", "stands in it 0 times"),
        (
            "nothing → 2026-02-06\n",
            "nothing → 2026-02-05\n",
            "its last row is of 2026-02-06, not of 2026-02-05",
        ),
        ("- {date: 2026-02-06, percent: 10}", "+ {date: 2026-02-06}", "there is no progress in it"),
        ("content/guide.md}", "content/guides.md}", "there is no content/guides.md at this time"),
        (
            "done: nothing → 2026-02-04",
            "done: nothing → 2026-02-05",
            "P/ACT-003 done: done is not 2026-02-05",
        ),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_does_not_fit_is_told_by_its_place(old, new, said):
    assert STORY.count(old) == 1
    with pytest.raises(Failure) as failure:
        chain(STORY.replace(old, new, 1))
    assert re.match(r"s\.yml:\d+:\d+: ", failure.value.message), failure.value.message
    assert said in failure.value.message
    assert failure.value.exit_code == CONTENT


def test_the_place_is_the_line_that_is_wrong():
    with pytest.raises(Failure) as failure:
        chain(STORY.replace("status: assessed → closed", "status: assessed → occurred"))
    line = STORY.split("\n").index("      status: assessed → closed") + 1
    assert failure.value.message.startswith(f"s.yml:{line}:7: ")


def test_a_file_whose_beginning_is_not_told_is_named():
    with pytest.raises(Failure, match=r"^content/new\.md: the story does not say when it was added"):
        chain(last={**LAST, "content/new.md": b"New\n"})
