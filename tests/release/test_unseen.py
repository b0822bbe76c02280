"""What writers hide from readers is in no released text, however they hide it."""

import pytest

from pmsite.release.unseen import seen


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- secret -->",
        "<!--- secret --->",
        "<!-- secret --!>",
        "<!-- secret\nsecret -->",
        "<?secret?>",
        "<!SECRET secret>",
        "<![CDATA[ secret ]]>",
        "[//]: # (secret)",
        '[//]: # "secret"',
        "[comment]: <> (secret)",
        "[_secret_]: # 'secret'",
        "```\n<!-- secret -->\n```",
    ],
)
def test_it_is_blanked_and_lines_stay(hidden):
    text = f"Before\n\n{hidden}\n\nAfter"
    found = seen(text)
    assert "secret" not in found.lower()
    assert found.startswith("Before\n")
    assert found.endswith("After")
    assert found.count("\n") == text.count("\n")


def test_a_comment_that_never_ends_goes_on_to_the_end():
    assert seen("Before\n\n<!-- secret\n\nsecret").split() == ["Before"]


@pytest.mark.parametrize(
    "text",
    [
        "[x]: https://example.com (title)",
        "`<!--` and on",
        "```\n<?php ?>\n[//]: # (code)\n```",
        "a < b ! c",
        "[^1]: A note",
    ],
)  # fmt: skip
def test_what_is_there_to_be_read_stays(text):
    assert seen(text) == text
