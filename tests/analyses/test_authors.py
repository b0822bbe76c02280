"""Authors by handle and messages without addresses: none of what git says of a person comes through."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from pmsite.analyses.authors import MOST_BODY, MOST_SUBJECT, clean, signer
from pmsite.model.history import Commit
from tests.views._figures import portal

PEOPLE = {
    "people/li.wei.md": "title: Li Wei\nnames: {zh: 李伟}\nemail: Li.Wei@Own.example",
    "people/zhang.min.md": "title: Zhang Min",
    "people/a.md": "title: Sam Lee",
    "people/b.md": "title: Sam Lee\nemail: b@own.example",
}


def step(email="x@y.example", name="Nobody", subject="", body=""):
    sign = signer(portal(PEOPLE).graph, ZoneInfo("Asia/Shanghai"))
    when = dt.datetime(2026, 5, 31, 18, tzinfo=dt.UTC)
    return sign(Commit("a" * 40, when, email, name, subject, body))


@pytest.mark.parametrize(
    ("email", "name", "handle"),
    [
        ("li.wei@own.example", "whoever", "li.wei"),
        ("LI.WEI@OWN.EXAMPLE", "Zhang Min", "li.wei"),
        ("private@home.example", "zhang  min", "zhang.min"),
        ("private@home.example", "李伟", "li.wei"),
        ("private@home.example", "zhang.min", "zhang.min"),
        ("b@own.example", "Sam Lee", "b"),
        ("other@home.example", "Sam Lee", ""),
        ("other@home.example", "Eve", ""),
        ("", "", ""),
    ],
)
def test_an_author_is_the_one_person_with_the_address_or_else_the_name(email, name, handle):
    assert step(email, name).who == handle


def test_the_day_is_that_of_the_portal():
    assert step().day == dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ask eve@vendor.example. Then go", "Ask …. Then go"),
        ("Ask <eve@vendor.example>", "Ask …"),
        ("Ask LI.WEI@own.example", "Ask @li.wei"),
        ("发给eve@163.com确认", "发给…确认"),
        ("root@localhost", "…"),
        ("for @li.wei and T-12, mkdocs@1.6", "for @li.wei and T-12, mkdocs@1.6"),
        ("two\nlines\tand \x1b[31mcolour", "two lines and [31mcolour"),
        ("gol\u202e.gnp\u202c \u200bend", "gol.gnp end"),
    ],
)
def test_a_message_has_no_address_and_nothing_unseen(written, kept):
    assert step(subject=written).subject == kept
    assert step(body=written).body == kept


def test_lines_for_programs_are_no_reason():
    body = "Because of the audit.\n\nSigned-off-by: Eve <eve@v.example>\nCo-authored-by: Bob\nChange-Id: I12\nRef: no"
    assert step(body=body).body == "Because of the audit. Ref: no"


def test_an_address_that_no_pattern_knows_goes_where_it_is_the_authors_own():
    assert step("王@例子.中国", subject="by 王@例子.中国").subject == "by …"


def test_messages_are_cut():
    made = step(subject="s" * 999, body="b" * 9999)
    assert (len(made.subject), made.subject[-1]) == (MOST_SUBJECT, "…")
    assert (len(made.body), made.body[-1]) == (MOST_BODY, "…")


def test_half_a_character_is_dropped():
    assert clean("a\ud800b") == "ab"
