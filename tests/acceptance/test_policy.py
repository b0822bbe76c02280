"""The policy of a built site refuses nothing of its own, with the server's headers and without them.

``tests/proof`` has all types of page; ``PMSITE_SEED`` draws others.
"""

import os
import random

import pytest

from tests.acceptance._page_types import page_types
from tests.acceptance._refused import refused

pytestmark = pytest.mark.browser
SEED = int(os.environ.get("PMSITE_SEED", "20261123"))
EXPLORED = ("*/plan", "*/load")
"""Types with charts that are drawn on demand."""


@pytest.mark.parametrize("bare", [False, True], ids=["with headers", "without headers"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_of_a_page_is_refused(browser, served, site, chinese, language, bare):
    folder = {"en": site, "zh": chinese / "site"}[language]
    types = page_types(folder)
    names = [*random.Random(SEED + bare).sample(sorted(types.keys() - {*EXPLORED}), 3), EXPLORED[bare]]
    found = {name: refused(browser, served(folder, bare=bare) + types[name]) for name in names}
    assert [f"{name}: {fault}" for name, faults in found.items() for fault in faults] == []


def test_what_the_server_is_told_is_what_the_pages_say_and_more(site):
    headers = (site / "_headers").read_text("utf-8")
    assert "default-src 'none'" in headers
    assert "frame-ancestors 'none'" in headers
    assert "unsafe" not in headers
    nginx = (site / "_headers.nginx").read_text("utf-8")
    policy = headers.partition("Content-Security-Policy: ")[2].partition("\n")[0]
    assert f'add_header Content-Security-Policy "{policy}" always;' in nginx
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        meta = text.partition('<meta http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
        assert meta, page
        assert text.index('http-equiv="Content-Security-Policy"') < text.index("<script")
        for directive in meta.split("; "):
            name, *sources = directive.split()
            told = next(one for one in policy.split("; ") if one.split()[0] == name).split()[1:]
            assert {*sources} <= {*told}, (page, directive)


def test_the_policy_holds_a_script_that_came_in_some_other_way(browser, served, site):
    """What a page says is in force: neither a handler nor a script that is put in later runs."""
    for bare in (False, True):
        page = browser.new_page()
        page.goto(served(site, bare=bare))
        page.evaluate("""() => {
          document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.pmRun = 1'>");
          document.body.append(Object.assign(document.createElement("script"), {textContent: "window.pmRun = 2"}));
        }""")
        page.wait_for_timeout(300)
        assert page.evaluate("window.pmRun") is None
        page.close()
