"""Every type of page in Chromium, on a desk and on a phone, by day and by night."""

import pytest

from tests.acceptance._browser import contrasts, dressed, findings, opened, overflow, search, visited

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

VIEWS = {
    "portfolio": "",
    "dashboard": "atlas/",
    "plan": "atlas/plan/",
    "milestones": "atlas/milestones/",
    "milestones of all projects": "milestones/",
    "risks": "atlas/risks/",
    "schedule health": "atlas/health/",
    "probability of dates": "atlas/forecast/",
    "baselines": "atlas/baselines/",
    "earned value": "atlas/earned-value/",
    "budget": "atlas/budget/",
    "numbers": "numbers/",
    "resource allocation": "atlas/resources/",
    "load": "atlas/load/",
    "load of all projects": "load/",
    "change log": "atlas/changes/",
    "action tracker": "atlas/actions/",
    "actions of all projects": "actions/",
    "decision log": "atlas/decisions/",
    "meetings": "atlas/meetings/",
    "minutes": "atlas/meetings/MTG-008/",
    "people": "people/",
    "person": "people/li.wei/",
    "glossary": "terms/",
    "document library": "atlas/documents/",
    "free page": "how-we-run-projects/",
}
"""Pages that views make, one of each type."""

MORE_VIEWS = {
    "charter": "atlas/charter/",
    "team and stakeholders": "atlas/team/",
    "responsibility matrix": "atlas/responsibility/",
    "RAID log": "atlas/raid/",
    "risk report": "atlas/risk-report/",
    "risk responses": "atlas/responses/",
    "requirement traceability": "atlas/traceability/",
    "feedback log": "atlas/feedback/",
    "surveys": "atlas/surveys/",
    "reports": "atlas/reports/",
    "calendar": "atlas/calendar/",
    "calendar of all projects": "calendar/",
    "lessons": "atlas/lessons/",
    "lessons of all projects": "lessons/",
    "register of a kind": "atlas/requirements/",
    "KPIs": "atlas/kpis/",
    "KPIs of all projects": "kpis/",
    "KPI of a project": "boreas/kpis/on_time/",
}
"""The others, put together of the same parts: looked at once in each window."""

RECORDS = {
    "action": "atlas/actions/ACT-046/",
    "assumption": "atlas/assumptions/ASM-001/",
    "baseline": "atlas/baselines/BL-02/",
    "change": "atlas/changes/CR-003/",
    "decision": "atlas/decisions/DEC-004/",
    "document": "atlas/documents/DOC-001/",
    "feedback": "atlas/feedback/FB-001/",
    "issue": "atlas/issues/ISS-002/",
    "kpi": "kpis/KPI-001/",
    "lesson": "atlas/lessons/LES-001/",
    "milestone": "atlas/milestones/M9/",
    "plan document": "atlas/plans/PLAN-01/",
    "report": "boreas/reports/RPT-2026-05/",
    "requirement": "atlas/requirements/REQ-001/",
    "resources": "atlas/resources/RES-01/",
    "risk": "atlas/risks/RISK-004/",
    "survey": "boreas/surveys/SUR-01/",
    "term": "terms/TERM-001/",
    "no such page": "404.html",
}
"""Pages of records, one of each kind; they share their parts."""

pytestmark = pytest.mark.browser


def test_one_page_of_each_type_is_opened(site, export):
    for path in (*VIEWS.values(), *MORE_VIEWS.values(), *RECORDS.values()):
        assert (site / (path if path.endswith(".html") else f"{path}index.html")).is_file(), path
    every = [*export["records"], *(record for project in export["projects"] for record in project["records"])]
    seen = {"project", "task", "page", "meeting", "person", "plan", *RECORDS}
    assert {record["kind"] for record in every} <= seen


def faults(page, size, scheme, *, asking=findings):
    """What is wrong with a page in a window of this size, by day or by night."""
    page.set_viewport_size(size)
    dressed(page, scheme)
    found = [overflow(page), *(asking(page) if asking else [])]
    return [f"{size['width']} {scheme}: {one}" for one in found if one]


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_fits_and_is_clean_for_everybody(context, served, site, name):
    with visited(context, served(site) + VIEWS[name]) as (page, wrong):
        found = [
            *faults(page, DESK, "light"),
            *faults(page, PHONE, "light", asking=None),
            *faults(page, PHONE, "dark"),
            *faults(page, DESK, "dark", asking=contrasts),
        ]
        assert found + wrong == []


@pytest.mark.parametrize("name", [*MORE_VIEWS, *RECORDS])
def test_a_page_of_known_parts_fits_and_is_clean_for_everybody(context, served, site, name):
    with visited(context, served(site) + {**MORE_VIEWS, **RECORDS}[name]) as (page, wrong):
        found = [
            *faults(page, DESK, "light"),
            *faults(page, PHONE, "light", asking=None),
            *faults(page, PHONE, "dark", asking=contrasts),
            *faults(page, DESK, "dark", asking=None),
        ]
        assert found + wrong == []


@pytest.mark.parametrize("name", ["portfolio", "dashboard", "risks", "action tracker", "minutes"])
def test_a_phone_by_night_is_served_at_first_sight(browser, served, site, name):
    with opened(browser, served(site) + VIEWS[name], viewport=PHONE, color_scheme="dark") as (page, wrong):
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
            assert word.casefold() in body.casefold(), word
        assert wrong == []


def filtered(page, part):
    """The first table that has such a part among its tools."""
    return page.locator(f".pm-tabled:has({part})").first


def shown(section):
    """Rows of a table that are shown."""
    return section.locator("tbody tr:not([hidden])").count()


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
