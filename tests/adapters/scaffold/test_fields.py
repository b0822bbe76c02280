import pytest

from pmsite.adapters.scaffold.fields import beginning, choices, link, scalar
from pmsite.model.settings import Settings
from pmsite.read.yaml import parse
from pmsite.records._catalogue import catalogue

KINDS = catalogue(Settings())
OFFERS = {"text": "TODO", "day": "2026-06-01"}


@pytest.mark.parametrize(
    "text",
    [
        "Plan: x",
        "no",
        "2026-06-01",
        "1:30",
        "'",
        '"',
        "# x",
        "- x",
        "[a",
        "@a",
        "a  b\nc",
        "供应商",
        "010",
        "x: 'y'",
        "a" * 400,
    ],
    ids=str,
)
def test_a_text_is_read_back_as_it_was_on_one_line(text):
    value, _, problems = parse("x.md", f"title: {scalar(text)}\n", 2)
    assert not problems
    assert str(getattr(value["title"], "text", value["title"])) == " ".join(text.split())


def test_choices_are_those_of_the_portal():
    assert choices(KINDS["risk"], "strategy", Settings())[0] == "avoid"
    restricted = Settings.model_validate({"enumerations": {"risk.strategy": ["accept"]}})
    assert choices(KINDS["risk"], "strategy", restricted) == ("accept",)
    assert choices(KINDS["risk"], "cause", Settings()) == ()
    assert choices(KINDS["risk"], "nothing", Settings()) == ()


def test_links_are_told_from_texts():
    assert link(KINDS["risk"], "owner").kinds == ("person",)
    assert link(KINDS["risk"], "threatens").kinds == ()
    assert link(KINDS["risk"], "cause") is None


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("risk", "cause", "TODO"),
        ("risk", "reviewed", "2026-06-01"),
        ("risk", "strategy", "avoid"),
        ("risk", "threatens", "[]"),
        ("risk", "owner", "unknown"),
        ("survey", "invited", "1"),
        ("action", "improvement", "true"),
        ("task", "duration", "1d"),
        ("project", "budget", "{}"),
        ("project", "goals", "TODO"),
    ],
)
def test_a_beginning_is_a_value_that_the_field_takes(kind, name, expected):
    assert beginning(KINDS[kind], name, Settings(), OFFERS) == expected
