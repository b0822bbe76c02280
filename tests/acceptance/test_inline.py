"""The way out: an inlined tree shows the same bodies and figures under generators without our plugin."""

import re
from collections import Counter

import pytest
from markdown_it import MarkdownIt

from tests.acceptance._html import Page, broken, read_site
from tests.acceptance._run import once, succeed

FIGURE = re.compile(r"<(table|svg)\b.*?</\1>", re.DOTALL)
CONTENT = re.compile(r'<article\b(?s:.*?)</article>|<div class="pm-page">[^\n]*')


@pytest.fixture(scope="session")
def inlined(demo, shared):
    """The demo staged with everything put in."""
    return once(
        shared / "inlined", lambda folder: succeed("pmsite", "stage", "--inline", folder / "docs", cwd=demo)
    )


def plain_mkdocs(folder):
    """MkDocs with its own theme and not one plugin."""
    (folder / "mkdocs.yml").write_text("site_name: Plain\ntheme: mkdocs\nplugins: []\nnav: [index.md]\n")
    done = succeed("mkdocs", "build", "--quiet", cwd=folder)
    assert "Traceback" not in done.stderr


def common_mark(folder):
    """A renderer of CommonMark that knows front matters and nothing else."""
    renderer = MarkdownIt("commonmark", {"html": True})
    for file in sorted((folder / "docs").rglob("*")):
        target = folder / "site" / file.relative_to(folder / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".md":
            body = file.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")[2]
            target.with_suffix(".html").write_text(f"<body>{renderer.render(body)}</body>", encoding="utf-8")
        elif file.is_file():
            target.write_bytes(file.read_bytes())


@pytest.fixture(scope="session", params=[plain_mkdocs, common_mark], ids=lambda build: build.__name__)
def elsewhere(request, inlined, shared):
    """Folder of the pages that another generator makes of the inlined tree."""

    def make(folder):
        (folder / "docs").symlink_to(inlined / "docs")
        request.param(folder)

    return once(shared / request.param.__name__, make) / "site"


def figures(file):
    """Tables and drawings in the content of a page, without the sprite that comes with the page."""
    content = CONTENT.search(file.read_text(encoding="utf-8"))
    found = (re.sub(r"\s+", " ", one[0]) for one in FIGURE.finditer(content[0]))
    return Counter(one for one in found if "<symbol" not in one)


def said(page: Page) -> str:
    return " ".join(" ".join(page.article).split())


def test_every_page_is_there_with_the_same_words(pages, elsewhere):
    other = read_site(elsewhere)
    assert set(pages) - {"404.html"} <= set(other)
    differing = [
        path for path, page in pages.items() if path != "404.html" and said(page) != said(other[path])
    ]
    assert differing == []
    assert sum(len(said(page)) for page in other.values()) > 100_000


def test_every_page_has_the_same_tables_and_drawings(pages, site, elsewhere):
    drawn = Counter()
    for path in pages:
        if path == "404.html":
            continue
        here, there = figures(site / path), figures(elsewhere / path)
        assert here == there, path
        drawn += Counter(figure[:4] for figure in here.elements())
    assert drawn["<tab"] > 20
    assert drawn["<svg"] > 20


def test_every_link_leads_somewhere(elsewhere):
    site = {
        path: page for path, page in read_site(elsewhere).items() if path not in ("404.html", "search.html")
    }
    assert len(site) > 60
    assert broken(site, elsewhere) == []
