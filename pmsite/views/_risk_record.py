"""What the page of a risk says beside its fields: sentence, assessments, exposure, acceptance."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.model.figure import Cell, Column, Fact, Facts, Figure, Paragraphs, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views import _exposure
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import dotted, ended
from pmsite.views._risk_history import history
from pmsite.views._risk_matrix import ASSESSMENTS, PROBABILITIES, assessed
from pmsite.views._risks import acceptance_state, is_internal, is_open, lowered

SHOWN = frozenset({"cause", "event", "effect", "inherent", "current", "target", "acceptance"})
"""Fields that these figures say, so that the list of facts need not."""


def figures(desk: Desk, risk: Record) -> Iterator[Figure]:
    """Cause, event and effect as a sentence; the assessments side by side; exposure and acceptance."""
    words = _sentence(desk, risk)
    if words:
        yield Paragraphs(title=desk.t("What may happen"), lines=(words,), anchor="sentence")
    if any(risk.get(name) for name in ASSESSMENTS):
        yield _assessments(desk, risk)
    days = history(desk, risk)
    if days is not None:
        yield days
    beside = tuple(_beside(desk, risk))
    if beside:
        behind = _exposure.behind(desk, (risk,)) if desk.portal.of(risk).get("exposure") else None
        title = desk.t("Exposure and acceptance")
        yield Facts(title=title, facts=beside, columns=1, formula=behind, anchor="exposure")


def _sentence(desk: Desk, risk: Record) -> Text:
    t = desk.t
    parts = ((t("Because:"), "cause"), (t("It may happen:"), "event"), (t("The effect:"), "effect"))
    found = [(label, risk.get(name)) for label, name in parts if risk.get(name)]
    return tuple(piece for label, text in found for piece in (Words(label, "mute"), Words(ended(t, text))))


def _assessments(desk: Desk, risk: Record) -> Table:
    """Inherent, current and target assessment, a row each, with the band."""
    t, risk_settings = desk.t, desk.portal.settings.risk
    columns = (
        Column(t("Assessment"), key="assessment"),
        Column(t("Score"), key="score"),
        Column(t("Probability"), key="probability"),
        Column(t("Impact"), key="impact"),
    )
    rows = []
    for name in ASSESSMENTS:
        found = assessed(risk, name)
        below = (Words(t("not assessed anew: as inherent"), "mute"),) if _same(risk, name) else ()
        label = Cell((Words(desk.label(name, "risk")),), below)
        if found is None and not is_internal(desk):
            continue
        if found is None or not found.score:
            missing = Cell((Words(t("n/a"), "mute"),), (Words(t("not assessed"), "mute"),))
            rows.append(Row((label, missing, Cell(), Cell())))
            continue
        band = risk_settings.band(found.probability, found.largest_impact)
        scored = desk.score(found.score, band)
        chance = f"{found.probability} · {t(PROBABILITIES[found.probability - 1])}"
        rows.append(
            Row((label, Cell(scored, sort=found.score), desk.words(chance), Cell(_impact(desk, found))))
        )
    mark = (Words(t("Lowered: every response is done and the score is below the first one."), "ok"),)
    return Table(
        title=t("Assessments"),
        columns=columns,
        rows=tuple(rows),
        caption=t("Assessments"),
        note=mark if risk.uid in lowered(desk) else (),
        formula=formula(desk, "score"),
        anchor="assessments",
        compact=True,
    )


def _same(risk: Record, name: str) -> bool:
    return name == "current" and risk.get("current") is None and risk.get("inherent") is not None


def _impact(desk: Desk, found: object) -> Text:
    impact = getattr(found, "impact", None)
    if not isinstance(impact, dict):
        return (Words(str(impact)),)
    return dotted([(Words(f"{desk.label(key, 'risk.impact')} {level}"),) for key, level in impact.items()])


def _beside(desk: Desk, risk: Record) -> Iterator[Fact]:
    t = desk.t
    if is_open(desk, risk) and _exposure.is_shown(desk, (risk,)):
        yield Fact(t("Exposure"), _exposure.of_risk(desk, risk))
    accepted = risk.get("acceptance")
    if accepted is None:
        return
    said: list[Text] = [
        (*desk.person(accepted.by), Words(t("on {day}", day=t.dated(accepted.date, desk.today))))
    ]
    if accepted.until is not None:
        said.append((Words(t("until {day}", day=t.dated(accepted.until, desk.today))),))
    if accepted.score is not None:
        said.append((Words(t("at score {score}", score=accepted.score)),))
    yield Fact(t("Accepted by"), dotted([*said, (acceptance_state(desk, risk),)]))
