"""The scheme of an address, as browsers find it."""

import pytest

from pmsite.model.markup import scheme


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://e.invalid", "https"), ("JaVaScRiPt:x", "javascript"), ("java\tscript:x", "javascript"),
        ("\x01 javascript:x", "javascript"), ("java\nscript:x", "javascript"), ("data:text/html,x", "data"),
        ("../a:b", ""), ("a/b:c", ""), ("#a:b", ""), ("?a:b", ""), ("//e.invalid", ""), ("", ""), ("a b.png", ""),
        ("C:\\x", "c"),
    ],
)  # fmt: skip
def test_blanks_and_control_characters_hide_no_scheme(url, found):
    assert scheme(url) == found
