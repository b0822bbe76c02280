"""What stands around every page: what a link to it shows, the way here, and the way by keyboard."""

import re

import pytest

from tests.acceptance._browser import findings, opened
from tests.acceptance._run import portal, succeed

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
HOSTILE = '"><script>alert(1)</script>'
FILES = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\n---\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\n---\n",
    "p/risks/RISK-1.md": f"---\ntitle: '{HOSTILE}'\n---\n",
}
META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[^"]+|description)" content="([^"]*)">')


def preview(page):
    """What a program finds on a page to show beside a link to it."""
    return dict(META.findall(page))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A portal that knows its own address, and has a logo; one of its titles is hostile."""
    here = portal(tmp_path_factory.mktemp("frame"), FILES)
    configuration = here / "mkdocs.yml"
    text = configuration.read_text()
    configuration.write_text(text.replace("docs_dir:", "site_url: https://portal.test/pm/\ndocs_dir:", 1))
    succeed("mkdocs", "build", cwd=here)
    return here / "site"


def test_a_link_to_a_page_shows_its_title_and_its_sentence(pages, site):
    said = preview((site / "atlas" / "index.html").read_text(encoding="utf-8"))
    assert said["og:title"] == "Dashboard · ATLAS"
    assert said["og:site_name"] == "Yunfan Technology"
    assert said["og:description"] == said["description"]
    assert said["og:description"] in pages["atlas/index.html"].article
    assert (said["twitter:card"], said["og:locale"]) == ("summary", "en_GB")
    assert not {"og:url", "og:image"} & set(said), "an address only where the portal's own is known"


def test_every_page_has_a_preview_of_its_own(site):
    said = [
        preview((site / path / "index.html").read_text(encoding="utf-8"))
        for path in ("", "atlas/risks", "people")
    ]
    assert all(one["og:description"] for one in said)
    assert len({one["og:description"] for one in said}) == len({one["og:title"] for one in said}) == len(said)


def test_a_portal_that_knows_its_address_says_it_and_a_hostile_title_stays_a_text(built):
    page = (built / "p" / "risks" / "RISK-1" / "index.html").read_text(encoding="utf-8")
    said = preview(page)
    assert said["og:url"] == "https://portal.test/pm/p/risks/RISK-1/"
    assert said["og:title"] == "RISK-1 &#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt; · P"
    assert "script>alert" not in page.replace("&lt;script&gt;alert", "").replace(
        "\\u003cscript\\u003ealert", ""
    )
    assert "og:image" not in said


def test_no_page_waits_for_a_script(site):
    for path in ("index.html", "atlas/plan/index.html", "404.html"):
        scripts = re.findall(r"<script [^>]*src=[^>]*>", (site / path).read_text(encoding="utf-8"))
        assert any("pmsite.js" in script for script in scripts)
        assert all(" defer " in script for script in scripts)


@pytest.mark.browser
@pytest.mark.parametrize(("size", "steps"), [(DESK, 4), (PHONE, 2)], ids=["desk", "phone"])
def test_the_way_here_is_a_list_and_a_phone_sees_its_end(browser, served, site, size, steps):
    with opened(browser, served(site) + "atlas/risks/RISK-004/", viewport=size) as (page, wrong):
        way = page.get_by_role("navigation", name="Breadcrumb")
        assert way.get_by_role("listitem").count() == steps
        assert way.locator("[aria-current=page]").inner_text() == "RISK-004"
        assert way.get_by_role("link").last.inner_text() == "Risks"
        assert wrong == []


@pytest.mark.browser
def test_the_first_key_leads_past_the_frame(browser, served, site):
    with opened(browser, served(site) + "atlas/", viewport=DESK) as (page, wrong):
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text().strip() == "Skip to content"
        box = skip.bounding_box()
        assert box["y"] >= 0
        assert box["height"] > 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('article'))")
        way = "document.activeElement.closest('.pm-path') !== null"
        assert page.evaluate(way), "the head of the page, not what follows it"
        assert wrong == []


@pytest.mark.browser
def test_a_question_mark_lists_the_keys_and_escape_closes_them(browser, served, site):
    with opened(browser, served(site) + "atlas/actions/", viewport=DESK) as (page, wrong):
        keys = page.get_by_role("dialog", name="Keys")
        page.locator(".pm-find input").first.fill("a")
        page.keyboard.press("?")
        assert not keys.is_visible(), "somebody is writing"
        page.locator("h1").click()
        page.keyboard.press("?")
        keys.wait_for()
        assert [key.inner_text() for key in keys.locator("kbd").all()] == ["/", "Esc", "Enter", "?"]
        assert findings(page) == []
        page.keyboard.press("Escape")
        keys.wait_for(state="hidden")
        page.get_by_role("button", name="Keys").click()
        keys.wait_for()
        assert wrong == []
