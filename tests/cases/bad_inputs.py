"""Broken front matters and files, made anew from a seed: what they are, and the code each must get.

The groups follow the tables of the design's list of bad inputs. Names, numbers and words are drawn, so that no
run repeats the one before.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Bad:
    """A file that must be refused: its name, its place in the content folder, its bytes, the codes it may get."""

    name: str
    path: str
    data: bytes
    codes: frozenset[str]


RISK = "p/risks/RISK-001.md"


def bad_inputs(seed: int) -> list[Bad]:
    """Every broken input, drawn from a seed."""
    chance = random.Random(seed)
    found = [*_bombs(chance), *_meanings(chance), *_encodings(chance), *_fences(chance), *_fields(chance)]
    assert len({item.name for item in found}) == len(found)
    return found


def _bad(name: str, text: str | bytes, *codes: str, path: str = RISK) -> Bad:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return Bad(name, path, data, frozenset(codes))


def _front(*lines: str, body: str = "Text.\n") -> str:
    return "\n".join(["---", "id: RISK-001", "title: Late", *lines, "---", body])


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(chance.randint(4, 9)))


def _bombs(chance: random.Random) -> Iterator[Bad]:
    names = [_word(chance) + str(number) for number in range(9)]
    alias = [f"{names[0]}: &{names[0]} [x]"]
    for before, here in pairwise(names):
        alias.append(f"{here}: &{here} [{', '.join(['*' + before] * 9)}]")
    yield _bad("alias bomb", _front(*alias), "PM007")
    yield _bad("alias bomb used", _front(*alias, f"tags: *{names[-1]}"), "PM007")
    yield _bad("alias to itself", _front(f"tags: &{names[0]} [*{names[0]}]"), "PM007")
    keys = "\n".join(f"  k{number}: 1" for number in range(2000))
    yield _bad("merge keys", _front(f"base: &b\n{keys}", *["x: {<<: *b}"] * 50), "PM007", "PM008")
    for count in (5000, 40000):
        yield _bad(f"{count} brackets", _front("tags: " + "[" * count), "PM005", "PM006")
        lines = "\n".join(" " + "[" * 40 for _ in range(count // 40))
        yield _bad(f"{count} brackets on lines", _front("tags:\n" + lines), "PM006")
    deep = "\n".join("  " * depth + f"{_word(chance)}:" for depth in range(1, 120))
    yield _bad("nested mappings", _front("field_audience:\n" + deep), "PM006")
    yield _bad("dashes in a row", _front("tags:\n  " + "- " * 300 + "x"), "PM006")
    yield _bad("a value of 10 MB", _front("cause: " + "x" * 10_000_000), "PM005")
    yield _bad("a folded value of 3 MB", _front("cause: >\n" + "  words and words\n" * 180_000), "PM005")
    yield _bad("100 000 keys", _front(*(f"k{number}: 1" for number in range(100_000))), "PM005")
    yield _bad("a comment of 2 MB", _front("# " + "c" * 2_000_000), "PM005")


def _meanings(chance: random.Random) -> Iterator[Bad]:
    yield _bad("a key twice", _front("owner: li.wei", "owner: chen.jie"), "PM008")
    yield _bad("an audience twice", _front("audience: client", "audience: internal"), "PM008")
    yield _bad("a key twice inside", _front("inherent: {probability: 1, probability: 2, impact: 3}"), "PM008")
    yield _bad("a day that is none", _front("created: 2024-02-30"), "PM015")
    yield _bad("day zero", _front("created: 0000-00-00"), "PM015")
    yield _bad("a date and time", _front("created: 2024-02-03 10:00"), "PM015")
    yield _bad("a date in words", _front(f"created: {chance.randint(1, 28)} March 2026"), "PM015")
    yield _bad("5 000 digits", _front("created: " + "9" * 5000), "PM024", "PM015")
    yield _bad("not a number", _front("quantified: {probability: 10%, cost: .nan}"), "PM024")
    yield _bad("infinity", _front("quantified: {probability: 10%, cost: 1e999}"), "PM024")
    yield _bad("a tab", _front("\towner: li.wei"), "PM004")
    yield _bad("a tab within", _front("inherent:", "\tprobability: 3"), "PM004")
    yield _bad("colon in a title", "---\nid: RISK-001\ntitle: Plan: late\n---\nText.\n", "PM004")
    yield _bad("a list at the root", "---\n- id\n- title\n---\nText.\n", "PM009")
    yield _bad("a scalar at the root", f"---\n{_word(chance)}\n---\nText.\n", "PM009")
    yield _bad("a python tag", _front("cause: !!python/object/apply:os.system [echo]"), "PM007")
    yield _bad("an own tag", _front(f"cause: !{_word(chance)} x"), "PM007")
    yield _bad("an anchor", _front("cause: &a x"), "PM007")
    yield _bad("an open quote", _front('cause: "never closed'), "PM004")
    yield _bad("an open bracket", _front("tags: [one, two"), "PM004")
    yield _bad("a list as a key", _front("? [a, b]", ": x"), "PM004")
    yield _bad("a yes that is a word", _front("acceptance: {by: li.wei, date: no}"), "PM015")
    yield _bad(
        "1:30 as a number", _front("inherent: {probability: 1:30, impact: 2}"), "PM004", "PM024", "PM013"
    )
    yield _bad("1_000 as a number", _front("quantified: {probability: 10%, cost: 1_000}"), "PM024", "PM013")


def _encodings(chance: random.Random) -> Iterator[Bad]:
    text = _front("owner: li.wei")
    yield _bad("UTF-16", text.encode("utf-16"), "PM001")
    yield _bad("Latin-1", text.replace("Late", "Spät").encode("latin-1"), "PM001")
    yield _bad("GBK", text.replace("Late", "延期").encode("gbk"), "PM001")
    place = chance.randint(10, len(text) - 1)
    yield _bad("a bad byte", text[:place].encode() + b"\xff" + text[place:].encode(), "PM001")
    yield _bad("a lone surrogate", text.encode() + b"\xed\xa0\x80", "PM001")
    yield _bad("NUL", text.replace("Late", "La\0te"), "PM002")
    yield _bad("NUL in the body", text + "\0", "PM002")
    yield _bad("a bidi mark in an id", text.replace("RISK-001", "RISK-\u202e001"), "PM002", "PM016")
    yield _bad("a zero-width space", text.replace("Late", "La\u200bte"), "PM002")
    yield _bad("a Cyrillic letter in an id", text.replace("RISK", "R\u0406SK"), "PM016")
    yield _bad("an escaped surrogate", _front('cause: "\\ud800"'), "PM004")


def _fences(chance: random.Random) -> Iterator[Bad]:
    facts = "id: RISK-001\ntitle: Late\nowner: li.wei\n"
    yield _bad("no closing fence", f"---\n{facts}\nText {_word(chance)}.\n", "PM003")
    yield _bad("a blank line first", f"\n---\n{facts}---\nText.\n", "PM003")
    yield _bad("plus signs", f"+++\n{facts}+++\nText.\n", "PM003")
    yield _bad("no fence at all", f"{facts}\nText.\n", "PM003")
    yield _bad("two dashes", f"--\n{facts}--\nText.\n", "PM003")
    yield _bad("four dashes", f"----\n{facts}----\nText.\n", "PM003")
    yield _bad("long dashes", f"———\n{facts}———\nText.\n", "PM003")
    yield _bad("an indented fence", f"  ---\n{facts}---\nText.\n", "PM003")
    yield _bad("words behind the fence", f"--- {_word(chance)}\n{facts}---\nText.\n", "PM003")
    yield _bad("JSON", '{"id": "RISK-001", "title": "Late"}\n\nText.\n', "PM003")
    yield _bad("nothing at all", "", "PM025")


def _fields(chance: random.Random) -> Iterator[Bad]:
    yield _bad("an unknown field", _front(f"{_word(chance)}x: 1"), "PM010")
    yield _bad("a misspelt field", _front("onwer: li.wei"), "PM010")
    yield _bad("a wrong type", _front("inherent: high"), "PM013")
    yield _bad("a list for a date", _front("created: [2026-01-01]"), "PM015")
    yield _bad("an unknown state", _front(f"status: {_word(chance)}"), "PM014")
    number = chance.choice([0, 6, 9, 77])
    yield _bad("out of the scale", _front(f"inherent: {{probability: {number}, impact: 2}}"), "PM012")
    yield _bad("a part is missing", _front("inherent: {probability: 2}"), "PM011")
    yield _bad("an unknown kind", _front(f"kind: {_word(chance)}"), "PM017")
    yield _bad("another kind", _front("kind: meeting"), "PM018")
    yield _bad("another kind's id", _front().replace("RISK-001", "CR-001"), "PM018")
    yield _bad("an id with a space", _front().replace("RISK-001", "RISK 001"), "PM016")
    yield _bad("no title", "---\nid: RISK-001\nowner: li.wei\n---\n", "PM019")
    yield _bad("a reference to nothing", _front(f"threatens: [M-{chance.randint(50, 99)}]"), "PM030")
    yield _bad("the wrong kind", _front("quantified: {probability: 10%, delay: {li.wei: 2d}}"), "PM032")
    yield _bad("itself", _front("related: [RISK-001]"), "PM034")
    yield _bad("a link to nothing", _front(body=f"See [[RISK-{chance.randint(500, 999)}]].\n"), "PM030")
    yield _bad("an audience that is none", _front(f"audience: {_word(chance)}"), "PM036")
    yield _bad("the same id", _front(), "PM020", path="p/risks/RISK-001-again.md")
    yield _bad(
        "an id in other letters", _front().replace("RISK-001", "Risk-001"), "PM021", path="p/risks/b.md"
    )
    yield _bad("no id", "---\ntitle: Late\n---\nText.\n", "PM026", path="p/risks/late.md")
    yield _bad("a plan outside", "---\nid: PLAN-9\ntitle: Plan\n---\n", "PM028", path="plan.md")
