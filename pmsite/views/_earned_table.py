"""The measures of earned value as a table: value, formula with its numbers, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any, Literal

from pmsite.model.figure import Cell, Column, Row, Table, Words
from pmsite.views._desk import Desk
from pmsite.views._earned_words import missing

Unit = Literal["money", "index", "share", "days"]
_UNITS: Mapping[str, Unit] = {
    **dict.fromkeys(("spi", "cpi", "spi_t", "tcpi_bac", "tcpi_eac"), "index"),
    **dict.fromkeys(("percent_planned", "percent_complete"), "share"),
    **dict.fromkeys(("es", "sv_t", "ieac_t", "at", "planned_duration"), "days"),
}
"""Units of the measures; all others are money."""
_SIGNED = frozenset({"sv", "cv", "vac_cpi", "sv_t"})


@dataclass(frozen=True)
class Measures:
    """Measures of a project in the words of a page."""

    desk: Desk
    earned: Mapping[str, Any]
    currency: str

    def money(self, value: float, *, sign: bool = False) -> str:
        """An amount."""
        return self.desk.t.money(value, self.currency, sign=sign)

    def said(self, key: str) -> str:
        """A measure in its unit; ``n/a`` where there is none."""
        t, number, unit = self.desk.t, self.earned.get(key), _UNITS.get(key, "money")
        if number is None:
            return t("n/a")
        if unit == "money":
            return self.money(number, sign=key in _SIGNED)
        if unit == "share":
            return t.percent(number)
        decimals = 2 if unit == "index" else 0 if float(number).is_integer() else 1
        text = t.number(number, decimals)
        signed = f"+{text}" if key in _SIGNED and number > 0 else text
        return t("{n} d", n=signed) if unit == "days" else signed

    def table(self) -> Table:
        """Every measure of the contract."""
        t = self.desk.t
        title = t("Measures of earned value")
        return Table(
            title=title,
            small=t("as of {day}", day=t.dated(self.desk.today, self.desk.today)),
            columns=(
                Column(t("Measure"), key="measure"),
                Column(t("Value"), number=True, key="value"),
                Column(t("Formula"), key="formula", least=True),
                Column(t("What it says"), key="meaning", long=True),
            ),
            rows=tuple(self._rows()),
            caption=title,
            anchor="measures",
        )

    def _rows(self) -> Iterator[Row]:
        why = self.earned.get("why") or {}
        for key, name, formula, meaning in self._lines():
            value = self.earned.get(key)
            known = value is not None
            shown = Words(self.said(key)) if known else missing(self.desk, why.get(key, ""))
            text = meaning if known else ""
            cells = (
                Cell((Words(name),)),
                Cell((shown,), sort=value if known else ""),
                Cell((Words(formula, "soft"),)),
                Cell((Words(text),) if text else ()),
            )
            yield Row(cells, anchor=key.replace("_", "-"))

    def _lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Key, name, formula and meaning of each measure."""
        yield from self._amounts()
        yield from self._indices()
        yield from self._forecasts()
        yield from self._times()

    def _f(self, letters: str, pattern: str) -> str:
        """A formula in letters, then with its numbers (``{ev} − {pv}``) where all are known."""
        keys = {name for _, name, _, _ in Formatter().parse(pattern) if name}
        if any(self.earned.get(key) is None for key in keys):
            return letters
        return f"{letters} = {pattern.format(**{key: self._operand(key) for key in keys})}"

    def _operand(self, key: str) -> str:
        """A measure inside of a formula: indices with as many decimals as the result needs."""
        if _UNITS.get(key) == "index":
            return self.desk.t.number(self.earned[key], 4)
        return self.said(key)

    def _amounts(self) -> Iterator[tuple[str, str, str, str]]:
        t, e = self.desk.t, self.earned
        sv, cv = e.get("sv") or 0, e.get("cv") or 0
        baseline = e.get("baseline") or ""
        yield (
            "bac",
            t("Budget at completion (BAC)"),
            t("sum of the costs of the baseline’s tasks"),
            t("what all work may cost, by baseline {id}", id=baseline),
        )
        yield (
            "pv",
            t("Planned value (PV)"),
            t("cost of the tasks, spread over their working days"),
            t(
                "work that was planned until today: {share} of all",
                share=self.said("percent_planned"),
            ),
        )
        yield (
            "ev",
            t("Earned value (EV)"),
            t("cost of the tasks × share earned by their methods"),
            t("work that is done: {share} of all", share=self.said("percent_complete")),
        )
        yield (
            "ac",
            t("Actual cost (AC)"),
            t("booked cost, hours at the rate of their date"),
            t("what was spent until today"),
        )
        late = t("less work done than planned") if sv < 0 else t("more work done than planned")
        yield (
            "sv",
            t("Schedule variance (SV)"),
            self._f("EV − PV", "{ev} − {pv}"),
            late if sv else t("as much work done as planned"),
        )
        over = (
            t("more spent than the work was to cost") if cv < 0 else t("less spent than the work was to cost")
        )
        yield (
            "cv",
            t("Cost variance (CV)"),
            self._f("EV − AC", "{ev} − {ac}"),
            over if cv else t("as much spent as the work was to cost"),
        )
        yield (
            "percent_planned",
            t("Percent planned"),
            self._f("PV ÷ BAC", "{pv} ÷ {bac}"),
            t("share of all work that was planned until today"),
        )
        yield (
            "percent_complete",
            t("Percent complete"),
            self._f("EV ÷ BAC", "{ev} ÷ {bac}"),
            t("share of all work that is done"),
        )

    def _indices(self) -> Iterator[tuple[str, str, str, str]]:
        t, e = self.desk.t, self.earned
        yield (
            "spi",
            t("Schedule performance index (SPI)"),
            self._f("EV ÷ PV", "{ev} ÷ {pv}"),
            t("{share} of the work planned until today is done", share=t.percent(e.get("spi") or 0)),
        )
        one, part = self.money(100), self.money((e.get("cpi") or 0) * 100)
        yield (
            "cpi",
            t("Cost performance index (CPI)"),
            self._f("EV ÷ AC", "{ev} ÷ {ac}"),
            t("{spent} spent buy work of {worth}", spent=one, worth=part),
        )

    def _forecasts(self) -> Iterator[tuple[str, str, str, str]]:
        t, e = self.desk.t, self.earned
        yield (
            "eac_cpi",
            t("Estimate at completion (BAC/CPI)"),
            self._f("BAC ÷ CPI", "{bac} ÷ {cpi}"),
            t("if the rest costs as much as the work until now did"),
        )
        yield (
            "eac_remaining_at_budget",
            t("Estimate at completion (rest at budget)"),
            self._f("AC + (BAC − EV)", "{ac} + ({bac} − {ev})"),
            t("if the rest keeps its budget"),
        )
        yield (
            "eac_cpi_spi",
            t("Estimate at completion (CPI × SPI)"),
            self._f("AC + (BAC − EV) ÷ (CPI × SPI)", "{ac} + ({bac} − {ev}) ÷ ({cpi} × {spi})"),
            t("if the delay costs too"),
        )
        yield (
            "etc_cpi",
            t("Estimate to complete (BAC/CPI)"),
            self._f("EAC − AC", "{eac_cpi} − {ac}"),
            t("still to spend, at the cost of until now"),
        )
        yield (
            "etc_remaining_at_budget",
            t("Estimate to complete (rest at budget)"),
            self._f("EAC − AC", "{eac_remaining_at_budget} − {ac}"),
            t("still to spend, if the rest keeps its budget"),
        )
        vac = e.get("vac_cpi") or 0
        ends = t("the end costs more than the budget") if vac < 0 else t("the end costs less than the budget")
        yield (
            "vac_cpi",
            t("Variance at completion (VAC)"),
            self._f("BAC − EAC", "{bac} − {eac_cpi}"),
            ends if vac else t("the end costs as much as the budget"),
        )
        yield (
            "tcpi_bac",
            t("To-complete index to the budget (TCPI)"),
            self._f("(BAC − EV) ÷ (BAC − AC)", "({bac} − {ev}) ÷ ({bac} − {ac})"),
            self._to_budget(),
        )
        yield (
            "tcpi_eac",
            t("To-complete index to the estimate (TCPI)"),
            self._f("(BAC − EV) ÷ (EAC − AC)", "({bac} − {ev}) ÷ ({eac_cpi} − {ac})"),
            t("the CPI that the rest needs to keep the estimate"),
        )

    def _to_budget(self) -> str:
        t, e = self.desk.t, self.earned
        if e.get("ac") is not None and e.get("bac") is not None and e["ac"] > e["bac"]:
            return t("the budget is spent: it cannot be kept any more")
        return t("the CPI that the rest needs to keep the budget")

    def _interpolated(self) -> str:
        """The interpolation of the earned schedule with its numbers."""
        letters, e = "C + (EV − PV_C) ÷ (PV_C+1 − PV_C)", self.earned
        curve = [0.0, *(value for _, value in (e.get("curves") or {}).get("pv", ()))]
        whole = int(e["es"]) if e.get("es") is not None else len(curve)
        if whole + 1 >= len(curve):
            return letters
        below, above, ev = (self.money(value) for value in (curve[whole], curve[whole + 1], e["ev"]))
        return f"{letters} = {whole} + ({ev} − {below}) ÷ ({above} − {below})"

    def _times(self) -> Iterator[tuple[str, str, str, str]]:
        t, e = self.desk.t, self.earned
        at = self.said("at")
        yield (
            "es",
            t("Earned schedule (ES)"),
            self._interpolated(),
            t("working days after which the plan wanted to be where the work is; {at} have passed", at=at),
        )
        late = (e.get("sv_t") or 0) < 0
        yield (
            "sv_t",
            t("Schedule variance in time, SV(t)"),
            self._f("ES − AT", "{es} − {at}"),
            (t("working days behind the plan") if late else t("working days ahead of the plan"))
            if e.get("sv_t")
            else t("on the day of the plan"),
        )
        yield (
            "spi_t",
            t("Schedule performance index in time, SPI(t)"),
            self._f("ES ÷ AT", "{es} ÷ {at}"),
            t("working days of the plan that a working day brings"),
        )
        finish = e.get("finish_t")
        day = t.dated(finish, self.desk.today) if finish else t("n/a")
        yield (
            "ieac_t",
            t("Duration at completion, IEAC(t)"),
            self._f("PD ÷ SPI(t)", "{planned_duration} ÷ {spi_t}"),
            t("all work done on {day}", day=day)
            if e["percent_complete"] == 1
            else t("all work done on {day}, if it goes on like this", day=day),
        )
