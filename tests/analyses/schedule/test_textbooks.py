"""Networks of two textbooks beside those of cpm.json, with the tables that their authors print.

Hillier and Lieberman, Introduction to Operations Research, chapter on project management: the Reliable
Construction Co., 14 activities in weeks, finish after 44 weeks, critical path A-B-C-E-F-J-L-N.

Taylor, Introduction to Management Science, chapter 8, problems 5 and 6: networks of activities on arrows
(an activity leads from one event to the next), printed with earliest and latest times and slack.
"""

import datetime as dt

import pytest

from pmsite.analyses.schedule import Activity, Link, LinkType, Network, compute_schedule
from pmsite.model.calendar import EVERY_DAY, WorkCalendar

ZERO = dt.date(2026, 1, 5)
DAY = 480

# activity: duration, predecessors, earliest start, latest start
RELIABLE = {
    "A": (2, "", 0, 0), "B": (4, "A", 2, 2), "C": (10, "B", 6, 6), "D": (6, "C", 16, 20),
    "E": (4, "C", 16, 16), "F": (5, "E", 20, 20), "G": (7, "D", 22, 26), "H": (9, "EG", 29, 33),
    "I": (7, "C", 16, 18), "J": (8, "FI", 25, 25), "K": (4, "J", 33, 34), "L": (5, "J", 33, 33),
    "M": (2, "H", 38, 42), "N": (6, "KL", 38, 38),
}  # fmt: skip
# activity by its events: duration, earliest start and finish, latest start and finish, slack
TAYLOR_5 = {
    (1, 2): (7, 0, 7, 2, 9, 2), (1, 3): (10, 0, 10, 0, 10, 0), (2, 4): (6, 7, 13, 9, 15, 2),
    (3, 4): (5, 10, 15, 10, 15, 0), (3, 5): (4, 10, 14, 14, 18, 4), (4, 5): (3, 15, 18, 15, 18, 0),
    (5, 6): (2, 18, 20, 18, 20, 0),
}  # fmt: skip
TAYLOR_6 = {
    (1, 2): (8, 0, 8, 1, 9, 1), (1, 3): (10, 0, 10, 0, 10, 0), (1, 4): (9, 0, 9, 6, 15, 6),
    (2, 5): (6, 8, 14, 9, 15, 1), (2, 6): (4, 8, 12, 16, 20, 8), (3, 5): (5, 10, 15, 10, 15, 0),
    (4, 5): (0, 9, 9, 15, 15, 6), (4, 7): (7, 9, 16, 20, 27, 11), (5, 7): (12, 15, 27, 15, 27, 0),
    (5, 8): (15, 15, 30, 16, 31, 1), (6, 9): (18, 12, 30, 20, 38, 8), (7, 8): (4, 27, 31, 27, 31, 0),
    (8, 9): (7, 31, 38, 31, 38, 0),
}  # fmt: skip


def schedule(durations, predecessors):
    activities = tuple(
        Activity(
            name, duration=days * DAY, links=tuple(Link(item, LinkType.FS, 0) for item in predecessors[name])
        )
        for name, days in durations.items()
    )
    return compute_schedule(Network(ZERO, activities, WorkCalendar(weekdays=EVERY_DAY)))


def starts(item):
    return (item.early_start - ZERO).days, (item.late_start - ZERO).days


def test_the_reliable_construction_company_ends_after_44_weeks():
    found = schedule(
        {key: row[0] for key, row in RELIABLE.items()}, {key: row[1] for key, row in RELIABLE.items()}
    )
    assert {key: starts(item) for key, item in found.activities.items()} == {
        key: row[2:] for key, row in RELIABLE.items()
    }
    assert (found.finish - ZERO).days + 1 == 44
    assert "".join(key for key, item in found.activities.items() if item.critical) == "ABCEFJLN"


@pytest.mark.parametrize("case", [TAYLOR_5, TAYLOR_6], ids=["problem 5", "problem 6"])
def test_networks_on_arrows_get_the_printed_table(case):
    names = {arrow: f"{arrow[0]}-{arrow[1]}" for arrow in case}
    predecessors = {
        name: [names[other] for other in case if other[1] == arrow[0]] for arrow, name in names.items()
    }
    found = schedule({names[arrow]: row[0] for arrow, row in case.items()}, predecessors)
    for arrow, (days, early, finish, late, latest, slack) in case.items():
        item = found.activities[names[arrow]]
        if days:  # an activity of no duration has no first and last day
            assert starts(item) == (early, late), arrow
            assert ((item.early_finish - ZERO).days + 1, (item.late_finish - ZERO).days + 1) == (
                finish,
                latest,
            ), arrow
        assert item.total_float_days == slack, arrow
        assert item.critical == (slack == 0)
