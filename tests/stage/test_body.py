"""A body on its page: ids become links, files keep their way, nothing that was words becomes markup."""

import datetime as dt
import html
import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmsite.adapters.mkdocs.markdown import rendered
from pmsite.graph.resolve import Resolver
from pmsite.locale.texts import texts
from pmsite.model.address import Address, address
from pmsite.model.record import Body
from pmsite.stage.body import Homes, body_on_page, escaped
from pmsite.views._written_dates import dates_in_words
from tests.checks._portal import portal

PORTAL = portal(
    {
        "RISK-1": "title: Late",
        "RISK-2": "title: Other",
        "plan": "tasks: [{id: T-1, name: One, duration: 1d}]",
        "li.wei": "title: Li Wei\nnames: {zh: 李伟}",
    }
)


def staged(text, *, title=None, language="en", pages=None):
    graph = PORTAL.graph
    records = {
        uid: replace(record, title=title) if title and uid == "P/RISK-2" else record
        for uid, record in graph.records.items()
    }
    record = replace(records["P/RISK-1"], body=Body(text))
    every = {address(item, graph.kinds).page for item in graph}
    files = {item.source.path: address(item, graph.kinds) for item in graph if not item.at}
    homes = Homes(frozenset(every if pages is None else pages), files)
    return body_on_page(
        record, Address("p/risks/RISK-1"), graph.kinds, Resolver.of(records.values()), homes, language
    )


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("See RISK-2.", 'See [RISK-2](../RISK-2/index.md "Other").'),
        ("[[RISK-2|the *other*]]", '[the \\*other\\*](../RISK-2/index.md "Other")'),
        ("T-1", '[T-1](../../plan/index.md#T-1 "One")'),
        ("@li.wei", '[Li Wei](../../../people/li.wei/index.md "Li Wei")'),
        ("RISK-1 itself", "RISK-1 itself"),
        ("![[RISK-2]]", '&#33;[RISK-2](../RISK-2/index.md "Other")'),
        ("`RISK-2` RISK-77", "`RISK-2` RISK-77"),
        ("[a](RISK-2.md#x)", "[a](../RISK-2/index.md#x)"),
        ("![a](../files/b c.png)", "![a](../../files/b%20c.png)"),
        ('<img src="../x.png">', '<img src="../../x.png">'),
        ("<a href=../x.pdf>", "<a href=../../x.pdf>"),
        ("[a](https://example.com) [b](#c)", "[a](https://example.com) [b](#c)"),
        ("# Late\n\nText", "Text"),
        ("Late\n====\nText", "Text"),
        ("# Another\n\nText", "# Another\n\nText"),
    ],
)
def test_a_body_on_its_page(text, page):
    assert staged(text) == page


def test_a_person_is_named_in_the_readers_language():
    assert staged("@li.wei", language="zh").startswith("[李伟](")


def test_what_has_no_page_stays_words():
    assert staged("[[RISK-2|a *b*]] RISK-2", pages=()) == "a \\*b\\* RISK-2"


TITLES = st.text(st.sampled_from("ab \\[]*_`<>|\"'()&;!~{}#:^$=+-.1é延"), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None)
@given(TITLES.filter(str.strip))
@example('a*b* _c_ `d` [e] <f> |g| \\h "q" \'z')
@example("x) y (z &amp; {: .c }")
def test_the_tip_of_a_link_is_the_title_of_the_record(title):
    shown = rendered(staged("See RISK-2.", title=title))
    tip = re.search(r'title="([^"]*)"', shown)
    assert tip is not None, shown
    assert html.unescape(tip[1]) == " ".join(title.split())


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab*_`[]<>|\\&;"), min_size=1, max_size=12).map(lambda text: f"a{text}b"))
@example("a\\<b>")
@example("a&lt;b")
def test_escaped_words_are_read_as_they_are(words):
    shown = rendered(f"[{escaped(words)}](x)")
    inner = re.search(r'<a href="x">(.*)</a>', shown)
    assert inner is not None, shown
    assert html.unescape(inner[1]) == words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("- [ ] ACT-1 Order @li.wei due:2026-06-10", "- [ ] ACT-1 Order @li.wei due 10 Jun"),
        (
            "- [x] ACT-1 Order (due:2025-06-10, done:2026-06-01)",
            "- [x] ACT-1 Order (due 10 Jun 2025, done 1 Jun)",
        ),
        ("- [ ] ACT-1 due:2026-13-45 stays", "- [ ] ACT-1 due:2026-13-45 stays"),
        ("- [ ] `due:2026-06-10` in code", "- [ ] `due:2026-06-10` in code"),
        ("- no box, due:2026-06-10", "- no box, due:2026-06-10"),
        ("Prose due:2026-06-10", "Prose due:2026-06-10"),
        ("- [ ] [x](a?due:2026-06-10) due:2026-06-10-11", "- [ ] [x](a?due:2026-06-10) due:2026-06-10-11"),
    ],
)
def test_dates_of_actions_are_read_as_words(written, read):
    assert dates_in_words(f"One\n\n{written}\n", texts("en"), dt.date(2026, 6, 5)) == f"One\n\n{read}\n"


def test_dates_of_actions_in_chinese():
    assert "6月10日" in dates_in_words("- [ ] ACT-1 订货 due:2026-06-10", texts("zh"), dt.date(2026, 6, 5))
