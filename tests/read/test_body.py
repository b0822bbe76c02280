"""Decisions and actions as list items of a body."""

import pytest

from pmsite.model.record import Body
from pmsite.read.body import list_records

PREFIXES = {"ACT": "action", "DEC": "decision"}


def items(text, first_line=1):
    return list(list_records("m.md", Body(text, first_line), PREFIXES))


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] ACT-031 Ask legal @zhang.min due:2026-03-20",
        "* [ ] ACT-031 Ask legal due:2026-03-20 @zhang.min",
        "+ [ ]  ACT-031: Ask legal @zhang.min due:2026-03-20",
        "1. [ ] ACT-031 – Ask legal @zhang.min, due:2026-03-20.",
        "12) [ ] ACT-031 Ask legal (@zhang.min due:2026-03-20)",
        "- [ ] **ACT-031** Ask legal @zhang.min due:2026-03-20",
        "- [ ] __ACT-031 Ask legal__ @zhang.min due:2026-03-20",
        "- a\n    - [ ] ACT-031 Ask legal @zhang.min due:2026-03-20",
        "- a\n\t- [ ] ACT-031 Ask legal @zhang.min due:2026-03-20",
        "- a\n\n    - [ ] ACT-031 Ask legal @zhang.min due:2026-03-20",
        "> - [ ] ACT-031 Ask legal @zhang.min due:2026-03-20",
        "- [ ] ACT-031：Ask legal @zhang.min，due:2026-03-20。",
    ],
)
def test_an_action_in_any_of_these_forms(line):
    (found,) = items(line)
    assert found.kind == "action"
    assert found.data == {
        "id": "ACT-031",
        "action": "Ask legal",
        "owner": "zhang.min",
        "due": "2026-03-20",
        "status": "open",
    }


def test_chinese_needs_no_blanks():
    (found,) = items("- [ ] ACT-031联系客户@zhang.min（due:2026-03-20）。")
    assert (found.data["action"], found.data["owner"], found.data["due"]) == (
        "联系客户",
        "zhang.min",
        "2026-03-20",
    )


@pytest.mark.parametrize(("box", "status"), [(" ", "open"), ("x", "done"), ("X", "done")])
def test_the_box_is_the_state(box, status):
    assert items(f"- [{box}] ACT-1 Do it")[0].data["status"] == status


def test_tokens_are_status_dates_and_audiences():
    (found,) = items(
        "- [x] ACT-1 Do it status:verified started:2026-03-01 done:2026-03-02 audience:client,board"
    )
    assert found.data == {
        "id": "ACT-1",
        "action": "Do it",
        "status": "verified",
        "started": "2026-03-01",
        "done": "2026-03-02",
        "audience": ["client", "board"],
    }


def test_the_last_handle_is_the_owner_and_the_others_stay_words():
    (found,) = items("- [ ] ACT-1 Ask @chen.jie whether `@nobody` came @li.wei")
    assert found.data["owner"] == "li.wei"
    assert found.data["action"] == "Ask @chen.jie whether `@nobody` came"


def test_decisions_need_no_box():
    assert [item.data["decision"] for item in items("- DEC-1 Split order\n- [x] DEC-2 Done so")] == [
        "Split order",
        "Done so",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```\n- [ ] ACT-1 Code\n```",
        "para\n\n    - [ ] ACT-1 Code",
        "- a\n\n        - [ ] ACT-1 Code",
        "<pre>\n- [ ] ACT-1 Raw\n</pre>",
        "<!--\n- [ ] ACT-1 Hidden\n-->",
        "- ACT-1 No box",
        "- [ ] see ACT-1",
        "- [ ] [[ACT-1]] only named",
        "ACT-1 no item",
        "- [ ] XACT-1 other",
        "- [ ] ACT-1_x other",
        "-[ ] ACT-1 no blank",
    ],
)
def test_what_is_none(text):
    assert items(text) == []


def test_places_count_characters_of_the_file():
    (found,) = items("Ü\n\n> * [ ] **ACT-1** Größe @li.wei due:2026-02-30", first_line=8)
    assert (found.source.line, found.source.column) == (10, 11)
    places = {path: place for path, place in found.positions.values.items() if path}
    assert places == {("id",): (10, 11), ("owner",): (10, 26), ("due",): (10, 37)}
