"""Exposure on the page of risks and on that of a risk; what an audience sees of it."""

from pmsite.model.figure import Table
from pmsite.model.settings import Settings
from pmsite.views import record, risks
from tests.views._figures import cells, facts, figure, pages, plain

RISK = """id: RISK-001
title: Late
audience: client
owner: li.wei
inherent: {probability: 4, impact: 4}
quantified: {probability: 35%, cost: 24000, delay: {T-1: 2d}}"""
FILES = {"atlas/risks/RISK-001.md": RISK}
PLAIN = {"atlas/risks/RISK-002.md": "id: RISK-002\ntitle: Sick\naudience: client"}
CHANCE = {"atlas/risks/RISK-003.md": "id: RISK-003\ntitle: Second client\ntype: opportunity"}


def shown(files, **options):
    return pages(risks, files, **options)["atlas/risks"]


def test_sums_stand_with_the_risks_behind_them_and_their_calculation():
    table = figure(shown({**FILES, **PLAIN, **CHANCE}), "Exposure")
    assert cells(table) == [
        ["Threats", "¥8,400", "0.7 d", "1 of 2"],
        ["Opportunities", "n/a", "n/a", "0 of 1"],
    ]
    assert [plain(cell.sub) for cell in table.rows[0].cells[1:3]] == ["from 1 risk", "from 1 risk"]
    assert [plain(cell.sub) for cell in table.rows[1].cells[1:3]] == [
        "none is quantified",
        "none is quantified",
    ]
    lines = [plain(line) for line in table.formula.lines]
    assert "RISK-001 35 % × ¥24,000 · T-1 2 d = ¥8,400 · 0.7 d" in lines
    assert any("As of" in line for line in lines)


def test_what_is_written_for_no_risk_is_not_zero():
    files = {"atlas/risks/RISK-001.md": "id: RISK-001\ntitle: A\nquantified: {probability: 50%, cost: 0}"}
    (row,) = cells(figure(shown(files), "Exposure"))
    assert row == ["Threats", "¥0", "n/a", "1 of 1"]


def test_with_no_open_risk_there_is_no_exposure_but_its_reason():
    files = {"atlas/risks/RISK-001.md": f"{RISK}\nstatus: closed"}
    table = figure(shown(files), "Exposure")
    assert cells(table) == [["Threats", "n/a", "n/a", "0 of 0"]]
    assert plain(table.rows[0].cells[1].sub) == "none is open"


def test_the_page_of_a_risk_says_its_exposure_or_why_there_is_none():
    found = pages(record, {**FILES, **PLAIN})
    page = found["atlas/risks/RISK-001"]
    assert facts(figure(page, "Exposure and acceptance"))["Exposure"] == "¥8,400 · 0.7 d"
    page = found["atlas/risks/RISK-002"]
    assert facts(figure(page, "Exposure and acceptance"))["Exposure"] == "n/a not quantified"


def settings(*names):
    return Settings.model_validate({"audiences": {"client": {"declassify": list(names)}}})


def test_an_audience_sees_exposure_only_where_it_is_declassified():
    withheld = shown(FILES, audience="client", settings=settings())
    assert not [item for item in withheld.figures if isinstance(item, Table) and item.title == "Exposure"]
    page = pages(record, FILES, audience="client", settings=settings())["atlas/risks/RISK-001"]
    assert "Exposure and acceptance" not in [item.title for item in page.figures]
    released = shown(FILES, audience="client", settings=settings("risk.exposure"))
    assert cells(figure(released, "Exposure"))[0] == ["Threats", "¥8,400", "0.7 d", "1 of 1"]


def test_the_words_are_chinese_where_the_portal_is():
    rows = cells(figure(shown(FILES, language="zh"), shown(FILES, language="zh").figures[2].title))
    assert rows[0][1].startswith("¥8,400")
