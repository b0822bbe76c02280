"""Definitions of risks, changes, actions, KPIs and the status."""

from __future__ import annotations

from pmsite.views._definition import ISO, Definition, Group, t

GROUPS: tuple[Group, ...] = (
    (
        t("Risks, changes and actions"),
        (
            Definition(
                "score",
                t("Risk score"),
                t("Probability × impact, each from 1 to 5; of several impacts the largest counts."),
                ISO,
            ),
            Definition(
                "exposure",
                t("Exposure"),
                t("Sum of probability × cost (and × delay) of the quantified risks that are open."),
                ISO,
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
        t("Breakdown of KPIs"),
        (
            Definition(
                "breakdown",
                t("KPI by person and department"),
                t(
                    "The same formula over the records of each person: those that the person owns. A department "
                    "has the records of its people. The numerators and the denominators of all rows add up to "
                    "those of the KPI, unless a record counts for several people. A count or a sum has its target "
                    "as a whole, so its parts have none."
                ),
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
