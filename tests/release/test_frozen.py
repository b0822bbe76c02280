"""What a release leaves of the frozen figures in a body: nothing of what an audience does not see today."""

import dataclasses

import pytest

from pmsite.model.settings import Settings
from pmsite.release.release import release
from tests.checks._portal import portal

BASE = {
    "P": "kind: project\nid: P\ntitle: Project\naudience: client",
    "plan": "tasks: [{id: T-1, name: Shown, duration: 1d, audience: client}]\naudience: client\n"
    "milestones: [{id: M1, name: End, audience: client, baseline: 2026-01-09}, {id: M2, name: Hidden}]",
    "RISK-1": "title: Shown\naudience: client\nowner: li.wei",
    "RISK-2": "title: Hidden",
    "RISK-3": "title: Half\naudience: client\nfield_audience: {owner: [internal], current: [internal]}",
    "li.wei": "title: Li Wei",
    "xu.bo": "title: Xu Bo\naudience: client",
}


def released(text, rule=None, **files):
    settings = Settings.model_validate({"audiences": {"client": rule or {}}})
    whole = portal(
        {**BASE, **files, "RPT-1": f"---\ntitle: R\naudience: client\n---\n{text}"}, settings=settings
    )
    return release(dataclasses.replace(whole), "client").graph["P/RPT-1"].body.text


def register(*rows, columns="owner, threatens, description", more=""):
    lines = [f"    - {{{row}}}" for row in rows]
    head = [
        "```pmsite",
        f"register: kind = risk{more}",
        "frozen:",
        "  as_of: 2026-03-31",
        f"  columns: [{columns}]",
    ]
    return "\n".join(["Before", *head, "  rows:", *lines, "```", "After"])


def test_only_rows_of_released_records_are_left():
    text = released(
        register(
            "id: RISK-1, title: Was RISK-2", "id: RISK-2, title: Secret", "id: RISK-7, title: Gone for good"
        )
    )
    assert "id: RISK-1, title: Was an internal record" in text
    assert "Secret" not in text
    assert "Gone" not in text
    assert text.startswith("Before\n```pmsite\nregister: kind = risk\nfrozen:\n")
    assert text.endswith("\n```\nAfter")


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("owner: li.wei", "owner: null"),
        ("owner: xu.bo", "owner: xu.bo"),
        ("owner: nobody", "owner: null"),
        ("threatens: [M1, M2, M9]", "threatens: [M1]"),
        ("description: After M2 and RISK-2", "an internal record"),
    ],
)
def test_values_name_released_records_only(value, left):
    text = released(register(f"id: RISK-1, title: A, {value}"))
    assert left in text
    assert not {"li.wei", "nobody", "M9", "RISK-2"} & set(text.replace(",", " ").replace("}", " ").split())


def test_a_field_hidden_on_the_record_today_is_hidden_in_the_row():
    text = released(
        register("id: RISK-3, title: A, owner: xu.bo, current.score: 23", columns="owner, current.score")
    )
    assert "xu.bo" not in text
    assert "23" not in text


@pytest.mark.parametrize(("declassify", "there"), [([], False), (["milestone.slip_days"], True)])
def test_what_is_computed_is_seen_where_it_is_declassified(declassify, there):
    row = "    - {id: M1, title: End, baseline: 2026-01-09, slip_days: 77}"
    text = f"```pmsite\ntimeline: kind = milestone\nfrozen:\n  as_of: 2026-03-31\n  rows:\n{row}\n```"
    found = released(text, {"declassify": declassify})
    assert ("77" in found) is there
    assert "2026-01-09" in found


def test_a_baseline_date_that_is_not_the_written_one_is_not_seen():
    row = "    - {id: M1, title: End, baseline: 2026-02-08}"
    text = f"```pmsite\ntimeline: kind = milestone\nfrozen:\n  as_of: 2026-03-31\n  rows:\n{row}\n```"
    assert "2026-02-08" not in released(text)
    assert "2026-02-08" in released(text, {"declassify": ["milestone.baseline"]})


def test_items_for_others_go_with_their_audience():
    agenda = "agenda: [{title: Salaries, audience: [internal]}, {title: Dates}]"
    row = f"id: MTG-1, title: M, {agenda}, agenda.title: [Salaries, Dates]"
    text = (
        "```pmsite\nregister: kind = meeting\nfrozen:\n  as_of: 2026-03-31\n"
        f"  columns: [agenda, agenda.title]\n  rows:\n    - {{{row}}}\n```"
    )
    found = released(text, **{"MTG-1": "title: M\naudience: client"})
    assert "id: MTG-1" in found
    assert "Salaries" not in found


@pytest.mark.parametrize(
    "text",
    [
        "```pmsite\ncount: kind = risk\nfrozen:\n  as_of: soon\n  rows: [{id: RISK-2, title: Secret}]\n```\nAfter",
        "```pmsite\ncount: kind =\nfrozen:\n  as_of: 2026-03-31\n  rows: [{id: RISK-2, title: Secret}]\n```\nAfter",
        "> ```pmsite\n> count: kind = risk\n> frozen: {rows: [{id: RISK-2, title: Secret}]}\n> ```\nAfter",
        "- ```pmsite\n  count: kind = risk\n  frozen: {rows: [{id: RISK-2, title: Secret}]}\n  ```\nAfter",
    ],
)
def test_what_is_malformed_is_left_out_whole(text):
    found = released(text)
    assert "Secret" not in found
    assert found.endswith("After")


def test_an_open_block_takes_the_rest_with_it():
    assert "Secret" not in released(
        "Before\n```pmsite\ncount: kind = risk\nfrozen:\n  rows: [{title: Secret}]\n"
    )


def test_lines_written_otherwise_are_cut_alike():
    text = (
        "~~~ {.pmsite}\n  count: kind = risk\n  frozen: {as_of: 2026-03-31,\n    rows: [{id: RISK-2, title: Secret},\n"
        "      {id: RISK-1, title: Shown}]}\n~~~"
    )
    found = released(text)
    assert "Secret" not in found
    assert "    - {id: RISK-1, title: Shown}".strip() in found
