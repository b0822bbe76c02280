"""Rules on figures that were frozen when a report was written."""

from __future__ import annotations

from pmsite.model.rules._rule import WARNING, Rule

UNCONFIRMED = Rule(
    "PM245",
    WARNING,
    "a frozen figure of a report is not confirmed by the records of its day",
    "A report is believed because each of its figures can be computed again. Compared are `figures:` of the report "
    "with the records as of their day: what rests on dated facts (cost and hours booked, progress, earned value, "
    "milestones reached, survey answers, decisions) with the records as they are now; with `pmsite check` every "
    "figure also with the content as git has it of that day. A number agrees when it is the same rounded as it is "
    "written. Correct the figure or the records; a figure that was reported so and stays so is named with its "
    "reason: `restated: {earned_value.ac: Two invoices of March came in April}`.",
)
