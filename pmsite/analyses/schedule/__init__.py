"""Schedule: the critical path method over tasks, milestones and summaries with working calendars."""

from pmsite.analyses.schedule.compute import compute_schedule
from pmsite.analyses.schedule.duration import (
    Dependency,
    DurationError,
    effort_duration,
    format_duration,
    parse_dependency,
    parse_duration,
)
from pmsite.analyses.schedule.explain import explain
from pmsite.analyses.schedule.network import Activity, Link, LinkType, Network, Progress
from pmsite.analyses.schedule.result import (
    ActivityDates,
    Cycle,
    CycleLink,
    Driver,
    DriverKind,
    Fault,
    Holds,
    Problem,
    Schedule,
    State,
    Why,
)

__all__ = [
    "Activity",
    "ActivityDates",
    "Cycle",
    "CycleLink",
    "Dependency",
    "Driver",
    "DriverKind",
    "DurationError",
    "Fault",
    "Holds",
    "Link",
    "LinkType",
    "Network",
    "Problem",
    "Progress",
    "Schedule",
    "State",
    "Why",
    "compute_schedule",
    "effort_duration",
    "explain",
    "format_duration",
    "parse_dependency",
    "parse_duration",
]
