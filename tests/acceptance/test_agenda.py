"""The minutes that the command drafts of the demo's series: they check, build, and show what they carry."""

import json
import re

import pytest

from tests.acceptance._run import demo_copy, once, succeed

PROJECTS = {"ATLAS": "MTG-009", "BOREAS": "MTG-009", "CIRRUS": "MTG-008"}
"""Projects of the demo with the id that their next minutes get."""


@pytest.fixture(scope="session")
def drafted(shared):
    """The demo with minutes of each project's next review, built."""

    def make(folder):
        demo_copy(folder)
        for project in PROJECTS:
            succeed("pmsite", "agenda", "review", "-p", project, cwd=folder)
        succeed("pmsite", "build", cwd=folder, seconds=280)

    return once(shared / "agenda", make)


@pytest.mark.slow
def test_they_bring_no_error_and_no_warning(drafted):
    done = succeed("pmsite", "check", "--strict", "--format", "json", cwd=drafted)
    found = json.loads(done.stdout)["diagnostics"]
    assert [item for item in found if item["severity"] != "notice"] == []
    assert [item for item in found if "MTG-009" in item["message"] or "MTG-008" in item["message"]] == []


@pytest.mark.slow
@pytest.mark.parametrize(("project", "name"), PROJECTS.items())
def test_the_page_shows_the_actions_carried_forward_as_links(drafted, project, name):
    source = (drafted / f"content/{project.lower()}/meetings/{name}.md").read_text(encoding="utf-8")
    carried = re.findall(r"^- \[\[(ACT-\d+)\]\]", source, re.MULTILINE)
    page = (drafted / f"site/{project.lower()}/meetings/{name}/index.html").read_text(encoding="utf-8")
    assert carried
    assert "Carried forward" in page
    assert "[[" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    for action in carried:
        assert re.search(rf"<a [^>]*>(?:<[^>]+>)*{action}\b", page), action
    assert "What is to be done" not in page, "the example is a comment"
