"""Actual hours and cost: typed rows, and every bad one located."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmsite.adapters.content import gather
from pmsite.model.settings import Settings
from pmsite.pipeline import compiled
from pmsite.read import actuals as module
from pmsite.read.actuals import Actual, actuals, is_actuals
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue
from pmsite.release.release import release

HEADER = "date,task,who,hours,cost,category,note\n"
FILES = {
    "p/index.md": b"---\nkind: project\nid: P\ntitle: Project\naudience: client\n---\n",
    "p/plan.md": b"---\ntitle: Plan\nstart: 2026-01-05\ntasks: [{id: T-12, name: T, duration: 5d}]\n---\n",
    "p/resources.md": b"---\ntitle: R\npeople: [{who: crew}]\ntechnology: [{id: rig, name: Rig}]\n---\n",
    "people/li.wei.md": b"---\nid: li.wei\ntitle: Li Wei\n---\n",
}
RECORDS, _ = read(FILES, catalogue(Settings()), Settings())


def rows(text, path="p/actuals.csv"):
    data = text if isinstance(text, bytes) else (HEADER + text).encode()
    found, problems = actuals({path: data}, RECORDS)
    return found.get("P", ()), [
        f"{item.code} {item.source.line}:{item.source.column} {item.message}; {item.remedy}"
        for item in problems
    ]


def test_rows_are_typed():
    found, problems = rows(
        '2026-01-13,T-12,li.wei,7.5,,labour,\n\n2026-01-15, T-12 ,rig,,3000,technology,"Licence, one year"\n'
    )
    assert not problems
    assert [(row.date, row.task, row.who, row.hours, row.cost, row.category, row.note) for row in found] == [
        (dt.date(2026, 1, 13), "T-12", "li.wei", 7.5, None, "labour", ""),
        (dt.date(2026, 1, 15), "T-12", "rig", None, 3000.0, "technology", "Licence, one year"),
    ]
    assert [(row.source.path, row.source.line) for row in found] == [
        ("p/actuals.csv", 2),
        ("p/actuals.csv", 4),
    ]


def test_money_may_be_spent_by_nobody_and_people_of_the_resources_count():
    found, problems = rows("2026-01-13,T-12,,,100,services,\n2026-01-13,T-12,crew,8,,labour,\n")
    assert not problems
    assert [row.who for row in found] == ["", "crew"]


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        ("13.01.2026,T-12,li.wei,7.5,,labour,", "2:1", "YYYY-MM-DD"),
        ("2026-02-30,T-12,li.wei,7.5,,labour,", "2:1", "no date"),
        (",T-12,li.wei,7.5,,labour,", "2:1", "no date"),
        ("2026-01-13,T-21,li.wei,7.5,,labour,", "2:12", "did you mean T-12"),
        ("2026-01-13,,li.wei,7.5,,labour,", "2:12", "no task is named"),
        ("2026-01-13,T-12,li.wie,7.5,,labour,", "2:17", "did you mean li.wei"),
        ("2026-01-13,T-12,li.wei,,,labour,", "2:24", "neither hours nor cost"),
        ("2026-01-13,T-12,li.wei,-1,,labour,", "2:24", "negative"),
        ("2026-01-13,T-12,li.wei,,-5,labour,", "2:25", "negative"),
        ("2026-01-13,T-12,li.wei,NaN,,labour,", "2:24", "no number"),
        ("2026-01-13,T-12,li.wei,inf,,labour,", "2:24", "no number"),
        ('2026-01-13,T-12,li.wei,"7,5",,labour,', "2:24", "decimal point"),
        ("2026-01-13,T-12,li.wei,1e3,,labour,", "2:24", "no number"),
        ("2026-01-13,T-12,li.wei,１,,labour,", "2:24", "no number"),
        ("2026-01-13,T-12,,7.5,,labour,", "2:17", "hours of nobody"),
        ("2026-01-13,T-12,li.wei,7.5,,labour", "2:1", "6 columns instead of 7"),
        ("2026-01-13,T-12,li.wei,7.5,,labour,a,b", "2:1", "8 columns instead of 7"),
        ('2026-01-13,T-12,li.wei,7.5,,labour,"open', "2:36", "no row of a CSV file"),
        ('2026-01-13,T-12,li.wei,7.5,,labour,"a"b', "2:1", "no row of a CSV file"),
        ('2026-01-13,"T-12",li.wie,7.5,,labour,', "2:19", "did you mean li.wei"),
        ('"2026-01-13","T-12",li.wei,"7,5",,labour,', "2:28", "decimal point"),
        ('2026-01-13,T-12,li.wei,7.5,x,"a\n""b"",",', "2:28", "no number"),
    ],
)
def test_a_bad_row_is_an_error_at_its_place(row, place, words):
    found, problems = rows(row + "\n")
    assert not found
    assert problems[0].startswith(f"PM048 {place} ")
    assert words in problems[0]


def test_good_rows_beside_a_bad_one_are_kept():
    found, problems = rows("2026-01-13,T-12,li.wei,1,,,\nx\n2026-01-14,T-12,li.wei,2,,,\n")
    assert [row.hours for row in found] == [1, 2]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no header"),
        (b"\n\n", "no header"),
        (b"Date,Task\n", "the header is Date,Task"),
        (b"2026-01-13,T-12,li.wei,7.5,,labour,\n", "write date,task,who"),
        (b"\xff\xfed\x00", "PM001"),
        (HEADER.encode() + b"2026-01-13,T-12,li.wei,7.5,,labour,\xe9\n", "PM001"),
        (HEADER.encode() + b"2026-01-13,T-12,li.wei,7.5,,labour,\x00\n", "PM002"),
        (HEADER.encode() + b"a" * 140_000, "no row of a CSV file"),
    ],
)
def test_a_file_that_is_none_is_an_error(data, words):
    found, problems = rows(data)
    assert not found
    assert words in problems[0]


def test_a_byte_order_mark_and_other_line_ends_are_accepted():
    text = HEADER + "2026-01-13,T-12,li.wei,1,,,\n2026-01-14,T-12,li.wei,2,,,\n"
    for data in (
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
    ):
        found, problems = rows(data)
        assert not problems
        assert [row.source.line for row in found] == [2, 3]


def test_a_file_outside_of_any_project_is_an_error():
    _, problems = rows("", path="actuals.csv")
    assert "outside of any project" in problems[0]


def test_rows_problems_and_bytes_are_bounded(monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    found, problems = rows("2026-01-13,T-12,li.wei,1,,,\n" * 5)
    assert len(found) == 3
    assert "more than 3 rows" in problems[0]
    _, problems = rows("x\n" * 3)
    assert len(problems) == 3
    monkeypatch.setattr(module, "MOST_PROBLEMS", 2)
    _, problems = rows("x\n" * 3)
    assert "the rest of the file was not read" in problems[-1]
    assert len(problems) == 3
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    assert "PM005" in rows("")[1][0]


def test_several_files_of_a_project_follow_each_other():
    row = HEADER + "2026-01-13,T-12,li.wei,{},,,\n"
    files = {f"p/actuals-{year}.csv": row.format(year).encode() for year in (2027, 2026)}
    found, problems = actuals(files, RECORDS)
    assert not problems
    assert [row.hours for row in found["P"]] == [2026, 2027]


def test_names_of_actuals():
    assert is_actuals("p/actuals.csv")
    assert is_actuals("p/Actuals-2026.CSV")
    for path in (
        "p/actuals.xlsx",
        "p/_old/actuals.csv",
        ".git/actuals.csv",
        "p/my-actuals.csv",
        "actuals/x.csv",
    ):
        assert not is_actuals(path)


def test_the_graph_has_them_an_audience_has_not_and_they_are_no_attachment(tmp_path):
    for path, data in {**FILES, "p/actuals.csv": (HEADER + "2026-01-13,T-12,li.wei,1,,,\n").encode()}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / "p" / "other.csv").write_text("a,b")
    content = gather(tmp_path)
    assert list(content.attachments) == ["p/other.csv"]
    portal, problems = compiled(content.files, content.attachments, Settings(), dt.date(2026, 3, 31))
    assert not [item for item in problems if item.code == "PM048"]
    assert isinstance(portal.graph.actuals["P"][0], Actual)
    assert release(portal, "internal").graph.actuals == portal.graph.actuals
    assert release(portal, "client").graph.actuals == {}


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(alphabet="0123456789-,.\"T1 \n\r'=li.we", max_size=200).map(str.encode),
    )
)
@example(b'""')
def test_any_bytes_are_rows_or_reported(data):
    found, problems = rows(HEADER.encode() + data)
    assert found or problems or not data.replace(b'""', b"").strip(b" \t\r\n,")
    rows(data)
