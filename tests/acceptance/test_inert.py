"""Titles, names and bodies with markup stay words: nothing runs, nothing is loaded, on no page."""

import json

import pytest

from tests.acceptance._browser import opened, search, visited
from tests.acceptance._html import read_site
from tests.acceptance._run import once, portal, succeed

NASTY = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}</textarea></title>'
BODY = """
<script>alert(3)</script>
<img src="https://example.com/x.png" onerror=alert(4)> <a href="javascript:alert(5)">run</a>
<a href="jAvAsCrIpt:alert(6)">run</a> [run](javascript:alert(7)) [run](data:text/html,alert(8))
<iframe srcdoc="<script>alert(9)</script>"></iframe> <form action="/"><button>send</button></form>
<base href="https://example.com/"> <meta http-equiv="refresh" content="0;url=https://example.com/">
<style>body {display: none}</style> <svg onload=alert(10)></svg>
<p onclick="alert(11)" style="color: red">words</p>

A paragraph{: onclick="alert(12)" .fine }

![picture](https://example.com/picture.png)

Autolink <javascript:alert(13)>, and [[RISK-1|"><img src=x onerror=alert(14)>]].
"""


def record(body=BODY, **fields):
    """A file with these fields; JSON values are YAML."""
    return (
        "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items()) + f"---\n{body}"
    )


PERSON = {"owner": "li.wei"}
FILES = {
    "p/index.md": record(kind="project", id="P", title=NASTY, manager="li.wei", client=NASTY),
    "p/plan.md": record(
        id="PLAN-1",
        title=NASTY,
        start="2026-01-05",
        tasks=[{"id": "T-1", "name": NASTY, "duration": "5d", **PERSON}],
        milestones=[{"id": "M1", "name": NASTY, "depends": ["T-1"], "acceptance": NASTY}],
    ),
    "p/risks/RISK-1.md": record(
        title=NASTY,
        cause=NASTY,
        tags=[NASTY],
        threatens=["M1"],
        current={"probability": 4, "impact": 5},
        responses=[{"id": "ACT-1", "action": NASTY, "due": "2026-02-01", **PERSON}],
        **PERSON,
    ),
    "p/meetings/MTG-1.md": record(
        title=NASTY,
        date="2026-03-02",
        chair="li.wei",
        agenda=[{"item": NASTY, "opinions": [{"who": "li.wei", "text": NASTY}]}],
        decisions=[{"id": "DEC-1", "decision": NASTY}],
    ),
    "p/changes/CR-1.md": record(title=NASTY, reason=NASTY, submitted="2026-03-02", impact={"scope": NASTY}),
    "people/li.wei.md": record(title=NASTY, role=NASTY, department=NASTY),
    "terms/TERM-1.md": record(title=NASTY, names={"zh": NASTY + "zh"}, aliases=[NASTY + "alias"]),
    "free.md": record(title=NASTY),
}
BANNED = {
    "script",
    "iframe",
    "form",
    "base",
    "meta",
    "style",
    "img",
    "object",
    "embed",
    "textarea",
    "math",
}
PATHS = (
    "", "p/", "p/plan/", "p/risks/", "p/risks/RISK-1/", "p/meetings/", "p/meetings/MTG-1/", "p/changes/",
    "p/decisions/", "p/actions/", "p/milestones/", "people/", "people/li.wei/", "terms/", "free/",
)  # fmt: skip


@pytest.fixture(scope="session")
def nasty(shared):
    def make(folder):
        portal(folder, FILES)
        configuration = folder / "mkdocs.yml"
        configuration.write_text(
            configuration.read_text().replace("site_name: Test", f"site_name: {json.dumps(NASTY)}")
        )
        succeed("pmsite", "build", cwd=folder)

    return once(shared / "nasty", make) / "site"


def test_the_nasty_words_are_shown_as_words_on_every_page(nasty):
    pages = read_site(nasty)
    assert {f"{path}index.html" for path in PATHS} <= set(pages)
    for path, page in pages.items():
        assert not any("script:" in url.casefold() or url.startswith("data:") for url in page.links), path
        assert not any("example.com" in url for url in page.sources), path
        assert page.parts & BANNED == set(), path
        assert not any(part.startswith("@on") or part == "@style" for part in page.parts), path
        if path != "404.html":
            assert "onerror=alert(1)" in page.text, path


@pytest.mark.browser
def test_nothing_of_them_runs(context, served, nasty):
    for path in PATHS:
        with visited(context, served(nasty) + path) as (page, wrong):
            assert page.locator("img[src=x], [onerror], [onclick], [onload]").count() == 0, path
            assert wrong == [], path


@pytest.mark.browser
def test_search_shows_them_as_words(browser, served, nasty):
    with opened(browser, served(nasty)) as (page, wrong):
        assert any("p/risks/RISK-1/" in url for url in search(page, "RISK-1"))
        assert page.locator("img[src=x]").count() == 0
        assert "onerror" in page.get_by_role("listbox").inner_text()
        assert wrong == []
