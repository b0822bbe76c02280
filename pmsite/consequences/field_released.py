"""An audience sees a field of a record that it did not see, or sees it no longer."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.consequences._pairs import Pairs, Side
from pmsite.graph.plain import fields_of
from pmsite.model.difference import Consequence
from pmsite.model.record import Record
from pmsite.release.fields import withheld

ORDER = 11
TYPES = {
    "field_released": "A `field` that was withheld from an `audience` is shown to it, in a record that it saw before; "
    "records that it newly sees stand under `released`.",
    "field_withheld": "A `field` that an `audience` saw is withheld from it.",
}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Fields that both states have of records that an audience sees in both, withheld in one of them."""
    for audience in pairs.audiences:
        for was, now in pairs.each():
            before, after = _hidden(pairs.old, was, audience), _hidden(pairs.new, now, audience)
            if before is None or after is None or before == after:
                continue
            both = fields_of(was).keys() & fields_of(now).keys()
            for field in sorted(name for name in before ^ after if name.partition(".")[0] in both):
                shown = field in before
                name = "field_released" if shown else "field_withheld"
                more = {"audience": audience, "field": field}
                yield Consequence(name, pairs.named(now), not shown, shown, more=more)


def _hidden(side: Side, record: Record, audience: str) -> frozenset[str] | None:
    """Fields that are withheld of a record, dotted; None where the audience does not see the record."""
    if record.uid not in side.seen(audience):
        return None
    return withheld(record, audience, side.portal.settings.audiences[audience])
