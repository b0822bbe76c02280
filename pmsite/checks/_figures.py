"""Figures that the texts of records ask for, read once for all rules about them."""

from __future__ import annotations

from pmsite.analyses.portal import Portal
from pmsite.graph.embeds import Embed, embeds
from pmsite.graph.queries import vocabulary
from pmsite.model.record import Record


def figures(portal: Portal, record: Record) -> tuple[Embed, ...]:
    """The figures of a record's body that are as they should be; what is wrong with others is told elsewhere."""
    if "pmsite" not in record.body.text:
        return ()
    memo = portal.memo
    if "words" not in memo:
        memo["words"] = vocabulary(portal.graph, portal.settings, portal.derived)
    found = embeds(record.source.path, record.body, memo["words"])[0]
    return tuple(embed for embed in found if embed.query is not None)
