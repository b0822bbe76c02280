"""Steps of a life cycle that ``pmsite set`` does not take."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.suggest import listed
from pmsite.records._change_states import following, permits

_MOST = 20


def forbidden_step(record: Record, portal: Portal) -> Iterator[Diagnostic]:
    """A change that would go to a state which does not follow the one it has, told where that one is written.

    ``record`` is as it stands in its file, ``portal`` the content as it would be.
    """
    if record.kind != "change":
        return
    found = (item for item in portal.graph.of("change") if item.source.path == record.source.path)
    after = next((str(item.get("status")) for item in found if item.at == record.at), None)
    before, known = str(record.get("status")), portal.graph.kinds["change"].states
    if after is None or permits(before, after, known):
        return
    behind = following(before, known)
    remedy = f"from {before} a change goes to {listed(behind, most=_MOST)}"
    if not behind:
        remedy = f"{before} is final: open a change anew"
    yield rules.STEP.at(record.place("status"), f"status goes from {before} to {after}", remedy)
