"""What the numbers of documents mean: definitions with their formula in words and their source."""

from __future__ import annotations

from pmsite.views._definition import Definition, Group, t

_ISO = t("ISO 9001:2015, 7.5")

GROUPS: tuple[Group, ...] = (
    (
        t("Documents"),
        (
            Definition(
                "completeness",
                t("Completeness"),
                t(
                    "Needs that are met ÷ needs. The checklist of the project's phase names the needs; what an "
                    "earlier phase left open is listed and not counted. A record meets a need when it is in force: "
                    "neither draft nor in review, not withdrawn or superseded, and not dated after the as-of day."
                ),
                t("Cooper 1990, Stage-Gate Systems"),
            ),
            Definition(
                "stale",
                t("Stale document"),
                t("In force, no review planned, and the last revision longer ago than the limit."),
                _ISO,
            ),
            Definition(
                "incomplete",
                t("Incomplete document"),
                t(
                    "A draft needs type, version and author; in review also a reviewer; in force also an "
                    "approver, a next review and its revisions."
                ),
                _ISO,
            ),
        ),
    ),
)
