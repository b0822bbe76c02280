import pytest
from ruamel.yaml import YAML

from tests.cli._desk import CLEAN, desk, pmsite

SETTINGS = "as_of: 2026-06-05\naudiences: {client: {}}"
FILES = {
    **CLEAN,
    "p/plan.md": "---\nid: PLAN-01\ntitle: Plan\nstart: 2026-01-05\nstatus: approved\nversion: '1.0'\n---\n",
    "p/meetings/MTG-012.md": "---\nid: MTG-012\ntitle: Weekly 12\ntype: review\nseries: weekly\nstatus: closed\n"
    "date: 2026-06-04\ntime: 14:00\nplace: 'Room 3, east'\nchair: li.wei\n"
    "attendance: {present: [li.wei]}\nactions:\n"
    "  - {id: ACT-031, action: 'Order [two] *parts*', owner: li.wei, due: 2026-06-08}\n"
    "next: 2026-06-11\n---\n\n- [ ] ACT-032 Call @li.wei due:2026-06-01\n",
    "p/meetings/MTG-011.md": "---\nid: MTG-011\ntitle: Client review\ntype: client\nseries: client\n"
    "status: closed\ndate: 2026-06-02\nchair: li.wei\nattendance: {present: [li.wei]}\naudience: client\n---\n",
    "p/changes/CR-001.md": "---\nid: CR-001\ntitle: More\nstatus: in_review\nsubmitted: 2026-06-01\n"
    "needed_by: 2026-06-20\nlevel: minor\nrequester: li.wei\nimpact: {scope: none, schedule: 2d, cost: 500}\n"
    "approvals: [{who: li.wei, required: true}]\n---\n",
    "p/decisions/DEC-007.md": "---\nid: DEC-007\ntitle: Hosted\nstatus: proposed\ndate: 2026-06-01\n"
    "by: [li.wei]\ndecision: Hosted\n---\n",
}
WRITTEN = "p/meetings/MTG-013.md"


@pytest.fixture
def content(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, FILES, SETTINGS) / "content"


def front(text):
    return YAML(typ="safe").load(text.split("---\n")[1])


def test_it_writes_one_file_with_the_next_id_and_what_the_last_meeting_hands_on(content):
    before = sorted(path for path in content.rglob("*") if path.is_file())
    done = pmsite("agenda", "weekly")
    assert (done.exit_code, done.stdout) == (0, f"content/{WRITTEN}\n")
    assert set(content.rglob("*.md")) - set(before) == {content / WRITTEN}
    data = front((content / WRITTEN).read_text())
    assert {key: str(value) for key, value in data.items() if key not in ("agenda", "attendance")} == {
        "id": "MTG-013", "title": "Weekly 13", "type": "review", "series": "weekly", "status": "draft",
        "date": "2026-06-11", "time": "14:00", "place": "Room 3, east", "chair": "li.wei",
    }  # fmt: skip
    assert data["attendance"] == {"present": ["li.wei"], "absent": []}
    assert [(item["item"], item.get("about"), item["minutes"]) for item in data["agenda"]] == [
        ("Actions carried forward", ["ACT-032", "ACT-031"], 5),
        ("Changes that wait for a decision", ["CR-001"], 10),
        ("Decisions needed", ["DEC-007"], 10),
        ("Any other business", None, 5),
    ]


def test_the_body_has_the_facts_of_every_item_and_defines_no_record(content):
    text = pmsite("agenda", "weekly", "--stdout").stdout
    assert not (content / WRITTEN).exists()
    for line in (
        "## 1 Actions carried forward",
        "- [[ACT-032]] Call: Li Wei, due 1 Jun, 4 days overdue, open for 1 day",
        "- [[ACT-031]] Order \\[two\\] \\*parts\\*: Li Wei, due 8 Jun, open for 1 day",
        "- [[CR-001]] More: in review for 4 days, time +2 d, cost +500, needs the verdict of Li Wei, by 20 Jun",
        "- [[DEC-007]] Hosted: proposed, 1 Jun, to be taken by Li Wei",
        "- [ ] ACT-033 What is to be done @li.wei due:2026-06-18",
        "- DEC-008 What was decided",
        "## 4 Any other business",
    ):
        assert line in text.splitlines(), text
    pmsite("agenda", "weekly")
    exported = pmsite("export", "json").stdout
    assert '"id": "ACT-031"' in exported
    assert '"id": "ACT-033"' not in exported
    assert '"id": "DEC-008"' not in exported


def test_the_draft_brings_no_error_and_no_warning(content):
    before = pmsite("check").stdout
    assert pmsite("agenda", "weekly").exit_code == 0
    assert pmsite("check").stdout == before


def test_the_meeting_that_is_drafted_already_is_not_written_again(content):
    assert pmsite("agenda", "weekly").exit_code == 0
    (content / WRITTEN).write_text((content / WRITTEN).read_text() + "\nMine.\n")
    kept = (content / WRITTEN).read_bytes()
    for more in ([], ["--date", "2026-06-11"]):
        again = pmsite("agenda", "weekly", *more)
        assert again.exit_code == 2
        assert "MTG-013 is the meeting of 2026-06-11 already (p/meetings/MTG-013.md)" in again.stderr
    assert (content / WRITTEN).read_bytes() == kept
    assert pmsite("agenda", "weekly", "--date", "2026-06-18").stdout == "content/p/meetings/MTG-014.md\n"
    assert (content / WRITTEN).read_bytes() == kept


def test_a_file_of_that_name_is_not_overwritten(content):
    (content / "p/meetings/MTG-013.md").write_text("---\nid: MTG-9\ntitle: x\nstatus: nonsense: y\n---\n")
    assert pmsite("agenda", "weekly").stdout == "content/p/meetings/MTG-014.md\n"


def test_a_day_of_ones_own_is_taken(content):
    assert "date: 2026-06-16\n" in pmsite("agenda", "weekly", "--date", "2026-06-16", "--stdout").stdout
    early = pmsite("agenda", "weekly", "--date", "2026-01-01")
    assert (early.exit_code, early.stderr) == (
        2,
        "no meeting of the series lies before 2026-01-01; choose a later --date\n",
    )


def test_an_unknown_series_is_told_with_the_nearest_and_all(content):
    done = pmsite("agenda", "weakly")
    said = "no series weakly in P; did you mean weekly? there are: client, weekly"
    assert done.exit_code == 2
    assert said in done.stderr.replace('"', "")
    far = pmsite("agenda", "xyz")
    assert far.exit_code == 2
    assert far.stderr.endswith("there are: client, weekly\n")
    assert "did you mean" not in far.stderr


def test_a_portal_without_series_says_how_to_begin_one(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, CLEAN)
    done = pmsite("agenda", "weekly")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "no meeting of P belongs to a series yet; write series: weekly into the minutes of one "
        "(pmsite new meeting)\n"
    )


def test_a_series_released_to_a_client_names_only_what_is_released_to_it(content):
    released = FILES["p/changes/CR-001.md"].replace("needed_by", "audience: client\nneeded_by")
    (content / "p/changes/CR-001.md").write_text(released)
    index = content / "p/index.md"
    index.write_text(index.read_text().replace("status:", "audience: client\nstatus:"))
    done = pmsite("agenda", "client")
    assert done.exit_code == 0
    text = (content / "p/meetings/MTG-013.md").read_text()
    assert "[[CR-001]]" in text
    assert not {"ACT-031", "ACT-032", "DEC-007"} & set(text.replace("[", " ").replace("]", " ").split())
    assert "# audience: [client]\n" in text
    assert "audience" not in front(text), "the writer releases the minutes, not the command"
    assert "3 records are left out" in done.stderr


def test_a_title_without_number_is_the_series_and_which_of_its_meetings_it_is(content):
    assert "title: Client 2\n" in pmsite("agenda", "client", "--stdout").stdout


def test_a_day_that_has_passed_is_told(content):
    done = pmsite("agenda", "weekly", "--as-of", "2026-06-12", "--stdout")
    assert "MTG-012 announced 2026-06-11, which has passed: dated 2026-06-18" in done.stderr
    assert "date: 2026-06-18\n" in done.stdout


def test_a_chinese_portal_has_chinese_minutes(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, FILES, SETTINGS + "\nlanguage: zh")
    text = pmsite("agenda", "weekly", "--stdout").stdout
    assert "\n## 一、" in text
    assert "逾期4天" in text
