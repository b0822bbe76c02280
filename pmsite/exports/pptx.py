"""Slides for management, from a progress report."""

from __future__ import annotations

from pmsite.analyses.portal import Portal
from pmsite.exports._format import Format, Wanted
from pmsite.model.ports import Texts


def written(portal: Portal, texts: Texts, wanted: Wanted) -> bytes:
    """The deck of the report that is named, else of the project's latest."""
    from pmsite.exports._talk import told

    return told(portal, texts, wanted)


FORMAT = Format("pptx", written, frozenset({"record", "template"}))
