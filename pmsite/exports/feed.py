"""What changed as an Atom feed (RFC 4287): one entry a record and commit, the newest first.

Written into the site beside the page of what changed. The same past gives the same bytes: no instant of the build is in
it. Names of entries are tag URIs (RFC 4151) of the site's address, else UUIDs of commit and record; they never change.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.model.address import Address
from pmsite.model.event import Event
from pmsite.model.figure import Text
from pmsite.model.figure.line import plain
from pmsite.model.ports import Texts
from pmsite.views._activity import belongs
from pmsite.views._desk import Desk
from pmsite.views._happened import ACTIVITY, feed_address, lines, said, subject
from pmsite.views._history import until

MOST = 50
"""Entries of a feed."""
TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OWNED = "2026-01-01"
"""Day as of which a site's address names its feeds."""


@dataclass(frozen=True, slots=True)
class _Site:
    """Where the site is published; without an address links are relative to the feed."""

    address: str
    feed: str
    """Place of the feed in the site."""

    def link(self, to: Address) -> str:
        """Absolute address of a page of the site, or the way to it from the feed."""
        place = quote(to.page, safe="/") + ("" if to.raw or not to.page else "/")
        place += f"#{quote(to.anchor, safe='')}" if to.anchor else ""
        if self.address:
            return f"{self.address.rstrip('/')}/{place}"
        return ("../" * self.feed.count("/") + place) or "./"

    def name(self, day: str, *parts: str) -> str:
        """An URI that names something for ever."""
        parted = urlsplit(self.address)
        place = "/".join(quote(part, safe="/") for part in parts)
        if not parted.hostname:
            return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(parts)).urn
        return f"tag:{parted.hostname},{day}:{quote(parted.path.rstrip('/'), safe='/')}/{place}"


def feeds(portal: Portal, texts: Texts, site_url: str = "") -> dict[str, str]:
    """Feeds by their place in the site, of the portal and of each project; none for an audience or without a past."""
    if portal.audience != INTERNAL or not portal.past.known:
        return {}
    desks = [
        Desk(portal, texts),
        *(Desk(portal, texts, item) for item in portal.graph.projects if item.folder),
    ]
    return {feed_address(desk).page: _feed(desk, site_url) for desk in desks}


def _feed(desk: Desk, site_url: str) -> str:
    events = [event for event in until(desk, desk.portal.past.events) if belongs(desk, event)][:MOST]
    here = feed_address(desk)
    site = _Site(site_url if urlsplit(site_url).scheme in ("http", "https") else "", here.page)
    title = desk.title(desk.project) if desk.project is not None else desk.portal.title
    feed = ET.Element("feed", {"xmlns": _ATOM, _LANGUAGE: desk.t.language})
    _add(feed, "title", desk.t("What changed: {name}", name=title))
    _add(feed, "id", site.name(_OWNED, here.page))
    _add(feed, "updated", _instant(_updated(desk, events)))
    _add(feed, "generator", "pmsite")
    ET.SubElement(
        feed, "link", {"rel": "alternate", "type": "text/html", "href": site.link(desk.at(ACTIVITY))}
    )
    if site.address:
        ET.SubElement(feed, "link", {"rel": "self", "type": TYPE, "href": site.link(here)})
    for event in events:
        _entry(desk, feed, event, site)
    ET.indent(feed, " ")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(feed, encoding='unicode')}\n"


def _updated(desk: Desk, events: Sequence[Event]) -> dt.datetime:
    """When the feed changed last: with its newest entry, else with the first commit that is known."""
    if events:
        return max(event.step.when for event in events)
    since = desk.portal.past.since
    return since.when if since is not None else dt.datetime.combine(desk.today, dt.time(), dt.UTC)


def _entry(desk: Desk, feed: ET.Element, event: Event, site: _Site) -> None:
    step, t = event.step, desk.t
    entry = ET.SubElement(feed, "entry")
    whole, told = said(desk, event), lines(desk, event)
    named = _words(subject(desk, event))
    first = _words(whole or (told[0] if told else ()))
    _add(entry, "title", t("{record}: {change}", record=named, change=first) if first else named)
    day = step.when.astimezone(dt.UTC).date().isoformat()
    then = "/".join(part for part in (event.project, event.id) if part)
    _add(entry, "id", site.name(day, ACTIVITY, step.sha, event.what, event.kind, then))
    _add(entry, "updated", _instant(step.when))
    author = ET.SubElement(entry, "author")
    _add(author, "name", desk.person_name(step.who) or t("someone outside the directory"))
    record = desk.portal.graph.get(event.uid)
    to = desk.where(record) if record is not None else desk.at(ACTIVITY)
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": site.link(to)})
    message = [step.subject, step.body]
    _add(entry, "summary", "\n".join(_sentences([*map(_words, told), *message])) or first or named)


def _sentences(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]


def _words(text: Text) -> str:
    return plain(text)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _FORBIDDEN.sub("", text)


def _instant(when: dt.datetime) -> str:
    """An instant as RFC 3339 has it, to the second."""
    return when.replace(microsecond=0).isoformat()
