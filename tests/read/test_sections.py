"""Passages for one audience: well formed or an error, never printed by mistake."""

import pytest

from pmsite.model.record import Body
from pmsite.read.sections import check, parts


def problems(text):
    return [str(item) for item in check("x.md", Body(text, 4), {"client", "management", "internal"})]


def shown(text, audience):
    found = zip(text.split("\n"), parts(text), strict=True)
    return [
        line for line, part in found if not part.marker and all(audience in names for names in part.around)
    ]


def test_a_passage_and_one_inside_it():
    text = "a\n::: audience management, client\nb\n::: audience management\nc\n:::\nd\n:::\ne"
    assert problems(text) == []
    assert shown(text, "client") == ["a", "b", "d", "e"]
    assert shown(text, "management") == ["a", "b", "c", "d", "e"]
    assert shown(text, "board") == ["a", "e"]


def test_an_indented_passage_counts_too():
    assert shown("- a\n    ::: audience management\n    b\n    :::\n- c", "client") == ["- a", "- c"]


@pytest.mark.parametrize(
    "before",
    ["", "`", "```\n", "~~~ x\n", "    code\n", "<div>\n", "<!-- ", "> q\n", "* * *\n", "[a](", "\\"],
)
def test_nothing_before_a_passage_makes_it_visible(before):
    text = f"{before}\n::: audience management\nsecret\n:::\n"
    assert not any("secret" in line for line in shown(text, "client"))


def test_in_closed_code_it_is_an_example():
    text = "```\n::: audience management\nshown\n:::\n```"
    assert problems(text) == []
    assert "shown" in shown(text, "client")


def test_what_is_never_closed_is_hidden_to_the_end_and_an_error():
    text = "a\n::: audience management\nb\n"
    assert shown(text, "client") == ["a"]
    assert problems(text) == ["x.md:5:1: PM042 the passage is not closed; end it with a line :::"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (":::", "4:1: PM042"),
        ("a\n\n:::audience", "6:1: PM042"),
        ("::: Audience client\n:::", "4:1: PM042"),
        ("::: audience\n:::", "4:1: PM042"),
        (":::: audience client\n::::", "4:1: PM042"),
        ("> ::: audience client\n> x\n> :::", "4:1: PM042"),
        ("- ::: audience client\n", "4:1: PM042"),
        ("::: audiance client\n:::", "4:1: PM042"),
        ("::: audience client {.x}\n:::", "4:1: PM042"),
        ("::: audience client, mangement\n:::", "4:22: PM036"),
    ],
)
def test_a_marker_that_is_wrong_is_an_error_at_its_place(text, place):
    assert problems(text)[0].startswith(f"x.md:{place}")


def test_containers_of_other_tools_keep_their_ends():
    assert problems("::: note\nx\n:::\n\n::: audience client\n::: warning\ny\n:::\n:::\n") == []
