"""Addresses as relative links: the portal works in any folder of any host, and from the disk."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from pmsite.model.address import Address


def href(address: Address, page: str) -> str:
    """The way from the page at directory ``page`` to an address: up to the root, then down."""
    target, here = address.page.strip("/"), page.strip("/")
    place = f"?{urlencode(address.query)}" if address.query else ""
    place += f"#{quote(address.anchor, safe='')}" if address.anchor else ""
    if place and target == here:
        return place
    up = "../" * (here.count("/") + 1) if here else ""
    down = quote(target, safe="/") + ("" if address.raw else "/") if target else ""
    return (up + down or "./") + place
