"""Indicators as cards with their months, and project by project."""

from pmsite.model.settings import Settings
from pmsite.views._kpi_cards import any_value, by_project, indicators, role_values
from tests.views._figures import PEOPLE, cells, desk, plain, portal

NAMES = [
    "On-time delivery", "Client satisfaction", "Risk response", "Communication", "Within budget", "Risks lowered",
]  # fmt: skip
PLAN = (
    "id: P-1\ntitle: P\nmilestones:\n"
    "- {id: M1, name: A, baseline: 2026-04-10, actual: 2026-04-10}\n"
    "- {id: M2, name: B, baseline: 2026-05-10, actual: 2026-05-12}\n"
)
FILES = {
    **PEOPLE,
    "atlas/index.md": "kind: project\nid: ATLAS\ntitle: A\nstart: 2026-04-01",
    "atlas/plan.md": PLAN,
    "boreas/index.md": "kind: project\nid: BOREAS\ntitle: B\nstart: 2026-04-01",
    "boreas/plan.md": PLAN.replace("actual: 2026-05-12", "actual: 2026-05-08"),
    "boreas/risks/RISK-1.md": "id: RISK-1\ntitle: Late\ncreated: 2026-05-02\ninherent: {probability: 4, impact: 4}",
}


def here(project="ATLAS", files=FILES):
    return desk(portal({"atlas/index.md": files["atlas/index.md"], **files}, settings=Settings()), project)


def card(name, project="ATLAS"):
    (found,) = [item for item in indicators(here(project)).cards if item.name == name]
    return found


def test_the_six_of_the_role_stand_in_their_order_with_the_way_to_all():
    found = indicators(here())
    assert [item.name for item in found.cards] == NAMES
    assert found.more.to.page == "atlas/kpis"


def test_a_card_has_value_basis_light_target_and_what_became_of_it():
    found = card("On-time delivery")
    assert (found.value, found.of, found.status.health) == ("50 %", "1 of 2", "off")
    # of the two milestones due, one was reached on its day: at the end of April one of one, in May one of two
    assert found.lines == ("target ≥ 90 %", "unchanged since 31 May")
    assert found.spark == (1.0, 0.5, 0.5)
    assert found.spark_target == 0.9
    assert found.spark_label == "On-time delivery: 100 % on 30 Apr, 50 % on 5 Jun"
    assert found.to.page == "atlas/kpis/on_time"


def test_a_card_without_a_value_says_why_and_draws_nothing():
    found = card("Risks lowered")
    assert (found.value, found.status.health, found.lines) == ("n/a", "none", ("no threat is recorded",))
    assert (found.spark, found.spark_target, found.spark_label) == ((), None, "")


def test_one_month_makes_no_line():
    files = FILES | {"atlas/index.md": "kind: project\nid: ATLAS\ntitle: A\nstart: 2026-06-01"}
    files["atlas/plan.md"] = (
        "id: P-1\ntitle: P\nmilestones: [{id: M1, name: A, baseline: 2026-06-02, actual: 2026-06-02}]"
    )
    (found,) = [item for item in indicators(here(files=files)).cards if item.name == "On-time delivery"]
    assert (found.value, found.spark, found.spark_label) == ("100 %", (), "")


def test_without_any_value_there_are_no_cards():
    bare = here(files={"atlas/index.md": "kind: project\nid: ATLAS\ntitle: A"})
    assert indicators(bare) is None
    assert not any_value(bare)
    assert [value.value for value in role_values(bare)] == [None] * 6


def test_projects_stand_below_each_other_with_the_portfolio_last():
    whole = here(None)
    table = by_project(whole, role_values(whole))
    rows = cells(table)
    assert [row[0] for row in rows] == ["ATLAS", "BOREAS", "Portfolio"]
    # pooled: three of the four milestones due were on time
    assert [row[1] for row in rows] == ["50 %", "100 %", "75 %"]
    assert [plain(row.cells[1].sub) for row in table.rows] == [
        "1 of 2 · Target missed", "2 of 2", "3 of 4 · Target missed",
    ]  # fmt: skip
    assert [row[6] for row in rows] == ["n/a", "0", "0"]
    assert plain(table.rows[0].cells[6].sub) == "no threat is recorded"
    assert table.rows[-1].summary
    assert table.columns[1].title == "On-time delivery, target ≥ 90 %"


def test_one_project_alone_has_no_portfolio_row():
    files = {path: text for path, text in FILES.items() if not path.startswith("boreas")}
    whole = here(None, files)
    assert [row[0] for row in cells(by_project(whole, role_values(whole)))] == ["ATLAS"]
