"""Kinds and ids of files, of what is nested in them, and of list items; duplicates with both places."""

import unicodedata

import pytest

from pmsite.model.settings import Settings
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue

PROJECT = {"p/index.md": "---\nkind: project\nid: P\ntitle: One\n---\n"}


def portal(files, **settings):
    chosen = Settings.model_validate(settings)
    content = {
        path: text if isinstance(text, bytes) else text.encode()
        for path, text in {**PROJECT, **files}.items()
    }
    records, problems = read(content, catalogue(chosen), chosen)
    return {record.uid: record for record in records}, [str(item) for item in problems]


def kinds(files, **settings):
    records, problems = portal(files, **settings)
    assert problems == []
    return {uid: record.kind for uid, record in records.items() if uid != "P"}


@pytest.mark.parametrize(
    ("path", "front", "uid", "kind"),
    [
        ("p/risks/RISK-1.md", "title: A", "P/RISK-1", "risk"),
        ("p/risks/RISK-004-supplier-delay.md", "title: A", "P/RISK-004", "risk"),
        ("p/risks/RISK-004-供应商.md", "title: A", "P/RISK-004", "risk"),
        ("p/risks/RISK-004供应商.md", "title: A", "P/RISK-004", "risk"),
        ("p/risks/RISK-004_x.md", "title: A", "P/RISK-004", "risk"),
        ("p/risks/supplier.md", "id: RISK-7\ntitle: A", "P/RISK-7", "risk"),
        ("p/risks/deep/er/RISK-1.md", "title: A", "P/RISK-1", "risk"),
        ("p/x/any.md", "kind: risk\nid: RISK-9\ntitle: A", "P/RISK-9", "risk"),
        ("p/x/any.md", "id: CR-9\ntitle: A", "P/CR-9", "change"),
        ("p/x/CR-9 late.md", "title: A", "P/CR-9", "change"),
        ("p/plan.md", "title: A", "P/PLAN-01", "plan"),
        ("p/resources.md", "title: A", "P/RES-01", "resources"),
        ("p/reports/RPT-2026-03.md", "title: A", "P/RPT-2026-03", "report"),
        ("people/li.wei.md", "title: A", "li.wei", "person"),
        ("p/people/li.wei.md", "title: A", "li.wei", "person"),
        ("terms/TERM-1.md", "title: A", "TERM-1", "term"),
        ("notes/free.md", "title: A", "notes-free", "page"),
        ("p/notes.md", "title: A", "P/p-notes", "page"),
        ("p/risks/RISK-1.MD", "title: A", "P/RISK-1", "risk"),
        ("p/minutes/MTG-3.md", "title: A", "P/MTG-3", "meeting"),
    ],
)
def test_the_kind_follows_from_kind_folder_file_name_or_prefix(path, front, uid, kind):
    assert kinds({path: f"---\n{front}\n---\n"}) == {uid: kind}


@pytest.mark.parametrize(
    ("path", "front", "place"),
    [
        ("p/risks/RISK-1.md", "title: A\nkind: meeting", "p/risks/RISK-1.md:3:7: PM018"),
        ("p/risks/CR-1.md", "id: CR-1\ntitle: A", "p/risks/CR-1.md:2:5: PM018"),
        ("p/x.md", "kind: risk\nid: CR-1\ntitle: A", "p/x.md:2:7: PM018"),
        ("p/plan.md", "kind: risk\nid: RISK-1\ntitle: A", "p/plan.md:2:7: PM018"),
        ("p/x.md", "kind: rsk\ntitle: A", "p/x.md:2:7: PM017 rsk is no kind; did you mean risk?"),
        ("p/x.md", "kind: [risk]\ntitle: A", "p/x.md:2:7: PM017"),
        ("p/x.md", "kind: task\ntitle: A", "p/x.md:2:7: PM017"),
        ("p/risks/late.md", "title: A", "p/risks/late.md:2:1: PM026"),
        ("risks/RISK-1.md", "owner: a.b\nid: RISK-1", "risks/RISK-1.md:2:1: PM019"),
        ("plans/PLAN-1.md", "title: A", "plans/PLAN-1.md:2:1: PM028"),
        ("p/risks/RISK-1.md", "id: RISK 1\ntitle: A", "p/risks/RISK-1.md:2:5: PM016"),
        ("p/risks/RISK-1.md", "id: [a]\ntitle: A", "p/risks/RISK-1.md:2:5: PM013"),
        ("p/risks/RISK-1.md", "id: " + "R" * 65 + "\ntitle: A", "p/risks/RISK-1.md:2:5: PM016"),
    ],
)
def test_a_contradiction_is_an_error_at_its_place(path, front, place):
    assert portal({path: f"---\n{front}\n---\n"})[1][0].startswith(place)


def test_a_folder_of_the_configuration_makes_records_of_plain_files():
    files = {"p/minutes/Weekly 3.md": "Text", "p/protokolle/2026年3月5日 例会.md": "\ufeff文本\r\n"}
    folders = {name: {"kind": "meeting", "missing": "ignore"} for name in ("minutes", "protokolle")}
    records, problems = portal(files, folders=folders)
    assert problems == []
    assert {uid for uid in records if uid != "P"} == {"P/Weekly-3", "P/2026年3月5日-例会"}
    assert str(records["P/2026年3月5日-例会"].get("date")) == "2026-03-05"
    assert records["P/Weekly-3"].get("date") is None


@pytest.mark.parametrize(
    ("name", "body", "day"),
    [
        ("2026-03-05 x", "", "2026-03-05"),
        ("20260305", "", "2026-03-05"),
        ("2026_3_5", "", "2026-03-05"),
        ("x 2026.03.05 y", "", "2026-03-05"),
        ("x", "Date: 2026/03/05\n", "2026-03-05"),
        ("x", "会议 2026年3月5日\n", "2026-03-05"),
        ("2026-02-30 x", "held 2026-03-01", "2026-03-01"),
        ("2026-13-01", "", "None"),
        ("12026-03-05", "1202603051", "None"),
        ("x", "no day", "None"),
    ],
)
def test_the_day_of_a_plain_file_is_in_its_name_or_body_or_unknown(name, body, day):
    folders = {"minutes": {"kind": "meeting", "missing": "ignore"}}
    records, problems = portal({f"p/minutes/{name}.md": body}, folders=folders)
    assert problems == []
    assert [str(record.get("date")) for record in records.values() if record.kind == "meeting"] == [day]


def test_plain_files_get_distinct_ids_whatever_their_names():
    names = [
        "A b",
        "A-b",
        "a_b",
        "A  b",
        "MTG-3 x",
        "MTG-3 y",
        "CON",
        "x" * 120,
        "x" * 121,
        "a...",
        "%41",
        "Ä",
        "ä",
    ]
    files = {f"p/minutes/{name}.md": "Text" for name in names}
    for form in ("NFC", "NFD"):
        files[f"p/minutes/{unicodedata.normalize(form, 'Café')}.md"] = "Text"
    records, problems = portal(files, folders={"minutes": {"kind": "meeting", "missing": "ignore"}})
    assert problems == []
    ids = [record.uid.casefold() for record in records.values() if record.kind == "meeting"]
    assert len(ids) == len(set(ids)) == len(files)


def test_without_the_setting_a_plain_file_is_a_precise_error():
    problems = portal({"p/meetings/weekly.md": "Text"})[1]
    assert problems[0].startswith(
        "p/meetings/weekly.md:1:1: PM025 this meeting has no front matter; begin the file with ---"
    )


def test_a_page_gives_way_to_a_project_and_to_records():
    files = {
        "p.md": "# Page\n", "a/RISK-1.md": "---\nkind: page\ntitle: Page\n---\n", "a-b.md": "x", "a/b.md": "y",
    }  # fmt: skip
    records, _ = portal({key: text for key, text in files.items() if "RISK" not in key})
    assert records["P"].kind == "project"
    assert {uid for uid, record in records.items() if record.kind == "page"} == {"p-2", "a-b", "a-b-2"}


def test_projects_of_folders_with_one_name_stay_apart():
    files = {f"{folder}/same/index.md": "---\nkind: project\ntitle: A\n---\n" for folder in ("a", "b")}
    files |= {f"{folder}/same/risks/RISK-1.md": "---\ntitle: A\n---\n" for folder in ("a", "b")}
    records, problems = portal(files)
    assert problems == []
    assert {"SAME", "SAME-2", "SAME/RISK-1", "SAME-2/RISK-1"} <= set(records)


def test_a_written_key_wins_over_the_name_of_a_folder():
    files = {
        "a/same/index.md": "---\nkind: project\ntitle: A\n---\n",
        "b/index.md": "---\nkind: project\nid: SAME\ntitle: B\n---\n",
        "c/index.md": "---\nkind: project\nid: same-2\ntitle: C\n---\n",
    }
    records, problems = portal(files)
    assert problems == []
    assert {uid: record.title for uid, record in records.items() if uid != "P"} == {
        "SAME-3": "A",
        "SAME": "B",
        "same-2": "C",
    }


def test_duplicates_are_errors_that_name_both_places():
    problems = portal({
        "p/risks/RISK-1.md": "---\ntitle: A\n---\n",
        "p/risks/RISK-1-b.md": "---\ntitle: B\n---\n",
        "p/risks/c.md": "---\ntitle: C\nid: RISK-2\n---\n",
        "p/risks/d.md": "---\ntitle: D\nid: RISK-2\n---\n",
        "p/risks/e.md": "---\ntitle: E\nid: Risk-2\nkind: risk\n---\n",
    })[1]  # fmt: skip
    assert problems == [
        "p/risks/RISK-1.md:2:1: PM020 RISK-1 is already defined in p/risks/RISK-1-b.md:2; give one of them another id",
        "p/risks/d.md:3:5: PM020 RISK-2 is already defined in p/risks/c.md:3; give one of them another id",
        "p/risks/e.md:3:5: PM021 Risk-2 and RISK-2 (p/risks/c.md:3) differ in case only; write one of them otherwise",
    ]


PLAN = """---
id: PLAN-1
title: Plan
tasks:
  - id: T-1
    name: One
    tasks:
      - {id: T-2, name: Two, tasks: [{id: T-3, name: Three}]}
      - id: T-4
milestones: [{id: M1, name: Done}, {name: No id}]
---
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_nested_tasks_are_records_with_their_places(end):
    records, problems = portal({"p/plan.md": ("\ufeff" + PLAN.replace("\n", end)).encode()})
    assert records["P/T-3"].parent == "P/T-2"
    assert records["P/T-2"].parent == "P/T-1"
    assert records["P/M1"].parent == "P/PLAN-1"
    assert (records["P/T-3"].source.line, records["P/T-3"].source.column) == (8, 38)
    assert problems == [
        "p/plan.md:9:9: PM019 T-4 has no name; add name:",
        "p/plan.md:10:36: PM026 this milestone has no id; add id: M-1",
    ]


MINUTES = """---
id: MTG-1
title: Weekly
actions: [{id: ACT-1, action: Written above}]
---
- [x] ACT-1 written above
- [ ] ACT-2 Its own @li.wei due:2026-03-20
- [ ] ACT-3
- DEC-1 decided elsewhere
- DEC-2 decided here
- [ ] ACT-4 Bad day due:2026-02-30
"""


def test_list_items_define_what_is_not_defined_elsewhere():
    files = {"p/meetings/MTG-1.md": MINUTES, "p/decisions/DEC-1.md": "---\ntitle: A\n---\nWhy.\n"}
    records, problems = portal(files)
    assert records["P/ACT-1"].at == ("actions", 0)
    assert records["P/ACT-2"].parent == "P/MTG-1"
    assert records["P/DEC-1"].source.path == "p/decisions/DEC-1.md"
    assert records["P/DEC-2"].source.line == 10
    assert [problem.split(" ")[0:2] for problem in problems] == [
        ["p/meetings/MTG-1.md:8:7:", "PM041"],
        ["p/meetings/MTG-1.md:11:25:", "PM015"],
    ]


def test_two_list_items_with_one_id_are_an_error_with_both_places():
    text = "---\nid: MTG-{}\ntitle: A\n---\n- [ ] ACT-1 Do it\n"
    problems = portal({f"p/meetings/MTG-{n}.md": text.format(n) for n in (1, 2)})[1]
    assert problems == [
        "p/meetings/MTG-2.md:5:7: PM020 ACT-1 is already defined in p/meetings/MTG-1.md:5; give one of them another id"
    ]


def test_a_released_list_item_says_so():
    text = (
        "---\nid: MTG-1\ntitle: A\n---\n- [ ] ACT-1 Do it audience:client\n- [ ] ACT-2 Do it audience:clint\n"
    )
    records, problems = portal({"p/meetings/MTG-1.md": text})
    assert records["P/ACT-1"].audience == ("client",)
    assert problems[0].startswith("p/meetings/MTG-1.md:6:28: PM036 clint is no audience")


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# The title\n", "The title"),
        ("Words\n\n## Second #\n", "Second"),
        ("The title\n=====\n", "The title"),
        ("```\n# no\n```\n\n# Yes\n", "Yes"),
        ("# **Bold** `code` [link](x) [[RISK-2|risk]]\n", "Bold code link risk"),
    ],
)
def test_the_first_heading_is_the_title(body, title):
    assert portal({"p/risks/RISK-1.md": f"---\nid: RISK-1\n---\n{body}"})[0]["P/RISK-1"].title == title


def test_every_missing_field_of_one_mapping_is_named():
    text = "---\ntitle: A\nid: RISK-1\nacceptance: {until: 2026-01-01}\n---\n"
    assert [problem.split(" ")[2] for problem in portal({"p/risks/RISK-1.md": text})[1]] == ["by", "date"]
