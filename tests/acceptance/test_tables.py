"""A register of 312 records as a reader has it: by and by, filtered, sorted, on a phone, and from record to record."""

import csv
import io
from pathlib import Path

import pytest

from tests.acceptance._browser import findings, opened, overflow
from tests.acceptance._run import once, portal, succeed

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
ALL = 312
STATES = ("open", "in_progress", "closed")
OWNERS = ("li.wei", "wang.fang")
PATH = "p/issues/"


def issue(number):
    lines = [
        "---",
        f"id: ISS-{number:03}",
        f"title: Label {number} of the depot is not read, 第{number}件",
        f"status: {STATES[number % 3]}",
        f"owner: {OWNERS[number % 2]}",
        "raised: 2026-03-02",
        f"due: 2026-{number % 9 + 4:02}-{number % 28 + 1:02}",
        *(["resolved: 2026-03-20"] if number % 3 == 2 else []),
        "---",
        "",
        "It was seen at the gate.",
    ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def register(shared):
    """The built pages of a project with as many issues."""

    def make(folder):
        files = {
            "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\n---\n",
            **{f"people/{who}.md": f"---\ntitle: {who.title()}\n---\n" for who in OWNERS},
            **{f"p/issues/ISS-{n:03}.md": issue(n) for n in range(1, ALL + 1)},
        }
        portal(folder, files)
        succeed("pmsite", "build", cwd=folder, seconds=240)

    return once(shared / "register", make) / "site"


@pytest.fixture
def page(browser, served, register):
    with opened(browser, served(register) + PATH, viewport=DESK) as (page, wrong):
        yield page
        assert wrong == []


def rows(page):
    return page.locator(".pm-tabled tbody tr:visible")


def ids(page):
    return [text.split()[0] for text in rows(page).locator("th").all_inner_texts()]


def cells(page, heading):
    heads = page.locator(".pm-tabled thead th").all_inner_texts()
    return rows(page).locator(f":nth-child({heads.index(heading) + 1})").all_inner_texts()


def test_the_register_begins_with_fifty_rows_and_gives_all(page):
    assert ids(page) == [f"ISS-{n:03}" for n in range(1, 51)]
    page.get_by_role("button", name="Show 50 more").press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("ISS-051")
    page.get_by_role("button", name=f"Show all {ALL}").press("Space")
    assert rows(page).count() == ALL


def test_chip_words_and_order_are_in_the_link_that_is_shared(browser, served, register, page):
    page.get_by_role("button", name="Open 104").click()
    page.get_by_role("searchbox", name="Filter rows").fill("owner:wang depot")
    page.get_by_role("button", name="Due").click()
    shown = ids(page)
    wanted = [n for n in range(1, ALL + 1) if n % 3 == 0 and n % 2 == 1]
    assert len(shown) == 50
    assert page.locator(".pm-tools .pm-count").inner_text() == f"{len(wanted)} of {ALL} shown"
    due = [(f"2026-{n % 9 + 4:02}-{n % 28 + 1:02}", n) for n in wanted]
    assert shown == [f"ISS-{n:03}" for _, n in sorted(due)[:50]]
    with opened(browser, page.url, viewport=DESK) as (other, wrong):
        assert ids(other) == shown
        assert other.get_by_role("button", name="Open 104").get_attribute("aria-pressed") == "true"
        assert wrong == []


def test_the_filter_is_open_and_everybody_can_use_it(page):
    page.get_by_role("button", name="Open 104").click()
    page.get_by_role("searchbox", name="Filter rows").fill("label")
    assert findings(page) == []


def test_the_head_of_the_table_stays_below_the_head_of_the_page(page):
    page.evaluate("scrollTo(0, 1200)")
    head = page.locator(".pm-tabled thead th").first.bounding_box()
    above = page.locator(".pm-tabs").bounding_box()
    assert head["y"] == pytest.approx(above["y"] + above["height"], abs=1.5)
    assert above["y"] > 0


def test_what_has_the_focus_is_not_below_the_heads(page):
    page.locator("tbody tr:visible a").nth(30).focus()
    for _ in range(24):
        page.keyboard.press("Shift+Tab")
    spot = page.evaluate("document.activeElement.getBoundingClientRect().top")
    head = page.locator(".pm-tabled thead th").first.bounding_box()
    assert spot >= head["y"] + head["height"] - 1


def test_csv_has_every_row_of_the_filter_and_days_as_values(page):
    page.get_by_role("button", name="Open 104").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV of").click()
    assert waiting.value.suggested_filename == "P - Issues.csv"
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text))
    assert [line[0].split()[0] for line in lines] == [f"ISS-{n:03}" for n in range(3, ALL + 1, 3)]
    assert lines[0][head.index("Due")] == "2026-07-04"
    assert lines[0][0].endswith("第3件")


def test_paper_has_all_rows(page):
    page.emulate_media(media="print")
    assert rows(page).count() == ALL


def test_without_javascript_all_rows_are_there(browser, served, register):
    with opened(browser, served(register) + PATH, viewport=DESK, java_script_enabled=False) as (page, wrong):
        assert rows(page).count() == ALL
        assert page.locator(".pm-tools, .pm-csv, .pm-paging").first.is_visible() is False
        page.locator("tbody a[href$='ISS-002/']").click()
        assert page.get_by_role("link", name="Previous: ISS-001").is_visible()
        page.get_by_role("link", name="Next: ISS-003").click()
        assert page.url.endswith("/p/issues/ISS-003/")
        assert wrong == []


@pytest.mark.parametrize("size", [PHONE, {"width": 720, "height": 450}], ids=["phone", "desk at 200 %"])
def test_a_narrow_window_is_not_scrolled_sideways(browser, served, register, size):
    with opened(browser, served(register) + PATH, viewport=size) as (page, wrong):
        assert overflow(page) == ""
        assert rows(page).count() == 50
        page.get_by_role("button", name="Show 50 more").click()
        assert rows(page).count() == 100
        page.get_by_role("searchbox", name="Filter rows").fill("iss-30")
        assert [overflow(page), *findings(page)] == [""]
        assert ids(page) == [f"ISS-{n}" for n in range(300, 310)]
        rows(page).first.locator("a").first.click()
        page.wait_for_url("**/ISS-300/")
        assert [overflow(page), *wrong] == [""]


def test_a_record_of_a_filtered_list_leads_on_in_it_and_back_to_it(page):
    page.get_by_role("searchbox", name="Filter rows").fill("iss-30")
    page.get_by_role("button", name="Due").click()
    shown, list_ = ids(page), page.url
    page.locator("tbody a[href$='" + shown[1] + "/']").click()
    page.wait_for_url(f"**/{shown[1]}/")
    assert page.get_by_role("link", name=f"Previous: {shown[0]}").is_visible()
    page.get_by_role("link", name=f"Next: {shown[2]}").click()
    page.wait_for_url(f"**/{shown[2]}/")
    assert page.locator(".pm-turn__place").inner_text() == "3 of 10"
    assert findings(page) == []
    page.get_by_role("link", name="Issues, filtered").click()
    page.wait_for_url(list_)
    assert ids(page) == shown
    page.go_back()
    page.wait_for_url(f"**/{shown[2]}/")
    assert page.locator(".pm-turn__place").inner_text() == "3 of 10"


def test_the_ends_of_a_filtered_list_have_one_way_on(page):
    page.get_by_role("searchbox", name="Filter rows").fill("iss-30")
    page.locator("tbody a[href$='ISS-309/']").click()
    page.wait_for_url("**/ISS-309/")
    assert page.locator(".pm-turn [rel=next]").count() == 0
    assert page.locator(".pm-turn [rel=prev]").inner_text() == "ISS-308"


def test_who_comes_from_elsewhere_has_the_register_s_order(browser, served, register, page):
    page.get_by_role("searchbox", name="Filter rows").fill("iss-30")
    page.locator("tbody a[href$='ISS-305/']").click()
    page.wait_for_url("**/ISS-305/")
    page.goto(served(register) + PATH + "ISS-300/")
    assert page.get_by_role("link", name="Previous: ISS-299").is_visible()
    assert page.locator(".pm-turn__place").count() == 0
