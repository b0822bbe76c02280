"""Promises about pages as a browser meets them: their weight, their speed, and what Lighthouse says."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.acceptance._run import demo_copy, succeed
from tests.acceptance._weight import DESK, PAINT, PHONE, SHIFT, TRANSFER, packed, paint, visit
from tests.proof import lighthouse

TYPES = {
    "portfolio": "",
    "dashboard": "atlas/",
    "risks": "atlas/risks/",
    "plan": "atlas/plan/",
    "record": "atlas/risks/RISK-004/",
}


def pages_are_light_and_calm(folder: Path, seed: int) -> str:
    """First visits of five types of page, packed, on a processor four times slower: bytes, paint, shift."""
    heaviest, slowest, shakiest = 0.0, 0.0, 0.0
    with _demo(folder) as address, _chromium() as browser:
        for name, path in TYPES.items():
            for size in (DESK, PHONE):
                seen = visit(browser, address + path, size)
                assert seen.transfer <= TRANSFER, f"{name}: {seen.transfer / 1000:.0f} kB"
                assert seen.shift <= SHIFT, f"{name}, {size['width']}: a shift of {seen.shift:.3f}"
                took = paint(browser, address + path, size)
                assert took <= PAINT, f"{name}, {size['width']}: painted after {took:.0f} ms"
                heaviest, shakiest = max(heaviest, seen.transfer), max(shakiest, seen.shift)
                slowest = max(slowest, took)
    return f"at most {heaviest / 1000:.0f} kB, {slowest:.0f} ms, shift {shakiest:.3f} on {len(TYPES)} types of page"


def lighthouse_gives_95_points(folder: Path, seed: int) -> str:
    """Performance, accessibility and best practices of five types of page, on a desk and on a phone."""
    least = dict.fromkeys(lighthouse.CATEGORIES, 100)
    poor: list[str] = []
    with _demo(folder) as address:
        for name, path in TYPES.items():
            for preset in lighthouse.PRESETS:
                found, lost = lighthouse.best(address + path, preset, folder)
                least = {key: min(least[key], found[key]) for key in least}
                few = [f"{key} {value}" for key, value in found.items() if value < lighthouse.LEAST]
                poor += [f"{name} on a {preset}: {', '.join(few)} ({', '.join(lost)})"] if few else []
    assert not poor, "; ".join(poor)
    said = ", ".join(f"{key.replace('-', ' ')} {value}" for key, value in least.items())
    return f"{len(TYPES)} types of page, twice each: at least {said}"


@contextmanager
def _demo(folder: Path) -> Iterator[str]:
    """The demo, built and served packed."""
    here = demo_copy(folder / "demo")
    succeed("pmsite", "build", cwd=here)
    with packed(here / "site") as address:
        yield address


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launch = functools.partial(playwright.chromium.launch, executable_path=shutil.which("chromium"))
        browser = launch(args=["--no-sandbox"])
        yield browser
        browser.close()
