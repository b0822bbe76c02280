"""What a page may load, beyond what the site itself holds: settings of the Content-Security-Policy."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

from pmsite.model.block import Block
from pmsite.model.value import Many, Truth, problem, shown

_ORIGIN = re.compile(
    r"(?:https?|wss?)://(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:/[\w.~%/-]*)?\Z",
    re.IGNORECASE,
)


def _origin(value: object) -> object:
    if isinstance(value, str) and _ORIGIN.match(value):
        return value
    text = str(getattr(value, "text", value)).strip("'\"")
    remedy = "write where it is served: https://maps.example.com"
    if text.startswith("unsafe-") or text in ("*", "data:", "blob:", "http:", "https:"):
        remedy = "it would let anything in; name the one address that is needed: https://maps.example.com"
    raise problem("origin", f"{shown(value)} is no origin", remedy)


Origin = Annotated[str, BeforeValidator(_origin)]


class CspSettings(Block):
    """Sources that pages may use beside their own site, and whether they are told to refuse all others."""

    enabled: Truth = True
    """Whether the pages carry a policy; without one a browser runs what somebody has smuggled in."""
    scripts: Many[Origin] = ()
    """Where scripts come from; those of `extra_javascript` are known."""
    styles: Many[Origin] = ()
    """Where style sheets come from; those of `extra_css` are known."""
    images: Many[Origin] = ()
    """Where pictures come from."""
    fonts: Many[Origin] = ()
    """Where fonts come from."""
    connect: Many[Origin] = ()
    """What scripts may ask."""
    frames: Many[Origin] = ()
    """What may be shown in a frame of a page."""
    framed_by: Many[Origin] = ()
    """Who may show a page in a frame; only the header can say it."""
