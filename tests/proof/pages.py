"""Every type of page in every mode, in both demos and in strange portals: axe, boxes, no scripts, paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from tests.acceptance._browser import chromium
from tests.acceptance._looks import DESK, PHONE, Mode, in_every_width, in_one_mode, on_paper, without_scripts
from tests.acceptance._page_types import page_types
from tests.acceptance._run import REPOSITORY, demo_copy, succeed
from tests.acceptance._serve import servers
from tests.acceptance._strange import strange_portals

Look = Callable[[Browser, str, str], list[str]]


def axe_finds_nothing_on_any_type_of_page(folder: Path, seed: int) -> str:
    """Both languages, day and night, desk and phone, as a page comes and with all open that can be opened."""
    return _all(_demos(folder), _axe)


def no_type_of_page_has_words_cut_off(folder: Path, seed: int) -> str:
    """At 360, 768, 1280 and 1920 pixels, in both languages."""
    return _all(_demos(folder), lambda browser, address, _: in_every_width(browser, address))


def without_javascript_nothing_is_lost(folder: Path, seed: int) -> str:
    """Each word and drawing of each type of page, in both languages."""
    return _all(_demos(folder), lambda browser, address, _: without_scripts(browser, address))


def paper_cuts_no_figure(folder: Path, seed: int) -> str:
    """Each type of page printed: no row, box or drawing on two sheets that has room on one; nothing too wide."""
    return _all(_demos(folder), lambda browser, address, _: on_paper(browser, address))


def strange_portals_hold_up(folder: Path, seed: int) -> str:
    """With nothing, one of each kind, 500 risks, long, short and unbroken titles and texts: all of the above."""
    made = {name: make(folder / name.replace(" ", "-")) for name, make in strange_portals(seed).items()}
    return _all(made, _everything)


def _demos(folder: Path) -> dict[str, Path]:
    demo_copy(folder / "en")
    shutil.copytree(REPOSITORY / "examples" / "zh", folder / "zh")
    for language in ("en", "zh"):
        succeed("pmsite", "build", cwd=folder / language, seconds=300)
    return {language: folder / language / "site" for language in ("en", "zh")}


def _axe(browser: Browser, address: str, language: str) -> list[str]:
    modes = (Mode(language, scheme, width) for scheme, width in product(("light", "dark"), (DESK, PHONE)))
    return [fault for mode in modes for fault in in_one_mode(browser, address, mode, whole=True)]


def _everything(browser: Browser, address: str, language: str) -> list[str]:
    modes = (Mode(language, "light", PHONE), Mode(language, "dark", DESK))
    return [
        *(fault for mode in modes for fault in in_one_mode(browser, address, mode)),
        *in_every_width(browser, address),
        *without_scripts(browser, address),
        *on_paper(browser, address),
    ]


def _all(sites: dict[str, Path], look: Look) -> str:
    """Every type of page of some sites is looked at."""
    found, count = [], 0
    with _open() as (browser, serve):
        for name, site in sites.items():
            for kind, path in page_types(site).items():
                count += 1
                found += [f"{name} {kind}: {fault}" for fault in look(browser, serve(site) + path, name)]
    assert not found, f"{len(found)} faults on {count} pages, first {found[0]}"
    return f"{count} pages of {len(sites)} portals"


@contextmanager
def _open() -> Iterator[tuple[Browser, Callable[[Path], str]]]:
    with chromium() as browser, servers() as serve:
        yield browser, serve


PROMISES = (
    axe_finds_nothing_on_any_type_of_page,
    no_type_of_page_has_words_cut_off,
    without_javascript_nothing_is_lost,
    paper_cuts_no_figure,
    strange_portals_hold_up,
)
