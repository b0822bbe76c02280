"""A page whose scripts its own policy would refuse is not published."""

from dataclasses import replace

import pytest

from pmsite.adapters.policy import Rules, with_policy
from pmsite.adapters.verify.policy import problems
from pmsite.adapters.workspace import open_workspace
from pmsite.model.csp import CspSettings
from tests.adapters._configured import HEAD
from tests.adapters.verify._site import site

PAGE = '<html><head><meta charset="utf-8"><script>one()</script></head><body>x</body></html>'
REFUSED = "index.html: holds an inline script that its policy refuses"
GOOD = with_policy(PAGE, Rules.of(CspSettings()))


def said(made):
    return [f"{one.path}: {one.what.partition(';')[0]}" for one in problems(made)]


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        (GOOD, []),
        (PAGE, ["index.html: says no Content-Security-Policy"]),
        (GOOD.replace("one()", "two()"), [REFUSED]),
        (GOOD.replace("</body>", "<script>x</script></body>"), [REFUSED]),
        (GOOD.replace("</body>", '<script src="x.js"></script></body>'), []),
    ],
)  # fmt: skip
def test_inline_scripts_are_those_of_the_policy(tmp_path, page, wrong):
    assert said(site(tmp_path, {"index.html": page, "a.txt": PAGE})) == wrong


def test_a_portal_that_wants_no_policy_needs_none(tmp_path):
    made = site(tmp_path / "site", {"index.html": PAGE})
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(HEAD + "plugins:\n  - pmsite:\n      csp: {enabled: false}\n")
    assert said(replace(made, portal=open_workspace(tmp_path / "mkdocs.yml").portal)) == []
