"""Budget of a project: granted, planned, committed, spent and expected at the end, by category."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.budget import Budget, Line, budget
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import (
    Card,
    Cards,
    Cell,
    Column,
    Figure,
    Formula,
    Health,
    Inline,
    Link,
    Meter,
    Page,
    Row,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._budget_trend import budget_trend
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, dotted, listed, said

_ROOM = 1.06
"""Of the scale: so much more than the highest amount, so that its diamond is whole."""
_MOST = 8
"""Tasks that are named; more are counted."""


def pages(desk: Desk) -> Iterator[Page]:
    """The budget of a project that has one; money is for the team only."""
    if desk.project is None or desk.portal.audience != INTERNAL:
        return
    found = budget(desk.portal, desk.project)
    if not found.lines:
        return
    view = _View(desk, desk.project, found)
    title = desk.t("Budget")
    past = budget_trend(desk)
    figures: tuple[Figure, ...] = (
        desk.head(title, view.sentence(), sub=view.records()),
        view.cards(),
        *((past,) if past is not None else ()),
        view.table(),
    )
    yield Page(
        desk.at("budget"), title, figures, project=desk.key or "", area="resources", nav=title, order=60
    )


class _View:
    """The figures of the page."""

    def __init__(self, desk: Desk, project: Record, found: Budget) -> None:
        self.desk, self.t, self.found = desk, desk.t, found
        self.currency = str(project.get("currency") or "")
        tolerances = project.get("tolerances")
        self.tolerance = float((tolerances.cost if tolerances is not None else None) or 0)
        self.earned = desk.portal.of(project).get("earned_value") or {}

    def money(self, value: float, *, sign: bool = False) -> str:
        return self.t.money(value, self.currency, sign=sign)

    def name(self, category: str) -> str:
        return self.desk.label(category, "project.budget", "budget") or self.t("Without a category")

    def records(self) -> Text:
        """The records that the budget is made of."""
        return dotted([(self.desk.ref(record),) for record in self.desk.of("resources")])

    def sentence(self) -> str:
        """What is spent of what is granted, what the end will have cost, which category is short."""
        return said(self.t, self._spent(), self._ends(), self._short())

    def _spent(self) -> str:
        t, total = self.t, self.found.total
        if total.used is None:
            if total.granted is None:
                return t("No money is granted, and no cost is booked.")
            return t("{granted} is granted; no cost is booked yet.", granted=self.money(total.granted))
        if not total.granted:
            return t("{spent} is spent, and no money is granted.", spent=self.money(total.used))
        share = t.percent(total.used / total.granted)
        values = {"spent": self.money(total.used), "granted": self.money(total.granted), "share": share}
        return t("{spent} of {granted} is spent ({share}).", **values)

    def _ends(self) -> str:
        t, total = self.t, self.found.total
        if total.variance is None or total.forecast is None:
            return ""
        values = {"money": self.money(total.forecast), "size": self.money(abs(total.variance))}
        if round(total.variance) == 0:
            return t("At the end {money} is expected, as granted.", **values)
        if total.variance < 0:
            return t("At the end {money} is expected, {size} more than granted.", **values)
        return t("At the end {money} is expected, {size} less than granted.", **values)

    def _short(self) -> str:
        """The category that is most above its money."""
        over = [(line.variance, line) for line in self.found.lines if (line.variance or 0) < 0]
        if not over or len(self.found.lines) == 1:
            return ""
        variance, line = min(over, key=lambda item: item[0] or 0)
        size = self.money(-(variance or 0))
        return self.t("{category} is short of {size}.", category=self.name(line.category), size=size)

    def cards(self) -> Cards:
        """Totals side by side."""
        t, total, na = self.t, self.found.total, self.t("n/a")
        no_cost = t("no actual cost is recorded")
        eac = self.earned.get("eac_cpi")
        lines = [self._of(total.forecast, total.granted) if total.forecast is not None else self._unknown()]
        if eac is not None:
            lines.append(t("BAC ÷ CPI: {money}", money=self.money(eac)))
        granted, committed = total.granted, total.committed
        return Cards(
            cards=(
                Card(
                    t("Granted"),
                    self.money(granted) if granted is not None else na,
                    lines=(self._planned(),),
                ),
                Card(
                    t("Committed"),
                    self.money(committed) if committed is not None else na,
                    lines=(self._of(committed, granted),),
                ),
                Card(
                    t("Spent"),
                    self.money(total.used) if total.used is not None else na,
                    lines=(self._of(total.used, granted) if total.used is not None else no_cost,),
                ),
                Card(
                    t("Expected at the end"),
                    self.money(total.forecast) if total.forecast is not None else na,
                    lines=tuple(lines),
                ),
            ),
        )

    def _unknown(self) -> str:
        """Why it is not known what the end will have cost."""
        number = len(self.found.unbudgeted)
        if not self.found.booked or not number:
            return self.t("no actual cost is recorded")
        return self.t.plural("{n} open task has no budget", "{n} open tasks have no budget", number)

    def _planned(self) -> str:
        planned = self.found.total.planned
        return self.t("planned by tasks: {money}", money=self.money(planned)) if planned is not None else ""

    def _of(self, value: float | None, whole: float | None) -> str:
        return (
            self.t("{share} of what is granted", share=self.t.percent(value / whole))
            if value and whole
            else ""
        )

    def table(self) -> Table:
        """Categories with their amounts, a bar of what is spent, and the total."""
        t, lines = self.t, self.found.lines
        reach = max(
            [value or 0 for line in lines for value in (line.granted, line.planned, line.used, line.forecast)]
        )
        columns = (
            Column(t("Category"), key="category"),
            Column(t("Granted"), number=True, key="granted"),
            Column(t("Planned by tasks"), number=True, key="planned", least=True),
            Column(t("Committed"), number=True, key="committed", least=True),
            Column(t("Spent"), number=True, key="spent"),
            Column(t("bar: spent; ◆ expected; line: granted; outline: tolerance"), key="bar", least=True),
            Column(t("Expected at the end"), number=True, key="forecast"),
            Column(t("Variance"), number=True, key="variance"),
        )
        rows = [Row(self._cells(line, reach)) for line in lines]
        if len(lines) > 1:
            rows.append(Row(self._cells(self.found.total, 0), summary=True))
        title = t("Budget by category")
        return Table(
            title=self._finding() or title,
            small=t("spent: booked until {day}", day=t.dated(self.desk.today, self.desk.today)),
            columns=columns,
            rows=tuple(rows),
            caption=title,
            note=self._note(),
            formula=self._formula(),
            anchor="categories",
        )

    def _finding(self) -> str:
        """How many categories end above their money."""
        t, over = self.t, sum((line.variance or 0) < 0 for line in self.found.lines)
        if self.found.total.forecast is None or not self.found.total.granted:
            return ""
        if not over:
            return t("Budget: every category ends inside its money")
        return t.plural(
            "Budget: {n} category ends above its money", "Budget: {n} categories end above their money", over
        )

    def _cells(self, line: Line, reach: float) -> tuple[Cell, ...]:
        t = self.t
        name = self.name(line.category) if line is not self.found.total else t("Total")
        below: list[Inline] = []
        if line.planned is not None and line.granted is not None and line.planned > line.granted:
            below.append(Words(t("more planned than granted"), "off"))
        if line.stated:
            below.append(Words(t("expected as the funds state"), "mute"))
        return (
            Cell((Words(name),), tuple(below)),
            *(self._amount(value) for value in (line.granted, line.planned, line.committed)),
            self._amount(line.used),
            Cell(self._bar(line, reach)) if reach else Cell(),
            self._amount(line.forecast),
            self._variance(line),
        )

    def _amount(self, value: float | None) -> Cell:
        return Cell((Words(self.money(value)),), sort=value) if value is not None else Cell(dash(), sort=0)

    def _variance(self, line: Line) -> Cell:
        value = line.variance
        if value is None:
            return Cell((Words(self.t("n/a"), "mute"),), sort="")
        share = (Words(self.t.percent(value / line.granted), "mute"),) if line.granted else ()
        return Cell((Words(self.money(value, sign=True), "strong" if value < 0 else ""),), share, sort=value)

    def _bar(self, line: Line, reach: float) -> Text:
        """What is spent, with the money granted and what is expected as marks."""
        if not reach or line.used is None:
            return ()
        limits = (line.granted,) if line.granted else ()
        tolerated = line.granted * (1 + self.tolerance) if line.granted and self.tolerance else None
        health: Health = "none"
        if line.granted is not None and line.forecast is not None:
            allowed = line.granted * (1 + self.tolerance)
            health = "ok" if line.forecast <= line.granted else "warn" if line.forecast <= allowed else "off"
        granted = self.money(line.granted) if line.granted is not None else self.t("n/a")
        label = self.t("{spent} of {granted} spent", spent=self.money(line.used), granted=granted)
        return (
            Meter(
                line.used, _ROOM * reach, limits, health, label, tolerated=tolerated, expected=line.forecast
            ),
        )

    def _note(self) -> Text:
        """What the amounts lack: bookings without a cost, open tasks without a budget, by name."""
        t, unpriced, bare = self.t, self.found.unpriced, self.found.unbudgeted
        found: list[Inline] = []
        if unpriced:
            text = t.plural(
                "{n} entry has neither cost nor rate.", "{n} entries have neither cost nor rate.", unpriced
            )
            found.append(Words(text))
        if bare and self.found.booked:
            text = t.plural("{n} open task has no budget:", "{n} open tasks have no budget:", len(bare))
            found.append(Words(text))
            found += listed(t, [(self.desk.ref(task, title=False),) for task in bare[:_MOST]])
            if len(bare) > _MOST:
                found.append(Words(t("and {n} more", n=len(bare) - _MOST)))
        return tuple(found)

    def _formula(self) -> Formula:
        t = self.t
        expected = t(
            "Spent + Σ budget of the tasks × share not earned yet, unless the funds state a forecast of their own."
        )
        granted = t("The fund of the resources; without one the budget of the project.")
        day = t("As of {day}.", day=t.full_day(self.desk.today))
        lines: tuple[Text, ...] = (
            (Words(t("Expected at the end"), "strong"), Words(expected)),
            (Words(t("Granted"), "strong"), Words(granted)),
            (Words(t("Variance"), "strong"), Words(t("Granted − expected at the end"))),
            (Words(day, "mute"),),
        )
        return Formula(lines, Link(t("Earned value"), self.desk.at("earned-value")) if self.earned else None)
