"""What the client of a planted portal gets, staged in this process: every file with its bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pmsite import pipeline
from pmsite.adapters.render.renderer import FigureRenderer
from pmsite.adapters.render.theme import theme_directory
from pmsite.analyses.portal import Origin, Portal
from pmsite.locale.texts import texts
from pmsite.model.attachment import Measure
from pmsite.model.diagnostic import Severity
from tests.release._detector import leaks
from tests.release._plants import SETTINGS

AS_OF = dt.date(2026, 3, 31)


def compiled(
    files: Mapping[str, str | bytes], attachments: Mapping[str, bytes], commit: str = ""
) -> tuple[Portal, list[str]]:
    """The portal of some files, and the errors in them."""
    content = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    measures = {path: Measure(len(data), "0" * 64) for path, data in attachments.items()}
    portal, problems = pipeline.compiled(
        content,
        dict.fromkeys(attachments, ""),
        SETTINGS,
        AS_OF,
        origin=Origin(commit, AS_OF),
        measures=measures,
    )
    return portal, [str(item) for item in problems if item.severity is Severity.ERROR]


def staged(portal: Portal, attachments: Mapping[str, bytes], audience: str = "client") -> dict[str, bytes]:
    """The staged files of an audience, those of the search and its attachments too."""
    renderer = FigureRenderer(texts("en"), [theme_directory()])
    tree = pipeline.published(portal, audience, texts("en"), renderer)
    found = {path: text.encode() for path, text in {**tree.texts, **tree.search}.items()}
    return found | {path: attachments.get(path, b"") for path in tree.attachments}


def leaking(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Files in which a planted word shows, and where."""
    return {path: found for path, data in files.items() if (found := leaks(path, data))}
