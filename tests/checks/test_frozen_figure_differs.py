import pytest

from pmsite.checks import frozen_figure_differs
from tests.checks._portal import found


def report(query, *rows, columns=""):
    lines = "\n".join(f"    - {{{row}}}" for row in rows)
    columns = f"\n  columns: [{columns}]" if columns else ""
    return f"---\ntitle: R\n---\n```pmsite\n{query}\nfrozen:\n  as_of: 2026-03-20{columns}\n  rows:\n{lines}\n```\n"


def test_a_record_that_is_gone_is_noticed_at_its_row():
    files = {
        "RPT-1": report("count: kind = risk", "id: RISK-1, title: A", "id: RISK-2, title: B"),
        "RISK-1": "",
    }
    assert found(frozen_figure_differs, files) == [
        "PM241 RPT-1.md:10 count of 2026-03-20: RISK-2 is not there any more"
    ]


@pytest.mark.parametrize(
    ("done", "frozen", "said"),
    [
        ("done: 2026-03-18", "done: 2026-03-19", "done is frozen as 2026-03-19, now it is 2026-03-18"),
        ("", "done: 2026-03-19", "done is frozen as 2026-03-19, now it is empty"),
        ("done: 2026-03-18", "done: null", "done is frozen as empty, now it is 2026-03-18"),
        ("done: 2026-03-19", "done: 2026-03-19", None),
        ("done: 2026-03-21", "done: null", None),
        ("done: 2026-03-25", "done: 2026-03-30", None),
    ],
)
def test_days_that_had_come_are_compared(done, frozen, said):
    text = report("register: kind = action", f"id: ACT-1, title: A, {frozen}", columns="done")
    wanted = [f"PM241 RPT-1.md:10 register of 2026-03-20: ACT-1 {said}"] if said else []
    assert found(frozen_figure_differs, {"RPT-1": text, "ACT-1": f"{done}\ntitle: A"}) == wanted


def test_what_has_no_day_of_its_own_may_change():
    row = "id: RISK-1, title: Old title, status: assessed, owner: xu.bo, current.score: 20"
    text = report("register: kind = risk", row, columns="status, owner, current.score")
    files = {"RPT-1": text, "RISK-1": "title: New title\nstatus: closed\nowner: li.wei"}
    assert not found(frozen_figure_differs, files)


def test_the_first_difference_of_each_figure_is_told():
    row = "id: M1, title: End, baseline: 2026-03-01, forecast: 2026-03-01, actual: 2026-03-02, status: achieved_late"
    text = report("timeline: kind = milestone", row, "id: M7, title: Gone")
    files = {
        "RPT-1": text,
        "plan": "milestones: [{id: M1, name: End, baseline: 2026-03-05, actual: 2026-03-03}]",
    }
    assert found(frozen_figure_differs, files) == [
        "PM241 RPT-1.md:9 timeline of 2026-03-20: M1 actual is frozen as 2026-03-02, now it is 2026-03-03"
    ]


def test_a_figure_that_is_not_frozen_is_none_of_its_business():
    assert not found(
        frozen_figure_differs, {"RPT-1": "---\ntitle: frozen\n---\n```pmsite\ncount: kind = risk\n```\n"}
    )
