import datetime as dt
from dataclasses import replace

from pmsite.locale.texts import texts
from pmsite.model.figure import Cards
from pmsite.read.actuals import Actual
from pmsite.release.release import release
from pmsite.views import budget
from pmsite.views._desk import Desk
from tests.analyses.test_budget import BOOKED, FILES
from tests.checks._portal import portal
from tests.views._figures import cells, head, plain

PROJECT = "kind: project\nid: P\ntitle: P\ncurrency: CNY\ntolerances: {cost: 20%}\naudience: client"


def made(files=FILES, booked=BOOKED, *, audience=""):
    built = portal({**files, "P": PROJECT})
    day, source = dt.date(2026, 3, 6), built.graph["P"].source
    rows = tuple(Actual(day, task, "", None, cost, category, "", source) for task, cost, category in booked)
    built = replace(built, graph=replace(built.graph, actuals={"P": rows} if rows else {}))
    built = release(built, audience) if audience else built
    return list(budget.pages(Desk(built, texts("en"), built.graph["P"])))


def table(page):
    return page.figures[2]


def test_the_sentence_says_what_is_spent_what_is_expected_and_which_money_is_short():
    (page,) = made()
    assert head(page).title == (
        "¥370 of ¥540 is spent (69 %). At the end ¥615 is expected, ¥75 more than granted. "
        "Labour is short of ¥60."
    )
    assert (page.address.page, page.area, page.nav) == ("p/budget", "resources", "Budget")


def test_categories_stand_with_their_amounts_and_the_total():
    (page,) = made()
    assert [[*row[:5], *row[6:]] for row in cells(table(page))] == [
        ["Labour", "¥500", "¥500", "¥200", "¥360", "¥560", "−¥60"],
        ["Technology", "¥40", "¥50", "–", "¥0", "¥45", "−¥5"],
        ["Without a category", "–", "–", "–", "¥10", "¥10", "n/a"],
        ["Total", "¥540", "¥550", "¥200", "¥370", "¥615", "−¥75"],
    ]
    assert [plain(row.cells[0].sub) for row in table(page).rows] == [
        "",
        "more planned than granted expected as the funds state",
        "",
        "more planned than granted",
    ]
    assert table(page).title == "Budget: 2 categories end above their money"


def test_bars_show_what_is_spent_beside_what_is_granted_and_expected():
    (page,) = made()
    bars = [row.cells[5].text for row in table(page).rows]
    (bar,) = bars[0]
    assert (bar.value, bar.limits, bar.expected, bar.health) == (360, (500,), 560, "warn")
    assert bar.label == "¥360 of ¥500 spent"
    assert 560 < bar.reach < 2 * 560
    assert (bar.tolerated or 0) > 500
    assert bars[-1] == ()


def test_without_bookings_what_is_spent_is_not_known():
    (page,) = made(booked=())
    assert head(page).title.startswith("¥540 is granted; no cost is booked yet.")
    rows = {row[0]: row for row in cells(table(page))}
    assert (rows["Labour"][4], rows["Labour"][6], rows["Labour"][7]) == ("–", "–", "n/a")
    cards = {card.name: card for card in next(item for item in page.figures if isinstance(item, Cards)).cards}
    assert (cards["Spent"].value, cards["Spent"].lines) == ("n/a", ("no actual cost is recorded",))


def test_money_is_for_the_team_and_of_a_project():
    assert made(audience="client") == []
    built = portal({**FILES, "P": PROJECT})
    assert list(budget.pages(Desk(built, texts("en"), None))) == []
    assert list(budget.pages(Desk(portal({}), texts("en"), portal({}).graph["P"]))) == []


BARE = {
    **FILES,
    "plan": FILES["plan"].replace(
        "budget: {labour: 100, technology: 50}", "allocate: [{who: rig, units: 50%}]"
    ),
}


def test_an_end_that_is_not_known_says_which_tasks_have_no_budget():
    (page,) = made(BARE)
    assert head(page).title == "¥370 of ¥540 is spent (69 %). Technology is short of ¥5."
    cards = {card.name: card for card in next(item for item in page.figures if isinstance(item, Cards)).cards}
    end = cards["Expected at the end"]
    assert (end.value, end.lines) == ("n/a", ("1 open task has no budget",))
    assert (table(page).title, plain(table(page).note)) == (
        "Budget by category",
        "1 open task has no budget: T-2",
    )


def test_without_a_grant_no_category_is_said_to_end_inside_its_money():
    files = {"P": PROJECT, "plan": FILES["plan"]}
    (page,) = made(files)
    assert head(page).title == "¥370 is spent, and no money is granted."
    assert table(page).title == "Budget by category"
