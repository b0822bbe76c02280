import csv
import io

import pytest
from openpyxl import Workbook

from tests.cases import foreign_registers
from tests.cli._desk import CLEAN, desk, pmsite

PEOPLE = {"people/xu.bo.md": "---\ntitle: Xu Bo\nnames: {zh: 徐波}\nrole: Tester\ndepartment: test\n---\n"}
ENGLISH = [
    ["Project risk register", None],
    [
        "Risk ID",
        "Risk Description",
        "Likelihood",
        "Impact",
        "Risk Owner",
        "Status",
        "Mitigation",
        "Date Raised",
    ],
    ["R-1", "Vendor is late", "4 - Likely", "High", "Xu Bo", "Open", "Order early", "2026-01-05"],
    ["R-2", "Rain, heavy", "Low", "n/a", "Somebody, or other", "Closed", "=1+1", "soon"],
]
CHINESE = [
    ["编号", "风险", "概率", "影响", "负责人", "状态", "备注"],
    ["1", "供应商延误", "高", "3", "徐波", "打开", "每周电话"],
]


@pytest.fixture
def home(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, {**CLEAN, **PEOPLE})


def saved(path, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for row in book.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())


def written(home):
    return {path.name: path.read_text() for path in sorted((home / "content/p/risks").glob("*.md"))}


def test_a_foreign_register_becomes_records_and_loses_nothing(home):
    saved(home / "old.xlsx", ENGLISH)
    done = pmsite("import", "old.xlsx", "--kind", "risk")
    assert done.exit_code == 0, done.stderr
    one, two = written(home).values()
    assert "title: Vendor is late\n" in one
    assert "current: {probability: 4, impact: 4}\n" in one
    assert "owner: xu.bo\n" in one
    assert "status: identified\n" in one
    assert "- Risk ID: R-1\n- Mitigation: Order early\n" in one
    assert "status: closed\n" in two
    assert "current:" not in two
    for text in (
        "Likelihood: 2",
        "Impact: n/a",
        "Risk Owner: Somebody, or other",
        "Mitigation: =1+1",
        "soon",
    ):
        assert text in two
    assert "column: Mitigation → the text\n" in done.stderr
    assert "Sheet!E4: Risk Owner: Somebody, or other is the name of no person here" in done.stderr


def test_a_chinese_register_is_understood(home):
    saved(home / "old.xlsx", CHINESE)
    assert pmsite("import", "old.xlsx", "--kind", "risk").exit_code == 0
    (text,) = written(home).values()
    assert "title: 供应商延误\n" in text
    assert "current: {probability: 4, impact: 3}\n" in text
    assert "owner: xu.bo\n" in text
    assert "- 备注: 每周电话\n" in text


def test_the_saved_mapping_counts_when_it_was_edited(home):
    saved(home / "old.xlsx", ENGLISH)
    assert pmsite("import", "old.xlsx", "--kind", "risk", "--dry-run").exit_code == 0
    assert written(home) == {}
    mapping = home / "old.xlsx.mapping.yml"
    mapping.write_text(mapping.read_text().replace("Mitigation: ''", "Mitigation: contingency"))
    assert pmsite("import", "old.xlsx", "--kind", "risk").exit_code == 0
    assert "contingency: Order early\n" in next(iter(written(home).values()))


def test_a_register_that_says_nothing_of_its_kind_needs_it(home):
    saved(home / "old.xlsx", ENGLISH)
    done = pmsite("import", "old.xlsx")
    assert done.exit_code == 2
    assert "--kind risk" in done.stderr


@pytest.mark.parametrize("text", ["", "columns: 3", "columns: {Risk ID: nothing}", "[", "a: &x [*x]"])
def test_a_mapping_that_cannot_be_used_is_told(home, text):
    saved(home / "old.xlsx", ENGLISH)
    (home / "m.yml").write_text(text or "\n")
    done = pmsite("import", "old.xlsx", "--kind", "risk", "--mapping", "m.yml")
    assert done.exit_code == 2
    assert done.stderr.strip().count("\n") == 0


@pytest.mark.parametrize("name", foreign_registers.ALL)
def test_public_layouts_lose_nothing(home, name):
    text = foreign_registers.ALL[name]
    (home / "register.csv").write_text(text)
    done = pmsite("import", "register.csv", "--kind", "risk")
    assert done.exit_code == 0, done.stderr
    found = list(written(home).values())
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    assert len(found) == len(rows)
    for row, record in zip(rows, found, strict=True):
        for head, value in row.items():
            forms = {
                value,
                value.lower(),
                GRADES.get(value, value),
                DAYS.get(value, value),
                STATES.get(value, value),
            }
            assert not value or any(form in record for form in forms), (head, value, record)
        assert "current: {probability: " in record
        assert record.count("title: ") == 1


GRADES = {"Medium": "3", "High": "4", "Li Wei": "li.wei", "Admin": "admin", "Project Lead": "project.lead"}
DAYS = {
    "31/12/2026": "2026-12-31",
    "2020/9/12": "2020-09-12",
    "2020/10/1": "2020-10-01",
    "2020/12/24": "2020-12-24",
}
STATES = {"Open": "identified"}
