"""Random inputs: front matters and bodies by a grammar, and files of the corpus with something changed in them."""

from __future__ import annotations

import string
from functools import cache

from hypothesis import strategies as st

from tests.corpus._case import RISK
from tests.corpus.corpus import corpus, size

_KEYS = (
    "id title status owner tags audience field_audience cause event effect inherent current quantified threatens "
    "responses decisions actions acceptance created closed identified related kind source"
).split()
_VALUES = [
    *"RISK-001 li.wei M1 client internal 2026-03-01 2026-02-30 5d 10% 3 -1 1e999 .nan true no ~ '' [] {}".split(
        " "
    ),
    *"010 0x1F [a,b] &a *a !t | > - ? : , # @x `x` 延期 \u202e \u200b \u2028 \x85 \0 \ufeff ☺".split(" "),
    *(
        '"\\u263a"',
        '""',
        "'a: b'",
        "{a: b}",
        "{probability: 3, impact: 4}",
        "[{id: ACT-1, action: x}]",
        "9" * 25,
    ),
]
_BLANKS = ["", " ", "  ", "    ", "\t"]
_MARKDOWN = (
    "# |## |- |1. |> |    |\t|* |+ |**|*|_|__|~~|==|`|```|~~~|[|]|(|)|![|](|[[|]]|[[RISK-001]]|[[RISK-001\\||"
    "- [ ] ACT-1 x @li.wei due:2026-05-01|<|>|</|/>|<!--|-->|<script>|</script>|<style>|<svg |<math>|<iframe |<img |"
    "<a |<p |<div markdown>|</div>|<details>|<input |<base |<meta |<form>|<object |<template>|<noscript>|<![CDATA[|<?|"
    "src=x|href=|onerror=alert(1)|style=x|srcdoc=|javascript:|JaVa&#9;script:|data:text/html,|//e.invalid/|"
    "https://e.invalid|&#|;|&lt;|&amp;|\"|'|=|{:|}|{: onclick=x }|{{|}}|{%|::: audience client|:::|!!! note|??? x|"
    ": |\\||---|===|[^1]|[^1]: |*[a]: |[a]: |pmsite|register: kind = risk|count: |columns: [|frozen: |kind|RISK-001|"
    "M1|a|b 延|\\\\|\x0c|\u2028"
).split("|")

YAML_TEXT = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(_BLANKS), st.sampled_from(_KEYS), st.sampled_from([": ", ":", " : ", ":\n  ", ":\n- "]),
            st.sampled_from(_VALUES), st.sampled_from(["", " # c", "\n"]),
        ).map("".join),
        st.text(st.sampled_from("[]{}:,-?&*!|>'\"%@`#~ \n\tab1.é\\"), max_size=20),
        st.text(max_size=8),
    ),
    max_size=12,
).map("\n".join)  # fmt: skip
"""Something like the lines of a front matter."""

MARKDOWN = st.lists(
    st.one_of(
        st.sampled_from([piece for piece in _MARKDOWN if piece]),
        st.sampled_from([" ", "\n", "\n\n", "\n    ", "\n\n    "]),
        st.text(string.printable, max_size=4),
    ),
    max_size=40,
).map("".join)
"""Something like a body: marks of Markdown, HTML and our own, in any order."""


@cache
def _seeds() -> tuple[bytes, ...]:
    """Small files of the corpus."""
    return tuple(
        data for case in corpus(0) for path, data in case.files.items()
        if path == f"content/{RISK}" and size(case) < 3_000
    )  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file of the corpus with up to four changes: bytes cut, doubled, moved, or put in."""
    data = bytearray(draw(st.sampled_from(_seeds())))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        until = min(len(data), at + draw(st.integers(0, 30)))
        change = draw(st.sampled_from(("cut", "double", "move", "put", "other")))
        if change == "cut":
            del data[at:until]
        elif change == "double":
            data[at:at] = data[at:until] * draw(st.integers(1, 20))
        elif change == "move":
            piece = data[at:until]
            del data[at:until]
            place = draw(st.integers(0, len(data)))
            data[place:place] = piece
        elif change == "put":
            data[at:at] = draw(st.sampled_from([*_VALUES, *_MARKDOWN, "\n", "---\n"])).encode()
        else:
            other = draw(st.sampled_from(_seeds()))
            begin = draw(st.integers(0, len(other)))
            data[at:at] = other[begin : begin + draw(st.integers(0, 60))]
    return bytes(data)


WHOLE = st.one_of(
    mutated(),
    st.tuples(YAML_TEXT, MARKDOWN).map(
        lambda parts: f"---\n{parts[0]}\n---\n{parts[1]}".encode("utf-8", "replace")
    ),
    st.tuples(st.sampled_from(["---\n", "\n---\n", "+++\n", "", "\ufeff---\r\n"]), YAML_TEXT).map(
        lambda parts: "".join(parts).encode("utf-8", "replace")
    ),
    st.binary(max_size=60),
)
"""A file: mutated, grown by the grammar, without an end, or noise."""
BODIES = st.one_of(
    MARKDOWN,
    st.tuples(MARKDOWN, st.integers(2, 300)).map(lambda parts: parts[0][:30] * parts[1]),
    mutated().map(lambda data: data.decode("utf-8", "replace").rpartition("\n---\n")[2]),
)
"""A body: by the grammar, a passage many times over, or mutated."""
