import dataclasses
import datetime as dt

from pmsite.analyses import health as analysis
from pmsite.model.figure import Status
from pmsite.views import health
from tests.views import _figures
from tests.views._figures import cells, column, figure, head, plain

TASKS = "\n".join(
    f"  - {{id: T-{n}, name: N{n}, duration: 1d, budget: {{labour: 1}}, depends: ['T-{n - 1}{lag}']}}"
    for n, lag in ((2, ""), (3, " FS-1d"), (4, " SS+1d"), (5, " SS"))
)
FILES = {
    "atlas/plan.md": f"""id: PLAN-01
title: Plan
start: 2026-06-01
tasks:
  - {{id: T-1, name: N1, duration: 1d, budget: {{labour: 1}}, must_start: 2026-06-08}}
{TASKS}""",
}


def made(files=FILES, *, audience="", language="en", declassify=()):
    built = _figures.portal(files)
    found = analysis.derive(built.graph, built.settings, built.as_of)
    derived = {uid: {**built.derived.get(uid, {}), **found.get(uid, {})} for uid in (*built.derived, *found)}
    built = dataclasses.replace(built, derived=derived)
    if audience:
        rule = built.settings.audiences["client"].model_copy(update={"declassify": list(declassify)})
        audiences = {**built.settings.audiences, "client": rule}
        built = dataclasses.replace(
            built, settings=built.settings.model_copy(update={"audiences": audiences})
        )
        built = _figures.release(built, audience)
    pages = health.pages(_figures.desk(built, language=language))
    return {page.address.page: page for page in pages}.get("atlas/health")


def test_the_sentence_names_what_fails_and_counts_what_cannot_be_told():
    page = made()
    assert head(page).title == (
        "5 tests of the schedule fail: Missing logic, Leads, Lags, Finish-to-start links and Hard constraints; "
        "2 cannot be told."
    )
    assert head(page).small == "7 of 14 passed"
    assert (page.area, page.nav, page.order) == ("plan", "Schedule health", 20)


def test_every_test_has_result_value_and_limit():
    table = figure(made(), "Fourteen tests of the network")
    assert [row[:4] for row in cells(table)] == [
        ["Missing logic", "failed", "40 %", "≤ 5 %"],
        ["Leads", "failed", "25 %", "none"],
        ["Lags", "failed", "25 %", "≤ 5 %"],
        ["Finish-to-start links", "failed", "50 %", "≥ 90 %"],
        ["Hard constraints", "failed", "20 %", "≤ 5 %"],
        ["High float", "passed", "0 %", "≤ 5 %"],
        ["Negative float", "passed", "0 %", "none"],
        ["High duration", "passed", "0 %", "≤ 5 %"],
        ["Invalid dates", "passed", "0 %", "none"],
        ["Missing resources", "passed", "0 %", "none"],
        ["Missed tasks", "n/a", "n/a", "≤ 5 %"],
        ["Critical path test", "passed", "100 %", "moves as much"],
        ["Critical path length index (CPLI)", "passed", "1.00", "≥ 0.95"],
        ["Baseline execution index (BEI)", "n/a", "n/a", "≥ 0.95"],
    ]


def test_tasks_that_offend_are_linked():
    table = figure(made(), "Fourteen tests of the network")
    assert column(table, "Tasks")[:5] == ["T-1, T-5", "T-3", "T-4", "T-4, T-5", "T-1"]
    to = table.rows[1].cells[4].text[0].to
    assert (to.page, to.anchor) == ("atlas/plan", "T-3")


def test_a_row_says_formula_numerator_and_denominator_or_why_not():
    rows = figure(made(), "Fourteen tests of the network").rows
    assert plain(rows[1].cells[0].sub) == "Links with a negative lag ÷ links of unfinished work."
    assert plain(rows[1].cells[2].sub) == "1 of 4"
    assert plain(rows[11].cells[2].sub) == "600 of 600 working days"
    assert plain(rows[13].cells[2].sub) == "no baseline up to the as-of day"


def test_a_result_has_a_shape_and_a_word_and_what_is_not_known_is_not_green():
    rows = figure(made(), "Fourteen tests of the network").rows
    assert rows[0].cells[1].text == (Status("off", "failed"),)
    assert rows[5].cells[1].text == (Status("ok", "passed"),)
    assert rows[13].cells[1].text == (Status("none", "n/a"),)


def test_a_good_schedule_says_so():
    many = ["  - {id: T-1, name: N1, duration: 1d, budget: {labour: 1}}"]
    many += [
        f"  - {{id: T-{n}, name: N{n}, duration: 1d, budget: {{labour: 1}}, depends: [T-{n - 1}]}}"
        for n in range(2, 41)
    ]
    found = made({"atlas/plan.md": "id: PLAN-01\ntitle: P\nstart: 2026-06-01\ntasks:\n" + "\n".join(many)})
    assert head(found).title == "The schedule passes all 12 tests; 2 cannot be told."


def test_a_finished_plan_says_that_nothing_can_be_told():
    done = "  - {id: T-1, name: N, duration: 1d, actual_start: 2026-06-01, actual_finish: 2026-06-01}"
    found = made({"atlas/plan.md": "id: PLAN-01\ntitle: P\nstart: 2026-06-01\ntasks:\n" + done})
    assert head(found).title == "The health of the schedule cannot be told: no unfinished task."


def test_a_project_without_a_schedule_has_no_page():
    assert made({}) is None
    built = _figures.portal(FILES)
    assert list(health.pages(_figures.desk(built, None))) == []


def test_the_formula_names_the_source_and_the_day():
    formula = figure(made(), "Fourteen tests of the network").formula
    lines = [plain(line) for line in formula.lines]
    assert "Source: DCMA, Earned Value Management System Program Analysis Pamphlet." in lines
    assert lines[-1] == f"As of {dt.date(2026, 6, 5):Fri %-d Jun %Y}."


def test_an_audience_has_no_health():
    assert (
        made({**FILES, "atlas/plan.md": FILES["atlas/plan.md"] + "\naudience: client"}, audience="client")
        is None
    )


def test_declassified_it_names_no_task_that_the_audience_has_not():
    page = made(audience="client", declassify=("project.health",))
    assert set(column(figure(page, "Fourteen tests of the network"), "Tasks")) == {"–"}


def test_one_test_that_can_be_told_is_no_plural():
    plan = "id: PLAN-01\ntitle: Plan\nstart: 2026-06-01\ntasks:\n"
    done = "  - {id: T-1, name: A, duration: 1d, actual_start: 2026-06-01, actual_finish: 2026-06-01}\n"
    baseline = "id: BL-01\ntitle: B\ndate: 2026-05-29\ntasks: {T-1: {start: 2026-06-01, finish: 2026-06-01}}"
    found = head(made({"atlas/plan.md": plan + done, "atlas/baselines/BL-01.md": baseline}))
    assert (found.title, found.small) == (
        "The schedule passes the one test that can be told; 13 cannot be told.",
        "1 of 14 passed",
    )
