"""What a text itself says where no front matter does: its title and its day."""

from __future__ import annotations

import re
from calendar import monthrange

from pmsite.model.record import Body
from pmsite.read.documents import Document
from pmsite.read.prose import mask

_HEADING = re.compile(r"^ {0,3}#{1,2}[ \t]+(.+?)[ \t#]*$|^(\S[^\n]*)\n={3,}[ \t]*$", re.MULTILINE)
_DAY = re.compile(
    r"(?<!\d)(20\d\d)[-./_年]?(0[1-9]|1[0-2]|[1-9](?=[-./_月]))[-./_月]?(0[1-9]|[12]\d|3[01]|[1-9](?!\d))日?(?!\d)"
)


def heading(body: Body) -> str:
    """Words of the first heading, without their markup; one in code is none."""
    start = body.text[:4000]
    found = _HEADING.search(mask(start, links=True))
    if found is None:
        return ""
    words = start[slice(*found.span(1 if found[1] else 2))]
    return re.sub(
        r"!?\[([^\[\]]*)\]\([^()]*\)|\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|[*`]", r"\1\2", words
    ).strip()


def date_of(item: Document) -> str | None:
    """Day of a plain file: in its name, else in the first lines of its body."""
    for text in (item.pure.stem, item.body.text[:1500]):
        for found in _DAY.finditer(text):
            year, month, day = (int(part) for part in found.groups())
            if day <= monthrange(year, month)[1]:
                return f"{year:04}-{month:02}-{day:02}"
    return None
