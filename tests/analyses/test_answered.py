"""Response time in calendar days; mean, median and longest by hand."""

import datetime as dt

from pmsite.analyses.answered import Statement, months, responses

AS_OF = dt.date(2026, 6, 5)


def day(text):
    return dt.date.fromisoformat(f"2026-{text}") if text else None


def statement(said="", answered="", *, waits=False):
    return Statement(day(said), day(answered), waits)


STATEMENTS = [
    statement("03-02", "03-02"),  # on the day: 0
    statement("03-30", "04-02"),  # 3
    statement("05-14", "05-24"),  # 10
    statement("05-28", "05-29"),  # 1
    statement("05-31", waits=True),
    statement("06-01", waits=True),
    statement("", "05-02"),  # nobody wrote when it was said
    statement("05-01"),  # closed without an answer
]


def test_mean_median_and_longest_of_the_answers_given():
    found = responses(STATEMENTS, AS_OF)
    assert (found.n, found.mean, found.median, found.longest) == (4, 3.5, 2.0, 10)  # 0, 1, 3, 10
    assert (found.waiting, found.oldest) == (2, 5)


def test_without_an_answer_there_is_no_mean():
    found = responses([statement("06-01", waits=True), statement(waits=True)], AS_OF)
    assert (found.n, found.mean, found.median, found.longest) == (0, None, None, None)
    assert (found.waiting, found.oldest) == (2, 4)
    assert responses([], AS_OF).oldest is None


def test_each_month_counts_what_was_said_and_what_was_answered_in_it():
    found = months([*STATEMENTS, statement("06-20", "06-21")], AS_OF)
    assert [(item.end.isoformat(), item.received, item.answered, item.mean) for item in found] == [
        ("2026-03-31", 2, 1, 0.0),
        ("2026-04-30", 0, 1, 3.0),  # of the statement of March
        ("2026-05-31", 4, 2, 5.5),  # 10 and 1; one of May waits, one was never answered
        ("2026-06-05", 1, 0, None),
    ]
    assert months([statement()], AS_OF) == ()
