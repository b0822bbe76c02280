"""A risk's score, its cell of the matrix or its band is another one."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.consequences._pairs import Pairs
from pmsite.model.difference import Consequence
from pmsite.model.record import Record
from pmsite.records.risk import Assessment

ORDER = 4
TYPES = {
    "risk_score": "Score of a risk by one of its assessments; `cell` holds probability and impact, `band` its band, "
    "`assessment` which one: current (the inherent one where no current one is written), inherent or target.",
}
_ASSESSMENTS = ("current", "inherent", "target")


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Assessments of risks of both states whose cell differs, current ones also where only the band does."""
    for was, now in pairs.each("risk"):
        old, new = _cells(was), _cells(now)
        for name in _ASSESSMENTS:
            one, other = old.get(name), new.get(name)
            bands = {"old": _band(pairs.old.portal, one), "new": _band(pairs.new.portal, other)}
            banded = name == "current" and bands["old"] != bands["new"]
            if _cell(one) != _cell(other) or banded:
                cells = {"old": _cell(one), "new": _cell(other)}
                more = {"assessment": name, "cell": cells, "band": bands}
                yield Consequence(
                    "risk_score",
                    pairs.named(now),
                    one.score if one is not None else None,
                    other.score if other is not None else None,
                    more=more,
                )


def _cells(record: Record) -> dict[str, Assessment | None]:
    """Assessments by name; where no current one is written the inherent one stands for it, and is not told twice."""
    current = record.get("current")
    inherent = record.get("inherent") if current is not None else None
    return {
        "current": current or record.get("inherent"),
        "inherent": inherent,
        "target": record.get("target"),
    }


def _cell(item: Assessment | None) -> list[int] | None:
    return [item.probability, item.largest_impact] if item is not None else None


def _band(portal: Portal, item: Assessment | None) -> str | None:
    if item is None or not item.score:
        return None
    return portal.settings.risk.band(item.probability, item.largest_impact)
