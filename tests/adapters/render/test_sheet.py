"""A style sheet read as rules and written again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.adapters.render import theme_directory
from pmsite.adapters.render.sheet import selectors, spread, written
from pmsite.adapters.render.theme import joined


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("p", ["p"]),
        (".a :is(h1, h2)", [".a :is(h1)", ".a :is(h2)"]),
        (".a > :is(.b,.c):hover", [".a > :is(.b):hover", ".a > :is(.c):hover"]),
        (".a :is(b, .c)", [".a :is(b, .c)"]),  # one weighs more: both weigh as much as the heavier
        (".a :where(b, li p)", [".a :where(b)", ".a :where(li p)"]),
        (":is(.a, .b) :is(ul, ol)", [":is(.a, .b) :is(ul)", ":is(.a, .b) :is(ol)"]),
        (":is(.a, .b) p", [":is(.a, .b) p"]),
        (
            "tr > :is(th, td):not(:last-child)",
            ["tr > :is(th):not(:last-child)", "tr > :is(td):not(:last-child)"],
        ),
        (".a:is(.b, .c)", [".a:is(.b, .c)"]),
    ],
)
def test_a_choice_at_the_end_is_spread(selector, found):
    assert spread(selector) == found


@pytest.mark.parametrize(
    "sheet",
    [
        "@page {size: A4; @bottom-right{content: counter(page)} margin: 0}",
        "@import url(a.css);p{a: b}",
        "p{a: b;&:hover{c: d}}",
        "@supports not selector(:popover-open){p{a: b}}",
        "@keyframes wait{from, to{a: b}}",
        """a[title="}"]::before{content: '{' "}"}""",
    ],
)
def test_what_is_not_changed_is_written_as_it_was(sheet):
    plain = written(sheet, lambda selector: [selector])
    assert "".join(plain.split()) == "".join(sheet.split())


def test_every_declaration_of_the_theme_is_kept():
    sheet = joined([theme_directory()], ".css")
    bare = written(sheet, lambda selector: [selector])
    assert bare.count("{") == bare.count("}") == written(sheet, spread).count("{")
    assert bare.count(";") + bare.count("}") >= sheet.count(";")
    assert written(bare, spread) == written(sheet, spread)


@given(st.lists(st.sampled_from(["a", ".b", "a:is(b,c)", "[x=',']", ":not(a,:is(b,c))"]), min_size=1))
def test_a_list_is_parted_at_its_own_commas(parts):
    assert list(selectors(",".join(parts))) == parts
