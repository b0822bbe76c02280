"""What changed as an Atom feed."""

import datetime as dt
from dataclasses import replace

import feedparser
import pytest

from pmsite.exports.feed import MOST, feeds
from pmsite.locale.texts import texts
from pmsite.release.release import release
from tests.analyses._past import Story, record
from tests.exports._rfc4287 import ATOM, checked
from tests.views._past import FILES, RISK, remembered, risk, story

SITE = "https://pages.example:8443/portal/"
BEGUN = {"atlas/index.md": record("ATLAS", "project", "Rollout")}


def made(told=None, site=SITE, *, language="en", **options):
    return feeds(remembered(told or story(), **options), texts(language), site)


def entries(text):
    return checked(text).findall(f"{ATOM}entry")


@pytest.mark.parametrize("site", [SITE, "https://pages.example", "", "portal.example", "ftp://x.example/"])
def test_feeds_keep_the_rules_and_are_understood(site):
    found = made(site=site)
    assert list(found) == ["activity.xml", "atlas/activity.xml"]
    for text in found.values():
        read = feedparser.parse(text)
        assert (read.bozo, read.version, len(read.entries)) == (False, "atom10", len(entries(text)))


def test_an_entry_says_what_changed_who_did_it_when_and_why():
    read = feedparser.parse(made()["atlas/activity.xml"])
    assert read.feed.title == "What changed: Rollout"
    closed = read.entries[1]
    assert closed.title == "RISK-001 Late: Status Occurred → Closed"
    assert closed.summary == "Status Occurred → Closed\nOver\nAll paid."
    assert (closed.author, closed.updated) == ("Li Wei", "2026-05-05T10:00:00+00:00")
    assert closed.link == f"{SITE}atlas/risks/RISK-001/"
    assert closed.id.startswith("tag:pages.example,2026-05-05:/portal/activity/")
    assert read.feed.updated == "2026-05-06T10:00:00+00:00"
    assert {link.rel: link.href for link in read.feed.links} == {
        "alternate": f"{SITE}atlas/activity/",
        "self": f"{SITE}atlas/activity.xml",
    }


def test_a_stranger_has_no_name_and_no_address():
    text = made()["activity.xml"]
    assert "someone outside the directory" in text
    assert "Eve" not in text
    assert "vendor" not in text


def test_without_an_address_links_lead_from_the_feed():
    found = made(site="")
    assert feedparser.parse(found["atlas/activity.xml"]).entries[1].link == "../atlas/risks/RISK-001/"
    assert feedparser.parse(found["activity.xml"]).entries[1].link == "atlas/risks/RISK-001/"
    assert "self" not in [link.rel for link in feedparser.parse(found["activity.xml"]).feed.links]


def test_names_stay_when_more_is_committed_and_bytes_when_nothing_is():
    told = story()
    before = [entry.findtext(f"{ATOM}id") for entry in entries(made(told)["activity.xml"])]
    assert made(told) == made(story())
    told.commit({RISK: risk("identified")}, at=5.2)
    after = [entry.findtext(f"{ATOM}id") for entry in entries(made(told)["activity.xml"])]
    assert after[1:] == before


def test_messages_of_strangers_are_text():
    told = story().commit({RISK: risk("identified")}, subject="</summary><b>&amp; ]]> \x07\x1b", at=5.2)
    first = entries(made(told)["activity.xml"])[0]
    assert first.findtext(f"{ATOM}summary").endswith("</summary><b>&amp; ]]>")
    assert first.find(f"{ATOM}summary").get("type", "text") == "text"


def test_characters_that_xml_has_not_are_left_out():
    told = Story().commit(BEGUN).commit({RISK: risk("open", cause="a\x0bb\ufffe")})
    told.commit({RISK: risk("open", cause="c\x00d")})
    checked(made(told)["activity.xml"])


def test_a_feed_is_bounded():
    told = Story().commit(BEGUN)
    for number in range(MOST + 5):
        told.commit({RISK: risk("closed" if number % 2 else "open")}, at=number / 100)
    assert len(entries(made(told)["activity.xml"])) == MOST


def test_what_is_later_than_the_as_of_day_is_not_in_it():
    found = entries(made(as_of=dt.date(2026, 5, 3))["activity.xml"])
    assert found[0].findtext(f"{ATOM}updated") == "2026-05-03T10:00:00+00:00"


def test_a_feed_without_entries_is_valid():
    found = made(as_of=dt.date(2026, 4, 1))["activity.xml"]
    assert entries(found) == []


def test_a_record_that_is_gone_leads_to_the_page_of_what_changed():
    told = story().commit({"atlas/issues/ISS-001.md": ""}, at=5.2)
    read = feedparser.parse(made(told)["activity.xml"])
    assert (read.entries[0].title, read.entries[0].link) == (
        "ATLAS/ISS-001 Gone: Issue removed",
        f"{SITE}activity/",
    )


def test_an_audience_has_no_feed_and_neither_has_a_portal_without_a_past():
    files = {path: f"{text}\naudience: client" for path, text in FILES.items() if path != "atlas/plan.md"}
    built = remembered(story(), files=files)
    assert feeds(release(built, "client"), texts("en"), SITE) == {}
    assert feeds(replace(built, audience="client"), texts("en"), SITE) == {}
    assert made(Story(complete=False, why="git is not installed")) == {}


def test_a_feed_is_in_the_language_of_the_portal():
    root = checked(made(language="zh")["activity.xml"])
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh"
    assert "已关闭" in entries(made(language="zh")["activity.xml"])[1].findtext(f"{ATOM}title")
