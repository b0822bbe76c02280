"""Action tracker of a project, and of all projects: what is overdue, due soon, open and done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.model.figure import Cell, Column, Figure, Page, Row, Table, Words
from pmsite.model.record import Record
from pmsite.views import _closing, _measures
from pmsite.views._count_trends import action_trend
from pmsite.views._desk import Desk
from pmsite.views._due import near
from pmsite.views._lines import dash, said
from pmsite.views._tracker import is_open, is_overdue, is_soon, ordered, overdue_sentence, tracker


def pages(desk: Desk) -> Iterator[Page]:
    """The action tracker of a project, or of the whole portal."""
    actions = desk.of("action")
    if not actions:
        return
    t = desk.t
    across = desk.project is None
    title = t("Actions") if across else t("Action tracker")
    open_ = [action for action in actions if is_open(desk, action)]
    small = t("{open} open, {closed} closed", open=len(open_), closed=len(actions) - len(open_))
    figures: list[Figure] = [desk.head(title, _sentence(desk, actions), small=small)]
    figures.append(_closing.cards(desk, actions))
    figures += [found] if (found := action_trend(desk)) is not None else []
    owners = {action.get("owner") for action in open_}
    if len(owners) > 1:
        figures.append(_by_owner(desk, open_))
    figures.append(tracker(desk, actions, title=t("Tracker")))
    figures += _closing.figures(desk, actions)
    measures = _measures.panel(desk, actions)
    figures += [measures] if measures is not None else []
    address = desk.at("actions")
    yield Page(
        address,
        title,
        tuple(figures),
        project=desk.key or "",
        area="portfolio" if across else "meetings",
        view=address.page,
        nav=title,
        order=30 if across else 20,
    )


def _sentence(desk: Desk, actions: Sequence[Record]) -> str:
    t = desk.t
    first = overdue_sentence(desk, actions)
    if not first:
        return t.plural("The only action is closed.", "All {n} actions are closed.", len(actions))
    late = [action for action in ordered(desk, actions) if is_overdue(desk, action) and action.get("due")]
    oldest = ""
    if late:
        day = near(desk, late[0].get("due"))
        oldest = t("The longest overdue, {id}, was due on {day}.", id=desk.name(late[0]), day=day)
    soon = sum(is_soon(desk, action) for action in actions)
    next_ = t.plural("{n} is due within 7 days.", "{n} are due within 7 days.", soon) if soon else ""
    return said(t, first, oldest, next_)


def _most_overdue(desk: Desk, counted: Sequence[tuple[str, int]]) -> str:
    """Who has the most overdue actions, or how many have as many; owners with the most stand first."""
    t = desk.t
    owner, most = counted[0]
    if not most:
        return t("No open action is overdue")
    alike = sum(late == most for _, late in counted)
    if alike == 1:
        return t("Most overdue: {name}, {n}", name=desk.person_name(owner) or t("without owner"), n=most)
    return t.plural(
        "{people} owners have {n} overdue action each",
        "{people} owners have {n} overdue actions each",
        most,
        people=t.number(alike),
    )


def _by_owner(desk: Desk, open_: Sequence[Record]) -> Table:
    """Open actions by owner, those with the most overdue first."""
    t = desk.t
    groups: dict[str, list[Record]] = {}
    for action in open_:
        groups.setdefault(action.get("owner") or "", []).append(action)
    counted = [
        (
            sum(is_overdue(desk, action) for action in group),
            sum(is_soon(desk, action) for action in group),
            owner,
            group,
        )
        for owner, group in groups.items()
    ]
    counted.sort(key=lambda item: (-item[0], -len(item[3]), item[2]))
    rows = tuple(
        Row(
            (
                Cell(desk.person(owner) or (Words(t("without owner"), "off"),), sort=desk.person_name(owner)),
                desk.words(len(group), sort=len(group)),
                Cell((Words(str(late), "off"),), sort=late) if late else Cell(dash(), sort=0),
                desk.words(soon or "–", "" if soon else "mute", sort=soon),
            )
        )
        for late, soon, owner, group in counted
    )
    title = _most_overdue(desk, [(owner, late) for late, _, owner, _ in counted])
    columns = (
        Column(t("Owner")),
        Column(t("Open"), number=True),
        Column(t("Overdue"), number=True),
        Column(t("Due in 7 days"), number=True),
    )
    return Table(title=title, columns=columns, rows=rows, caption=t("Open actions by owner"), compact=True)
