"""What records lack, by their state; fields by ISO 9001 7.5 for documents and ISO 31000 for risks."""

import pytest

from pmsite.analyses.lacking import RECOMMENDED, lacks
from pmsite.model.settings import Settings
from pmsite.records._catalogue import catalogue
from tests.checks._portal import portal

WHOLE = """
    type: plan
    version: '1'
    status: published
    author: li.wei
    reviewer: li.wei
    approver: li.wei
    next_review: 2026-09-01
    revisions: [{version: '1', date: 2026-01-01}]
"""


def lacking(name, text):
    return lacks(portal({name: text}).graph[f"P/{name}"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("status: draft", ("type", "version", "author")),
        ("status: draft\ntype: plan\nversion: '1'\nowner: li.wei", ()),
        ("status: in_review\ntype: plan\nversion: '1'\nauthor: li.wei", ("reviewer",)),
        (
            "status: approved\ntype: plan\nversion: '1'\nauthor: li.wei",
            ("reviewer", "approver", "next_review", "revisions"),
        ),
        (
            WHOLE,
            (),
        ),
        ("status: obsolete", ()),
    ],
)
def test_a_document_needs_more_the_further_it_is(text, names):
    assert lacking("DOC-1", text) == names


def test_a_risk_needs_its_statement_an_owner_and_an_assessment():
    assert lacking("RISK-1", "cause: A") == ("owner", "event", "effect", "inherent")
    assessed = "owner: li.wei\ncause: A\nevent: B\neffect: C\ncurrent: {probability: 1, impact: 2}"
    assert lacking("RISK-1", assessed) == ()


def test_the_fields_exist():
    kinds = catalogue(Settings())
    for name, fields in RECOMMENDED.items():
        known = {info.alias or key for key, info in kinds[name].fields.model_fields.items()}
        assert {one for field in fields for one in field} <= known, name


def test_other_kinds_lack_nothing():
    assert lacking("MTG-1", "date: 2026-01-01") == ()
