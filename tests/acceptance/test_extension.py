"""A new kind, view and check are one file each, a new kind also a few lines of configuration.

The files are those that the how-to guides show: what the guides say is what works.
"""

import json
import re
import shutil

import pytest

from tests.acceptance._html import read_site
from tests.acceptance._run import REPOSITORY, portal, run, succeed

KIND = """\
as_of: 2026-03-31
kinds: {permit: {prefix: PER, folder: permits, label: {en: Permit, zh: 许可}, states: [open, granted], \
fields: {until: {type: date, required: true}, covers: {type: link, to: [task], inverse: covered_by}}}}
fields: {risk: {region: {type: choice, values: [north, south]}}}
enumerations: {risk.category: [supplier, people]}"""
PERMIT = "---\ntitle: Road works\nuntil: 2026-01-06\ncovers: [T-1]\n---\n"
FILES = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\n---\n",
    "p/plan.md": "---\nid: PLAN-1\ntitle: Plan\nstart: 2026-01-05\ntasks:\n"
    "  - {id: T-1, name: Dig, duration: 5d, owner: li.wei}\n---\n",
    "p/permits/PER-1.md": PERMIT,
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\n---\n",
}


def guide(name):
    """The Python file that a how-to guide shows."""
    text = (REPOSITORY / "docs" / "how-to" / f"add-a-{name}.md").read_text(encoding="utf-8")
    return re.search(r"```python\n(.*?)```", text, re.DOTALL)[1]


@pytest.fixture
def extended(tmp_path):
    """A function that adds files to a copy of pmsite and says where Python finds it."""

    def extend(**files):
        source = tmp_path / "source"
        for folder in ("pmsite", "theme"):
            shutil.copytree(
                REPOSITORY / folder,
                source / folder,
                ignore=shutil.ignore_patterns("__pycache__"),
                dirs_exist_ok=True,
            )
        for place, text in files.items():
            room, _, name = place.partition("_")
            target = source / "pmsite" / room / f"{name}.py"
            assert not target.exists()
            target.write_text(text, encoding="utf-8")
        return {"PYTHONPATH": str(source)}

    return extend


def records(folder, **where):
    data = json.loads(succeed("pmsite", "export", "json", cwd=folder, **where).stdout)
    return {record["id"]: record for project in data["projects"] for record in project["records"]}


def holds(pages, register, title):
    """Whether a permit has its page, and its register stands in the navigation."""
    assert "Road works" in pages["p/permits/PER-1/index.html"].text
    assert "PER-1" in pages["p/permits/index.html"].text
    assert register in pages["p/permits/index.html"].title
    assert any(url.rstrip("/").endswith("permits") for url in pages["p/index.html"].navigation)
    assert title in pages["p/permits/PER-1/index.html"].text


def test_without_an_extension_there_are_no_permits(tmp_path):
    folder = portal(tmp_path / "portal", FILES)
    assert "p/permits/PER-1.md:" in run("pmsite", "check", cwd=folder).stdout
    assert records(folder).get("PER-1", {"kind": "page"})["kind"] == "page"


def test_a_kind_is_one_file(tmp_path, extended):
    where = extended(records_permit=guide("kind"))
    folder = portal(tmp_path / "portal", FILES)
    found = records(folder, **where)
    assert found["PER-1"]["kind"] == "permit"
    assert found["PER-1"]["fields"] == {"until": "2026-01-06", "covers": ["T-1"], "status": "open"}
    assert found["T-1"]["backlinks"] == {"covered_by": ["PER-1"], "contains": ["PLAN-1"]} or found["T-1"][
        "backlinks"
    ]["covered_by"] == ["PER-1"]
    succeed("pmsite", "build", cwd=folder, **where)
    holds(read_site(folder / "site"), "Permits", "Permit")
    (folder / "content/p/permits/PER-2.md").write_text(
        "---\ntitle: Noise\nuntill: 2026-01-06\nstatus: grantd\n---\n"
    )
    said = run("pmsite", "check", cwd=folder, **where)
    assert said.returncode == 1
    assert "p/permits/PER-2.md:3:1: PM010 permit has no field untill; did you mean until?" in said.stdout
    assert "did you mean granted?" in said.stdout


def test_a_view_is_one_file(tmp_path, extended):
    where = extended(views_permit_calendar=guide("view"))
    folder = portal(tmp_path / "portal", FILES, KIND)
    succeed("pmsite", "build", cwd=folder, **where)
    pages = read_site(folder / "site")
    page = pages["p/permit-calendar/index.html"]
    assert "1 permit ends." in page.text
    assert "PER-1" in page.text
    assert any(url.rstrip("/").endswith("permit-calendar") for url in pages["p/index.html"].navigation)


def test_a_check_is_one_file(tmp_path, extended):
    text = guide("check")
    code = re.search(r"PM\d{3}", text)[0]
    where = extended(checks_permit_ends=text)
    folder = portal(tmp_path / "portal", FILES, KIND)
    assert f"{code} " not in run("pmsite", "check", cwd=folder).stdout
    said = run("pmsite", "check", cwd=folder, **where).stdout
    assert re.search(
        rf"^p/permits/PER-1\.md:3:8: {code} PER-1 ends before 2026-.*; extend the permit", said, re.MULTILINE
    )
    explained = succeed("pmsite", "explain", code, cwd=folder, **where).stdout
    assert explained.startswith(f"{code} (warning): a permit ends before the task it covers")
    assert "Extend the permit" in explained


def test_a_code_that_is_taken_is_refused(tmp_path, extended):
    where = extended(checks_permit_ends=re.sub(r"PM\d{3}", "PM101", guide("check")))
    done = run("pmsite", "explain", "PM101", cwd=tmp_path, **where)
    assert done.returncode != 0
    assert "two checks use the same code" in done.stderr


def test_a_kind_comes_by_configuration_alone(tmp_path):
    folder = portal(tmp_path / "portal", FILES, KIND)
    found = records(folder)
    assert found["PER-1"]["kind"] == "permit"
    assert found["PER-1"]["fields"] == {"until": "2026-01-06", "covers": ["T-1"], "status": "open"}
    assert found["PER-1"]["relations"]["covers"] == ["T-1"]
    assert found["T-1"]["backlinks"]["covered_by"] == ["PER-1"]
    succeed("pmsite", "build", cwd=folder)
    holds(read_site(folder / "site"), "Permit", "Permit")


def test_its_fields_links_and_states_are_checked_like_any_other(tmp_path):
    wrong = "---\ntitle: Noise\nstatus: grantd\ncovers: [li.wei, T-9]\n---\n"
    risk = "---\ntitle: Risk\nowner: li.wei\nregion: west\ncategory: weather\n---\n"
    folder = portal(tmp_path, {**FILES, "p/permits/PER-2.md": wrong, "p/risks/RISK-1.md": risk}, KIND)
    done = run("pmsite", "check", cwd=folder)
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if "PER-2" in line or "RISK-1" in line]
    said = "\n".join(lines)
    assert re.search(r"^p/permits/PER-2\.md:\d+:\d+: PM011 .*until", said, re.MULTILINE)
    assert re.search(r"^p/permits/PER-2\.md:3:9: PM014 .*did you mean granted\?", said, re.MULTILINE)
    assert re.search(r"^p/risks/RISK-1\.md:4:9: PM014 .*north, south", said, re.MULTILINE)
    assert re.search(r"^p/risks/RISK-1\.md:5:11: PM014 .*supplier, people", said, re.MULTILINE)
    (folder / "content/p/permits/PER-2.md").write_text(wrong.replace("grantd", "granted\nuntil: 2026-02-01"))
    said = run("pmsite", "check", cwd=folder).stdout
    assert re.search(r"^p/permits/PER-2\.md:5:10: PM032 ", said, re.MULTILINE), "a link to the wrong kind"
    assert re.search(r"^p/permits/PER-2\.md:5:18: PM030 ", said, re.MULTILINE), "a link to nothing"


def test_its_label_is_said_in_the_language_of_the_portal(tmp_path):
    folder = portal(tmp_path / "portal", FILES, f"language: zh\n{KIND}")
    succeed("pmsite", "build", cwd=folder)
    holds(read_site(folder / "site"), "许可", "许可")
