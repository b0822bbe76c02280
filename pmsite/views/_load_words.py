"""Load in words: weeks, shares of capacity, who is over-allocated."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.load import WeekLoad
from pmsite.views._desk import Desk
from pmsite.views._team import resources


def week_words(desk: Desk, monday: dt.date) -> str:
    """The ISO week of a Monday: ``W24``; with the year where it is not today's."""
    year, week, _ = monday.isocalendar()
    if year == desk.today.isocalendar().year:
        return desk.t("W{n}", n=f"{week:02d}")
    return desk.t("W{n} {year}", n=f"{week:02d}", year=year)


def share_number(desk: Desk, share: float) -> str:
    """A share of capacity in percent, as a number; with a decimal where 100 would hide what is above it."""
    hides = share > 1 and round(share * 100) <= 100  # noqa: PLR2004 - percent
    return desk.t.number(share * 100, 1 if hides else 0)


def share_words(desk: Desk, share: float | None) -> str:
    """``128 %``; in words where there is no capacity."""
    if share is None:
        return desk.t("no capacity")
    return desk.t("{number} %", number=share_number(desk, share))


def hours_words(desk: Desk, hours: float) -> str:
    """``41.6 h``."""
    rounded = round(hours, 1)
    return desk.t("{n} h", n=desk.t.number(rounded, 0 if rounded.is_integer() else 1))


def of_capacity(desk: Desk, week: WeekLoad) -> str:
    """``41.6 h of 40 h``."""
    planned, capacity = hours_words(desk, week.planned), hours_words(desk, week.capacity)
    return desk.t("{planned} of {capacity}", planned=planned, capacity=capacity)


def name_of(desk: Desk, who: str) -> str:
    """A person's name, a device's name as the resources write it, else the text itself."""
    if desk.portal.graph.get(who) is not None:
        return desk.person_name(who)
    records = resources(desk) or desk.portal.graph.of("resources")
    devices = {item.id: item.name for record in records for item in record.get("technology") or ()}
    return devices.get(who) or who


def peak_words(desk: Desk, who: str, share: float | None, monday: dt.date) -> str:
    """The highest load: ``Wang Fang 128 % in W24``."""
    return desk.t(
        "{name} {share} in {week}",
        name=name_of(desk, who),
        share=share_words(desk, share),
        week=week_words(desk, monday),
    )


def over_words(desk: Desk, number: int, weeks: int) -> str:
    """How many are over-allocated in the next weeks."""
    if not number:
        return desk.t("nobody above 100 % in the next {weeks} weeks", weeks=weeks)
    return desk.t.plural(
        "{n} above 100 % in the next {weeks} weeks",
        "{n} above 100 % in the next {weeks} weeks",
        number,
        weeks=weeks,
    )
