"""The markup that pages keep: what a text may bring along of HTML; all else is taken out when it is rendered."""

from __future__ import annotations

import re

TAGS = frozenset(
    (
        "a abbr article aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt "
        "em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp "
        "section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
    ).split()
)
ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset("id class title lang dir role aria-label aria-hidden aria-describedby".split()),
    "a": frozenset({"href", "hreflang"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "li": frozenset({"value"}),
    "input": frozenset({"type", "checked", "disabled"}),
    "time": frozenset({"datetime"}),
    "abbr": frozenset({"title"}),
    "details": frozenset({"open"}),
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What an address may begin with, beside a path of the portal."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PASSED_OVER = re.compile(r"[\x00-\x20\x7f]+")


def scheme(url: str) -> str:
    """The scheme of an address in small letters, as browsers read it: blanks and tabs count for nothing; "" if none."""
    found = _SCHEME.match(_PASSED_OVER.sub("", url))
    return found[1].lower() if found else ""
