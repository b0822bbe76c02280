import io
import re

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
        "Likelihood: Low",
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
    register = foreign_registers.ALL[name]
    (home / register.file).write_bytes(register.data)
    done = pmsite("import", register.file, "--kind", "risk")
    assert done.exit_code == 0, done.stderr
    for head in register.rows[0]:
        meant = register.fields.get(head, "the text")
        lines = done.stderr.splitlines()
        assert any(line.startswith(f"column: {head}") and line.endswith(f" → {meant}") for line in lines), (
            head
        )
    found = list(written(home).values())
    assert len(found) == len(register.rows)
    for row, record in zip(register.rows, found, strict=True):
        for head, value in row.items():
            as_it_is = f"- {head}: {value}" in record if head not in register.fields else value in record
            assert not value or as_it_is or register.forms.get(value, "\0") in record, (head, value, record)
            if (
                f"- {head}: {value}\n" in record and head in register.fields
            ):  # what could not be mapped is listed
                assert re.search(rf"note: .*{re.escape(head)}: .*stands? in the text", done.stderr), head
        assert record.count("\ntitle: ") == 1


NASTY = """Risks of somebody;;;
;;;
ID;Risk;Notes;Notes
RISK-001;First <b>;see [[RISK-999]] and @nobody.here, RISK-888;{{ macro }} <script>alert(1)</script>
RISK-001;Second;"one
# two
- [ ] ACT-001 three @x due:2026-01-01";::: audience client
;Third;`code` and ``more``;|a|b|
;"=HYPERLINK(""x"")";@SUM(A1);-5
;;;only a note
"""


def test_marks_in_cells_are_text_and_ids_that_stand_twice_are_told(home):
    (home / "old.csv").write_text(NASTY)
    done = pmsite("import", "old.csv", "--kind", "risk")
    assert done.exit_code == 0, done.stderr
    assert "A5: RISK-001 stands twice; this one gets a new id" in done.stderr
    first, second, third, fourth, last = written(home).values()
    assert "- Notes (2): `{{ macro }} <script>alert(1)</script>`" in first
    assert "- id: `RISK-001`" in second
    assert "- Notes: one\n  `# two`\n  `- [ ] ACT-001 three @x due:2026-01-01`\n" in second
    assert "- Notes: ``` `code` and ``more`` ```" in third
    assert (
        'title: "=HYPERLINK(\\"x\\")"' in fourth
        or "title: '=HYPERLINK(\"x\")'" in fourth
        or "title: =HYPERLINK(" in fourth
    )
    assert "only a note" in last
    assert pmsite("check").exit_code == 0


def test_headings_of_two_rows_and_columns_without_one(home):
    rows = [
        ["Risk", None, "Before", None, "After", None, None],
        ["No", "Name", "Probability", "Impact", "Probability", "Impact", None],
        [7, "Rain", "High", "Low", "Low", "Low", "a remark without a heading"],
    ]
    saved(home / "old.xlsx", rows)
    done = pmsite("import", "old.xlsx", "--kind", "risk")
    assert done.exit_code == 0, done.stderr
    (text,) = written(home).values()
    assert "title: Rain" in text
    for told in ("Before: Probability", "After: Impact", "Column G → the text"):
        assert f"column: {told}" in done.stderr
    for kept in ("Column G: a remark without a heading", "No: 7"):
        assert kept in text
    for head in ("Before: Probability", "After: Impact"):
        assert f"{head}: " in text or "current: {" in text


def test_a_field_has_one_column_in_a_mapping(home):
    saved(home / "old.xlsx", ENGLISH)
    (home / "m.yml").write_text("columns: {Risk Description: title, Mitigation: title}\n")
    done = pmsite("import", "old.xlsx", "--kind", "risk", "--mapping", "m.yml")
    assert done.exit_code == 2
    assert "the mapping gives title to Risk Description, Mitigation" in done.stderr


ACTIONS = [
    ["项目行动项跟踪表", None, None, None, None, None],
    ["序号", "行动项内容", "责任人", "计划完成时间", "状态", "影响分析", None],
    [None, None, None, None, None, "进度", "成本"],
    ["1", "提交接口文档", "徐波", "2026年3月5日", "已完成", "延期5天", "80000"],
    ["2", "协调测试环境", "王芳", "待定", "进行中", None, None],
]


def test_incomplete_records_are_written_only_when_asked_and_told(home):
    saved(home / "old.xlsx", ACTIONS)
    done = pmsite("import", "old.xlsx", "--kind", "action")
    assert done.exit_code == 1
    assert "--keep-going writes new records that are incomplete" in done.stderr
    assert not (home / "content/p/actions").exists()
    done = pmsite("import", "old.xlsx", "--kind", "action", "--keep-going")
    assert done.exit_code == 1
    assert "PM103 ACT-002 has no due date" in done.stderr
    one, two = (path.read_text() for path in sorted((home / "content/p/actions").glob("*.md")))
    assert "title: 提交接口文档\nowner: xu.bo\ndue: 2026-03-05\nstatus: done\n" in one
    assert "- 影响分析: 进度: 延期5天\n- 影响分析: 成本: 80000\n" in one
    assert "- 责任人: 王芳\n- 计划完成时间: 待定\n" in two
