"""Definitions of earned value."""

from __future__ import annotations

from pmsite.views._definition import LIPKE, PMBOK, Definition, Group, t

GROUPS: tuple[Group, ...] = (
    (
        t("Earned value"),
        (
            Definition(
                "bac",
                t("Budget at completion (BAC)"),
                t("Sum of the costs of all leaf tasks in the current baseline."),
                PMBOK,
            ),
            Definition(
                "pv",
                t("Planned value (PV)"),
                t(
                    "Cost of the work that the baseline schedules up to the as-of day; the cost of a task is "
                    "spread evenly over its working days."
                ),
                PMBOK,
            ),
            Definition(
                "ev",
                t("Earned value (EV)"),
                t(
                    "Baseline cost of the work that is done, by the method of each task: 0/100, 50/50, weighted "
                    "milestones, percent complete, or level of effort."
                ),
                PMBOK,
            ),
            Definition(
                "ac",
                t("Actual cost (AC)"),
                t("Booked cost up to the as-of day; hours without a cost count at the rate of their date."),
                PMBOK,
            ),
            Definition("sv", t("Schedule variance (SV)"), t("EV − PV"), PMBOK),
            Definition("cv", t("Cost variance (CV)"), t("EV − AC"), PMBOK),
            Definition("spi", t("Schedule performance index (SPI)"), t("EV ÷ PV"), PMBOK),
            Definition("cpi", t("Cost performance index (CPI)"), t("EV ÷ AC"), PMBOK),
            Definition(
                "eac",
                t("Estimate at completion (EAC)"),
                t(
                    "BAC ÷ CPI, if the work goes on at today's cost performance; AC + (BAC − EV), if the rest "
                    "keeps its budget; AC + (BAC − EV) ÷ (CPI × SPI), if the delay costs too."
                ),
                PMBOK,
            ),
            Definition("etc", t("Estimate to complete (ETC)"), t("EAC − AC"), PMBOK),
            Definition("vac", t("Variance at completion (VAC)"), t("BAC − EAC"), PMBOK),
            Definition(
                "tcpi",
                t("To-complete performance index (TCPI)"),
                t(
                    "(BAC − EV) ÷ (BAC − AC) to keep the budget; (BAC − EV) ÷ (EAC − AC) to keep the estimate."
                ),
                PMBOK,
            ),
            Definition(
                "es",
                t("Earned schedule (ES)"),
                t(
                    "Working days in which the baseline planned to earn what is earned now, interpolated on the "
                    "PV curve. SV(t) = ES − AT, SPI(t) = ES ÷ AT, with AT the working days since the start; "
                    "IEAC(t) = planned duration ÷ SPI(t)."
                ),
                LIPKE,
            ),
        ),
    ),
)
