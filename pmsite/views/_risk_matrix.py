"""The risk matrix as a figure: for the risk page and, small, for dashboards."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.model.figure import Matrix, MatrixCell, MatrixEntry, Move, Words
from pmsite.model.record import Record
from pmsite.model.settings import BAND_NAMES
from pmsite.records.risk import Assessment
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._risks import is_internal, is_threat, lowered

PROBABILITIES = ("≤ 10 %", "11–30 %", "31–50 %", "51–70 %", "> 70 %")
SCHEDULE = ("< 1 %", "1–5 %", "5–10 %", "10–20 %", "≥ 20 %")
_MOST_MOVES = 25  # one a cell
ASSESSMENTS = ("inherent", "current", "target")


def assessed(risk: Record, name: str) -> Assessment | None:
    """An assessment of a risk; a missing current one is the inherent."""
    found: Assessment | None = risk.get(name)
    if found is None and name == "current":
        found = risk.get("inherent")
    return found


def matrix(desk: Desk, risks: Sequence[Record], *, title: str = "", small: bool = False) -> Matrix:
    """Probability × impact of the open risks, in three assessments."""
    t = desk.t
    open_ = [risk for risk in risks if desk.portal.of(risk).get("open")]
    moves = tuple(move for risk in open_ if (move := _move(desk, risk)))
    drawn = moves if not small and len(moves) <= _MOST_MOVES else ()
    cells = tuple(
        tuple(_cell(desk, open_, probability, impact) for impact in range(1, 6))
        for probability in range(5, 0, -1)
    )
    return Matrix(
        title=title or t("Where the risks stand"),
        small=_small(desk, moves) if not small else "",
        cells=cells,
        row_labels=tuple(t(text) for text in PROBABILITIES[::-1]),
        column_labels=tuple(t(text) for text in SCHEDULE),
        assessments=()
        if small
        else tuple((name, f"{desk.label(name, 'risk')} Σ {_sum(desk, open_, name)}") for name in ASSESSMENTS),
        moves=drawn,
        small_scale=small,
        caption=t("Open risks by probability (rows) and impact (columns)"),
        note=(Words(_note(desk, small=small)),),
        formula=formula(desk, "score"),
    )


def _sum(desk: Desk, risks: Sequence[Record], name: str) -> str:
    """Sum of the scores; n/a where there are risks and none is assessed."""
    scores = [found.score for risk in risks if (found := assessed(risk, name))]
    return str(sum(scores)) if scores or not risks else desk.t("n/a")


def _small(desk: Desk, moves: Sequence[Move]) -> str:
    """What the arrows are; where they would hide the numbers, how many there would be."""
    if len(moves) > _MOST_MOVES:
        return desk.t("{n} risks have moved since they were identified: too many for arrows", n=len(moves))
    if all(move.firm for move in moves):
        return desk.t("arrows: from inherent to current")
    return desk.t("arrows: from inherent to current; dashed: not lowered by responses, or not yet")


def _note(desk: Desk, *, small: bool) -> str:
    t, bands = desk.t, desk.portal.settings.risk.bands
    if small:
        return t("Up: probability 1–5. Right: impact 1–5. In each cell: open risks now.")
    text = t("Up: probability. Right: impact. Corner: score. Large: number of open risks; small: their ids.")
    if desk.portal.settings.risk.matrix:
        return text
    limits = t(
        "Bands: 1–{a} low, {b}–{c} medium, {d}–{e} high, {f}–25 critical.",
        a=bands.medium - 1,
        b=bands.medium,
        c=bands.high - 1,
        d=bands.high,
        e=bands.critical - 1,
        f=bands.critical,
    )
    return f"{text} {limits}" if t.language != "zh" else text + limits


def _cell(desk: Desk, risks: list[Record], probability: int, impact: int) -> MatrixCell:
    band = BAND_NAMES.index(desk.portal.settings.risk.band(probability, impact)) + 1
    entries = tuple(
        (
            name,
            tuple(
                MatrixEntry(risk.id, desk.title(risk), desk.where(risk))
                for risk in risks
                if (found := assessed(risk, name))
                and (found.probability, found.largest_impact) == (probability, impact)
            ),
        )
        for name in ASSESSMENTS
    )
    return MatrixCell(probability * impact, band, entries)


def _move(desk: Desk, risk: Record) -> Move | None:
    """From the first cell to the one now; firm where the indicator counts the risk as lowered.

    Of an opportunity, and for an audience, that is not told.
    """
    start, end = assessed(risk, "inherent"), assessed(risk, "current")
    if start is None or end is None or not start.largest_impact or not end.largest_impact:
        return None
    first, last = (start.probability, start.largest_impact), (end.probability, end.largest_impact)
    told = is_internal(desk) and is_threat(risk)
    return Move(risk.id, first, last, not told or risk.uid in lowered(desk)) if first != last else None
