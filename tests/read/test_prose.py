"""Ids are found in running text, and only there: the mask agrees with what Python-Markdown makes of the text."""

import os
import random
import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmsite.adapters.mkdocs.markdown import rendered
from pmsite.graph.prose import mentions
from pmsite.read.prose import mask

VOID = {"br", "hr", "img", "input"}
NO_PROSE = {"a", "code", "pre", "summary", *(f"h{level}" for level in range(1, 7))}


class _Where(HTMLParser):
    """The elements around the link to ``UUU``, and whether it holds the id."""

    def __init__(self, name):
        super().__init__()
        self.name, self.around, self.link, self.text = name, [], None, ""

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if values.get("href") == "UUU" and self.link is None:
            self.link = [*self.around]
        if tag not in VOID:
            self.around.append("title" if values.get("class") == "admonition-title" else tag)

    def handle_endtag(self, tag):
        names = ["p" if name == "title" else name for name in self.around]
        if tag in names:
            del self.around[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data):
        if self.around[-1:] == ["a"] and self.link is not None and not self.text:
            self.text = data


def linkable(text, name):
    """Whether a link written in the place of an id would be one, outside of headings, code and other links."""
    page = _Where(name)
    page.feed(rendered(text.replace(name, f"[{name}](UUU)")))
    page.close()
    if page.link is None or page.text != name:
        return False
    return not NO_PROSE & {*page.link} and "title" not in page.link


BLOCKS = [
    "{i}", "para {i} text", "{i}\nsecond {i}", "- {i}", "- {i}\n- b {i}", "* {i}\n    * {i}", "1. {i}", "    {i}",
    "        {i}", "# {i}", "{i}\n---", "{i}\n===", "a\n{i}\n---", "> {i}", "> {i}\nlazy {i}", ">     {i}",
    "> - {i}\n>     - {i}", "```\n{i}\n```", "~~~\n{i}\n~~~", "```\n{i}", "```python\n{i}\n```", "``` {.py}\n{i}\n```",
    "> ```\n> {i}\n> ```", "`{i}`", "a `{i}` {i}", "``{i} ` {i}`` {i}", "` {i}", "`{i}\n{i}`", "[{i}](x)",
    '[a {i}](x "{i}") {i}', "![{i}](x)", "[{i}][r]", "[r] {i}", "[r]: /x/{i}", "[ {i} ] {i}", "**{i}** _{i}_ *{i}*",
    "<b>{i}</b>", "<div>{i}</div>", "<div>\n{i}\n</div>", "<div title='{i}'>\n\n{i}\n\n</div>", "<a href='{i}'>{i}</a>",
    "<!-- {i} --> {i}", '<span title="{i}">{i}</span>', "| a | b |\n|---|---|\n| {i} | `{i}` |",
    "| {i} | b |\n|---|---|\n| [{i}](x) | {i} |", "term\n:   {i}", "term {i}\n:   a\n\n    {i}", "!!! note\n    {i}",
    '!!! note "t {i}"\n    {i}\n\n    {i}', "??? info\n    {i}", "- [ ] {i}", "- [x] {i} `{i}`", "---", "***",
    "a\n- {i}", "1. a\n\n    {i}", "- a\n\n    ```\n    {i}\n    ```", "<http://x/{i}> {i}", "\\`{i}", "\\[{i}](x)",
    "x {{: .c }} {i}", "#{i}", "\t{i}", "- a\n\t- {i}\n\n\t\t{i}", "> > {i}\n> {i}", "&amp; {i} &#35;", "<p>{i}",
    "<br>{i}", "<code>{i}</code> {i}", "{i}  \n{i}", "   {i}", "(see {i}) [x]", "- # {i}\n- {i}", "+ a\n+ > {i}",
]  # fmt: skip


def document(choices):
    """Blocks one after the other, each id in them another one."""
    number = 0

    def counted(_found):
        nonlocal number
        number += 1
        return f"ZZ{number}Z"

    parts = []
    for block, gap in choices:
        parts += [re.sub(r"\{i\}", counted, block).replace("{{", "{").replace("}}", "}"), gap]
    return "".join(parts)


def disagreements(text):
    masked = mask(text)
    assert len(masked) == len(text)
    assert masked.count("\n") == text.count("\n")
    names = sorted(set(re.findall(r"ZZ\d+Z", text)))
    return [(name, name in masked) for name in names if (name in masked) != linkable(text, name)]


GAPS = st.sampled_from(["\n\n"])


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(BLOCKS), GAPS), min_size=1, max_size=4))
@example([("term\n:   {i}", "\n\n"), ("<div>{i}</div>", "\n\n"), ("\t{i}", "\n\n")])
@example([("- {i}", "\n\n"), ("[r]: /x/{i}", "\n\n"), ("    {i}", "\n\n")])
@example([("> - {i}\n>     - {i}", "\n\n"), (">     {i}", "\n\n")])
@example([("1. {i}", "\n\n"), ("<div>\n{i}\n</div>", "\n\n"), ("\t{i}", "\n\n")])
def test_an_id_is_prose_exactly_where_the_renderer_would_make_a_link_of_it(choices):
    assert disagreements(document(choices)) == []


@pytest.mark.proof
def test_it_holds_for_thousands_of_documents():
    seed = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))
    print("seed", seed)
    chance = random.Random(seed)
    wrong = []
    for _ in range(4000):
        text = document([(chance.choice(BLOCKS), chance.choice(["\n\n", "\n\n", "\n"])) for _ in range(4)])
        if any(shown for _, shown in disagreements(text)):
            wrong.append(text)
    assert len(wrong) <= 30, (seed, wrong[:3])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See RISK-4, and (RISK-5). ATLAS/RISK-6!", ["RISK-4", "RISK-5", "ATLAS/RISK-6"]),
        ("详见RISK-4，由@zhang.min负责。", ["RISK-4", "zhang.min"]),
        ("**RISK-4** _RISK-5_ *RISK-6* [RISK-7]", ["RISK-4", "RISK-5", "RISK-6", "RISK-7"]),
        ("http://a.b/RISK-5 a@RISK-6 \\RISK-8", []),
        ("[[RISK-4]] [[RISK-5|five]] [[ ATLAS/RISK-6 ]]", ["RISK-4", "RISK-5", "ATLAS/RISK-6"]),
        ("| a |\n|---|\n| [[RISK-4\\|four]] |", ["RISK-4"]),
        ("`RISK-4` `[[RISK-5]]` \\`RISK-6", ["RISK-6"]),
        ("# RISK-4\n\nRISK-5\n======\n\nRISK-6", ["RISK-6"]),
        ("- a\n\n        RISK-4\n\n    RISK-5", ["RISK-5"]),
        ("> ```\n> RISK-4\n> ```\n> RISK-5", ["RISK-5"]),
        ("[RISK-4](x) [x](RISK-5 'RISK-6') ![RISK-7](x) <a href='x'>RISK-8</a> <i title='RISK-9'>", []),
        ("li.wei, e.g. zhang.min.", ["li.wei", "e.g", "zhang.min"]),
        ("RISK-4\r", ["RISK-4"]),
    ],
)
def test_mentions(text, found):
    assert [item.target for item in mentions(text)] == found


def test_a_mention_knows_its_place_its_text_and_whether_it_was_bracketed():
    text = "Ein Ü vor [[CR-3|der Änderung]] und @li.wei"
    one, two = mentions(text)
    assert text[one.start : one.end] == "[[CR-3|der Änderung]]"
    assert (one.target, one.text, one.explicit) == ("CR-3", "der Änderung", True)
    assert text[two.start : two.end] == "@li.wei"
    assert (two.target, two.explicit) == ("li.wei", False)


@pytest.mark.parametrize(
    "unit", ["-", "_", "* ", "a-", "<a é-", "`a", "[", "](", "{:", "<!--", "[^", "((", "a.b", "@a"]
)
def test_masking_takes_time_in_proportion_to_length(unit):
    mask(unit * 20_000)
    list(mentions(unit * 20_000))
