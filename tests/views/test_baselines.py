"""Pages of baselines, on the plan of one project that is worked by hand (Monday to Friday, 2026)."""

import datetime as dt

import pytest

from pmsite.model.figure import Band, Listing, Prose, Status
from pmsite.model.settings import AudienceSettings, Settings
from pmsite.release.release import release
from pmsite.views import baselines
from tests.checks._portal import portal
from tests.views._figures import cells, chips, column, desk, facts, figure, head, items, plain, titles

MONDAY = dt.date(2026, 1, 5)
PLAN = """
    id: PLAN-1
    start: 2026-01-05
    tasks:
      - {id: T-1, name: Design, duration: 5d, budget: {labour: 1000}, audience: client}
      - {id: T-2, name: Build, duration: 8d, depends: [T-1], budget: {labour: 2600}}
      - {id: T-3, name: Test, duration: 2d, depends: [T-2], budget: {labour: 500}, allocate: [{who: li.wei}]}
      - {id: T-5, name: Notes, duration: 1d, budget: {labour: 90}}
    milestones: [{id: M1, name: Handover, depends: [T-3], audience: client}]
"""
FIRST = """
    title: Plan as approved
    date: 2026-01-02
    reason: First plan
    tasks: {T-1: {start: 2026-01-05, finish: 2026-01-09, duration: 5d, cost: 1000}}
    audience: client
"""
SECOND = """
    title: After CR-1
    date: 2026-01-05
    reason: Sign-on
    change: CR-1
    tasks:
      T-1: {start: 2026-01-05, finish: 2026-01-09, duration: 5d, hours: 40, cost: 1000}
      T-2: {start: 2026-01-12, finish: 2026-01-16, duration: 1w, hours: 40, cost: 2000}
      T-3: {start: 2026-01-19, finish: 2026-01-20, hours: 16, cost: 500}
      T-4: {start: 2026-01-05, finish: 2026-01-06, cost: 300}
    milestones: {M1: 2026-01-20}
    digest: "sha256:0000"
    audience: client
"""
FILES = {
    "P": "kind: project\nid: P\ntitle: Project\ncurrency: CNY\naudience: client",
    "plan": PLAN,
    "BL-01": FIRST,
    "BL-02": SECOND,
    "CR-1": "title: Sign-on\nstatus: baselined\nleads_to: BL-02",
    "li.wei": "title: Li Wei",
}


def built(files=None, *, as_of=MONDAY, audience="", declassify=()):
    rule = {"client": AudienceSettings(declassify=declassify)}
    found = portal({**FILES, **(files or {})}, as_of=as_of, settings=Settings(audiences=rule))
    return release(found, audience) if audience else found


def pages(language="en", **options):
    found = baselines.pages(desk(built(**options), "P", language=language))
    return {page.address.page: page for page in found}


def page(**options):
    return pages(**options)["p/baselines"]


def inner(band):
    return {found.title: found for figure in band if isinstance(figure, Band) for found in figure.figures}


def test_the_sentence_says_how_far_the_plan_is_from_the_baseline_in_force():
    """T-2 lasts until Wednesday 21 January, T-3 until Friday 23: three working days behind."""
    found = head(page())
    assert found.title == "The plan is 3 working days behind BL-02, mainly T-2. It costs ¥390 more."
    assert found.subject == "Baselines"
    assert plain(found.sub) == "BL-02 After CR-1, frozen on 5 Jan, approved by CR-1 Sign-on"
    assert (page().area, page().nav, page().view) == ("plan", "Baselines", "p/baselines")


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("duration: 5d", "The plan finishes on the day that BL-02 froze. It costs ¥390 more."),
        ("duration: 4d", "The plan is 1 working day ahead of BL-02. It costs ¥390 more."),
        ("duration: 6d", "The plan is 1 working day behind BL-02, mainly T-2. It costs ¥390 more."),
    ],
    ids=["on the day", "ahead", "behind"],
)
def test_a_plan_on_its_day_or_ahead_says_so(first, said):
    plan = PLAN.replace("name: Build, duration: 8d", f"name: Build, {first}")
    assert head(page(files={"plan": plan})).title == said


def test_a_plan_that_costs_less_says_so():
    plan = PLAN.replace("labour: 2600", "labour: 200")
    assert head(page(files={"plan": plan})).title.endswith("It costs ¥2,010 less.")


def test_what_changed_stands_on_the_first_screen():
    found = page()
    assert titles(found) == ["", "All baselines", "Every task against BL-02"]
    summary = inner(found.figures)["What changed since BL-02"]
    assert facts(summary) == {
        "Finish": "23 Jan +3 d baseline 20 Jan",
        "Mainly": "T-2 Build",
        "Cost": "+¥390",
        "Hours": "±0 4 tasks not counted",
        "Tasks": "2 later, 0 earlier, 1 on their dates",
        "Milestones later": "1",
        "Added": "T-5 Notes",
        "Removed": "T-4",
    }
    behind = [plain(line) for line in summary.formula.lines]
    assert behind[0].startswith("Variance against a baseline Dates and costs now minus those frozen")
    assert behind[1] == "BL-02 After CR-1 frozen on 5 Jan"
    assert behind[-1] == "As of Mon 5 Jan 2026."


def test_the_worst_slippers_say_from_when_to_when():
    worst = inner(page().figures)["What slipped most"]
    assert [(main, meta) for main, meta, *_ in items(worst)] == [
        ("T-2 Build", "from 16 Jan to 21 Jan"),
        ("T-3 Test", "from 20 Jan to 23 Jan"),
    ]
    calm = page(files={"plan": PLAN.replace("duration: 8d", "duration: 5d")})
    empty = inner(calm.figures)["What slipped most"]
    assert isinstance(empty, Listing)
    assert (empty.items, empty.empty) == ((), "No task finishes later than in the baseline.")


def test_every_task_stands_against_the_baseline_the_largest_slip_first():
    table = figure(page(), "Every task against BL-02")
    assert cells(table) == [
        ["T-2 Build", "16 Jan", "21 Jan", "+3 d", "±0", "+3 d", "n/a", "+¥600", "Later"],
        ["T-3 Test", "20 Jan", "23 Jan", "+3 d", "+3 d", "±0", "±0", "±0", "Later"],
        ["M1 Handover", "20 Jan", "23 Jan", "+3 d", "–", "–", "–", "–", "Later"],
        ["T-5 Notes", "–", "5 Jan", "–", "–", "–", "–", "+¥90", "Added"],
        ["T-4", "6 Jan", "–", "–", "–", "–", "–", "−¥300", "Removed"],
        ["T-1 Design", "9 Jan", "9 Jan", "±0", "±0", "±0", "n/a", "±0", "On its date"],
    ]
    assert plain(table.rows[0].cells[6].sub) == "nobody is allocated"
    assert chips(table) == {"All": 6, "Later": 3, "Added": 1, "Removed": 1, "On its date": 1}


def test_a_slip_beyond_the_tolerance_has_its_light():
    """The limits are 5 and 20 working days: 8 d + 6 d is 9 later."""
    table = figure(
        page(files={"plan": PLAN.replace("duration: 8d", "duration: 14d")}), "Every task against BL-02"
    )
    assert table.rows[0].cells[-1].text == (Status("warn", "Later"),)


def test_the_register_has_all_baselines_the_newest_first():
    table = figure(page(), "All baselines")
    assert cells(table) == [
        [
            "BL-02 After CR-1",
            "5 Jan",
            "Sign-on",
            "CR-1 Sign-on",
            "4",
            "20 Jan",
            "+3 d",
            "+¥390",
            "not sealed",
        ],
        [
            "BL-01 Plan as approved",
            "2 Jan",
            "First plan",
            "–",
            "1",
            "9 Jan",
            "+10 d",
            "+¥3,190",
            "not sealed",
        ],
    ]
    assert plain(table.rows[0].cells[0].sub) == "in force"
    assert not table.rows[1].cells[0].sub


def test_each_baseline_has_its_own_variance_and_what_it_holds():
    found = pages()["p/baselines/BL-01"]
    assert (
        plain(head(found).sub)
        == "The plan is 10 working days behind BL-01, mainly T-2. It costs ¥3,190 more."
    )
    assert titles(found) == ["", "", "Every task against BL-01", "What it holds"]
    assert column(figure(found, "Every task against BL-01"), "Against the baseline") == [
        "Added", "Added", "Added", "Added", "On its date",
    ]  # fmt: skip
    assert cells(figure(pages()["p/baselines/BL-02"], "What it holds"))[1:4] == [
        ["T-2 Build", "12 Jan", "16 Jan", "5 d", "40.0", "¥2,000"],
        ["T-3 Test", "19 Jan", "20 Jan", "–", "16.0", "¥500"],
        ["T-4", "5 Jan", "6 Jan", "–", "n/a", "¥300"],
    ]


def test_the_seal_stands_for_the_digest():
    found = facts(pages()["p/baselines/BL-02"].figures[1])
    assert found["Seal"] == "not sealed"
    assert "Digest" not in found
    assert found["Change"] == "CR-1 Sign-on"


def test_text_and_relations_stand_on_the_page():
    files = {"p/baselines/BL-03.md": "---\ntitle: Third\ndate: 2026-01-05\n---\nFrozen late.\n"}
    found = pages(files=files)["p/baselines/BL-03"]
    assert any(isinstance(item, Prose) for item in found.figures)
    assert "Linked from here and back" in titles(pages()["p/baselines/BL-02"])


def test_without_dates_nothing_is_compared():
    found = page(files={"plan": "id: PLAN-1\ntasks: [{id: T-1, duration: 1d}]"})
    assert head(found).title == "The plan is measured against BL-02."
    assert titles(found) == ["All baselines"]
    assert "Plan against it" not in [part.title for part in figure(found, "All baselines").columns]


def test_before_the_first_baseline_none_is_in_force():
    found = page(as_of=dt.date(2026, 1, 1))
    assert head(found).title == "No baseline is in force yet."
    assert titles(found) == ["All baselines"]


def test_a_project_without_baselines_has_no_page():
    found = portal({"plan": PLAN})
    assert not list(baselines.pages(desk(found, "P")))
    assert not list(baselines.pages(desk(built(), None)))


def test_an_audience_sees_dates_of_what_is_released_and_nothing_that_is_computed():
    found = pages(audience="client")
    assert head(found["p/baselines"]).title == "2 baselines were released."
    assert titles(found["p/baselines"]) == ["All baselines"]
    assert cells(figure(found["p/baselines"], "All baselines"))[0] == [
        "BL-02 After an internal record",
        "5 Jan",
        "Sign-on",
        "–",
    ]
    record = found["p/baselines/BL-02"]
    assert cells(figure(record, "What it holds")) == [
        ["T-1 Design", "5 Jan", "9 Jan"],
        ["M1 Handover", "–", "20 Jan"],
    ]
    assert "Seal" not in facts(record.figures[1])
    assert "T-2" not in repr(found)
    assert "2000" not in repr(found)


def test_what_is_declassified_names_only_what_is_released():
    found = pages(audience="client", declassify=("baseline.variance",))["p/baselines/BL-02"]
    assert column(figure(found, "Every task against BL-02"), "Task or milestone") == [
        "M1 Handover",
        "T-1 Design",
    ]
    assert "T-2" not in repr(found)


def test_it_reads_in_chinese():
    assert head(page(language="zh")).subject == "基线"


def test_a_cost_that_leaves_tasks_out_is_not_said_of_the_whole_plan():
    """T-5 has neither budget nor allocation here: what the plan costs more is not known."""
    plan = PLAN.replace("labour: 2600", "labour: 200")
    known = head(page(files={"plan": plan})).title
    assert "It costs" in known
    bare = plan + "  - {id: T-77, name: Unpriced, duration: 1d}\n"
    assert "It costs" not in head(page(files={"plan": bare})).title
