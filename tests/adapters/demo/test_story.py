"""A story as it is written: what is not one is told by its place."""

import datetime as dt
import re

import pytest

from pmsite.adapters.demo.story import told
from pmsite.adapters.failure import CONTENT, Failure
from tests.adapters.demo._story import STORY


def test_commits_come_in_the_order_of_the_files_names():
    parts = STORY.split("\n\n- date")
    files = {"2026-03.yml": "- date" + parts[-1], "2026-02.yml": "\n\n- date".join(parts[:-1]) + "\n"}
    steps = told(files)
    assert [step.when.day for step in steps] == [2, 3, 6, 13, 2]
    assert steps[0].when == dt.datetime(2026, 2, 2, 9, 0)  # noqa: DTZ001 - of the portal's zone
    assert steps[1].message == "Minutes of the kick-off\n\nAnd the risk that came up."
    assert (steps[-1].source.path, steps[-1].source.line) == ("2026-03.yml", 1)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("message: Begin", "messag: Begin", r"s\.yml:3:3: no key messag; did you mean message\?"),
        ("message: Begin", "message: ''", r"s\.yml:1:3: the commit has no message; write one"),
        (
            "2026-02-02 09:00",
            "2026-02-30 09:00",
            r"s\.yml:1:9: 2026-02-30 09:00 is no moment; write 2026-03-31 17:05",
        ),
        (
            "2026-02-03 17:05",
            "2026-02-02 09:00",
            r"s\.yml:6:3: 2026-02-02 09:00 is not after the commit before it",
        ),
        ("add: [P/ACT-002]", "add: P/ACT-002", r"s\.yml:50:8: write a list"),
        ("P: {status: nothing → on_track}", "P: on_track", r"s\.yml:\d+:5: write the fields below it"),
        ("{was: nothing, now: On 2 March", "{now: On 2 March", r"write the passage as was: and now:"),
        ("status: assessed → closed", "status: 4", r"s\.yml:\d+:15: write a text"),
        (
            "author: li.wei\n  message: Begin",
            "author: li.wei\n  author: x\n  message: Begin",
            r"s\.yml:3:3: PM\d{3} author stands twice",
        ),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_no_story_is_told_by_its_place(old, new, said):
    assert STORY.count(old) == 1
    with pytest.raises(Failure) as failure:
        told({"s.yml": STORY.replace(old, new)})
    assert re.search(said, failure.value.message), failure.value.message
    assert failure.value.exit_code == CONTENT


@pytest.mark.parametrize(
    "text", ["commits: []\n", "- Begin\n", "- {date: 2026-01-01 09:00, author: a, message: b}\n", "[\n"]
)
def test_a_file_that_holds_no_commits_is_refused(text):
    with pytest.raises(Failure, match=r"^s\.yml:\d+:\d+: "):
        told({"s.yml": text})
