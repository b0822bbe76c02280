"""Markup that a page will not hold is told where it stands, and nothing else is."""

import pytest

from pmsite.graph.unsafe import MOST_PROBLEMS, check
from pmsite.model.record import Body
from pmsite.model.source import Source


class Record:
    """Enough of a record."""

    def __init__(self, text):
        self.body, self.source = Body(text, 10), Source("a.md")


def places(text):
    return [(item.source.line, item.source.column) for item in check([Record(text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>x</script>", [(10, 1)]),
        ("a\n\nb <Script>x", [(12, 3)]),
        ("<p onclick=x>a</p>", [(10, 1)]),
        ('<p title="onclick=x">a</p>', []),
        ("<p style=x>a</p> <b>c</b> <kbd>d</kbd>", [(10, 1)]),
        ("a {: .fine } b {: onclick=x }", [(10, 16)]),
        ("[a](javascript:x) [b](https://e.invalid) [c](mailto:a@b.c) [d](x.md)", [(10, 5)]),
        ("[a](java&#9;script:x)", [(10, 5)]),
        ("<javascript:x> <https://e.invalid> <a@b.invalid>", [(10, 1)]),
        ("write <name> here, 1 < 2 and a<b", [(10, 7)]),
        ("`<script>` and\n\n```\n<script>\n```\n\n    <script>\n", []),
        ("<!-- <script> -->", []),
        ("<svg><script>x</script><a onclick=x></a></svg>", [(10, 1)]),
        ("- [ ] <input type=checkbox disabled> a <input type=text>", [(10, 40)]),
        ("- a\n\n    <script>x</script>\n", [(12, 5)]),
        ("no markup at all", []),
    ],
)  # fmt: skip
def test_what_pages_do_not_keep_is_told_at_its_place(text, expected):
    assert places(text) == expected


def test_a_flood_is_told_in_part():
    assert len(places("<x-y> " * 5_000)) == MOST_PROBLEMS
