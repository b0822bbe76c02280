"""Values that YAML libraries read otherwise than they look: keys twice, words that are truths, days, numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import Case, front, risk

ROW = "YAML meaning"


def cases(chance: random.Random) -> Iterator[Case]:
    """What is refused, and what is read by the core schema of YAML 1.2."""
    yield from _twice()
    yield from _days(chance)
    yield from _numbers(chance)
    yield from _shapes(chance)
    yield from _syntax(chance)
    yield from _read()


def _twice() -> Iterator[Case]:
    yield risk(ROW, "a key twice", front("owner: li.wei", "⟦PM008⟧owner: chen.jie"))
    yield risk(
        ROW, "an audience twice, first for the client", front("audience: client", "⟦PM008⟧audience: internal")
    )
    yield risk(
        ROW, "an audience twice, then for the client", front("audience: internal", "⟦PM008⟧audience: client")
    )
    yield risk(
        ROW, "an audience twice, once in quotes", front("audience: internal", '⟦PM008⟧"audience": client')
    )
    yield risk(
        ROW, "an audience twice, once in apostrophes", front("audience: x", "⟦PM008⟧'audience': client")
    )
    yield risk(
        ROW, "an audience twice, escaped", front("audience: internal", '⟦PM008⟧"\\x61udience": client')
    )
    yield risk(
        ROW,
        "an audience twice, as a complex key",
        front("audience: internal", "? ⟦PM008⟧audience", ": client"),
    )
    yield risk(ROW, "a key three times", front("owner: a.b", "⟦PM008⟧owner: c.d", "⟦PM008⟧owner: e.f"))
    yield risk(
        ROW, "a key twice in braces", front("inherent: {probability: 1, ⟦PM008⟧probability: 2, impact: 3}")
    )
    yield risk(
        ROW, "a key twice in a list of mappings", front("responses:", "  - id: ACT-1", "    ⟦PM008⟧id: ACT-2")
    )
    yield risk(ROW, "an id twice", front("⟦PM008⟧id: RISK-002"))
    yield risk(ROW, "a merge key and the key", front("⟦PM010⟧<<: {owner: li.wei}"))


def _days(chance: random.Random) -> Iterator[Case]:
    wrong = {
        "the 30th of February": "2024-02-30",
        "the 29th of February of no leap year": "2023-02-29",
        "day zero": "0000-00-00",
        "month 13": "2026-13-01",
        "the 31st of April": f"{chance.randint(1990, 2090)}-04-31",
        "a date and a time": "2024-02-03 10:00",
        "a date with a zone": "2024-02-03T10:00:00Z",
        "a date without a nought": "2026-1-5",
        "a date with slashes": "2026/01/05",
        "a date the other way round": "05-01-2026",
        "a date in words": f"{chance.randint(1, 28)} March 2026",
        "a week": "2026-W01-1",
        "an ordinal day": "2026-001",
        "a short year": "26-01-05",
        "a long year": "12026-01-05",
        "a number for a day": "20260105",
        "a day in full-width digits": "２０２６-01-05",
        "a truth for a day": "true",
        "a yes for a day": "yes",
        "a list for a day": "[2026-01-01]",
        "a mapping for a day": "{day: 2026-01-01}",
        "a day with a blank in quotes": '"2026-01-05 "',
    }
    for name, text in wrong.items():
        yield risk(ROW, name, front(f"created: ⟦PM015⟧{text}"))
    yield risk(ROW, "a no for a day", front("acceptance: {by: li.wei, date: ⟦PM015⟧no}"))


def _numbers(chance: random.Random) -> Iterator[Case]:
    for name, text in {
        "not a number": ".nan",
        "infinity": ".inf",
        "minus infinity": "-.INF",
        "1e999": "1e999",
        "5 000 digits": "9" * 5000,
        "19 000 digits": "9" * 19_000,
        "a number of 25 digits": "1" * 25,
        "a hexadecimal number of 30 digits": "0x" + "f" * 30,
        "a fraction of 500 digits": "0." + "3" * 500,
    }.items():
        yield risk(ROW, name, front(f"quantified: {{probability: 10%, cost: ⟦PM024⟧{text}}}"))
    for name, text in {
        "1_000 for a number": "1_000",
        "1,000 for a number": '"1,000"',
        "a price with its currency": "1000 €",
        "1:30 for a number": '"1:30"',
        "a truth for a number": "true",
        "a quoted number": '"12"',
        "a binary number": "0b11",
        "a number in full-width digits": "１２",
        "a number in quotes that is none": '".nan"',
        "nothing but a sign": "'-'",
    }.items():
        yield risk(ROW, name, front(f"quantified: {{probability: 10%, cost: ⟦PM013⟧{text}}}"))
    yield risk(
        ROW,
        "a negative cost",
        front(f"quantified: {{probability: 10%, cost: ⟦PM012⟧-{chance.randint(1, 99)}}}"),
    )
    yield risk(ROW, "a probability of 120 %", front("quantified: {probability: ⟦PM012⟧120%}"))
    yield risk(ROW, "a probability of nan %", front("quantified: {probability: ⟦PM012⟧nan%}"))
    yield risk(ROW, "a probability of inf %", front("quantified: {probability: ⟦PM012⟧inf%}"))
    yield risk(ROW, "a scale of 2.5", front("inherent: {probability: ⟦PM013⟧2.5, impact: 2}"))
    yield risk(ROW, "a scale that is true", front("inherent: {probability: ⟦PM013⟧true, impact: 2}"))
    yield risk(ROW, "1:30 without quotes in braces", front("inherent: {probability: ⟦PM013⟧1:30, impact: 2}"))


def _shapes(chance: random.Random) -> Iterator[Case]:
    word = "".join(chance.choices("abcdefgh", k=6))
    yield risk(ROW, "a list at the root", "---\n⟦PM009⟧- id\n- title\n---\nText.\n")
    yield risk(ROW, "a word at the root", f"---\n⟦PM009⟧{word}\n---\nText.\n")
    yield risk(ROW, "a number at the root", "---\n⟦PM009⟧12\n---\nText.\n")
    yield risk(ROW, "a text block at the root", "---\n⟦PM009⟧|\n  id: RISK-001\n  title: Late\n---\nText.\n")
    yield risk(ROW, "a python tag", front("cause: ⟦PM007⟧!!python/object/apply:os.system [echo]"))
    yield risk(ROW, "a python name", front("cause: ⟦PM007⟧!!python/name:os.system"))
    yield risk(ROW, "a python object on a list", front("tags:", "  - ⟦PM007⟧!!python/object:os.x {}"))
    yield risk(ROW, "an own tag", front(f"cause: ⟦PM007⟧!{word} x"))
    yield risk(ROW, "a text tag", front("cause: ⟦PM007⟧!!str 12"))
    yield risk(ROW, "a binary tag", front("cause: ⟦PM007⟧!!binary aGVsbG8="))
    yield risk(ROW, "a set", front("tags: ⟦PM007⟧!!set {a, b}"))
    yield risk(ROW, "a tag on a key", front("⟦PM007⟧!!str owner: li.wei"))
    yield risk(ROW, "a bare exclamation mark", front("cause: ⟦PM007⟧! x"))
    yield risk(ROW, "an environment tag", front("cause: ⟦PM007⟧!ENV HOME"))
    yield risk(ROW, "an anchor", front("cause: ⟦PM007⟧&a x"))
    yield risk(ROW, "an anchor on a key", front("⟦PM007⟧&a owner: li.wei"))


def _syntax(chance: random.Random) -> Iterator[Case]:
    yield risk(ROW, "a colon in a title", "---\nid: RISK-001\ntitle: Plan⟦PM004⟧: x\n---\nText.\n")
    yield risk(ROW, "a tab for indentation", front("⟦PM004⟧\towner: li.wei"))
    yield risk(ROW, "a tab within a mapping", front("inherent:", "⟦PM004⟧\tprobability: 3"))
    yield risk(ROW, "a tab before a dash", front("tags:", "⟦PM004⟧\t- one"))
    yield risk(ROW, "a quote that stays open", front('cause: "never closed⟦PM004⟧'))
    yield risk(ROW, "an apostrophe that stays open", front("cause: 'never closed⟦PM004⟧"))
    yield risk(ROW, "a bracket that stays open", front("tags: [one, two⟦PM004⟧"))
    yield risk(ROW, "a brace that stays open", front("inherent: {probability: 1⟦PM004⟧"))
    yield risk(ROW, "a bracket closed by a brace", front("tags: [one⟦PM004⟧}"))
    yield risk(ROW, "a list as a key", front("? ⟦PM004⟧[a, b]", ": x"))
    yield risk(ROW, "a mapping as a key", front("? ⟦PM004⟧{a: b}", ": x"))
    yield risk(ROW, "an at sign", front("owner: ⟦PM004⟧@li.wei"))
    yield risk(ROW, "a backtick", front("cause: ⟦PM004⟧`code`"))
    yield risk(ROW, "a percent sign", front("cause: ⟦PM004⟧%x"))
    yield risk(ROW, "a reserved escape", front('cause: "⟦PM004⟧\\q"'))
    yield risk(ROW, "an escaped surrogate", front('cause: "\\u⟦PM004⟧d800"'))
    yield risk(ROW, "two mappings on a line", front("cause: a⟦PM004⟧: b: c"))
    yield risk(ROW, "a word alone among keys", front("owner: li.wei", "lonely⟦PM004⟧"))
    yield risk(ROW, "an item among keys", front("owner: li.wei", "⟦PM004⟧- item"))
    yield risk(ROW, "a key indented too far", front("owner: li.wei", "  cause⟦PM004⟧: x"))
    yield risk(
        ROW, "a key indented too little", front("inherent:", "    probability: 1", "  ⟦PM004⟧impact: 2")
    )
    yield risk(ROW, "a directive", "---\n%YAML 1.1\n⟦PM004⟧id: RISK-001\ntitle: Late\n---\n")
    yield risk(ROW, "an alias to nothing", front(f"cause: ⟦PM007⟧*{chance.choice('abc')}"))


def _read() -> Iterator[Case]:
    """Words that YAML 1.1 takes for something else are the words that they are."""
    for written, read in {
        "no": "no",
        "on": "on",
        "Off": "Off",
        "y": "y",
        "1:30": "1:30",
        "010": "010",
        "1_000": "1_000",
        "1.10": "1.10",
        "0x1F": "0x1F",
        "1e3": "1e3",
        "2024-02-30": "2024-02-30",
        "+7": "+7",
        "=": "=",
        '"yes"': "yes",
        "'a''b'": "a'b",
        "~x": "~x",
        "a#b": "a#b",
        "a # b": "a",
        '"tab\\tend"': "tab\tend",
    }.items():
        yield risk(
            ROW, f"{written} read as a text", front(f"cause: {written}"), exit=0, reads={"cause": read}
        )
    yield risk(ROW, "a text over lines", front("cause: one", "  two"), exit=0, reads={"cause": "one two"})
    yield risk(
        ROW, "a text block", front("cause: |", "  a: b", "  - c"), exit=0, reads={"cause": "a: b\n- c"}
    )
    yield risk(
        ROW,
        "a null",
        front("cause: ~", "event: null", "effect:"),
        exit=0,
        reads={"cause": None, "effect": None},
    )
    yield risk(ROW, "a list of one", front("tags: one"), exit=0, reads={"tags": ["one"]})
    yield risk(
        ROW,
        "numbers for tags",
        front("tags: [1.10, 010, 2e3]"),
        exit=0,
        reads={"tags": ["1.10", "010", "2e3"]},
    )
