"""An edit under ``pmsite serve`` as its author sees it: the page changes in its place, and says what is wrong."""

import pytest

from tests.acceptance._run import portal
from tests.acceptance.test_serve import FILES, PATIENCE, RISK, Server

LONG = "\n\n".join(f"Paragraph {number} of a long text." for number in range(120))


@pytest.fixture
def server(tmp_path):
    portal(tmp_path, {**FILES, "p/risks/RISK-1.md": RISK.format(title="Parts late", word="alpha") + LONG})
    server = Server(tmp_path, ("pmsite", "serve"))
    try:
        server.until(lambda: server.said("Serving on"), "server")
        yield server
    finally:
        server.stop()


def test_an_edit_is_in_the_open_page_at_the_same_place_and_an_error_stands_in_it(server, tmp_path, browser):
    risk = tmp_path / "content/p/risks/RISK-1.md"
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    page.set_default_timeout(PATIENCE * 1000)
    try:
        page.goto(f"{server.url}p/risks/RISK-1/")
        page.evaluate("scrollTo({top: 1500, behavior: 'instant'})")
        page.wait_for_function("scrollY === 1500")

        risk.write_text(RISK.format(title="Parts late", word="beta") + LONG)
        page.get_by_text("The body says beta.").wait_for(state="attached")
        page.wait_for_function("Math.abs(scrollY - 1500) < 50")

        risk.write_text(RISK.format(title="Parts late", word="gamma").replace("owner:", "ownr:") + LONG)
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert "RISK-1.md:3:1: PM010 risk has no field ownr; did you mean owner?" in alert.inner_text()
        assert page.get_by_text("The body says beta.").count() == 1, "the last good page stays"

        risk.write_text(RISK.format(title="Parts late", word="delta") + LONG)
        page.get_by_text("The body says delta.").wait_for(state="attached")
        assert page.get_by_role("alert").count() == 0
    finally:
        page.close()
