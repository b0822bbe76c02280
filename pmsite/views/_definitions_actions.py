"""Definitions of actions, meetings, feedback and surveys."""

from __future__ import annotations

from pmsite.views._definition import Definition, Group, t

GROUPS: tuple[Group, ...] = (
    (
        t("Actions, meetings and the client"),
        (
            Definition(
                "closing_rate",
                t("Closing rate of actions"),
                t(
                    "Actions done or verified ÷ actions whose due day is not after the as-of day; "
                    "cancelled ones and those without a due day are left out. Done in time: done by"
                    " the due day ÷ done, of those with both days."
                ),
            ),
            Definition(
                "action_age",
                t("Age of an action"),
                t(
                    "Calendar days from the day it was created or started, else from the day of the"
                    " record it came from, to the as-of day. The mean is over the open ones whose "
                    "beginning is known."
                ),
            ),
            Definition(
                "effect",
                t("Effect of improvement measures"),
                t(
                    "Worked: verified as effective by the as-of day. Did not work: verified as "
                    "without effect. Not verified yet: done, and nobody has looked. Cancelled ones "
                    "are left out."
                ),
            ),
            Definition(
                "attendance",
                t("Attendance"),
                t(
                    "Present ÷ (present + absent + excused), over the meetings held that record who"
                    " was there."
                ),
            ),
            Definition(
                "response_time",
                t("Response time"),
                t(
                    "Calendar days from what a client said to the answer, over the answers given by"
                    " the as-of day. What waits counts from the day it was said."
                ),
            ),
            Definition(
                "survey_mean",
                t("Mean of a survey"),
                t(
                    "Mean of score ÷ end of the scale over all answers given by the as-of day: × "
                    "100 for clients, × 5 for the team, so that waves on different scales compare. "
                    "n is the number of answers."
                ),
            ),
            Definition(
                "response_rate", t("Response rate"), t("Answers ÷ people who were invited to the survey.")
            ),
        ),
    ),
)
