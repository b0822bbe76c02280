"""The search of the demo and of the Chinese example: ids, names, words, keys, chips, what is loaded and when."""

import re

import pytest

from tests.acceptance._browser import dressed, findings, opened, overflow, search

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture
def atlas(browser, served, site):
    with opened(browser, served(site) + "atlas/", viewport=DESK) as (page, wrong):
        yield page
        assert wrong == []


def active(page):
    """Text of the result that Enter opens."""
    marked = page.get_by_role("option", selected=True)
    assert marked.get_attribute("id") == page.get_by_role("combobox").get_attribute("aria-activedescendant")
    return marked.inner_text()


@pytest.mark.parametrize("words", ["RISK-004", "risk4", "Risk 004"])
def test_an_id_finds_its_record_first_however_it_is_written(atlas, words):
    assert search(atlas, words)[0].endswith("/atlas/risks/RISK-004/")


def test_a_number_finds_the_records_of_that_number_those_of_the_project_first(atlas):
    found = search(atlas, "004")
    own = [url for url in found if "/atlas/" in url]
    assert found[: len(own)] == own
    assert any(url.endswith("/atlas/risks/RISK-004/") for url in own)
    assert len(found) > len(own)


@pytest.mark.parametrize(("path", "first"), [("atlas/", "ATLAS"), ("boreas/", "BOREAS")])
def test_the_project_of_the_page_comes_first(browser, served, site, path, first):
    with opened(browser, served(site) + path, viewport=DESK) as (page, _):
        search(page, "RISK-004")
        assert first in page.get_by_role("option").first.inner_text()


@pytest.mark.parametrize("words", ["Li Wei", "李伟", "li.wei", "liwei"])
def test_a_name_finds_its_person_first(atlas, words):
    assert search(atlas, words)[0].endswith("/people/li.wei/")


def test_an_id_and_enter_go_to_its_page(atlas):
    atlas.keyboard.press("/")
    atlas.get_by_role("combobox").fill("boreas risk-004")
    atlas.get_by_role("combobox").fill("risk4")
    atlas.keyboard.press("Enter")
    atlas.wait_for_url("**/atlas/risks/RISK-004/")


def test_an_id_and_enter_wait_for_an_index_that_comes_late(atlas):
    def late(route):
        atlas.wait_for_timeout(500)
        route.continue_()

    atlas.route("**/search/index.json*", late)
    atlas.keyboard.press("/")
    atlas.get_by_role("combobox").fill("risk4")
    atlas.keyboard.press("Enter")
    atlas.wait_for_url("**/atlas/risks/RISK-004/")


@pytest.mark.parametrize("key", ["/", "s", "Control+k"])
def test_keys_alone_open_it_walk_through_it_and_close_it(atlas, key):
    link = atlas.locator(".pm-tabs a").first
    link.focus()
    atlas.keyboard.press(key)
    field = atlas.get_by_role("combobox")
    assert field.evaluate("one => one === document.activeElement")
    atlas.keyboard.type("supplier")
    search(atlas, "supplier")
    first = active(atlas)
    atlas.keyboard.press("ArrowDown")
    second = active(atlas)
    assert first != second
    atlas.keyboard.press("ArrowUp")
    assert active(atlas) == first
    atlas.keyboard.press("Escape")
    assert not atlas.locator("dialog.pm-search").is_visible()
    assert link.evaluate("one => one === document.activeElement")


def test_a_key_that_is_written_somewhere_opens_nothing(browser, served, site):
    with opened(browser, served(site) + "atlas/actions/", viewport=DESK) as (page, _):
        page.get_by_role("searchbox").first.focus()
        page.keyboard.type("s/")
        assert page.locator("dialog.pm-search[open]").count() == 0
        assert page.get_by_role("searchbox").first.input_value() == "s/"


def test_a_result_says_id_title_kind_state_project_and_where_the_words_stand(atlas):
    search(atlas, "gateway engineers")
    result = atlas.get_by_role("option").filter(has_text="RISK-004").first
    assert re.match(
        r"RISK-004 Hengtai delivers gateway fixes late\nRisk · +Monitoring · ATLAS\n.*two gateway engineers",
        result.inner_text(),
    )
    assert {"gateway", "engineers"} <= set(result.locator("mark").all_inner_texts())
    assert result.locator(".pm-state svg use").get_attribute("href") == "#i-half"


def test_chips_narrow_to_a_kind_and_the_number_is_said(atlas):
    search(atlas, "gateway")
    chip = atlas.locator(".pm-search__chips button").filter(has_text="Risks")
    number = int(chip.locator("b").inner_text())
    chip.click()
    atlas.wait_for_function(
        "() => document.querySelector('.pm-search__chips [aria-pressed=true]').textContent.startsWith('Risks')"
    )
    assert atlas.get_by_role("option").count() == number
    assert atlas.locator("dialog [role=status]").inner_text() == f"{number} found"


def test_twenty_are_shown_then_more(atlas):
    assert len(search(atlas, "Li Wei")) == 20
    assert re.fullmatch(r"20 of \d+ shown", atlas.locator("dialog [role=status]").inner_text())
    atlas.get_by_role("button", name="Show 20 more").click()
    atlas.wait_for_function("() => document.querySelectorAll('dialog [role=option]').length === 40")


def test_nothing_found_and_nothing_asked_are_said(atlas):
    assert search(atlas, "xylophonist") == []
    assert atlas.locator("dialog [role=status]").inner_text().startswith("Nothing found.")
    assert search(atlas, "") == []
    assert "RISK-004, risk4 or 4" in atlas.locator("dialog [role=status]").inner_text()


def test_words_that_no_result_has_together_give_the_nearest(atlas):
    assert search(atlas, "gateway xylophonist")
    assert re.match(
        r"No result has all of the words; \d+ have some", atlas.locator("dialog [role=status]").inner_text()
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_too_wide(browser, served, site, scheme, size):
    with opened(browser, served(site) + "atlas/", viewport=size) as (page, wrong):
        dressed(page, scheme)
        search(page, "supplier")
        assert findings(page) == []
        assert overflow(page) == ""
        box = page.locator("dialog.pm-search").bounding_box()
        assert box["width"] <= size["width"]
        assert (box["width"], box["height"]) == (360, 740) or size == DESK
        assert wrong == []


def test_a_page_loads_nothing_of_it_before_it_is_used(browser, served, site):
    with opened(browser, served(site), viewport=DESK) as (page, _):
        loaded = "performance.getEntriesByType('resource').map((one) => one.name).filter((one) => /search/.test(one))"
        assert page.evaluate(loaded) == []
        search(page, "RISK-004")
        assert len(page.evaluate(loaded)) > 3


def test_it_is_not_on_paper_and_not_without_a_script(browser, served, site):
    with opened(browser, served(site), viewport=DESK, java_script_enabled=False) as (page, _):
        assert not page.locator("[data-search]").is_visible()
    with opened(browser, served(site), viewport=DESK) as (page, _):
        search(page, "RISK-004")
        page.emulate_media(media="print")
        assert not page.locator("dialog.pm-search").is_visible()


@pytest.mark.parametrize("words", ["延期", "延", "供应商延期"])
def test_words_of_chinese_text_are_found_by_word_character_and_sentence(browser, served, chinese, words):
    with opened(browser, served(chinese / "site"), viewport=DESK) as (page, wrong):
        assert search(page, words)
        assert page.locator("dialog [role=option] mark").count() > 0
        assert page.locator("dialog [role=status]").inner_text().endswith(("条", "词语"))
        assert wrong == []
