"""Bodies under fire: whatever a text holds, the page that comes of it runs, frames, sends and loads nothing."""

from __future__ import annotations

import datetime as dt
import time

from pmsite.adapters.mkdocs.markdown import rendered
from pmsite.graph.embeds import embeds
from pmsite.graph.queries import vocabulary
from pmsite.locale.texts import texts
from pmsite.model.diagnostic import has_errors
from pmsite.model.record import Body
from pmsite.model.settings import Settings
from pmsite.pipeline import compiled
from pmsite.stage.compose import composed
from pmsite.views._plain import first_sentence, whole
from pmsite.views._written_dates import dates_in_words
from tests.corpus._case import RISK, SOUND
from tests.corpus._live import live
from tests.fuzz._inputs import BODIES
from tests.fuzz.front import MOST_SECONDS, _located

INPUTS = BODIES
_AROUND = {
    path.removeprefix("content/"): text.encode()
    for path, text in SOUND.items()
    if path.startswith("content/") and not path.endswith("RISK-001.md")
}
_HEAD = "---\nid: RISK-001\ntitle: Late\n---\n"


def attack(text: str) -> None:
    """Compile a portal with a body and render it; an assertion says what is wrong."""
    start = time.process_time()
    text = text.encode("utf-8", "replace").decode()
    data = (_HEAD + text).encode()
    portal, diagnostics = compiled({**_AROUND, RISK: data}, {}, Settings(), dt.date(2026, 3, 31))
    _located(data, list(diagnostics))
    record = next(
        (record for record in portal.graph if record.source.path == RISK and not record.parent), None
    )
    if has_errors(diagnostics) or record is None:
        assert record is not None or has_errors(diagnostics), "the record is lost without a word"
    else:
        words = vocabulary(portal.graph, Settings(), portal.derived)
        assert not embeds(RISK, Body(record.body.text, record.body.first_line), words)[1]
        shown = dates_in_words(record.body.text, texts("en"), dt.date(2026, 3, 31))
        _ = whole(shown), first_sentence(shown)
        found = live(composed(rendered(shown), str, ()))
        assert not found, f"live: {found}"
    assert time.process_time() - start < MOST_SECONDS, "too slow"
