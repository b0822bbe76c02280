import logging
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, ConfigurationError

from pmsite.adapters.mkdocs import plugin
from pmsite.adapters.mkdocs.markdown import rendered
from pmsite.adapters.mkdocs.patience import patiently
from pmsite.adapters.mkdocs.site import Site
from pmsite.adapters.mkdocs.warnings import Lines, Warnings
from pmsite.stage.compose import composed


def test_the_plugin_stays_small_enough_to_be_written_again():
    assert len(Path(plugin.__file__).read_text(encoding="utf-8").splitlines()) < 300


def test_the_plugin_takes_its_block_as_it_is():
    made = plugin.PmsitePlugin()
    assert made.load_config({"whatever": 1}) == ([], [])


def test_a_body_is_made_safe_before_fragments_are_put_in():
    body = rendered("pmsite-figure-0123456789abcdef\n\n<script>alert(1)</script>text")
    page = composed(body, lambda _sha: "<svg><script>ours</script></svg>", ["0123456789abcdef"])
    assert "<svg><script>ours</script></svg>" in page
    assert "alert" not in page


def test_a_body_cannot_name_a_fragment_that_is_not_the_pages():
    body = rendered("pmsite-figure-0123456789abcdef")
    assert composed(body, lambda _sha: "secret", []) == ""


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- [x] done", 'type="checkbox"'),
        ("| a | b |\n|--|-:|\n| 1 | 2 |", "<table>"),
        ("```python\nx = 1\n```", 'class="highlight"'),
        ("Word\n:   Meaning", "<dl>"),
        ("Text[^1]\n\n[^1]: Note", "footnote"),
        ('!!! note "Title"\n    Body', 'class="admonition note"'),
    ],
)
def test_bodies_may_use_what_material_users_know(text, html):
    assert html in rendered(text)


def test_a_heading_in_chinese_has_an_address_that_outlives_the_sanitiser():
    page = composed(rendered("## 验收 标准\n\n## Limits of cost\n"), lambda _sha: "", [])
    assert 'id="验收-标准"' in page
    assert 'id="limits-of-cost"' in page


@pytest.mark.parametrize(
    ("logo", "preview"),
    [
        ({"logo": "assets/brand/logo.PNG"}, "assets/brand/logo.PNG"),
        ({"logo": "assets/brand/logo.svg"}, None),
        ({}, None),
    ],
)
def test_a_link_is_shown_with_the_logo_where_programs_can_draw_it(tmp_path, logo, preview):
    (tmp_path / "_pmsite").mkdir()
    (tmp_path / "_pmsite" / "site.json").write_text('{"language": "en"}')
    assert Site(tmp_path, "", logo).preview == preview


def test_warnings_of_one_build_are_counted_and_those_of_the_last_are_forgotten():
    logger = logging.getLogger("mkdocs")
    before = list(logger.handlers)
    try:
        first = Warnings.watching()
        logger.warning("one")
        second = Warnings.watching()
        logger.error("two")
        assert (first.count, second.count, second.lines) == (1, 1, ["two"])
    finally:
        for handler in set(logger.handlers) - set(before):
            logger.removeHandler(handler)


def test_lines_are_kept_from_warnings_on():
    assert Lines().level == logging.WARNING


class _Server:
    """What of a server is of interest here."""

    def _inject_js_into_html(self, content, _epoch):
        return content


def shown(server, page):
    """A page as the server gives it."""
    return server._inject_js_into_html(page, 1)  # noqa: SLF001


@pytest.mark.parametrize("error", [Abort("content"), ConfigurationError("configuration")])
def test_a_server_outlives_a_wrong_edit(caplog, error):
    def build():
        raise error

    server = _Server()
    patiently(server, build)
    server.builder()
    assert "the pages stay as they were" in caplog.text
    page = shown(server, b"<body><p>Old words</p></body>")
    assert page.startswith(b"<body><p>Old words</p>")
    assert str(error).encode() in page
    assert page.endswith(b"</body>")


def test_an_error_that_is_mended_is_gone_from_the_pages_and_what_it_says_is_no_markup():
    wrong = [Abort("risks/<b>.md:3: no field")]

    def build():
        if wrong:
            raise wrong.pop()

    server = _Server()
    patiently(server, build)
    server.builder()
    assert b"risks/&lt;b&gt;.md:3: no field" in shown(server, b"<body></body>")
    server.builder()
    assert shown(server, b"<body></body>") == b"<body></body>"


def test_a_fault_of_pmsite_is_not_hidden():
    def build():
        raise ZeroDivisionError

    server = _Server()
    patiently(server, build)
    with pytest.raises(ZeroDivisionError):
        server.builder()
