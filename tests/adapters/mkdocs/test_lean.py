"""Which pages are lean, and what is left of a style sheet for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.adapters.mkdocs.lean import suits, without_parts


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".md-nav{a:b}.md-grid{c:d}", ".md-grid{c:d}"),
        (".md-nav__link,.md-typeset a{c:d}", ".md-typeset a{c:d}"),
        ("@media print{.md-nav{a:b}}p{c:d}", "p{c:d}"),
        ("@media print{.md-nav{a:b}p{c:d}}", "@media print{p{c:d}}"),
        ("p:is(.note,.md-grid){c:d}", "p:is(.note,.md-grid){c:d}"),
        ("p:not(.md-nav){c:d}", "p:not(.md-nav){c:d}"),
        (".tabbed-set>input:nth-child(2):checked~.tabbed-labels>:nth-child(2){c:d}", ""),
        (".highlight[data-x='a,}b'] a{c:d}p{c:d}", "p{c:d}"),
        (".notebook{c:d}.md-search-result{c:d}", ".notebook{c:d}"),
        ("@keyframes md{0%{a:b}to{c:d}}", "@keyframes md{0%{a:b}to{c:d}}"),
        ("@font-face{a:b}:root{--x:url('data:image/svg+xml;<svg>')}", None),
        (".md-typeset table:not([class]) td{a:b}[data-md-color-switching] *{a:b}", ""),
        ("ol :is(b,i){a:b}", "ol :is(b),ol :is(i){a:b}"),
        ('@charset "UTF-8";p{a:b}/* p */', "p{a:b}"),
        ('p:before{content:"}"}', 'p:before{content:"}"}'),
    ],
)
def test_selectors_that_name_a_part_are_left_out(sheet, left):
    assert without_parts(sheet).replace("\n", "") == (sheet if left is None else left)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([".md-grid", "p", ".note", "a:is(b)"]), st.text("ab:;", min_size=1, max_size=5)
        ),
        max_size=6,
    )
)
def test_other_rules_keep_their_order_and_their_words(rules):
    sheet = "".join(f"{selector}{{{body}}}" for selector, body in rules)
    assert without_parts(sheet).replace("\n", "") == "".join(
        f"{selector}{{{body}}}" for selector, body in rules if selector != ".note"
    )


@pytest.mark.parametrize(
    ("html", "lean"),
    [
        ('<section class="pm-section"><table class="pm-table"></table></section>', True),
        ('<p class="pm-note">info</p><code>a</code>', True),
        ('<div class="pm-prose"><table></table></div>', False),
        ('<table align="left"><tr>', False),
        ('<div class="admonition note">', False),
        ('<details class="tip">', False),
        ('<div class="highlight"><pre>', False),
        ('<span class="pm-a keys">', False),
        ("", True),
    ],
)
def test_a_page_with_a_part_of_material_gets_all_of_it(html, lean):
    assert suits(html) is lean
