"""Front matter as people write it: comments, blanks, quotes, brackets, Chinese, each line end, a mark at the top."""

import json
from dataclasses import dataclass

from hypothesis import strategies as st

LETTERS = "abcxyz风险延迟é"
MARKS = " #:'\"-,[]{}&*!|>%@`\\?"
RESERVED = {"null", "true", "false"}


def single(text):
    return "'" + text.replace("'", "''") + "'"


def double(text):
    return json.dumps(text, ensure_ascii=False)


QUOTES = {"'": single, '"': double}
texts = st.text(alphabet=LETTERS + MARKS, min_size=1, max_size=12)
words = st.text(alphabet=LETTERS, min_size=1, max_size=8).filter(lambda word: word not in RESERVED)
plain = st.lists(words, min_size=1, max_size=3).map(" ".join)
numbers = st.sampled_from(["1", "1.10", "-3", "60%", "2026-03-01", "10d"])
blanks = st.sampled_from(["", " ", "  "])
some = st.sampled_from([" ", "  ", "   "])
quoted = st.one_of(texts.map(single), texts.map(double), st.sampled_from(["'2026-03-01'", '"2026-03-01"']))
scalars = st.one_of(plain, numbers, quoted)


@st.composite
def flows(draw, inner):
    items = draw(st.lists(inner, max_size=3))
    gap = lambda: draw(blanks)  # noqa: E731 - a draw each time
    if draw(st.booleans()):
        return "[" + gap() + f"{gap()},{gap() or ' '}".join(items) + gap() + "]"
    parts = [f"k{number}{gap()}:{draw(some)}{item}" for number, item in enumerate(items)]
    return "{" + gap() + f"{gap()},{gap()}".join(parts) + gap() + "}"


nested = st.recursive(scalars, flows, max_leaves=6)
comments = texts.map(lambda text: f"# {text}")


@dataclass
class Entry:
    before: str
    key: str
    blanks: str
    value: str
    after: str

    def text(self, value=None):
        return f"{self.before}{self.key}:{self.blanks}{self.value if value is None else value}{self.after}\n"


@st.composite
def entries(draw, number, values=nested):
    before = "".join(f"{line}\n" for line in draw(st.lists(st.one_of(comments, st.just("")), max_size=2)))
    value, gap = draw(values), draw(some)
    if draw(st.integers(0, 5)) == 0:
        items = draw(st.lists(st.tuples(nested, st.sampled_from(["", "  # 注"])), min_size=1, max_size=3))
        return Entry(before, f"f{number}", "", "".join(f"\n  - {item}{note}" for item, note in items), "")
    after = draw(st.one_of(st.just(""), st.just("  "), comments.map(lambda text: f"  {text}")))
    return Entry(before, f"f{number}", gap, value, after)


@dataclass
class Matter:
    entries: list
    body: str
    end: str
    mark: str

    def data(self, chosen=-1, value=None):
        """The file, with another value in the entry chosen."""
        lines = [entry.text(value if at == chosen else None) for at, entry in enumerate(self.entries)]
        text = f"---\n{''.join(lines)}---\n{self.body}"
        return (self.mark + text.replace("\n", self.end)).encode()


@st.composite
def matters(draw):
    count = draw(st.integers(1, 5))
    body = draw(st.sampled_from(["", "Text  \n\n- [ ] item   \n", "正文：没有换行", "a: [ 1 ,2]\n---\n"]))
    found = [draw(entries(number)) for number in range(count)]
    return Matter(
        found, body, draw(st.sampled_from(["\n", "\r\n", "\r"])), draw(st.sampled_from(["", "\ufeff"]))
    )
