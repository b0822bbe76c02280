"""Freezing a plan: what is written, what is refused with which exit code, what the baseline says later."""

import json
import re

import pytest

from pmsite.cli.baseline import COMMAND
from tests.cli._baseline import FILES, FIRST, LONGER, PLAN, SECOND
from tests.cli._desk import CLEAN, ERROR, desk, pmsite


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, FILES, "as_of: 2026-01-05")


@pytest.fixture
def frozen(folder):
    assert pmsite(*FIRST).exit_code == 0
    return folder


def write(folder, path, text):
    (folder / "content" / path).write_text(text)


def files(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_plan_is_written_one_line_a_task(folder):
    """T-1: 5 × 8 h × 60 %, its budget; T-2: 24 h at 100.50; the handover on the day T-2 finishes."""
    done = pmsite(*FIRST)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "content/p/baselines/BL-01.md",
        "BL-01: 2 tasks, 1 milestones, finish 2026-01-14",
        "the first baseline of P",
    ]
    text = (folder / "content/p/baselines/BL-01.md").read_text()
    head, _, seal = text.partition("digest: ")
    assert head == (
        "---\nid: BL-01\ntitle: Plan as approved\ndate: 2026-01-05\nreason: 'First plan: version 1.0'\ntasks:\n"
        "  T-1: {start: 2026-01-05, finish: 2026-01-09, duration: 5d, hours: 24, cost: 12000}\n"
        "  T-2: {start: 2026-01-12, finish: 2026-01-14, duration: 3d, hours: 24, cost: 2412}\n"
        "milestones:\n  M1: 2026-01-14\n"
    )
    assert re.fullmatch(r'"sha256:[0-9a-f]{64}"\n---\n', seal)


def test_what_was_written_passes_the_check_and_differs_in_nothing(frozen):
    assert pmsite("check", "--strict").exit_code == 0
    found = json.loads(pmsite("baseline", "show", "BL-01", "--format", "json").stdout)
    assert {item["status"] for item in found["variance"]} == {"same"}
    deltas = ("start_days", "finish_days", "duration_days", "hours", "cost")
    assert {item[key] for item in found["variance"] for key in deltas} == {0, None}
    assert (found["totals"]["finish_days"], found["totals"]["cost"], found["seal"]) == (0, 0, "sealed")
    said = pmsite("baseline", "show", "BL-01").stdout
    assert "The plan against BL-01: the same finish, the same cost; tasks: 2 same\n" in said


def test_a_plan_that_moves_is_seen_against_it(frozen):
    """T-2 takes two days more: 14 to 16 January, 16 h more at 100.50."""
    write(frozen, "p/plan.md", LONGER)
    done = pmsite("baseline", "show", "BL-01")
    assert done.stdout.splitlines()[1:] == [
        "The plan against BL-01: finish +2 working days, cost +1,608; tasks: 1 slipped, 1 same",
        "  T-2 finish +2 d, duration +2 d, hours +16, cost +1,608",
        "  M1 finish +2 d",
    ]


def test_the_next_baseline_names_its_change_and_says_what_it_moves(frozen):
    write(frozen, "p/plan.md", LONGER)
    done = pmsite(*SECOND, "--change", "CR-1")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:3] == [
        "content/p/baselines/BL-02.md",
        "BL-02: 2 tasks, 1 milestones, finish 2026-01-16",
        "BL-02 against BL-01: finish +2 working days, cost +1,608; tasks: 1 slipped, 1 same",
    ]
    assert "\nchange: CR-1\n" in (frozen / "content/p/baselines/BL-02.md").read_text()
    assert pmsite("check").exit_code == 0
    said = pmsite("baseline", "show", "BL-02", "--against", "BL-01").stdout
    assert "BL-02 against BL-01: finish +2 working days" in said
    assert [line.split()[:3] for line in pmsite("baseline", "list").stdout.splitlines()] == [
        ["P", "BL-01", "2026-01-05"], ["P", "BL-02", "2026-01-05"],
    ]  # fmt: skip
    entries = json.loads(pmsite("baseline", "list", "--format", "json").stdout)["baselines"]
    assert [(entry["id"], entry["current"], entry["seal"]) for entry in entries] == [
        ("BL-01", False, "sealed"),
        ("BL-02", True, "sealed"),
    ]


def test_what_is_finished_keeps_its_dates_in_the_next_baseline(frozen):
    """T-1 was to finish on 9 January and did so on the 12th. T-2 follows, two days longer: 13 to 19."""
    late = LONGER.replace(
        "duration: 5d, allocate: [{who: li.wei, units: 60%}]",
        "duration: 5d, actual_start: 2026-01-05, actual_finish: 2026-01-12, allocate: [{who: li.wei, units: 60%}]",
    )
    write(frozen, "p/plan.md", late)
    done = pmsite(*SECOND, "--change", "CR-1", "--as-of", "2026-01-12")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines()[1:] == [
        "BL-02: 2 tasks, 1 milestones, finish 2026-01-19",
        "finished, as in BL-01: T-1 (--anew takes the actual dates)",
        "BL-02 against BL-01: finish +3 working days, cost +1,608; tasks: 1 slipped, 1 same",
        "  T-2 start +1 d, finish +3 d, duration +2 d, hours +16, cost +1,608",
        "  M1 finish +3 d",
    ]
    text = (frozen / "content/p/baselines/BL-02.md").read_text()
    assert "T-1: {start: 2026-01-05, finish: 2026-01-09, duration: 5d" in text
    anew = pmsite(*SECOND, "--change", "CR-1", "--as-of", "2026-01-12", "--anew", "--id", "BL-03", "--stdout")
    assert "T-1: {start: 2026-01-05, finish: 2026-01-12, duration: 6d" in anew.stdout


def test_an_edit_by_hand_is_an_error(frozen):
    path = frozen / "content/p/baselines/BL-01.md"
    path.write_text(path.read_text().replace("finish: 2026-01-14", "finish: 2026-01-15"))
    done = pmsite("check")
    assert done.exit_code == 1
    assert "p/baselines/BL-01.md:11:9: PM211 BL-01 was edited after it was sealed" in done.stdout
    assert "edited" in pmsite("baseline", "list").stdout


def test_a_baseline_written_by_hand_is_sealed_with_the_digest_that_show_prints(frozen):
    path = frozen / "content/p/baselines/BL-01.md"
    text = path.read_text()
    seal = next(line for line in text.splitlines() if line.startswith("digest"))
    path.write_text(text.replace(f"{seal}\n", ""))
    done = pmsite("baseline", "show", "BL-01")
    assert done.stdout.splitlines()[:2] == ["BL-01 Plan as approved, 2026-01-05, not sealed", seal]


def test_path_alone_and_stdout(folder):
    before = files(folder)
    shown = pmsite(*FIRST, "--stdout").stdout
    assert shown.startswith("---\nid: BL-01\n")
    assert files(folder) == before
    assert pmsite(*FIRST, "--path", "--id", "BL-07").stdout == "content/p/baselines/BL-07.md\n"
    written = (folder / "content/p/baselines/BL-07.md").read_text()
    assert written.splitlines()[2:-2] == shown.splitlines()[2:-2]
    same_plan_without_a_change = pmsite(*SECOND, "--path")
    assert same_plan_without_a_change.stdout == "content/p/baselines/BL-08.md\n"


def test_what_cannot_be_computed_is_left_out_and_said(folder):
    write(folder, "p/plan.md", PLAN.replace(", allocate: [{who: li.wei}]}", "}"))
    done = pmsite(*FIRST)
    assert "without hours: T-2\nwithout cost: T-2\n" in done.stdout
    text = (folder / "content/p/baselines/BL-01.md").read_text()
    assert "  T-2: {start: 2026-01-12, finish: 2026-01-14, duration: 3d}\n" in text


@pytest.mark.parametrize(
    "name", ["yes", "2026-01-01", "0x10", "@a", "a: b #c", "登录 \"x\" 'y'", "1_000", "~"]
)
def test_any_name_and_reason_is_read_back(folder, name):
    assert pmsite("baseline", "create", name, "--reason", name).exit_code == 0
    entry = json.loads(pmsite("baseline", "list", "--format", "json").stdout)["baselines"][0]
    assert (entry["title"], entry["reason"], entry["seal"]) == (name, name, "sealed")


def test_errors_of_the_content_stop_it(folder):
    write(folder, "p/plan.md", PLAN.replace("depends: [T-1]", "depends: [T-9]"))
    (folder / "content/p/risks").mkdir()
    write(folder, "p/risks/RISK-1.md", ERROR["p/risks/RISK-1.md"])
    before = files(folder)
    done = pmsite(*FIRST)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "p/plan.md:9:" in done.stderr
    assert "nothing was written: the content has errors" in done.stderr
    assert files(folder) == before


NO_UNITS = PLAN.replace("duration: 3d", "effort: 24h").replace("}]}\nmile", ", units: 0%}]}\nmile")


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (
            PLAN.replace("duration: 3d", "effort: 24h").replace("}]}\nmile", ", units: 0%}]}\nmile"),
            "T-2, M1 have no dates",
        ),
        (PLAN.replace("start: 2026-01-05\n", ""), "there is nothing to freeze"),
        ("---\nid: PLAN-01\ntitle: Plan\nstart: 2026-01-05\n---\n", "there is nothing to freeze"),
    ],
    ids=["no dates", "no start", "no task"],
)
def test_a_plan_that_cannot_be_frozen_whole_stops_it(folder, plan, said):
    write(folder, "p/index.md", CLEAN["p/index.md"].replace("start: 2026-01-01\n", ""))
    write(folder, "p/plan.md", plan)
    before = files(folder)
    done = pmsite(*FIRST)
    assert (done.exit_code, done.stdout, said in done.stderr) == (1, "", True)
    assert files(folder) == before


REFUSED = {
    "taken": (("--id", "BL-01"), "BL-01 exists already (p/baselines/BL-01.md:2); choose another --id"),
    "taken in other letters": (("--id", "bl-01"), "exists already"),
    "another kind's": (("--id", "RISK-9"), "nothing was written"),
    "no id": (("--id", "no id"), "nothing was written"),
    "above": (("--id", "../../evil"), "nothing was written"),
    "unknown change": (("--change", "CR-9"), "no change CR-9; did you mean CR-2?"),
    "no change at all": (("--change", "T-1"), "no change T-1"),
    "not approved": (("--change", "CR-2"), "CR-2 is draft; a baseline needs an approved change"),
    "without change": ((), "in 1 task and 1 milestone, but names no approved change; add --change with"),
    "earlier": (("--as-of", "2026-01-04", "--change", "CR-1"), "would not be the latest baseline"),
    "lower id": (("--id", "BL-00", "--change", "CR-1"), "would not be the latest baseline"),
    "unknown project": (("-p", "Q"), "no project Q"),
    "hidden letter": (("--id", "BL-\u202e9"), "nothing was written"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_it_refuses_writes_nothing(frozen, case):
    write(frozen, "p/plan.md", LONGER)
    before = files(frozen)
    arguments, said = REFUSED[case]
    done = pmsite(*SECOND, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert files(frozen) == before


def test_what_stands_in_the_place_is_never_overwritten(frozen):
    (frozen / "content/p/baselines/BL-02.md").mkdir()
    before = files(frozen)
    done = pmsite(*FIRST, "--id", "BL-02")
    assert (done.exit_code, done.stderr) == (2, "p/baselines/BL-02.md exists already; nothing was written\n")
    assert files(frozen) == before


NAMELESS = [(), ("Name",), (" ", "--reason", "x"), ("x", "--reason", " ")]


@pytest.mark.parametrize("arguments", NAMELESS, ids=str)
def test_a_name_and_a_reason_are_needed(folder, arguments):
    before = files(folder)
    assert pmsite("baseline", "create", *arguments).exit_code == 2
    assert files(folder) == before


def test_a_disk_without_room_leaves_nothing_behind(folder, monkeypatch):
    before = files(folder)

    def full(_self, _data):
        raise OSError(28, "No space left on device", "BL-01.md")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    done = pmsite(*FIRST)
    assert (done.exit_code, done.stderr) == (3, "cannot write BL-01.md: No space left on device\n")
    assert files(folder) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "BL-9"), "no baseline BL-9 in P; did you mean BL-01?"),
        (("show", "BL-01", "--against", "T-1"), "no baseline T-1 in P"),
        (("show", "BL-01", "--as-of", "2026-01-01"), "BL-01 cannot be compared: frozen after the as-of day"),
        (("list", "-p", "Q"), "no project Q"),
    ],
    ids=["unknown", "no baseline", "later", "project"],
)
def test_what_is_not_there_is_not_shown(frozen, arguments, said):
    done = pmsite("baseline", *arguments)
    assert (done.exit_code, done.stdout, said in done.stderr) == (2, "", True)


@pytest.mark.parametrize("name", sorted(COMMAND.commands))
def test_each_command_shows_an_example(name):
    done = pmsite("baseline", name, "--help")
    assert done.exit_code == 0
    assert f"pmsite baseline {name}" in " ".join(done.stdout.split("Examples:")[1].split())
    assert all(option.help for option in COMMAND.commands[name].params if option.param_type_name == "option")


def test_of_several_projects_one_is_named(frozen, monkeypatch):
    (frozen / "content/q").mkdir()
    write(frozen, "q/index.md", CLEAN["p/index.md"].replace("id: P", "id: Q"))
    write(frozen, "q/plan.md", PLAN)
    done = pmsite(*FIRST)
    assert (done.exit_code, done.stderr) == (2, "which project? Add --project with one of P, Q\n")
    assert pmsite(*FIRST, "-p", "q", "--path").stdout == "content/q/baselines/BL-01.md\n"
    monkeypatch.chdir(frozen / "content/q")
    assert pmsite(*FIRST, "--path").stdout == "content/q/baselines/BL-02.md\n"
