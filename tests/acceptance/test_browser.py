"""The demo in Chromium: what a reader does on its pages. How each type looks: see test_page_types.py."""

import pytest

from tests.acceptance._browser import opened, overflow, search

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["", "atlas/", "atlas/risks/", "atlas/actions/", "atlas/meetings/MTG-008/"])
def test_a_phone_by_night_is_served_at_first_sight(browser, served, site, path):
    with opened(browser, served(site) + path, viewport=PHONE, color_scheme="dark") as (page, wrong):
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        assert [overflow(page), *wrong] == [""]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("RISK-004", "atlas/risks/RISK-004/"),
        ("CR-003", "atlas/changes/CR-003/"),
        ("RPT-2026-05", "boreas/reports/RPT-2026-05/"),
        ("Hengtai", "atlas/risks/RISK-004/"),
        ("Li Wei", "people/li.wei/"),
    ],
)
def test_search_finds_a_record_by_id_and_by_word(browser, served, site, words, page):
    with opened(browser, served(site) + "atlas/", viewport=DESK) as (here, wrong):
        found = search(here, words)
        assert any(page in url for url in found), found
        assert wrong == []


@pytest.mark.parametrize(
    "path", ["", "atlas/risks/", "atlas/actions/", "atlas/plan/", "atlas/risks/RISK-004/"]
)
def test_without_javascript_everything_can_be_read(browser, served, site, pages, path):
    with opened(browser, served(site) + path, viewport=DESK, java_script_enabled=False) as (page, wrong):
        rows = page.locator("table tbody tr")
        assert rows.count() > 0 or "RISK-004" in path
        folded = page.locator("details:not([open]) table tbody tr").count()  # a reader opens them
        assert page.locator("table tbody tr:visible").count() == rows.count() - folded
        body = page.locator("article").inner_text()
        body += " ".join(page.locator("article details").all_text_contents())
        for word in " ".join(pages[f"{path}index.html"].article).split()[:400]:
            assert word == "/" or word.casefold() in body.casefold(), word
        assert wrong == []


def filtered(page, part):
    """The first table that has such a part among its tools."""
    return page.locator(f".pm-tabled:has({part})").first


def shown(section):
    """Rows of a table that are shown."""
    return section.locator("tbody tr:not([hidden], .pm-group)").count()


def test_a_chip_filters_and_the_address_keeps_it(browser, served, site):
    with opened(browser, served(site) + "atlas/risks/", viewport=DESK) as (page, wrong):
        section = filtered(page, ".pm-chip")
        every = shown(section)
        chip = section.locator(".pm-chip[data-key]:not([data-key=''])").last
        wanted = int(chip.locator("b").inner_text())
        assert 0 < wanted < every
        chip.click()
        assert shown(section) == wanted
        assert chip.get_attribute("data-value") in page.url
        page.reload()
        assert shown(section) == wanted
        assert chip.get_attribute("aria-pressed") == "true"
        section.locator(".pm-chip[data-key='']").click()
        assert shown(section) == every
        assert wrong == []


def test_words_filter_the_rows_and_survive_a_reload(browser, served, site):
    with opened(browser, served(site) + "atlas/actions/", viewport=DESK) as (page, wrong):
        section = filtered(page, ".pm-find")
        row = section.locator("tbody th").first.inner_text().split()[0]
        section.locator(".pm-find input").fill(row)
        few = shown(section)
        assert 0 < few < section.locator("tbody tr").count()
        page.reload()
        assert section.locator(".pm-find input").input_value() == row
        assert shown(section) == few
        assert wrong == []


@pytest.mark.parametrize("column", ["owner", "Owner"])
def test_words_filter_by_one_column_and_survive_a_reload(browser, served, site, column):
    with opened(browser, served(site) + "atlas/actions/", viewport=DESK) as (page, wrong):
        section = filtered(page, ".pm-find")
        heads = section.locator("thead th").all_inner_texts()
        cells = section.locator(f"tbody tr > :nth-child({heads.index('Owner') + 1})").all_inner_texts()
        wanted = sum("wang" in cell.casefold() for cell in cells)
        anywhere = section.locator("tbody tr").filter(has_text="Wang").count()
        assert 0 < wanted <= anywhere < len(cells)
        section.locator(".pm-find input").fill(f"{column}:wang")
        assert shown(section) == wanted
        section.locator(".pm-find input").fill("nowhere:wang")
        assert shown(section) == 0
        section.locator(".pm-find input").fill(f"{column}:wang")
        page.reload()
        assert shown(section) == wanted
        assert wrong == []


def test_a_heading_sorts_and_the_address_keeps_it(browser, served, site):
    with opened(browser, served(site) + "atlas/actions/", viewport=DESK) as (page, wrong):
        section = page.locator(".pm-tabled:has(table[data-sortable])").first
        head = section.locator("button.pm-sort").first
        head.click()
        head.click()
        order = section.locator("tbody th").all_inner_texts()
        assert section.locator("th[aria-sort=descending]").count() == 1
        page.reload()
        assert section.locator("tbody th").all_inner_texts() == order
        assert wrong == []


def test_a_link_to_a_task_leads_to_its_row(browser, served, site):
    with opened(browser, served(site) + "atlas/risks/RISK-004/", viewport=DESK) as (page, wrong):
        page.locator("article a[href$='plan/#T-43']").first.click()
        page.wait_for_url("**/atlas/plan/#T-43")
        assert page.locator("#T-43").is_visible()
        assert wrong == []
