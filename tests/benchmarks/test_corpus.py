"""The corpus that times are measured on."""

import json
import subprocess

import pytest

from benchmarks.corpus import corpus, written
from tests.acceptance._run import succeed


def test_the_same_numbers_give_the_same_bytes():
    assert corpus(7, 300) == corpus(7, 300)
    assert corpus(7, 300) != corpus(8, 300)


@pytest.mark.parametrize("records", [120, 1000])
def test_there_are_as_many_files_as_asked_for(records):
    files = corpus(1, records)
    assert len(files) == records
    text = "".join(files.values())
    assert sum("一" <= letter <= "鿿" for letter in text) > len(text) / 10


def test_every_kind_is_there_and_nothing_is_wrong(tmp_path):
    here = written(tmp_path / "portal", 3, 260, commits=12)
    data = json.loads(succeed("pmsite", "export", "json", cwd=here).stdout)
    records = [*data["records"], *(record for project in data["projects"] for record in project["records"])]
    kinds = {record["kind"] for record in records}
    assert kinds >= set(
        "action assumption baseline change decision document feedback issue lesson meeting milestone page person "
        "plan project report requirement resources risk survey task term".split()
    )
    found = json.loads(succeed("pmsite", "check", "--format", "json", cwd=here).stdout)["diagnostics"]
    assert not [one for one in found if one["severity"] != "notice"]
    log = subprocess.run(["git", "log", "--oneline"], cwd=here, capture_output=True, text=True, check=True)
    assert len(log.stdout.splitlines()) == 12
    state = subprocess.run(["git", "status", "--short"], cwd=here, capture_output=True, text=True, check=True)
    assert not state.stdout
