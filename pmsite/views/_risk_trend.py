"""Risk trend: the sum of the scores of open threats by band, and what was identified and closed in between."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.model.figure import Figure, Ground, Part, Pile, Stack
from pmsite.model.settings import BAND_NAMES
from pmsite.model.trend import Snapshot
from pmsite.views._axis import ticks
from pmsite.views._desk import Desk
from pmsite.views._trends import (
    ANCHOR,
    explained,
    label,
    note,
    projects,
    signed,
    since_first,
    source,
    source_label,
    spoken,
    unit,
    unknown,
)

_GROUNDS: tuple[Ground, ...] = ("b1", "b2", "b3", "b4")


def risk_trend(desk: Desk) -> Figure | None:
    """Columns of the sums by band; why there are none."""
    t = desk.t
    snapshots = since_first(desk)
    if not snapshots or not any(sum(_score(desk, snapshot)) for snapshot in snapshots):
        return unknown(desk, t("Risk trend"))
    piles = []
    for before, snapshot in zip([None, *snapshots], snapshots, strict=False):
        came, went = _moved(desk, before, snapshot)
        notes = (signed(desk, came, "+"), signed(desk, went, "−"))
        piles.append(
            Pile(label(desk, snapshot), tuple(_score(desk, snapshot)), notes, source(desk, snapshot))
        )
    totals = [pile.total for pile in piles]
    return Stack(
        title=_finding(desk, snapshots, totals),
        small=t("Σ score of open threats, by band"),
        parts=tuple(
            Part(desk.label(band, "risk.band"), ground)
            for band, ground in zip(BAND_NAMES, _GROUNDS, strict=True)
        ),
        piles=tuple(piles),
        rows=(t("identified"), t("closed")),
        ticks=tuple((value, f"{value:g}") for value in ticks(max(totals))),
        unit=unit(desk),
        place_label=t("As of"),
        source_label=source_label(desk),
        caption=t("Sum of the scores of open threats by band"),
        description=spoken(desk, [(s, f"{total:g}") for s, total in zip(snapshots, totals, strict=True)]),
        note=note(desk),
        anchor=ANCHOR,
        formula=explained(desk, "risk_trend"),
    )


def _score(desk: Desk, snapshot: Snapshot) -> list[float]:
    """Sums of the scores by band, from the lowest."""
    found = [figures["risks"]["score"] for _, figures in projects(desk, snapshot)]
    return [sum(item.get(band, 0) for item in found) for band in BAND_NAMES]


def _ids(desk: Desk, snapshot: Snapshot) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Risks that are open, and that are not, each with its project."""
    open_, closed = set(), set()
    for key, figures in projects(desk, snapshot):
        open_ |= {(key, name) for name in figures["risks"]["open"]}
        closed |= {(key, name) for name in figures["risks"]["closed"]}
    return open_, closed


def _moved(desk: Desk, before: Snapshot | None, now: Snapshot) -> tuple[int | None, int | None]:
    """How many risks are new since the snapshot before, and how many are open no longer; None: not known."""
    if before is None:
        return None, None
    old, gone = _ids(desk, before)
    open_, closed = _ids(desk, now)
    new = (open_ | closed) - old - gone
    return len(new), len((old | new) - open_)


def _finding(desk: Desk, snapshots: Sequence[Snapshot], totals: Sequence[float]) -> str:
    """Where the sum stands against the snapshot before, and against its highest."""
    t, now, before, highest = desk.t, totals[-1], totals[-2], max(totals)
    peak = label(desk, snapshots[totals.index(highest)])
    values = {"now": f"{now:g}", "before": f"{before:g}", "highest": f"{highest:g}", "day": peak}
    if now > before and now < highest:
        return t("The sum of scores rose from {before} to {now}, below the {highest} of {day}", **values)
    if now > before:
        return t("The sum of scores rose from {before} to {now}, its highest", **values)
    if now < before:
        return t("The sum of scores fell from {before} to {now}", **values)
    if now == highest:
        return t("The sum of scores stays at {now}, its highest", **values)
    return t("The sum of scores stays at {now}, below the {highest} of {day}", **values)
