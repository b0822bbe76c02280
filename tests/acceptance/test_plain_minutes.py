"""Plain minutes become meetings where the configuration says so, and get precise errors where it does not."""

import json
import re

from tests.acceptance._html import broken, read_site
from tests.acceptance._run import portal, run, succeed
from tests.cases.plain_minutes import plain_minutes

SEED = 7
FILES = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\n---\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\n---\n",
}


def minutes(seed=SEED, folder="minutes"):
    return {f"p/{folder}/{name}": text for name, text in plain_minutes(seed).items()}


def test_four_hundred_plain_minutes_build_where_the_folder_is_declared(tmp_path):
    files = minutes()
    assert len(files) == 400
    portal(
        tmp_path, {**FILES, **files}, "as_of: 2026-06-30\nfolders: {minutes: {kind: meeting, missing: warn}}"
    )
    said = succeed("pmsite", "check", "--format", "json", cwd=tmp_path).stdout
    found = json.loads(said)["diagnostics"]
    assert not [item for item in found if item["severity"] == "error"]
    assert {item["path"] for item in found if item["code"] == "PM027"} == set(files)
    data = json.loads(succeed("pmsite", "export", "json", cwd=tmp_path).stdout)
    meetings = [record for record in data["projects"][0]["records"] if record["kind"] == "meeting"]
    assert len(meetings) == len({record["id"] for record in meetings}) == 400
    by_path = {record["source"]["path"]: record for record in meetings}
    for path, record in by_path.items():
        named = re.search(r"\d{4}-\d{2}-\d{2}", path) or re.search(rb"Date: (\d{4}-\d{2}-\d{2})", files[path])
        if named:
            day = named[0] if isinstance(named[0], str) else named[1].decode()
            assert record["fields"].get("date") == day, path
        else:
            assert "date" not in record["fields"], path
    succeed("pmsite", "build", cwd=tmp_path, seconds=240)
    pages = read_site(tmp_path / "site")
    assert len([path for path in pages if path.startswith("p/meetings/")]) >= 401
    assert broken(pages, tmp_path / "site") == []
    assert not any("\ufeff" in page.text for page in pages.values())


def test_without_the_declaration_each_of_them_gets_a_precise_error(tmp_path):
    files = minutes(folder="meetings")
    portal(tmp_path, {**FILES, **files})
    done = run("pmsite", "check", cwd=tmp_path)
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if re.search(r":\d+:\d+: PM02[56] .+; .+", line)]
    assert {re.match(r"(.+?\.md):\d+:\d+: ", line)[1] for line in lines} == set(files)
    assert "Traceback" not in done.stderr
    built = run("pmsite", "build", cwd=tmp_path)
    assert built.returncode == 1
    assert not (tmp_path / "site").exists()
