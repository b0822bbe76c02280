"""Two things at one address: also where file systems or readers take two names for one."""

import unicodedata

import pytest

from pmsite.graph.addresses import clashes
from tests.checks._portal import portal

PAGE = "---\ntitle: Page\n---\nx"


def said(*paths):
    files = {
        path: f"---\nkind: page\nid: page-{number}\ntitle: Page\n---\nx" for number, path in enumerate(paths)
    }
    return [str(item).split(";")[0] for item in clashes(portal(files).graph)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("notes/a.md", "notes/a/index.md"),
        ("notes/A.md", "notes/a.md"),
        (unicodedata.normalize("NFC", "notes/é.md"), unicodedata.normalize("NFD", "notes/é.md")),
    ],
)
def test_pages_at_one_address(one, other):
    (problem,) = said(one, other)
    assert "published at the same address as" in problem


@pytest.mark.parametrize(
    "path", ["risks.md", "p/plan/index.md", "p/team.md", "p/Charter.md", "p.md", "people.md"]
)
def test_a_page_must_not_stand_in_for_a_view(path):
    (problem,) = said(path)
    assert "belongs to a view of the portal" in problem


def test_other_pages_and_records_are_fine():
    assert said("notes/a.md", "notes/b.md", "team.md", "p/notes.md") == []
    assert [*clashes(portal({"RISK-1": "title: A", "RISK-2": "title: A", "li.wei": "title: L"}).graph)] == []


def test_folders_of_two_projects_differ_in_more_than_case():
    files = {
        "p/index.md": "---\nkind: project\nid: A\ntitle: One\n---\n",
        "P/index.md": "---\nkind: project\nid: B\ntitle: Two\n---\n",
    }
    (problem,) = clashes(portal(files).graph)
    assert (problem.code, problem.source.path) == ("PM023", "p/index.md")
