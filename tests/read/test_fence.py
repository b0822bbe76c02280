"""Where a front matter begins and ends: what is nearly one is an error, never page text."""

import pytest

from pmsite.read.fence import split

FACTS = "id: RISK-1\ntitle: Late\n"


@pytest.mark.parametrize(
    ("text", "front", "body", "line"),
    [
        (f"---\n{FACTS}---\nText", FACTS[:-1], "Text", 5),
        (f"--- \n{FACTS}---\t\nText", FACTS[:-1], "Text", 5),
        (f"---\n{FACTS}...\nText", FACTS[:-1], "Text", 5),
        ("---\n---\nText", "", "Text", 3),
        ("---\na: |\n  ---\n---\n---\nrule", "a: |\n  ---", "---\nrule", 5),
        (f"---\n{FACTS}---", FACTS[:-1], "", 5),
    ],
)
def test_a_front_matter_and_a_body(text, front, body, line):
    found, problems = split("x", text)
    assert problems == ()
    assert (found.front, found.body, found.body_line) == (front, body, line)


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{FACTS}\nText", f"\n---\n{FACTS}---\nText", f"\n\n---\n{FACTS}Text",
        f"+++\n{FACTS}+++\n", "+++\n\nid = 1\n+++\n",
        f";;;\n{FACTS};;;\n", f"{FACTS}\nText", f"--\n{FACTS}--\n", f"----\n{FACTS}----\n", f"———\n{FACTS}———\n",
        f" ---\n{FACTS}---\n", f"--- x\n{FACTS}---\n", f"--- # x\n{FACTS}---\n",
        '{"id": "RISK-1"}\n', '{\n  "id": "RISK-1"\n}\n',
        f"\u200b---\n{FACTS}---\n", f"\ufeff---\n{FACTS}---\n", f"--- a\n{FACTS}",
        "audience: client\n\nText", "kind: risk\nText", "title: Late\nstatus: open\n\nText",
    ],
)  # fmt: skip
def test_what_is_nearly_a_front_matter_is_an_error(text):
    _, problems = split("x", text)
    assert [item.code for item in problems] == ["PM003"]


@pytest.mark.parametrize(
    "text",
    [
        "", "\n\n", "# Minutes\n\nid: RISK-1\n", "Text\n---\nMore\n", "\n---\n\nText after a rule\n",
        "***\nText", "Date: 2026-03-02\n\nText",
        "date: 2026-03-02\nattendees: a, b\n", "Status: green, Owner: me\n", "title: a single line\n\nText",
        "===\nText",
        "— said he\nid: x\n", "```\n---\nid: x\n---\n```\n", "Note: we met.\n", "{% raw %}\n",
        "[x]: http://a\n", "::: audience client\nx\n:::\n",
    ],
)  # fmt: skip
def test_plain_text_is_plain(text):
    found, problems = split("x", text)
    assert problems == ()
    assert found.front is None
    assert found.body == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"---\n{FACTS}---\n---\n{FACTS}---\nText", 5),
        (f"---\n{FACTS}---\n\n---\n{FACTS}---\nText", 6),
        (f"<!-- by hand -->\n---\n{FACTS}---\nText", 2),
        (f"# Late\n\n---\naudience: client\n---\n{FACTS}", 3),
    ],
)
def test_a_front_matter_below_other_text_is_an_error(text, line):
    (problem,) = split("x", text)[1]
    assert (problem.code, problem.source.line) == ("PM003", line)


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{FACTS}---\n```\n---\n{FACTS}---\n```\n", "Text\n\n---\n\nMore\n\n---\n", "a\n\n---\nNote: b\n\n---\n",
        f"---\n{FACTS}---\nText\n\n---\nid: the last one\n",
    ],
)  # fmt: skip
def test_rules_and_examples_in_code_are_text(text):
    assert split("x", text)[1] == ()
