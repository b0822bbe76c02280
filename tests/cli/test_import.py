import csv
import io
import json

import pytest

from tests.cli._desk import CLEAN, desk, pmsite

RISK = (
    "---\nid: RISK-1\ntitle: Parts late  # by the vendor\nstatus: monitoring\nowner: li.wei\n"
    "current: {probability: 3, impact: 4}  # as of May\ntags: [vendor]\n---\n\nText.\n"
)
MEETING = (
    "---\nid: MTG-1\ntitle: Weekly\ndate: 2026-03-02\n---\n\n- [ ] ACT-1 Order parts @li.wei due:2026-03-09\n"
)
FILES = {**CLEAN, "p/risks/RISK-1.md": RISK, "p/meetings/MTG-1.md": MEETING}


@pytest.fixture
def home(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, FILES)


def exported(home, kind, **edits):
    """A csv of the portal with other cells in its first row."""
    assert pmsite("export", "csv", "-p", "P", "--kind", kind, "-o", "r.csv").exit_code == 0
    rows = list(csv.reader(io.StringIO((home / "r.csv").read_text(), newline="")))
    for name, value in edits.items():
        rows[1][rows[0].index(name.replace("__", "."))] = value
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    (home / "r.csv").write_text(stream.getvalue())


def test_an_edit_changes_its_lines_and_nothing_else(home):
    exported(home, "risk", status="closed", current__probability="2", tags="vendor; parts")
    done = pmsite("import", "r.csv")
    assert done.exit_code == 0, done.stderr
    after = (home / "content/p/risks/RISK-1.md").read_text()
    want = RISK.replace("monitoring", "closed").replace("probability: 3", "probability: 2")
    assert after == want.replace("[vendor]", "[vendor, parts]")
    assert "content/p/risks/RISK-1.md:2: RISK-1 status: monitoring → closed\n" in done.stdout


def test_a_list_item_changes_on_its_line(home):
    exported(home, "action", status="done", due="2026-03-10", title="Order all parts")
    assert pmsite("import", "r.csv").exit_code == 0
    after = (home / "content/p/meetings/MTG-1.md").read_text()
    assert after == MEETING.replace("[ ]", "[x]").replace("03-09", "03-10").replace(
        "Order parts", "Order all parts"
    )


def test_a_dry_run_prints_the_difference_and_writes_nothing(home):
    exported(home, "risk", owner="")
    done = pmsite("import", "r.csv", "--dry-run")
    assert done.exit_code == 0
    assert "-owner: li.wei\n" in done.stdout
    assert (home / "content/p/risks/RISK-1.md").read_text() == RISK


def test_a_conflict_stops_everything_unless_one_keeps_going(home):
    exported(home, "risk", status="closed", title="Other")
    newer = RISK.replace("monitoring", "accepted")
    (home / "content/p/risks/RISK-1.md").write_text(newer)
    done = pmsite("import", "r.csv")
    assert done.exit_code == 1
    assert "conflict: C2: RISK-1 status: the file holds accepted by now, the sheet closed" in done.stderr
    assert (home / "content/p/risks/RISK-1.md").read_text() == newer
    assert pmsite("import", "r.csv", "--keep-going").exit_code == 1
    assert (home / "content/p/risks/RISK-1.md").read_text() == newer.replace("Parts late", "Other")


def test_what_the_check_refuses_is_not_written(home):
    exported(home, "risk", owner="nobody.known", threatens="T-99")
    done = pmsite("import", "r.csv")
    assert done.exit_code == 1
    assert "T-99" in done.stderr
    assert (home / "content/p/risks/RISK-1.md").read_text() == RISK


def test_a_row_without_an_id_becomes_a_record(home):
    exported(home, "risk", id="", title="Frost: hard", current__probability="5", current__impact="2")
    done = pmsite("import", "r.csv")
    assert done.exit_code == 0, done.stderr
    made = (home / "content/p/risks/RISK-2-frost-hard.md").read_text()
    assert made.startswith('---\nid: RISK-2\ntitle: "Frost: hard"\nstatus: monitoring\nowner: li.wei\n')
    assert "current: {probability: 5, impact: 2}\n" in made


@pytest.mark.parametrize(
    ("name", "data"), [("x.bin", b"\x00\x01"), ("x.xlsx", b"PK\x03\x04"), ("x.csv", b"a\x00")]
)
def test_a_file_that_is_no_register_is_refused_in_a_line(home, name, data):
    (home / name).write_bytes(data)
    done = pmsite("import", name)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"{name}: ")


def test_a_file_that_never_ends_or_is_too_large_is_refused_unread(home):
    for name in ("/dev/zero", "large.csv"):
        if name == "large.csv":
            with (home / name).open("wb") as file:
                file.truncate(61_000_000)
        done = pmsite("import", name)
        assert done.exit_code == 2
        assert "nothing was read" in done.stderr


PLAN = (
    "---\nid: PLAN-01\ntitle: Plan\nstart: 2026-01-05\ncalendar: cn\n"
    "exceptions: [{date: 2026-03-21, works: true}]\ntasks:\n"
    "  - id: T-1\n    name: Groundwork\n    tasks:\n"
    "      - {id: T-11, name: Dig, duration: 30d, owner: li.wei, actual_start: 2026-01-05}\n"
    '      - {id: T-12, name: Pour, duration: 2.5d, owner: li.wei, depends: ["T-11 SS+2d"]}\n'
    "  - {id: T-2, name: Roof, duration: 12h, owner: li.wei, depends: [T-12], no_earlier_than: 2026-04-01}\n"
    "milestones:\n  - {id: M1, name: Done, owner: li.wei, depends: [T-2], deadline: 2026-06-01}\n---\n"
)


def dates(home):
    """Names and dates of the plan's tasks, as the portal's data have them."""
    assert pmsite("export", "json", "-o", "p.json").exit_code == 0
    records = json.loads((home / "p.json").read_text())["projects"][0]["records"]
    names = ("early_start", "early_finish", "late_finish", "forecast", "total_float_days", "critical")
    return {
        item["id"]: (item["title"], item["parent"], *(item["derived"].get(name) for name in names))
        for item in records
        if item["kind"] in ("task", "milestone")
    }


@pytest.fixture
def planned(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, {**CLEAN, "p/plan.md": PLAN})


def test_a_plan_that_went_out_and_comes_back_is_no_change(planned):
    assert pmsite("export", "mspdi", "-o", "p.xml").exit_code == 0
    done = pmsite("import", "p.xml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (planned / "content/p/plan.md").read_text() == PLAN


def test_a_plan_imported_where_there_is_none_is_the_same_plan(planned):
    before = dates(planned)
    assert pmsite("export", "mspdi", "-o", "p.xml").exit_code == 0
    (planned / "content/p/plan.md").unlink()
    done = pmsite("import", "p.xml")
    assert done.exit_code == 0, done.stderr
    assert dates(planned) == before


def test_what_was_edited_in_the_plan_file_is_edited_in_the_plan(planned):
    assert pmsite("export", "mspdi", "-o", "p.xml").exit_code == 0
    text = (planned / "p.xml").read_text()
    text = text.replace("<Name>Roof</Name>", "<Name>Roof and walls</Name>").replace("PT12H0M0S", "PT24H0M0S")
    text = text.replace("<Deadline>2026-06-01", "<Deadline>2026-05-29")
    (planned / "p.xml").write_text(text)
    assert pmsite("import", "p.xml").exit_code == 0
    want = (
        PLAN.replace("name: Roof", "name: Roof and walls")
        .replace("12h", "3d")
        .replace("2026-06-01", "2026-05-29")
    )
    assert (planned / "content/p/plan.md").read_text() == want


@pytest.mark.parametrize("text", ["<!DOCTYPE x [<!ENTITY a 'b'>]>", "<a", ""])
def test_a_plan_file_that_is_hostile_or_broken_is_refused(planned, text):
    head = '<?xml version="1.0"?>'
    (planned / "p.xml").write_text(f'{head}{text}<Project xmlns="http://schemas.microsoft.com/project"><x>')
    done = pmsite("import", "p.xml")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_plain_minutes_become_a_meeting_that_passes_the_check(home):
    (home / "notes.md").write_text(
        "# Weekly\n\n2026-03-09\nChair: Li Wei\n\n- [ ] Call @li.wei due:2026-03-16\n"
    )
    done = pmsite("import", "notes.md")
    assert done.exit_code == 0, done.stderr
    made = (home / "content/p/meetings/MTG-2-weekly.md").read_text()
    assert made.startswith(
        "---\nid: MTG-2\ntitle: Weekly\nstatus: closed\ndate: 2026-03-09\nchair: li.wei\n---\n"
    )
    assert "- [ ] ACT-2 Call @li.wei due:2026-03-16\n" in made
    assert pmsite("check").exit_code == 0
