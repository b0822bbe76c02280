"""Rendered Markdown that runs nothing, frames nothing, sends nothing and loads nothing from elsewhere."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.adapters.mkdocs.markdown import rendered
from pmsite.stage.sanitise import sanitise


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p>a<script>x</script></p>", "<p>a</p>"),
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<p style='color:red'>a</p>", "<p>a</p>"),
        ("<style>p{}</style><iframe srcdoc='x'></iframe><svg><a href='x'/></svg>a", "a"),
        ("<form action='x'><button>a</button></form>", "a"),
        ("<base href='//e'><meta http-equiv='refresh'><link rel='x'>a", "a"),
        ("<a href='javascript:x'>a</a>", '<a rel="noopener noreferrer">a</a>'),
        ("<a href='JaVa&#9;Script:x'>a</a>", '<a rel="noopener noreferrer">a</a>'),
        ("<a href='data:text/html,x'>a</a>", '<a rel="noopener noreferrer">a</a>'),
        ("<!-- a -->b", "b"),
        ("<img src='a.png' onerror='x' alt='A'>", '<img src="a.png" alt="A">'),
        ("<img src='https://e.com/a.png' alt='A'>", '<a href="https://e.com/a.png" rel="noopener noreferrer">A</a>'),
        ("<img src='//e.com/a.png'>", '<a href="//e.com/a.png" rel="noopener noreferrer">//e.com/a.png</a>'),
        ('<input type="checkbox" checked disabled>a', '<span class="pm-box">☑</span> a'),
        ('<input type="checkbox" disabled>a', '<span class="pm-box">☐</span> a'),
        ("<input type='password' name='p'>a", "a"),
        ('<p class="x" id="_pm">a</p><p id="ok">b</p>', '<p class="x">a</p><p id="ok">b</p>'),
    ],
)  # fmt: skip
def test_harmless_markup_is_left(html, clean):
    assert sanitise(html) == clean


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "<a <img <svg <math <script> </script> <p> <style> href= src= onerror=x javascript:x //e.com/x "
            '\' " > / = &#9; id="_x" <!-- --> <![CDATA[ ]]> <input type=checkbox <noscript> <title>'.split()
        ),
        max_size=14,
    )
)
def test_no_markup_brings_code_or_a_picture_from_elsewhere_in(pieces):
    for html in (" ".join(pieces), rendered(" ".join(pieces))):
        clean = sanitise(html)
        tags = re.findall(r"<[a-z][^<>]*>", clean)
        assert not [tag for tag in tags if re.match(r"<(?:script|style|svg|math|iframe|input|title)\b", tag)]
        assert not [tag for tag in tags if re.search(r'\s(?:on\w+|style)=|="\s*javascript:| id="_', tag)]
        assert not [tag for tag in tags if re.search(r'<img[^>]*src="(?:[a-z]+:|//)', tag)]
