"""Every way within a site leads to a file and to a place in it."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from pmsite.adapters.verify.links import problems
from tests.adapters.verify._site import site

PAGES = {
    "index.html": '<h1 id="top-of-it">x</h1>',
    "a/b/index.html": '<p id="here"><a name="old"></a>',
    "a/file one.pdf": "%PDF",
    "a/p.png": "",
}


def said(made):
    return [f"{one.path}: {one.what}" for one in problems(made)]


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="../">x</a>',
        '<a href="..">x</a>',
        '<a href="../../">x</a>',
        '<a href="../../#top-of-it">x</a>',
        '<a href="../../index.html#top-of-it">x</a>',
        '<a href="#here">x</a>',
        '<a href="#old">x</a>',
        '<a href="#">x</a>',
        '<a href="#top">x</a>',
        '<a href="">x</a>',
        '<a href=".">x</a>',
        '<a href="./?q=1#here">x</a>',
        '<a href="../file%20one.pdf#page=3">x</a>',
        "<a href='../file one.pdf'>x</a>",
        '<a href="#her&#101;">x</a>',
        '<a href="#h%65re:~:text=x">x</a>',
        '<a class=">" href=../p.png>x</a>',
        '<img alt="a > b" srcset="../p.png 1x, ../p.png 2x" src="../p.png">',
        '<a href="/">x</a>',
        '<a href="/a/b/#here">x</a>',
        '<a href="https://example.org/none">x</a><a href="//example.org/none">y</a>',
        '<a href="mailto:a@example.org">x</a><a href="tel:1">y</a>',
        '<!-- <a href="none">x</a> --><p>',
        "<script>var x = '<a href=\"none\">';</script>",
        '<style>/* <a href="none"> */</style>',
        '<textarea><a href="none"></textarea>',
        "<p title='<a href=\"none\">'>",
        '<code>&lt;a href="none"&gt;</code> href="none"',
        '<p data-href="none">',
    ],
)
def test_what_leads_somewhere_is_no_problem(tmp_path, markup):
    pages = PAGES | {"a/b/index.html": PAGES["a/b/index.html"] + markup, "a/index.html": ""}
    assert said(site(tmp_path, pages)) == []


@pytest.mark.parametrize(
    ("markup", "target"),
    [
        ('<a href="none/">x</a>', "none/ leads to no file"),
        ('<a href="../file.pdf">x</a>', "../file.pdf leads to no file"),
        ('<a href="../../../a/b/">x</a>', "../../../a/b/ leads to no file"),
        ('<a href="#none">x</a>', "#none leads to no place of a/b/index.html"),
        ('<a href="#Here">x</a>', "#Here leads to no place"),
        ('<a href="../../#here">x</a>', "../../#here leads to no place of index.html"),
        ('<a href="/x/">x</a>', "/x/ leads to no file"),
        ("<IMG SRC='none.png'>", "none.png leads to no file"),
        ("<img/src=none.png>", "none.png leads to no file"),
        ('<img srcset="../p.png 1x, none.png 2x">', "none.png leads to no file"),
        ('<script src="none.js"></script>', "none.js leads to no file"),
        ('<link rel="stylesheet" href="none.css">', "none.css leads to no file"),
        ('<svg><use xlink:href="#none"/></svg>', "#none leads to no place"),
        ('<a title="<!--" href="none/">x</a><!-- -->', "none/ leads to no file"),
        ('<a href="a/b/">x</a>', "a/b/ leads to no file"),
        ('<meta name="none"><a href="#none">x</a>', "#none leads to no place"),
        ('<code>id="none"</code><a href="#none">x</a>', "#none leads to no place"),
        ('<a href="&#110;one/">x</a>', "none/ leads to no file"),
        ('<video poster="none.png"></video>', "none.png leads to no file"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_page(tmp_path, markup, target):
    pages = PAGES | {"a/b/index.html": PAGES["a/b/index.html"] + markup}
    found = said(site(tmp_path, pages))
    assert len(found) == 1
    assert found[0].startswith(f"a/b/index.html: {target}")


def test_a_style_sheet_and_the_page_for_what_is_lost(tmp_path):
    pages = PAGES | {
        "s/a.css": "a { background: url('../a/p.png') } b { background: url(none.png) } "
        "i { background: url(data:image/png;base64,AA) }",
        "404.html": '<a href="/portal/a/b/">x</a><img src="/portal/none.png"><a href="/other/">y</a>',
    }
    assert said(site(tmp_path, pages, "https://example.org/portal/")) == [
        "404.html: /portal/none.png leads to no file of the site",
        "s/a.css: none.png leads to no file of the site",
    ]


def test_its_own_address_is_within_the_site(tmp_path):
    own = (
        '<link rel="canonical" href="https://example.org/p/a/b/"><a href="https://example.org/p/none/">x</a>'
    )
    assert said(site(tmp_path, PAGES | {"index.html": own}, "https://example.org/p/")) == [
        "index.html: https://example.org/p/none/ leads to no file of the site"
    ]


@pytest.mark.parametrize(("text", "wrong"), [("<img src=x onerror=y>", 0), ("", 1), ("Words of x.", 1)])
def test_what_somebody_wrote_as_markup_is_for_the_checks(tmp_path, text, wrong):
    record = SimpleNamespace(body=SimpleNamespace(text=text))
    found = site(tmp_path, {"p/R-1/index.html": '<img src="../x">'})
    made = replace(
        found,
        portal=SimpleNamespace(graph={"P/R-1": record}),
        origins={"p/R-1/index.md": ("record P/R-1",)},
    )
    assert len(said(made)) == wrong
