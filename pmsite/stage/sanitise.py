"""Rendered Markdown without anything that runs, frames, submits or loads from elsewhere."""

from __future__ import annotations

import re

import nh3

from pmsite.model.markup import ATTRIBUTES, SCHEMES, TAGS

_OWN_ID = re.compile(r'(?<=<)(?P<tag>[a-z][a-z0-9]*)(?P<before>(?: [a-z-]+="[^"]*")*) id="_[^"]*"')
"""Ids that begin with ``_`` are the theme's: text that took one would stand in for its settings."""
_INPUT = re.compile(r"<input\b[^>]*>")
_IMAGE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'(src|alt)="([^"]*)"')


def sanitise(html: str) -> str:
    """``html`` with harmless markup only; a picture from elsewhere becomes a link to it."""
    clean = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        strip_comments=True,
        link_rel="noopener noreferrer",
        clean_content_tags={"script", "style", "iframe", "object", "template", "noscript", "svg", "math"},
    )
    if ' id="_' in clean:
        clean = _OWN_ID.sub(r"\g<tag>\g<before>", clean)
    if "<input" in clean:
        clean = _INPUT.sub(_checkbox, clean)
    return _IMAGE.sub(_picture, clean) if "<img" in clean else clean


def _checkbox(found: re.Match[str]) -> str:
    """The box of a task list becomes a sign that everybody can read; any other control goes."""
    if 'type="checkbox"' not in found[0]:
        return ""
    return f'<span class="pm-box">{"☑" if "checked" in found[0] else "☐"}</span> '


def _picture(found: re.Match[str]) -> str:
    values = dict(_ATTRIBUTE.findall(found[0]))
    source = values.get("src", "")
    if re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", source, re.IGNORECASE):
        return f'<a href="{source}" rel="noopener noreferrer">{values.get("alt") or source}</a>'
    return found[0]
