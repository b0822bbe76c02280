"""The staged tree: a page for each record and view, fragments by their digest, attachments in use only."""

import json
import re
from dataclasses import replace

import yaml

from pmsite.adapters.render.renderer import FigureRenderer
from pmsite.adapters.render.theme import theme_directory
from pmsite.locale.texts import texts
from pmsite.stage.tree import MARKER, staged
from pmsite.views._all import views_of
from tests.checks._portal import portal

FILES = {
    "RISK-1": (
        '---\ntitle: <b>Late</b> "&"\n---\nSee [[RISK-2]] ![p](a.png).\n\n'
        "```pmsite\ncount: kind = risk\n```\n\nEnd."
    ),
    "RISK-2": "title: Other",
    "p/notes.md": "---\ntitle: Notes\n---\n[r](risks/RISK-1.md) [s](spend.csv)",
}
ATTACHMENTS = {"p/risks/a.png": "", "p/spend.csv": "", "p/unused.png": "", "p/x.html": "can run code"}


def tree():
    built = replace(portal(FILES), attachments=ATTACHMENTS, title="Portal")
    return staged(built, texts("en"), FigureRenderer(texts("en"), [theme_directory()]))


def front(text):
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def test_every_figure_of_a_page_is_a_fragment_that_exists():
    found = tree().texts
    pages = [text for path, text in found.items() if path.endswith(".md")]
    assert pages
    for text in pages:
        head, body = front(text)
        marked = re.findall(rf"{MARKER}([0-9a-f]{{16}})", body)
        assert marked == head["pmsite"]["figures"]
        assert all(f"_figures/{sha}.html" in found for sha in marked)


def test_titles_are_escaped_for_the_templates():
    head, _ = front(tree().texts["p/risks/RISK-1/index.md"])
    assert head["title"] == "RISK-1 &lt;b&gt;Late&lt;/b&gt; &quot;&amp;&quot;"
    assert head["search"] == {"boost": 2}


def test_a_body_is_parted_by_the_figures_it_asks_for():
    _, body = front(tree().texts["p/risks/RISK-1/index.md"])
    first = body.index("See [RISK-2](../RISK-2/index.md")
    assert "![p](../a.png)" in body
    assert body.index(MARKER, first) < body.index("End.")
    assert "```pmsite" not in body


def test_links_between_files_lead_to_pages_and_used_attachments_only_are_taken():
    found = tree()
    assert "[r](../risks/RISK-1/index.md) [s](../spend.csv)" in found.texts["p/notes/index.md"]
    assert found.attachments == ("p/risks/a.png", "p/spend.csv")


def test_the_navigation_is_data_and_the_tree_the_same_every_time():
    one, two = tree(), tree()
    assert one == two
    assert json.loads(one.texts["_pmsite/site.json"])["title"] == "Portal"


def test_no_two_pages_have_one_address():
    pages = views_of(portal(FILES), texts("en"))
    keys = [page.address.page.casefold() for page in pages]
    assert keys == sorted(set(keys))


def test_a_page_describes_itself_by_its_sentence_and_nothing_breaks_out_of_it():
    texts_by_path = tree().texts
    risk, _ = front(texts_by_path["p/risks/RISK-1/index.md"])
    assert risk["description"].startswith("&lt;b&gt;Late&lt;/b&gt; &quot;&amp;&quot;")
    assert not set("<>\"'\n") & set(risk["description"])
    register, _ = front(texts_by_path["p/risks/index.md"])
    assert register["description"].endswith(".")
