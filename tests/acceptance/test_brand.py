"""A portal in its own brand: logo, colour and fonts on every page, by day and by night, for each audience its own."""

import re

import pytest

from tests.acceptance._browser import contrasts, dressed, opened, overflow
from tests.acceptance._run import once, portal, succeed

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
PALETTE = (
    "theme:\n  name: material\n  font: false\n  palette:\n"
    "    - {scheme: default, toggle: {icon: material/weather-night, name: Dark}}\n"
    "    - {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}\n"
)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 24"><rect width="90" height="24" fill="{}"/></svg>'
SETTINGS = """\
as_of: 2026-03-31
brand:
  logo: _brand/logo.svg
  logo_dark: _brand/night.svg
  favicon: _brand/icon.svg
  accent: "#f2b705"
  fonts: {text: ["Liberation Serif"], cjk: [Noto Serif CJK SC], mono: [Liberation Mono]}
audiences:
  client: {brand: {logo: _brand/client.svg, accent: "#7a1fa2"}}
  board: {}"""
FILES = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\naudience: [client]\n---\n"
    "\nText, `code`.\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\naudience: [client]\n---\n",
    "_brand/logo.svg": LOGO.format("#123456"),
    "_brand/night.svg": LOGO.format("#654321"),
    "_brand/icon.svg": LOGO.format("#f2b705"),
    "_brand/client.svg": LOGO.format("#7a1fa2"),
}


@pytest.fixture(scope="session")
def branded(shared):
    """Folder of a portal in a brand, with its internal site and that of the client."""

    def make(folder):
        portal(folder, FILES, SETTINGS)
        config = folder / "mkdocs.yml"
        config.write_text(config.read_text().replace("theme: {name: material, font: false}\n", PALETTE))
        succeed("pmsite", "build", cwd=folder)
        succeed("pmsite", "build", "--audience", "client", cwd=folder)

    return once(shared / "branded", make)


def test_each_site_has_the_pictures_of_its_own_brand_only(branded):
    def brands(site):
        return {file.name: file.read_text() for file in (branded / site / "assets" / "brand").iterdir()}

    assert brands("site") == {
        "logo.svg": FILES["_brand/logo.svg"],
        "logo-dark.svg": FILES["_brand/night.svg"],
        "favicon.svg": FILES["_brand/icon.svg"],
    }
    assert brands("site-client") == {
        "logo.svg": FILES["_brand/client.svg"],
        "favicon.svg": FILES["_brand/icon.svg"],
    }
    assert not any("#7a1fa2" in file.read_text() for file in (branded / "site").rglob("*.css"))


def test_nothing_of_the_brand_is_written_inline(branded):
    for page in (branded / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "f2b705" not in html
        assert not re.search(r"<img[^>]*\sstyle=", html)


def worn(page):
    """What the browser makes of the brand on the page that is open."""
    return page.evaluate(
        """() => {
          const style = (selector) => getComputedStyle(document.querySelector(selector));
          const logos = [...document.querySelectorAll(".md-header .md-logo img")];
          const seen = logos.filter((one) => one.checkVisibility() && one.naturalWidth && one.clientWidth);
          return {
            strip: style(".md-header").boxShadow,
            link: style(".pm-side [aria-current]").color,
            font: style("article").fontFamily.split(",")[0],
            code: style("article code").fontFamily.split(",")[0],
            logo: seen.map((one) => new URL(one.src).pathname.split("/").pop()),
            icon: new URL(document.querySelector("link[rel=icon]").href).pathname.split("/").pop(),
          };
        }"""
    )


@pytest.mark.browser
def test_logo_colour_and_fonts_are_worn_by_day_and_by_night(browser, served, branded):
    with opened(browser, served(branded / "site") + "p/", viewport=DESK) as (page, wrong):
        dressed(page, "light")
        day = worn(page)
        dressed(page, "dark")
        night = worn(page)
        assert day["logo"] == ["logo.svg"]
        assert night["logo"] == ["logo-dark.svg"]
        for found in (day, night):
            assert found["strip"].startswith("rgb(242, 183, 5)")
            assert (found["font"], found["code"]) == ('"Liberation Serif"', '"Liberation Mono"')
            assert found["icon"] == "favicon.svg"
        assert day["link"] != night["link"] == "rgb(242, 183, 5)"  # by night yellow can be read as it is
        assert wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read_in_the_brand_and_fits_a_phone(browser, served, branded, scheme):
    for site in ("site", "site-client"):
        with opened(browser, served(branded / site) + "p/", viewport=PHONE) as (page, wrong):
            dressed(page, scheme)
            assert [*contrasts(page), overflow(page), *wrong] == [""]


@pytest.mark.browser
def test_an_audience_wears_its_own_brand(browser, served, branded):
    with opened(browser, served(branded / "site-client") + "p/", viewport=DESK) as (page, wrong):
        found = worn(page)
        assert found["logo"] == ["logo.svg"]
        assert found["strip"].startswith("rgb(122, 31, 162)")
        assert found["font"] == '"Liberation Serif"'
        assert wrong == []
