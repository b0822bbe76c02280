"""The promises of registers that go out and come back: an edit is a change, nothing else is; thousands are quick."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import time
from pathlib import Path

from openpyxl import load_workbook

from tests.acceptance._run import demo_copy, portal, succeed
from tests.cases.many_records import many_records
from tests.cases.sheet_edits import edits

EXPORT_SECONDS, JSON_SECONDS, RECORDS = 20.0, 3.0, 10_000
PATIENCE = 900
"""Seconds that a command may take on a machine that is busy with others."""
SEALED = "Baselines"
"""The register that nobody edits."""
_TITLES = {"name": "title", "action": "title", "decision": "title"}


def thirty_edits_are_thirty_changes(folder: Path, seed: int) -> str:
    """30 edits in a copy of each register of the demo (all cells of smaller ones): as many lines in git, no other."""
    here = demo_copy(folder)
    _git(here, "init", "--quiet")
    _git(here, "add", "content", "mkdocs.yml")
    _git(here, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "As it is")
    whole = here / "whole.xlsx"
    succeed("pmsite", "export", "xlsx", "-o", whole, cwd=here, seconds=PATIENCE)
    succeed("pmsite", "import", whole, cwd=here, seconds=PATIENCE)
    assert not _git(here, "status", "--porcelain", "content"), "an unchanged workbook changed something"
    book = load_workbook(whole)
    names = [sheet.title for sheet in book if sheet.sheet_state == "visible" and sheet.title != SEALED]
    told = 0
    for name in names:
        copy = here / "edited.xlsx"
        shutil.copy(whole, copy)
        made = edits(copy, name, 30, seed)
        succeed("pmsite", "import", copy, cwd=here, seconds=PATIENCE)
        found = json.loads(succeed("pmsite", "diff", "--format", "json", cwd=here, seconds=PATIENCE).stdout)
        changed = {
            (_named(item), _TITLES.get(item["field"], item["field"]).partition("[")[0])
            for item in found["changed"]
        }
        assert changed == set(made), f"{name}: {sorted(changed ^ set(made))[:3]}"
        assert not found["added"], f"{name}: {found['added'][:3]}"
        assert not found["removed"], f"{name}: {found['removed'][:3]}"
        told += len(made)
        _git(here, "checkout", "--quiet", "content")
    return f"{told} edits in {len(names)} registers, as many changes of fields"


def ten_thousand_records_are_a_workbook_soon(folder: Path, seed: int) -> str:
    """A workbook of 10 000 records, the whole command."""
    here = portal(folder, many_records(seed, RECORDS))
    took, wall = _seconds(here, "xlsx", "all.xlsx")
    rows = sum(
        sheet.max_row - 1 for sheet in load_workbook(here / "all.xlsx") if sheet.sheet_state == "visible"
    )
    assert rows >= RECORDS, f"{rows} rows"
    assert took <= EXPORT_SECONDS, f"{took:.1f} s, the limit is {EXPORT_SECONDS:.0f} s"
    return f"{rows} rows, {took:.1f} s of the processor, {wall:.1f} s here"


def ten_thousand_records_are_data_at_once(folder: Path, seed: int) -> str:
    """JSON of 10 000 records, a second time with nothing edited, and once more after an edit, which it holds."""
    here = portal(folder, many_records(seed, RECORDS))
    first, _ = _seconds(here, "json", "a.json")
    took, wall = _seconds(here, "json", "b.json")
    assert (here / "a.json").read_bytes() == (here / "b.json").read_bytes(), "kept data are other data"
    assert took <= JSON_SECONDS, f"{took:.1f} s, the limit is {JSON_SECONDS:.0f} s"
    file = next((here / "content").rglob("RISK-001.md"))
    file.write_text(
        file.read_text(encoding="utf-8").replace("title: ", "title: Edited ", 1), encoding="utf-8"
    )
    _seconds(here, "json", "c.json")
    assert "Edited " in (here / "c.json").read_text(encoding="utf-8"), "an edit is not in the data"
    return f"cold {first:.1f} s, warm {took:.1f} s of the processor, {wall:.1f} s here"


def _seconds(here: Path, form: str, file: str) -> tuple[float, float]:
    """Seconds of the processor and of the clock that an export takes; on a quiet machine they are the same."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    succeed("pmsite", "export", form, "-o", file, cwd=here, seconds=PATIENCE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.monotonic() - start


def _named(item: dict[str, str]) -> str:
    bare = not item["project"] or item["project"] == item["id"] or "/" in item["id"]
    return item["id"] if bare else f"{item['project']}/{item['id']}"


def _git(here: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=here, capture_output=True, text=True, check=True).stdout


PROMISES = (
    thirty_edits_are_thirty_changes,
    ten_thousand_records_are_a_workbook_soon,
    ten_thousand_records_are_data_at_once,
)
