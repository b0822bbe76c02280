"""Scripts in every text of a portal: none runs, whether or not the pages' policy is in force.

``make proof`` puts every one of them into every place; ``PMSITE_SEED`` draws others here.
"""

import os
import random

import pytest

from tests.acceptance._serve import servers
from tests.injection._payloads import payloads
from tests.injection._portal import infected
from tests.injection._visit import hits

pytestmark = pytest.mark.browser
SEED = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))
LEAKY = "<!doctype html><html><head><title>x</title></head><body><p>{}</p></body></html>"


def test_there_are_many_and_each_is_another_one():
    assert len(set(payloads())) == len(payloads()) >= 200


def test_what_is_not_escaped_is_seen(browser, tmp_path):
    """The trap shuts: in a page that escapes nothing most of them run, or wait to be touched."""
    every = random.Random(SEED).sample(payloads(), 50)
    for number, text in enumerate(every):
        (tmp_path / f"{number}.html").write_text(LEAKY.format(text))
    with servers() as serve:
        found = hits(
            browser, serve(tmp_path), [f"{number}.html" for number in range(len(every))], policy=False
        )
    assert len({one.partition(":")[0] for one in found}) > 15
    assert len({one for one in found if ": ran " in one}) > 5


def test_none_of_them_runs(browser, tmp_path):
    chance = random.Random(SEED)
    site = infected(tmp_path, SEED, chance.randrange(1000))
    paths = sorted(
        path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html")
    )
    with servers() as serve:
        for policy in (False, True):
            drawn = chance.sample(paths, 12)
            busy = frozenset(drawn[:2])
            assert hits(browser, serve(site, bare=not policy), drawn, policy=policy, busy=busy) == [], SEED
