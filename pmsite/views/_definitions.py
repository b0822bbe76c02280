"""What every computed number means: its formula in words and where the definition comes from."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.model.address import Address
from pmsite.model.figure import Formula, Link, Text, Words
from pmsite.views._desk import Desk

PAGE = "numbers"
"""Directory of the page of all definitions."""


def t(message: str) -> str:
    """A message that a view will say in the reader's language; marked here for the catalogues."""
    return message


@dataclass(frozen=True, slots=True)
class Definition:
    """A number: its key (the anchor), its name, its formula in words, and the source of the definition."""

    key: str
    name: str
    formula: str
    source: str = ""


_CPM = t("Critical path method, Kelley and Walker 1959")
_PMBOK = t("PMBOK Guide; ANSI/EIA-748")
_LIPKE = t("Lipke 2003, Schedule is Different")
_DCMA = t("DCMA 14-point assessment")
_PERT = t("Malcolm et al. 1959 (PERT)")
_RANKS = t("Spearman 1904; Hulett 2009, Practical Schedule Risk Analysis")
_ISO = t("ISO 31000; PMBOK Guide")

GROUPS: tuple[tuple[str, tuple[Definition, ...]], ...] = (
    (
        t("Schedule"),
        (
            Definition(
                "early",
                t("Early start and finish"),
                t(
                    "The earliest working days on which a task can start and finish after its predecessors, "
                    "constraints and recorded progress; what has not started begins on the as-of day at the "
                    "earliest."
                ),
                _CPM,
            ),
            Definition(
                "total_float",
                t("Total float"),
                t(
                    "Working days by which a task can move before the finish of the project moves: the smaller "
                    "of late start − early start and late finish − early finish. Negative where a deadline "
                    "cannot be met."
                ),
                _CPM,
            ),
            Definition(
                "free_float",
                t("Free float"),
                t("Working days by which a task can move before any of its successors moves."),
                _CPM,
            ),
            Definition(
                "critical",
                t("Critical path"),
                t("Unfinished tasks without total float: each day lost there moves the finish."),
                _CPM,
            ),
            Definition(
                "near_critical",
                t("Near-critical"),
                t(
                    "Unfinished tasks that are not critical, with no more total float than the limit set for it."
                ),
                _CPM,
            ),
            Definition(
                "slip",
                t("Slip of a milestone"),
                t("Working days from the baseline date to the actual date, else to the forecast."),
            ),
            Definition(
                "milestone_status",
                t("Status of a milestone"),
                t(
                    "The first that holds: achieved (late); overdue, the baseline date has passed; delayed, the "
                    "slip is above the amber limit; at risk, the slip is above the green limit or float is "
                    "negative; planned, no predecessor has started; else on track."
                ),
            ),
            Definition(
                "variance",
                t("Variance against a baseline"),
                t(
                    "Dates and costs now minus those frozen in the baseline, in working days of the plan's "
                    "calendar and in money; tasks added and removed since are named."
                ),
                _PMBOK,
            ),
        ),
    ),
    (
        t("Earned value"),
        (
            Definition(
                "bac",
                t("Budget at completion (BAC)"),
                t("Sum of the costs of all leaf tasks in the current baseline."),
                _PMBOK,
            ),
            Definition(
                "pv",
                t("Planned value (PV)"),
                t(
                    "Cost of the work that the baseline schedules up to the as-of day; the cost of a task is "
                    "spread evenly over its working days."
                ),
                _PMBOK,
            ),
            Definition(
                "ev",
                t("Earned value (EV)"),
                t(
                    "Baseline cost of the work that is done, by the method of each task: 0/100, 50/50, weighted "
                    "milestones, percent complete, or level of effort."
                ),
                _PMBOK,
            ),
            Definition(
                "ac",
                t("Actual cost (AC)"),
                t("Booked cost up to the as-of day; hours without a cost count at the rate of their date."),
                _PMBOK,
            ),
            Definition("sv", t("Schedule variance (SV)"), t("EV − PV"), _PMBOK),
            Definition("cv", t("Cost variance (CV)"), t("EV − AC"), _PMBOK),
            Definition("spi", t("Schedule performance index (SPI)"), t("EV ÷ PV"), _PMBOK),
            Definition("cpi", t("Cost performance index (CPI)"), t("EV ÷ AC"), _PMBOK),
            Definition(
                "eac",
                t("Estimate at completion (EAC)"),
                t(
                    "BAC ÷ CPI, if the work goes on at today's cost performance; AC + (BAC − EV), if the rest "
                    "keeps its budget; AC + (BAC − EV) ÷ (CPI × SPI), if the delay costs too."
                ),
                _PMBOK,
            ),
            Definition("etc", t("Estimate to complete (ETC)"), t("EAC − AC"), _PMBOK),
            Definition("vac", t("Variance at completion (VAC)"), t("BAC − EAC"), _PMBOK),
            Definition(
                "tcpi",
                t("To-complete performance index (TCPI)"),
                t(
                    "(BAC − EV) ÷ (BAC − AC) to keep the budget; (BAC − EV) ÷ (EAC − AC) to keep the estimate."
                ),
                _PMBOK,
            ),
            Definition(
                "es",
                t("Earned schedule (ES)"),
                t(
                    "Working days in which the baseline planned to earn what is earned now, interpolated on the "
                    "PV curve. SV(t) = ES − AT, SPI(t) = ES ÷ AT, with AT the working days since the start; "
                    "IEAC(t) = planned duration ÷ SPI(t)."
                ),
                _LIPKE,
            ),
        ),
    ),
    (
        t("Forecast and health"),
        (
            Definition(
                "forecast",
                t("Probability of a date"),
                t(
                    "Share of simulated runs that finish by then. Each run draws the remaining duration of "
                    "tasks with three-point estimates (Beta-PERT, λ = 4) and whether each quantified open risk "
                    "occurs, and schedules the whole network anew; the seed makes it repeatable."
                ),
                _PERT,
            ),
            Definition(
                "percentile",
                t("P10, P50, P80, P95"),
                t("The day by which that share of the runs, in percent, has finished."),
                _PERT,
            ),
            Definition(
                "criticality",
                t("Criticality index"),
                t("Share of the runs in which a task is on the critical path."),
                _PERT,
            ),
            Definition(
                "sensitivity",
                t("Correlation and cruciality"),
                t(
                    "Rank correlation (Spearman) over the runs between the drawn duration of a task, or the "
                    "occurrence of a risk, and the finish: 1 where the finish follows it alone, about 0 where it "
                    "does not. Cruciality of a task is its correlation × its criticality index."
                ),
                _RANKS,
            ),
            Definition(
                "health",
                t("Schedule health"),
                t(
                    "Fourteen tests of the network: logic, leads, lags, link types, constraints, float, "
                    "duration, dates, resources, missed tasks, the critical path test, CPLI and BEI, each with "
                    "its limit."
                ),
                _DCMA,
            ),
        ),
    ),
    (
        t("Resources"),
        (
            Definition(
                "load",
                t("Load"),
                t(
                    "Planned hours of a week ÷ capacity of that week. Capacity: hours a day on the working days "
                    "of the person's calendar without leave. Above 100 % is over-allocated."
                ),
                _PMBOK,
            ),
            Definition(
                "usage",
                t("Usage"),
                t(
                    "Booked hours and cost beside the planned ones and what is left of them; variance = (actual "
                    "+ remaining − planned) ÷ planned."
                ),
                _PMBOK,
            ),
        ),
    ),
    (
        t("Risks, changes and actions"),
        (
            Definition(
                "score",
                t("Risk score"),
                t("Probability × impact, each from 1 to 5; of several impacts the largest counts."),
                _ISO,
            ),
            Definition(
                "exposure",
                t("Exposure"),
                t("Sum of probability × cost (and × delay) of the quantified risks that are open."),
                _ISO,
            ),
            Definition(
                "decided_days",
                t("Days to a decision"),
                t("Calendar days from the day a change was submitted to its last required verdict."),
            ),
            Definition(
                "overdue",
                t("Overdue"),
                t("Open, with a due day before the as-of day."),
            ),
        ),
    ),
    (
        t("Status"),
        (
            Definition(
                "status",
                t("Computed status"),
                t(
                    "Schedule by slip and SPI, cost by CPI, scope by changes that wait too long, risk by "
                    "critical threats and overdue reviews, resources by load, client by satisfaction; overall "
                    "the worst of them. What has no data is grey, never green."
                ),
            ),
        ),
    ),
)
"""Definitions by group, in the order of the page."""
_BY_KEY = {item.key: item for _, group in GROUPS for item in group}


def formula(desk: Desk, *keys: str, inputs: tuple[Text, ...] = ()) -> Formula:
    """What stands behind a figure: definitions by key, its inputs, the as-of day, the way to all definitions."""
    lines: list[Text] = [
        (Words(desk.t(_BY_KEY[key].name), "strong"), Words(desk.t(_BY_KEY[key].formula))) for key in keys
    ]
    lines += inputs
    lines.append((Words(desk.t("As of {day}.", day=desk.t.full_day(desk.today)), "mute"),))
    return Formula(
        tuple(lines), Link(desk.t("How the numbers are computed"), Address(PAGE, keys[0] if keys else ""))
    )
