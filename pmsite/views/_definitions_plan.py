"""Definitions of dates, forecasts and resources."""

from __future__ import annotations

from pmsite.views._definition import CPM, DCMA, PERT, PMBOK, RANKS, Definition, Group, t

GROUPS: tuple[Group, ...] = (
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
                CPM,
            ),
            Definition(
                "total_float",
                t("Total float"),
                t(
                    "Working days by which a task can move before the finish of the project moves: the smaller "
                    "of late start − early start and late finish − early finish. Negative where a deadline "
                    "cannot be met."
                ),
                CPM,
            ),
            Definition(
                "free_float",
                t("Free float"),
                t("Working days by which a task can move before any of its successors moves."),
                CPM,
            ),
            Definition(
                "critical",
                t("Critical path"),
                t("Unfinished tasks without total float: each day lost there moves the finish."),
                CPM,
            ),
            Definition(
                "near_critical",
                t("Near-critical"),
                t(
                    "Unfinished tasks that are not critical, with no more total float than the limit set for it."
                ),
                CPM,
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
                PMBOK,
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
                PERT,
            ),
            Definition(
                "percentile",
                t("P10, P50, P80, P95"),
                t("The day by which that share of the runs, in percent, has finished."),
                PERT,
            ),
            Definition(
                "criticality",
                t("Criticality index"),
                t("Share of the runs in which a task is on the critical path."),
                PERT,
            ),
            Definition(
                "sensitivity",
                t("Correlation and cruciality"),
                t(
                    "Rank correlation (Spearman) over the runs between the drawn duration of a task, or the "
                    "occurrence of a risk, and the finish: 1 where the finish follows it alone, about 0 where it "
                    "does not. Cruciality of a task is its correlation × its criticality index."
                ),
                RANKS,
            ),
            Definition(
                "health",
                t("Schedule health"),
                t(
                    "Fourteen tests of the network: logic, leads, lags, link types, constraints, float, "
                    "duration, dates, resources, missed tasks, the critical path test, CPLI and BEI, each with "
                    "its limit."
                ),
                DCMA,
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
                PMBOK,
            ),
            Definition(
                "usage",
                t("Usage"),
                t(
                    "Booked hours and cost beside the planned ones and what is left of them; variance = (actual "
                    "+ remaining − planned) ÷ planned."
                ),
                PMBOK,
            ),
        ),
    ),
)
