"""What the policy of a page refuses while a reader does with it what can be done."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.acceptance._browser import search
from tests.acceptance._looks import unfold

_RECORD = """
window.pmRefused = [];
document.addEventListener("securitypolicyviolation", (event) => window.pmRefused.push(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile || ""}:${event.lineNumber}`));
"""
_DRAWN = ".pm-explore__chart .main-svg"


def refused(browser: Browser, address: str) -> list[str]:
    """What is refused on a page, and all else that is wrong: as it comes, unfolded, searched, explored, sorted."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    try:
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.add_init_script(_RECORD)
        page.on("pageerror", lambda error: wrong.append(f"exception: {error}"))
        page.on("console", lambda one: wrong.append(one.text) if one.type in ("error", "warning") else None)
        page.goto(address, wait_until="load")
        policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
        used(page)
        told: list[str] = page.evaluate("window.pmRefused")
    finally:
        context.close()
    strict = "default-src 'none'" in policy and "unsafe" not in policy
    return [*([] if strict else [f"no strict policy: {policy}"]), *told, *wrong]


def used(page: Page) -> None:
    """Do with a page what a reader can do with it."""
    unfold(page)
    for button in page.locator("[data-explore]:visible").all():
        button.click()
        page.locator(_DRAWN).first.wait_for(timeout=60_000)
    for button in page.locator("th button:visible, .pm-chip:visible").all()[:4]:
        button.click()
    for control in page.locator("input[name=__palette]").all():
        control.evaluate("one => one.click()")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    if page.locator("[data-search]:visible").count():
        search(page, page.title().split()[0][:12])
