"""``pmsite set`` takes a change through its life cycle step by step, and no other way."""

import pytest

from tests.cli._desk import CLEAN, desk, pmsite

PATH = "content/p/changes/CR-1.md"
VERDICT = "approvals: [{who: li.wei, required: true, verdict: approved, date: 2026-01-02}]\n"
OWN = """as_of: 2026-01-05
enumerations:
  change.status: [draft, in_review, on_ice, approved, rejected, closed]"""


@pytest.fixture
def stand(tmp_path, monkeypatch):
    def stand(status, settings="as_of: 2026-01-05"):
        line = f"status: {status}\n" if status else ""
        files = {
            **CLEAN,
            "p/changes/CR-1.md": f"---\nid: CR-1\ntitle: Sign-on\n{line}{VERDICT}---\n",
            "p/risks/RISK-1.md": "---\nid: RISK-1\ntitle: Late\nstatus: closed\nowner: li.wei\n---\n",
        }
        folder = desk(tmp_path, monkeypatch, files, settings)
        return folder / PATH

    return stand


def test_a_step_of_the_life_cycle_is_written(stand):
    file = stand("in_review")
    done = pmsite("set", "CR-1", "status=approved")
    assert (done.exit_code, done.stdout) == (0, f"{PATH}:4: status: approved\n")
    assert "status: approved\n" in file.read_text()


@pytest.mark.parametrize(
    ("before", "after", "remedy"),
    [
        (
            "in_review",
            "closed",
            "from in_review a change goes to approved, conditional, returned, rejected, deferred, withdrawn",
        ),
        ("draft", "approved", "from draft a change goes to submitted, withdrawn"),
        ("rejected", "implementing", "from rejected a change goes to closed"),
        ("closed", "draft", "closed is final: open a change anew"),
    ],
)
def test_another_step_is_refused_where_the_state_is_written(stand, before, after, remedy):
    file = stand(before)
    was = file.read_bytes()
    done = pmsite("set", "CR-1", f"status={after}", "title=Other")
    place = "p/changes/CR-1.md:4:9"
    assert done.exit_code == 1
    assert f"{place}: PM249 status goes from {before} to {after}; {remedy}\n" in done.stderr
    assert done.stderr.endswith("nothing was written\n")
    assert file.read_bytes() == was


def test_a_state_that_is_not_written_is_a_draft(stand):
    stand("")
    done = pmsite("set", "CR-1", "status=approved")
    assert done.exit_code == 1
    assert "PM249 status goes from draft to approved" in done.stderr
    assert pmsite("set", "CR-1", "status=submitted").exit_code == 0


def test_taking_the_state_out_is_a_step_to_the_draft(stand):
    stand("approved")
    done = pmsite("set", "CR-1", "status=")
    assert done.exit_code == 1
    assert "PM249 status goes from approved to draft" in done.stderr


def test_the_same_state_and_other_fields_are_no_step(stand):
    stand("closed")
    assert pmsite("set", "CR-1", "status=closed").exit_code == 0
    assert pmsite("set", "CR-1", "title=Single sign-on").exit_code == 0


def test_a_new_id_does_not_open_a_way_round(stand):
    stand("draft")
    done = pmsite("set", "CR-1", "id=CR-2", "status=closed")
    assert done.exit_code != 0
    assert "nothing was written" in done.stderr


def test_a_dry_run_refuses_as_well(stand):
    stand("draft")
    assert pmsite("set", "CR-1", "status=closed", "--dry-run").exit_code == 1


def test_states_of_the_portal_are_free_and_those_it_does_without_are_passed_through(stand):
    stand("draft", OWN)
    assert pmsite("set", "CR-1", "status=approved").exit_code == 1
    assert pmsite("set", "CR-1", "status=on_ice").exit_code == 0
    assert pmsite("set", "CR-1", "status=approved").exit_code == 0
    assert pmsite("set", "CR-1", "status=closed").exit_code == 0


def test_an_unknown_state_is_an_unknown_state(stand):
    stand("draft")
    done = pmsite("set", "CR-1", "status=submited")
    assert done.exit_code == 1
    assert "did you mean submitted?" in done.stderr
    assert "PM249" not in done.stderr


def test_only_changes_have_a_life_cycle(stand):
    stand("draft")
    assert pmsite("set", "RISK-1", "status=identified").exit_code == 0
