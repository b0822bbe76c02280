"""A page put together: prose made safe, its own fragments in their places, no others."""

from pmsite.stage.compose import composed, one_line
from pmsite.stage.tree import MARKER

ONE, TWO = "0123456789abcdef", "fedcba9876543210"


def page(html, allowed=(ONE,)):
    return composed(html, {ONE: "<figure>1</figure>", TWO: "<figure>2</figure>"}.__getitem__, allowed)


def test_a_fragment_stands_in_its_place_between_prose():
    found = page(f"<p>a</p>\n<p>{MARKER}{ONE}</p>\n<p>b</p>")
    assert found.split("\n") == [
        '<div class="pm-prose"><p>a</p>',
        "</div>",
        "<figure>1</figure>",
        '<div class="pm-prose">',
        "<p>b</p></div>",
    ]


def test_a_fragment_of_another_page_is_not_put_in():
    assert page(f"<p>{MARKER}{TWO}</p>") == ""


def test_a_marker_in_words_stays_words_and_prose_is_made_safe():
    assert page(f"<p>see {MARKER}{ONE}</p>") == f'<div class="pm-prose"><p>see {MARKER}{ONE}</p></div>'
    assert page("<p>a<script>alert(1)</script></p>") == '<div class="pm-prose"><p>a</p></div>'


def test_html_on_one_line_keeps_the_lines_of_code():
    assert one_line("<p>\na</p><pre><code>x\n  y\n</code></pre>\n") == (
        "<p> a</p><pre><code>x&#10;  y&#10;</code></pre> "
    )
