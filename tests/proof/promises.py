"""The promises of the portal, each with the figure that proves it."""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

from scripts import benchmark
from tests.acceptance import _transfer
from tests.acceptance._html import broken, clicks, read_site
from tests.acceptance._run import REPOSITORY, demo_copy, portal, run, succeed
from tests.cases.many_records import many_records
from tests.cases.plain_minutes import plain_minutes
from tests.proof import (
    audience,
    demo_history,
    distrust,
    elsewhere,
    faults,
    history,
    mpxj,
    pages,
    policy,
    reports,
    sheets,
    taskjuggler,
    weight,
)

BUILD_SECONDS, CHECK_SECONDS = 30.0, 5.0
"""Upper limits for the demo on two cores; the goals by size come with the issue on speed."""

SEARCH_BYTES = 500_000
"""Most that the first search of 10 000 records may load: bodies of all answers, each by gzip."""

BASE = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\n---\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\n---\n",
}


def plain_minutes_become_meetings(folder: Path, seed: int) -> str:
    """400 minutes without a front matter build, and without the declaration each gets its error."""
    files = {f"p/minutes/{name}": text for name, text in plain_minutes(seed).items()}
    declared = "as_of: 2026-06-30\nfolders: {minutes: {kind: meeting, missing: warn}}"
    here = portal(folder / "declared", {**BASE, **files}, declared)
    succeed("pmsite", "build", cwd=here, seconds=240)
    pages = list((here / "site/p/meetings").rglob("index.html"))
    assert len(pages) >= len(files) + 1, f"{len(pages)} pages"
    moved = {path.replace("/minutes/", "/meetings/"): text for path, text in files.items()}
    bare = portal(folder / "bare", {**BASE, **moved})
    said = run("pmsite", "check", cwd=bare)
    assert said.returncode == 1
    refused = set(re.findall(r"^(.+?\.md):\d+:\d+: PM02[56] ", said.stdout, re.MULTILINE))
    assert refused == set(moved), f"{len(refused)} of {len(moved)} have their error"
    return f"{len(files)} built, {len(refused)} precise errors"


def every_record_is_three_clicks_away(folder: Path, seed: int) -> str:
    """A crawl of the demo: pages of records within three clicks, no dead link, anchor or source."""
    here = demo_copy(folder / "demo")
    succeed("pmsite", "build", cwd=here)
    site = read_site(here / "site")
    far = clicks(site)
    lost = sorted(set(site) - set(far) - {"404.html"})
    assert not lost, f"{len(lost)} pages cannot be reached, first {lost[0]}"
    farthest = max(far.values())
    assert farthest <= 3, f"{farthest} clicks to {max(far, key=far.get)}"
    dead = broken(site, here / "site")
    assert not dead, f"{len(dead)} dead links, first {dead[0]}"
    links = sum(len(page.links) for page in site.values())
    return f"{len(far)} pages within {farthest} clicks, {links} links alive"


def the_demo_builds_fast(folder: Path, seed: int) -> str:
    """Median of three cold builds."""
    here = demo_copy(folder / "demo")
    took = _median(lambda: succeed("pmsite", "build", cwd=here))
    assert took <= BUILD_SECONDS, f"{took:.1f} s, the limit is {BUILD_SECONDS:.0f} s"
    return f"{took:.2f} s for {len(list((here / 'site').rglob('*.html')))} pages"


def the_demo_checks_fast(folder: Path, seed: int) -> str:
    """Median of three cold checks."""
    here = demo_copy(folder / "demo")
    took = _median(lambda: succeed("pmsite", "check", "--strict", cwd=here))
    assert took <= CHECK_SECONDS, f"{took:.1f} s, the limit is {CHECK_SECONDS:.0f} s"
    data = json.loads(succeed("pmsite", "export", "json", cwd=here).stdout)
    records = len(data["records"]) + sum(len(project["records"]) for project in data["projects"])
    return f"{took:.2f} s for {records} records"


def a_large_plan_is_scheduled_fast(folder: Path, seed: int) -> str:
    """2 000 tasks with 4 000 links."""
    took = benchmark.schedule(seed)
    assert took <= benchmark.SCHEDULE_SECONDS, f"{took:.2f} s, the limit is {benchmark.SCHEDULE_SECONDS:g} s"
    return f"{took:.2f} s"


def a_large_plan_is_forecast_fast(folder: Path, seed: int) -> str:
    """10 000 Monte Carlo runs of 500 tasks."""
    took = benchmark.forecast(seed)
    assert took <= benchmark.FORECAST_SECONDS, f"{took:.2f} s, the limit is {benchmark.FORECAST_SECONDS:g} s"
    return f"{took:.2f} s"


def the_first_search_is_light(folder: Path, seed: int) -> str:
    """10 000 records: what is loaded from the key that opens the search until 20 results stand there, by gzip."""
    here = portal(folder / "portal", many_records(seed, 10_000))
    start = time.process_time()
    site = folder / "site"
    records = _transfer.searchable(here, site)
    took = time.process_time() - start
    first = json.loads((site / "search/t200.json").read_text(encoding="utf-8"))
    common = max((term for term in first if not term.startswith("#")), key=lambda term: len(first[term]))
    loaded: dict[str, int] = {}
    with _transfer.chromium() as browser:
        for words in ("RISK-004", "project", common, "发展", "的"):
            loaded[words] = _transfer.first_search(browser, site, words)
    words = max(loaded, key=loaded.get)
    assert loaded[words] <= SEARCH_BYTES, f"{words}: {loaded[words] / 1000:.0f} kB"
    least, most = min(loaded.values()) / 1000, loaded[words] / 1000
    return f"{least:.0f} to {most:.0f} kB by gzip for {records} records, compiled in {took:.0f} s of CPU"


def nothing_internal_reaches_a_client(folder: Path, seed: int) -> str:
    """The canaries of the release, drawn anew: none is in what an audience gets."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/release"]
    environment = {**os.environ, "PMSITE_SEED": str(seed)}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    last = done.stdout.strip().splitlines()[-1]
    assert done.returncode == 0, last
    return last


def dates_agree_with_taskjuggler(folder: Path, seed: int) -> str:
    """Twelve plans of ten to forty leaves, drawn anew: both give each task the same first and last day."""
    compared = 0
    for number in range(12):
        plan = taskjuggler.drawn(random.Random(seed + number), size=10 + 3 * number)
        found = taskjuggler.differences(plan, folder / str(number))
        assert not found, f"plan {number + 1}: {len(found)} differ, first {found[0]}"
        compared += len(taskjuggler.leaves(plan.tasks))
    return f"12 plans, {compared} tasks and milestones, no date differs"


def _median(action) -> float:
    times = []
    for _ in range(3):
        start = time.monotonic()
        action()
        times.append(time.monotonic() - start)
    return statistics.median(times)


PROMISES = (
    *distrust.PROMISES,
    *faults.PROMISES,
    *elsewhere.PROMISES,
    plain_minutes_become_meetings,
    every_record_is_three_clicks_away,
    the_demo_builds_fast,
    the_demo_checks_fast,
    a_large_plan_is_scheduled_fast,
    a_large_plan_is_forecast_fast,
    the_first_search_is_light,
    nothing_internal_reaches_a_client,
    dates_agree_with_taskjuggler,
    weight.pages_are_light_and_calm,
    weight.lighthouse_gives_95_points,
    *pages.PROMISES,
    *audience.PROMISES,
    *policy.PROMISES,
    *history.PROMISES,
    *demo_history.PROMISES,
    *reports.PROMISES,
    *sheets.PROMISES,
    *mpxj.PROMISES,
)
