"""Bad files: located errors, the exit code of their class, no traceback, nothing published; what is taken is harmless.

Here every small case is read in this process, and some of the large ones; ``make proof`` builds them all.
"""

from __future__ import annotations

import json
import os
import random
import re
import time

import pytest
from click.testing import CliRunner

from pmsite.cli import main
from tests.acceptance._run import run
from tests.corpus._live import content, live, words
from tests.corpus.corpus import ROWS, corpus, put, size, wrong

SEED = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))
CASES = corpus(SEED)
LARGE = 60_000
NAMES = [module.__name__.rpartition(".")[2] for module in ROWS]
FIGURES = {"<link>", "<button>", "<select>", "<option>", "<template>"}
"""What the portal's own figures bring along; ``make proof`` counts them."""
BEFORE = "<p>what was published before</p>"


def invoked(*command):
    done = CliRunner().invoke(main, [*map(str, command)])
    assert done.exception is None or isinstance(done.exception, SystemExit), (SEED, done.exception)
    return done


def said(case, folder):
    """What is wrong with the answer to a case."""
    start = time.process_time()
    done = invoked("check", "--config", put(case, folder) / "mkdocs.yml")
    took = time.process_time() - start
    found = wrong(case, done.output, done.exit_code)
    if took > 10:
        found.append(f"{took:.1f} s of CPU")
    if not found and case.reads:
        found += misread(case, folder)
    return [f"{case.name}: {what}" for what in found]


def misread(case, folder):
    """Fields that do not read as they must."""
    done = invoked("export", "json", "--config", folder / "mkdocs.yml")
    records = [item for project in json.loads(done.stdout)["projects"] for item in project["records"]]
    (record,) = [item for item in records if item["id"] == "RISK-001"]
    fields = {**record, **record["fields"]}
    return [
        f"{name} reads {fields.get(name)!r}"
        for name, value in case.reads.items()
        if fields.get(name) != value
    ]


def test_the_corpus_is_large_and_every_row_of_the_table_is_in_it():
    assert len(CASES) >= 600
    assert {case.row for case in CASES} >= {
        "YAML bombs", "YAML meaning", "encodings", "front matter fences", "fields", "HTML", "slow text", "files",
        "exports", "configuration", "actuals", "queries", "calendars",
    }  # fmt: skip


@pytest.mark.parametrize("row", NAMES)
def test_small_bad_files_get_what_the_table_says(tmp_path, row):
    module = ROWS[NAMES.index(row)]
    names = {case.name for case in module.cases(random.Random(f"{SEED} {module.__name__}"))}
    here = [case for case in CASES if case.name in names and size(case) < LARGE]
    found = [what for number, case in enumerate(here) for what in said(case, tmp_path / str(number))]
    assert not found, (SEED, len(found), found[:5])


def test_some_large_bad_files_get_what_the_table_says(tmp_path):
    large = [case for case in CASES if size(case) >= LARGE]
    some = random.Random(SEED).sample(large, 6)
    found = [what for number, case in enumerate(some) for what in said(case, tmp_path / str(number))]
    assert not found, (SEED, found[:5])


def test_markup_of_some_texts_is_harmless_in_the_staged_pages(tmp_path):
    taken = [case for case in CASES if case.accepted and case.row == "HTML"]
    for number, case in enumerate(random.Random(SEED).sample(taken, 30)):
        folder = put(case, tmp_path / str(number))
        done = invoked("stage", "--inline", "--config", folder / "mkdocs.yml", folder / "out")
        assert done.exit_code == 0, (SEED, case.name, done.output)
        pages = {path: content(path.read_text("utf-8")) for path in (folder / "out").rglob("*.md")}
        for path, page in pages.items():
            found = [item for item in live(page) if item not in FIGURES]
            assert not found, (SEED, case.name, path.name, found)
            assert not any(re.search(pattern, page) for pattern in case.hides), (SEED, case.name)
        shown = words(pages[folder / "out" / case.page / "index.md"])
        assert all(text in shown for text in case.shows), (SEED, case.name, shown[:500])


def test_the_command_itself_refuses_and_leaves_the_site_as_it_was(tmp_path):
    refused = [case for case in CASES if not case.accepted and size(case) < LARGE]
    for number, case in enumerate(random.Random(SEED).sample(refused, 3)):
        folder = put(case, tmp_path / str(number))
        done = run("pmsite", "build", cwd=folder)
        assert done.returncode == case.exit, (SEED, case.name, done.stderr)
        assert not wrong(case, done.stdout + done.stderr, done.returncode, mild=False), (SEED, case.name)
        assert [path.name for path in (folder / "site").iterdir()] == ["index.html"]
        assert (folder / "site" / "index.html").read_text() == BEFORE
        assert not [path.name for path in folder.iterdir() if path.name.startswith(".site")]


def test_all_small_bad_risks_are_told_in_one_run(tmp_path):
    every = [
        case for case in CASES
        if case.exit == 1 and [*case.files] == ["content/p/risks/RISK-001.md"] and size(case) < 5_000 and not case.links
    ]  # fmt: skip
    folder = put(every[0], tmp_path)
    (folder / "content/p/risks/RISK-001.md").unlink()
    for number, case in enumerate(every):
        file = folder / f"content/p/risks/{number}/RISK-001.md"
        file.parent.mkdir()
        file.write_bytes(case.files["content/p/risks/RISK-001.md"])
    done = invoked("check", "--config", folder / "mkdocs.yml")
    assert done.exit_code == 1
    told = {
        int(number)
        for number in re.findall(r"^p/risks/(\d+)/RISK-001\.md:\d+:\d+: PM", done.output, re.MULTILINE)
    }
    assert told >= {number for number, _ in enumerate(every)}, SEED
