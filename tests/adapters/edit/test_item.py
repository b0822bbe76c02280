"""Actions and decisions that are list items, edited on their line."""

from dataclasses import replace

import pytest

from pmsite.adapters.edit.item import put_item
from pmsite.adapters.edit.value import understood
from pmsite.adapters.edit.written import written
from pmsite.adapters.failure import USAGE, Failure
from pmsite.model.fields import Fields
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.model.source import Source
from pmsite.records._catalogue import catalogue

KINDS = catalogue(Settings())
ITEM = "- [ ] ACT-1 Call the dépôt (@li.wei, due:2026-03-01)."


def edited(line, field, value, kind="action", before="\ufeff---\r\nid: MTG-1\r\n---\r\n\r\n# A\r\n"):
    record = Record("ACT-1", kind, "Call", Fields(), Source("m.md", 6, 7))
    done = put_item(
        written("m.md", f"{before}{line}\r\nafter  \r\n"),
        record,
        KINDS[kind],
        field,
        understood(field, value),
    )
    assert done.raw.startswith(before)
    assert done.raw.endswith("\r\nafter  \r\n")
    return done.raw[len(before) : -len("\r\nafter  \r\n")]


@pytest.mark.parametrize(
    ("field", "value", "after"),
    [
        ("status", "done", ITEM.replace("[ ]", "[x]")),
        ("status", "open", ITEM),
        ("status", "in_progress", f"{ITEM} status:in_progress"),
        ("status", "cancelled", f"{ITEM.replace('[ ]', '[x]')} status:cancelled"),
        ("owner", "wang.fang", ITEM.replace("@li.wei", "@wang.fang")),
        ("due", "2026-04-02", ITEM.replace("2026-03-01", "2026-04-02")),
        ("done", "2026-03-03", f"{ITEM} done:2026-03-03"),
        ("due", "", ITEM.replace(" due:2026-03-01", "")),
        ("started", "", ITEM),
        ("audience", "[client, board]", f"{ITEM} audience:client,board"),
    ],
)
def test_worked_answers(field, value, after):
    assert edited(ITEM, field, value) == after


def test_a_state_in_words_gives_way_to_the_box():
    assert edited("- [ ] ACT-1 Call status:blocked @a", "status", "done") == "- [x] ACT-1 Call @a"
    assert edited("- [x] ACT-1 Call status:verified  ", "status", "open") == "- [ ] ACT-1 Call  "
    assert edited("> * [X] ACT-1 Call", "status", "done") == "> * [X] ACT-1 Call"
    assert edited("- DEC-1 We go", "status", "superseded", "decision") == "- DEC-1 We go status:superseded"


def test_what_looks_like_a_field_in_code_is_none():
    for line in ("- [ ] ACT-1 Write `due:2026-01-01` down", "- [ ] ACT-1 Write `due:2026-01-01`"):
        assert edited(line, "due", "2026-02-02") == f"{line} due:2026-02-02"
        assert edited(f"{line} due:2026-02-02", "due", "") == line
    assert edited("- [ ] ACT-1 `a` @a", "owner", "") == "- [ ] ACT-1 `a`"


def test_a_state_taken_out_leaves_the_box_open():
    assert edited("- [x] ACT-1 Call", "status", "") == "- [ ] ACT-1 Call"
    assert edited("- [ ] ACT-1 Call status:blocked", "status", "") == "- [ ] ACT-1 Call"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "Other", "holds status, owner, due, done, started, audience"),
        ("verified.by", "li.wei", "by hand"),
        ("owner", "Li Wei", "one word"),
        ("due", "2026-03-01.", "one word"),
        ("due", "{a: b}", "one word"),
        ("due", "[a, b]", "one word"),
    ],
)
def test_what_a_list_item_cannot_hold_is_refused(field, value, said):
    with pytest.raises(Failure, match=said) as failure:
        edited(ITEM, field, value)
    assert failure.value.exit_code == USAGE


def test_a_line_that_is_no_item_is_refused():
    record = replace(Record("ACT-1", "action", "Call", Fields(), Source("m.md", 9)))
    with pytest.raises(Failure, match="by hand"):
        put_item(written("m.md", "Text\n"), record, KINDS["action"], "due", understood("due", "2026-01-01"))


@pytest.mark.parametrize(
    ("line", "title", "after"),
    [
        (ITEM, "Write to the port", "- [ ] ACT-1 Write to the port (@li.wei, due:2026-03-01)."),
        (ITEM, "Write.", "- [ ] ACT-1 Write (@li.wei, due:2026-03-01)."),
        ("- [x] **ACT-1** Call @li.wei", "Ring", "- [x] **ACT-1** Ring @li.wei"),
    ],
)
def test_the_words_of_an_item_change_and_nothing_else_of_its_line(line, title, after):
    assert edited(line, "action", f'"{title}"') == after


@pytest.mark.parametrize("title", ["Ask @xu.bo", "Ring due:2026-01-01", "."])
def test_words_that_would_say_something_else_are_refused(title):
    with pytest.raises(Failure, match="cannot be edited by command"):
        edited("- [ ] ACT-1 Call", "action", f'"{title}"')
