"""Earned value and earned schedule: what a project has cost for what it has done, against its baseline.

Formulas after the PMBOK Guide and ANSI/EIA-748; earned schedule after W. Lipke, "Schedule is Different", 2003.
"""

from pmsite.analyses.earned_value._groups import REMOVED
from pmsite.analyses.earned_value.curves import cumulated, planned_share, spread, working_days
from pmsite.analyses.earned_value.earned_schedule import earned_schedule, earned_time
from pmsite.analyses.earned_value.measures import Result, measures
from pmsite.analyses.earned_value.methods import Entry, Progress, Step, earned_share
from pmsite.analyses.earned_value.project import ESTIMATES, KEYS, derive, earned_value

__all__ = [
    "ESTIMATES",
    "KEYS",
    "REMOVED",
    "Entry",
    "Progress",
    "Result",
    "Step",
    "cumulated",
    "derive",
    "earned_schedule",
    "earned_share",
    "earned_time",
    "earned_value",
    "measures",
    "planned_share",
    "spread",
    "working_days",
]
