"""No script of a contributor runs; the policy refuses none of the site's own: every text, every type of page."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.acceptance._browser import chromium
from tests.acceptance._page_types import page_types
from tests.acceptance._refused import refused
from tests.acceptance._run import REPOSITORY, demo_copy, succeed
from tests.acceptance._serve import servers
from tests.injection._payloads import payloads
from tests.injection._portal import ROUNDS, infected
from tests.injection._visit import hits


def no_script_of_a_text_runs(folder: Path, seed: int) -> str:
    """Every payload in every field of every kind and in every construct of a body, without the policy and with it."""
    chance = random.Random(seed)
    visited, found = 0, []
    with chromium() as browser:
        for turn in range(ROUNDS):
            site = infected(folder / str(turn), seed, turn)
            paths = sorted(
                one.relative_to(site).as_posix().removesuffix("index.html") for one in site.rglob("*.html")
            )
            some = chance.sample(paths, len(paths) // 4)
            with servers() as serve:
                found += hits(browser, serve(site, bare=True), paths, policy=False)
                found += hits(browser, serve(site), some, policy=True, busy=frozenset(some[:4]))
            visited += len(paths) + len(some)
            shutil.rmtree(folder / str(turn))
    assert not found, f"{len(found)}, first {found[0]}"
    return f"{len(payloads())} scripts in every text of {ROUNDS} portals, {visited} pages: none ran"


def the_policy_refuses_nothing_of_the_site(folder: Path, seed: int) -> str:
    """Each type of page in both languages, and of a client's, with the server's headers and without; used."""
    demo_copy(folder / "en")
    shutil.copytree(REPOSITORY / "examples" / "zh", folder / "zh")
    for language in ("en", "zh"):
        succeed("pmsite", "build", cwd=folder / language, seconds=300)
    succeed("pmsite", "build", "--audience", "huayuan", cwd=folder / "en", seconds=300)
    sites = (folder / "en" / "site", folder / "zh" / "site", folder / "en" / "site-huayuan")
    found, count = [], 0
    with chromium() as browser, servers() as serve:
        for site in sites:
            for name, path in page_types(site).items():
                count += 1
                for bare in (False, True):
                    found += [
                        f"{site.name} {name}: {one}"
                        for one in refused(browser, serve(site, bare=bare) + path)
                    ]
    assert not found, f"{len(found)}, first {found[0]}"
    return f"{count} types of page of {len(sites)} sites, with headers and without: no violation"


PROMISES = (no_script_of_a_text_runs, the_policy_refuses_nothing_of_the_site)
