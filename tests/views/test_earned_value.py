import datetime as dt
import json
from dataclasses import replace

import pytest

from pmsite.analyses.earned_value import derive
from pmsite.locale.texts import texts
from pmsite.model.figure import Band, Cards, Ref, Series, Table
from pmsite.model.settings import Settings
from pmsite.read.actuals import Actual
from pmsite.release.release import release
from pmsite.views import earned_value
from pmsite.views._desk import Desk
from tests.analyses.earned_value.test_project import AS_OF, BASELINE, BOOKED, FILES
from tests.checks._portal import portal
from tests.views._figures import cells, column, figure, head, plain

PROJECT = "kind: project\nid: P\ntitle: Project\ncurrency: CNY\ntolerances: {cost: 5%}\naudience: client"


def made(files=FILES, *, booked=BOOKED, as_of=AS_OF, audience="", declassify=(), project=PROJECT):
    files = {"P": project, **files}
    if audience:
        files["plan"] = files["plan"].replace("status: approved", "status: approved\naudience: client")
    settings = Settings(audiences={"client": {"declassify": declassify}})
    built = portal(files, as_of=as_of, settings=settings)
    source = built.graph["P"].source
    rows = tuple(
        Actual(day, task, who, hours, cost, "", "", source) for day, task, who, hours, cost in booked
    )
    graph = replace(built.graph, actuals={"P": rows} if rows else {})
    found = derive(graph, settings, as_of)
    derived = {**built.derived, "P": {**built.derived["P"], **found["P"]}}
    built = replace(built, graph=graph, derived=derived)
    if audience:
        built = release(built, audience)
    return list(earned_value.pages(Desk(built, texts("en"), built.graph["P"])))


def page(*arguments, **options):
    (found,) = made(*arguments, **options)
    return found


def of_type(found, kind):
    return next(item for item in found.figures if isinstance(item, kind))


def measure(found, name):
    rows = {row[0]: row[1:] for row in cells(figure(found, "Measures of earned value"))}
    return rows[name]


def test_the_sentence_says_what_it_has_cost_what_the_end_will_cost_and_how_late_it_is():
    found = page()
    assert head(found).title == (
        "¥980 is spent for work of ¥1,380: 29 % saved. At this rate the end costs ¥1,420, 29 % under the "
        "budget. The work is 1 working day behind its plan."
    )
    assert plain(head(found).sub) == "Against baseline BL-1 Title"
    assert (found.address.page, found.area, found.nav) == ("p/earned-value", "plan", "Earned value")


@pytest.mark.parametrize(
    ("cost", "sentence"),
    [
        (
            2000,
            "¥2,000 is spent for work of ¥1,380: 45 % too much. At this rate the end costs ¥2,899, 45 % over",
        ),
        (
            1380,
            "¥1,380 is spent for work of ¥1,380: as planned. At this rate the end costs ¥2,000, as budgeted.",
        ),
    ],
)
def test_the_sentence_when_it_costs_more_or_as_much(cost, sentence):
    found = page(booked=((AS_OF, "T-2", "", None, cost),))
    assert head(found).title.startswith(sentence)


def test_without_cost_the_sentence_says_how_much_is_done():
    found = page(booked=())
    assert head(found).title == (
        "69 % of the work is done; what it cost is not booked. The work is 1 working day behind its plan."
    )
    assert measure(found, "Cost performance index (CPI)") == [
        "n/a: no actual cost is recorded",
        "EV ÷ AC",
        "",
    ]
    assert [line.name for line in of_type(found, Series).lines] == [
        "Planned value", "Planned value to the end", "Earned value",
    ]  # fmt: skip


def test_without_a_baseline_it_is_said_why_there_is_nothing():
    files = {name: text for name, text in FILES.items() if name != "BL-1"}
    found = page(files)
    assert head(found).title == "¥980 is spent; what is earned is not known: no baseline."
    assert [type(item).__name__ for item in found.figures] == ["Head", "Paragraphs"]
    assert plain(figure(found, "No earned value").lines[0]) == "n/a: no baseline"
    assert head(page(files, booked=())).title == "No earned value: no baseline."


def test_measures_have_their_formula_with_its_numbers_and_say_what_they_mean():
    found = page()
    assert measure(found, "Schedule variance (SV)") == [
        "−¥300",
        "EV − PV = ¥1,380 − ¥1,680",
        "less work done than planned",
    ]
    assert measure(found, "Estimate at completion (BAC/CPI)")[:2] == ["¥1,420", "BAC ÷ CPI = ¥2,000 ÷ 1.4082"]
    assert measure(found, "Earned schedule (ES)") == [
        "6.6 d",
        "C + (EV − PV_C) ÷ (PV_C+1 − PV_C) = 6 + (¥1,380 − ¥1,260) ÷ (¥1,470 − ¥1,260)",
        "working days after which the plan wanted to be where the work is; 8 d have passed",
    ]
    assert (
        measure(found, "Duration at completion, IEAC(t)")[2]
        == "all work done on 21 Jan, if it goes on like this"
    )
    assert len(figure(found, "Measures of earned value").rows) == 22


def test_curves_stop_at_the_day_and_the_plan_goes_on_to_its_end():
    series = of_type(page(), Series)
    lines = {line.name: [(point.x, point.y) for point in line.points] for line in series.lines}
    day = dt.date(2026, 1, 1).replace
    assert lines["Earned value"] == [(day(day=5), 10), (day(day=9), 750), (day(day=14), 1380)]
    assert lines["Actual cost"] == [(day(day=5), 0), (day(day=9), 80), (day(day=14), 980)]
    assert lines["Planned value"] == [(day(day=5), 210), (day(day=9), 1050), (day(day=14), 1680)]
    assert lines["Planned value to the end"] == [(day(day=14), 1680), (day(day=16), 2000)]
    assert (series.target, series.target_label, series.today) == (2000, "BAC ¥2,000", AS_OF)
    assert series.title == "Cost: ¥400 less spent than earned"
    assert series.formula is not None


def test_indices_stand_with_their_limits_and_lights():
    cards = of_type(page(), Cards).cards
    assert [(card.name, card.value, card.status and card.status.health) for card in cards[:2]] == [
        ("Cost performance index (CPI)", "1.41", "ok"),
        ("Schedule performance index (SPI)", "0.82", "off"),
    ]
    assert cards[2].lines == ("EAC 29 % under budget", "BAC ¥2,000")
    cards = of_type(page(booked=()), Cards).cards
    assert (cards[0].value, cards[0].status, cards[0].lines) == (
        "n/a",
        None,
        ("n/a: no actual cost is recorded",),
    )


def test_work_packages_departments_and_tasks_have_their_measures():
    found = page()
    assert cells(figure(found, "By work package"))[0] == [
        "T-1 Package", "78 %", "¥900", "¥800", "¥700", "¥240", "−¥100", "+¥460", "0.88", "2.92",
    ]  # fmt: skip
    assert column(figure(found, "By department"), "Department") == [
        "Development",
        "Test",
        "Without a department",
    ]
    tasks = figure(found, "By task")
    assert column(tasks, "Task") == ["T-11 Five days", "T-12 Half", "T-2 Percent", "T-3 Effort"]
    assert [plain(row.cells[0].sub) for row in tasks.rows] == [
        "Percent",
        "50/50",
        "Percent",
        "Level of effort",
    ]
    assert plain(tasks.note) == "1 task is not in the baseline: T-4 New"


def test_what_left_the_plan_is_a_row_of_its_own():
    files = {**FILES, "BL-1": BASELINE + "  T-9: {start: 2026-01-05, finish: 2026-01-09, cost: 300}\n"}
    found = page(files)
    assert column(figure(found, "By work package"), "Work package")[-1] == "Not in the plan any more"
    assert column(figure(found, "By department"), "Department")[-1] == "Not in the plan any more"
    assert column(figure(found, "By task"), "Task")[-1] == "T-9"


def test_before_the_start_there_is_a_plan_and_nothing_else():
    files = {**FILES, "BL-1": BASELINE.replace("date: 2026-01-05", "date: 2026-01-01")}
    found = page(files, as_of=dt.date(2026, 1, 2), booked=())
    assert head(found).title == "No earned value: no progress is recorded."
    assert [line.name for line in of_type(found, Series).lines] == ["Planned value to the end"]


def test_an_audience_sees_no_money():
    assert made(audience="client") == []


def test_where_it_is_declassified_an_audience_sees_the_whole_and_no_part():
    found = page(audience="client", declassify=["project.earned_value"])
    assert [item.title for item in found.figures if isinstance(item, Table)] == ["Measures of earned value"]
    assert not [piece for piece in head(found).sub if isinstance(piece, Ref)]
    assert "T-1" not in json.dumps([cells(item) for item in found.figures if isinstance(item, Table)])


def test_there_is_no_page_without_a_plan_or_of_the_portal():
    assert made({}, booked=()) == []
    built = portal({"P": PROJECT, **FILES}, as_of=AS_OF)
    assert list(earned_value.pages(Desk(built, texts("en"), None))) == []
    assert not [item for item in page().figures if isinstance(item, Band)]


ALL_DONE = """
start: 2026-01-05
calendar: none
status: approved
tasks:
  - {id: T-1, name: A, duration: 5d, actual_start: 2026-01-05, actual_finish: FINISH}
"""


@pytest.mark.parametrize(
    ("finish", "sentence"),
    [
        ("2026-01-08", "All work was done 1 working day before its plan."),
        ("2026-01-09", "All work was done on the day of its plan."),
        ("2026-01-13", "All work was done 2 working days after its plan."),
    ],
)
def test_where_all_is_done_nothing_goes_on(finish, sentence):
    """Five days from Monday 5 January, planned until Friday the 9th; looked at a week later."""
    baseline = "date: 2026-01-05\ntasks: {T-1: {start: 2026-01-05, finish: 2026-01-09, cost: 100}}"
    files = {"plan": ALL_DONE.replace("FINISH", finish), "BL-1": baseline}
    found = page(files, booked=((dt.date(2026, 1, 5), "T-1", "", None, 100),), as_of=dt.date(2026, 1, 16))
    assert head(found).title == f"¥100 is spent for work of ¥100: as planned. {sentence}"
    assert "if it goes on" not in str(measure(found, "Duration at completion, IEAC(t)"))
