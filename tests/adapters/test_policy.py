"""The policy lets in what a page holds, by the hash that a browser computes, and what the configuration names."""

import pytest

from pmsite.adapters.policy import HEADERS, NGINX, Rules, hashes, said, with_policy, write_headers
from pmsite.model.csp import CspSettings
from tests.adapters._configured import HEAD, loaded, refused

ALERT = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
"""The hash of ``alert('Hello, world.');`` that the standard gives as its example (CSP Level 3, 2.3.1)."""
SCRIPT = "<script>alert('Hello, world.');</script>"
RULES = Rules.of(CspSettings())
assert RULES


@pytest.mark.parametrize(
    ("html", "count"),
    [
        (SCRIPT, 1),
        (SCRIPT.replace("<script>", '<script type="module" id="a>b">'), 1),
        (SCRIPT.replace("<script>", "<SCRIPT TYPE='text/javascript'>").replace("</script>", "</SCRIPT >"), 1),
        (SCRIPT.replace("<script>", '<script type="application/json">'), 0),
        (SCRIPT.replace("<script>", '<script src="x.js">'), 0),
        (f"<!-- {SCRIPT} -->", 0),
        (f'<p title="{SCRIPT}">', 0),
        (f"<p title='{SCRIPT}'>", 0),
        (f"<title>{SCRIPT}</title>", 0),
        (f"<textarea>{SCRIPT}</textarea>", 0),
        (f"<style>{SCRIPT}</style>", 0),
        (f"&lt;script>{SCRIPT}&lt;/script>", 1),
        (f"{SCRIPT}<b>{SCRIPT}</b>", 2),
    ],
)
def test_the_hash_of_a_script_that_would_run(html, count):
    assert hashes(html) == [ALERT] * count


def test_a_script_counts_as_a_browser_reads_its_line_ends():
    assert hashes("<script>a\r\nb\rc</script>") == hashes("<script>a\nb\nc</script>")


def test_a_page_says_its_policy_before_anything_else():
    page = with_policy(f'<html><head>\n<meta charset="utf-8">{SCRIPT}</head></html>', RULES)
    assert page.index("Content-Security-Policy") < page.index("<script>")
    assert page.index("charset") < page.index("Content-Security-Policy")
    assert ALERT in said(page)
    assert "unsafe" not in said(page)
    assert "frame-ancestors" not in said(page)  # browsers ignore it there and complain


def test_a_script_that_came_in_with_a_text_is_not_let_in():
    own = "<script>own()</script>"
    page = with_policy(
        f"<html><head>{own}</head><body><p>x{SCRIPT}</p></body></html>", RULES, f"<p>x{SCRIPT}</p>"
    )
    assert ALERT not in said(page)
    assert hashes(own)[0] in said(page)


def test_no_head_no_policy():
    assert with_policy("<p>words", RULES) == "<p>words"


def test_what_the_configuration_names_is_let_in(tmp_path):
    text = HEAD + (
        "plugins:\n  - pmsite:\n      csp:\n        images: https://maps.example.com/tiles/\n"
        "        scripts: [https://a.example]\n        framed_by: [https://intranet.example]\n"
    )
    settings = loaded(tmp_path, text).settings.csp
    rules = Rules.of(
        settings, ["https://cdn.example:8443/x.js?v=1", "assets/own.js", "//b.example/y.js"], ["s.css"]
    )
    policy = rules.policy([ALERT], header=True).split("; ")
    assert f"script-src 'self' {ALERT} https://a.example https://b.example https://cdn.example:8443" in policy
    assert "img-src 'self' data: https://maps.example.com/tiles/" in policy
    assert "style-src 'self'" in policy
    assert "frame-ancestors https://intranet.example" in policy
    write_headers(tmp_path, rules)
    assert "X-Frame-Options" not in (tmp_path / HEADERS).read_text()


def test_without_a_policy_there_is_none(tmp_path):
    text = HEAD + "plugins:\n  - pmsite:\n      csp: {enabled: false}\n"
    assert Rules.of(loaded(tmp_path, text).settings.csp) is None


@pytest.mark.parametrize(
    ("value", "said_so"),
    [
        ("'unsafe-inline'", "it would let anything in"),
        ('"*"', "it would let anything in"),
        ('"https:"', "it would let anything in"),
        ("example.com", "write where it is served"),
        ('"https://a.example; script-src *"', "is no origin"),
        ('"https://a.example https://b.example"', "is no origin"),
        ('"https://a.example\\nX-Evil: 1"', "is no origin"),
        ("javascript:alert(1)", "is no origin"),
        ("7", "is no origin"),
    ],
)
def test_what_is_no_origin_is_refused_on_its_line(tmp_path, value, said_so):
    message = refused(tmp_path, HEAD + f"plugins:\n  - pmsite:\n      csp:\n        images: [{value}]\n")
    assert message.startswith("mkdocs.yml:6:")
    assert said_so in message


def test_the_server_is_told_what_all_pages_need(tmp_path):
    other = SCRIPT.replace("Hello", "Hullo")
    for name, script in (("index.html", SCRIPT), ("a/index.html", other), ("b/index.html", SCRIPT)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(with_policy(f"<head>{script}", RULES))
    write_headers(tmp_path, RULES)
    for name in (HEADERS, NGINX):
        text = (tmp_path / name).read_text()
        assert text.count("'sha256-") == 2
        assert ALERT in text
        assert "frame-ancestors 'none'" in text
        assert "nosniff" in text
