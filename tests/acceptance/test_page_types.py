"""Some types of page of both demos, and of portals that look like neither, each in one mode drawn by a seed.

``tests/proof`` has all types in all modes; ``PMSITE_SEED`` draws others.
"""

import os
import random

import pytest

from tests.acceptance._boxes import overlapping
from tests.acceptance._looks import (
    WIDTHS,
    drawn_modes,
    in_every_width,
    in_one_mode,
    misfits,
    on_paper,
    without_scripts,
)
from tests.acceptance._page_types import page_types
from tests.acceptance._paper import printed
from tests.acceptance._run import once
from tests.acceptance._strange import strange_portals

pytestmark = pytest.mark.browser
SEED = int(os.environ.get("PMSITE_SEED", "20261123"))
PARTS, SOME = 2, 3
"""How many tests share the types that are drawn; how many types each, and pages of a strange portal, are looked at."""
STRANGE = ("nothing at all",)
"""The portals that make test looks at: the smallest."""
LISTED = {
    *(
        "/",
        "people/*",
        "terms",
        "kpis/KPI-*",
        "numbers",
        "404.html",
        "*",
        "*/plan",
        "*/plan#",
        "*/milestones/ID",
    ),
    *("*/risks/RISK-*", "*/baselines/BL-*", "*/earned-value", "*/forecast", "*/health", "*/load", "*/budget"),
    *("*/charter", "*/team", "*/responsibility", "*/responses", "*/risk-report", "*/raid", "*/changes/CR-*"),
    *(
        "*/surveys/SUR-*",
        "*/traceability",
        "*/meetings/MTG-*",
        "*/calendar",
        "*/documents/DOC-*",
        "*/reports/RPT-*",
    ),
}
"""Types that no portal of ours may lose; the others are taken in by themselves."""


def looked(browser, address, mode, turn):
    """Faults of a page in its mode, and in every width, without scripts, or on paper."""
    others = (in_every_width, without_scripts, on_paper)
    return [*in_one_mode(browser, address, mode), *others[turn % len(others)](browser, address)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_types_are_found(site, chinese, language):
    types = page_types({"en": site, "zh": chinese / "site"}[language])
    assert types.keys() >= LISTED
    assert len(set(types.values())) == len(types)


@pytest.mark.parametrize("part", range(PARTS))
def test_types_of_page_hold_up_in_one_mode(browser, served, site, chinese, part):
    sites = {"en": site, "zh": chinese / "site"}
    types = {language: page_types(folder) for language, folder in sites.items()}
    names = random.Random(SEED).sample(sorted(types["en"].keys() & types["zh"].keys()), PARTS * SOME)
    found = {}
    for turn, (name, mode) in enumerate(drawn_modes(names, SEED).items()):
        if turn % PARTS == part:
            address = served(sites[mode.language]) + types[mode.language][name]
            found[name] = looked(browser, address, mode, turn + SEED)
    assert {name: faults for name, faults in found.items() if faults} == {}, f"PMSITE_SEED={SEED}"


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_portal_holds_up(browser, served, shared, name):
    folder = once(shared / f"strange-{name.replace(' ', '-')}", strange_portals(SEED)[name])
    types = page_types(folder / "site")
    drawn = random.Random(SEED).sample(sorted(types), min(SOME, len(types)))
    found = {}
    for turn, (kind, mode) in enumerate(drawn_modes(drawn, SEED).items()):
        found[types[kind]] = looked(browser, served(folder / "site") + types[kind], mode, turn + SEED)
    assert {path: faults for path, faults in found.items() if faults} == {}, f"PMSITE_SEED={SEED}"


def test_words_that_stand_on_others_are_found(context):
    page = context.new_page()
    page.set_content('<article><p>Below</p><p style="margin-top: -2.2em">Above</p><p>Free</p></article>')
    assert [one.split(" in ")[0] for one in overlapping(page)] == ['overlapping: "Above" and "Below"']
    page.close()


def test_words_that_leave_the_window_are_found(context):
    page = context.new_page()
    page.set_content(
        '<article><p style="width: 20px; overflow: hidden; white-space: nowrap">Cut off</p></article>'
    )
    assert len(misfits(page)) == 1
    page.set_content(f'<article><p style="white-space: nowrap">{"wide " * 900}</p></article>')
    assert misfits(page)[0].startswith("wider than its window")
    page.close()


def test_a_box_that_two_sheets_share_is_found(context):
    box = "<section class='pm-section'>{}<br>two<br>three<br>four<br>five</section>"
    boxes = "".join(box.format(number) for number in range(40))
    page = context.new_page()
    page.set_content(f"<article>{boxes}</article>")
    assert len(printed(page).cut) > 0
    page.set_content(f"<style>section {{break-inside: avoid}}</style><article>{boxes}</article>")
    assert printed(page).cut == []
    page.close()


def test_words_that_only_a_script_writes_are_found(browser, served, tmp_path):
    script = "<script>document.querySelector('article').append('late words')</script>"
    (tmp_path / "index.html").write_text(f"<!doctype html><title>t</title><article>Early{script}</article>")
    (tmp_path / "favicon.ico").touch()
    assert without_scripts(browser, served(tmp_path)) == ["not there without JavaScript: 1 × late words"]


def test_every_mode_is_drawn_and_a_seed_draws_it_again():
    names = [f"type {number}" for number in range(70)]
    modes = drawn_modes(names, SEED)
    assert modes.keys() == set(names)
    assert len(set(modes.values())) == 8
    assert modes == drawn_modes(names, SEED)
    assert WIDTHS == (360, 768, 1280, 1920)
