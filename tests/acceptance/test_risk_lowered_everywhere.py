"""A risk whose responses are all done and whose residual score fell is shown as lowered everywhere; no other is.

One project a state, each with one risk; the built pages are read as a reader's browser finds them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pytest
from lxml import html

from tests.acceptance._html import words
from tests.acceptance._run import portal, succeed

FIRST = "{id: ACT-1, action: Ask, owner: li.wei, due: 2026-05-01, status: done, done: 2026-05-01}"
SECOND = "{{id: ACT-2, action: Build, owner: li.wei, due: 2026-06-30, status: {}}}"
OPEN, DONE = SECOND.format("open"), SECOND.format("done, done: 2026-06-04")
LATER, CANCELLED = SECOND.format("done, done: 2026-06-08"), SECOND.format("cancelled")
FELL, STAYED, ROSE = (f"{{probability: {chance}, impact: 4}}" for chance in (2, 4, 5))
ACCEPTED = "status: accepted\nstrategy: accept\nacceptance: {by: chen.jie, date: 2026-05-06, score: 8}\n"


@dataclass(frozen=True)
class State:
    """A risk first scored 16: its assessment now, its responses, other fields, and what is to be shown."""

    current: str
    responses: tuple[str, ...]
    lowered: bool
    fields: str = ""
    moved: str = ""
    """What the list of moves says."""
    effect: str = ""
    """What the tracker says of the responses."""


STATES = {
    "FELL": State(FELL, (FIRST, OPEN), False, moved="▼ 16 → 8", effect="score lower, responses open"),
    "DONE": State(STAYED, (FIRST, DONE), False, effect="risk not lowered"),
    "BOTH": State(FELL, (FIRST, DONE), True, moved="▼ 16 → 8", effect="risk lowered"),
    "AHEAD": State(FELL, (FIRST, LATER), False, moved="▼ 16 → 8", effect="score lower, responses open"),
    "DROPPED": State(FELL, (FIRST, CANCELLED), True, moved="▼ 16 → 8", effect="risk lowered"),
    "EMPTY": State(FELL, (CANCELLED,), False, moved="▼ 16 → 8"),
    "TAKEN": State(FELL, (), False, ACCEPTED, moved="▼ 16 → 8"),
    "KEPT": State(
        FELL, (FIRST, OPEN), False, ACCEPTED, moved="▼ 16 → 8", effect="score lower, responses open"
    ),
    "WORSE": State(ROSE, (FIRST, DONE), False, moved="▲ 16 → 20", effect="risk not lowered"),
    "LUCK": State(
        ROSE,
        (FIRST, DONE),
        False,
        "type: opportunity\nstrategy: enhance\n",
        moved="▲ 16 → 20",
        effect="opportunity raised",
    ),
}
THREATS = [key for key in STATES if key != "LUCK"]
EFFECTS = ("risk lowered", "risk not lowered", "score lower, responses open", "opportunity raised")
WORD = re.compile(r"\blowered\b", re.IGNORECASE)


def files():
    named = {
        f"people/{handle}.md": f"---\nid: {handle}\ntitle: {name}\nrole: Manager\ndepartment: pmo\n---\n"
        for handle, name in (("li.wei", "Li Wei"), ("chen.jie", "Chen Jie"))
    }
    for key, state in STATES.items():
        project = (
            f"kind: project\nid: {key}\ntitle: {key}\nmanager: li.wei\nstart: 2026-01-05\nfinish: 2026-12-31"
        )
        risk = (
            f"id: RISK-001\ntitle: Late\nowner: li.wei\nidentified: 2026-04-01\nreviewed: 2026-06-01\n"
            f"{state.fields}inherent: {{probability: 4, impact: 4}}\ncurrent: {state.current}\n"
            f"responses: [{', '.join(state.responses)}]"
        )
        named[f"{key.lower()}/index.md"] = f"---\n{project}\n---\n"
        named[f"{key.lower()}/risks/RISK-001.md"] = f"---\n{risk}\n---\n"
    return named


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The site of all states and the same content as data."""
    folder = portal(tmp_path_factory.mktemp("lowered"), files(), "as_of: 2026-06-05")
    succeed("pmsite", "build", cwd=folder)
    succeed("pmsite", "export", "json", "-o", "export.json", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def page(built):
    """A page of a project, read; None where there is none."""

    def page(key, address=""):
        file = built / "site" / key.lower() / address / "index.html"
        return html.parse(str(file)).getroot() if file.exists() else None

    return page


def section(root, title):
    """The figure under a heading, as an element."""
    found = root.xpath(
        f"//article//section[.//*[self::h2 or self::h3][starts-with(normalize-space(), '{title}')]]"
    )
    assert found, title
    return found[-1]


def said(element):
    return words(html.tostring(element, encoding="unicode"))


def row_of(element, name="RISK-001"):
    (row,) = [said(row) for row in element.xpath(".//tbody/tr") if name in said(row.xpath("./*")[0])]
    return row


@pytest.mark.parametrize("key", STATES)
def test_the_register_says_lowered(page, key):
    row = row_of(section(page(key, "risks"), "Register"))
    assert bool(WORD.search(row)) == STATES[key].lowered


@pytest.mark.parametrize("key", STATES)
def test_the_heat_map_lists_the_move_and_draws_it_firm_once_the_risk_is_lowered(page, key):
    state, root = STATES[key], page(key, "risks")
    moves = said(section(root, "Moved since they were identified"))
    assert (state.moved in moves) if state.moved else ("No open risk has moved." in moves)
    assert ("lowered, every response done" in moves) == state.lowered
    lines = root.xpath("//*[local-name()='line' and contains(@class, 'pm-arrow') and @marker-end]")
    assert len(lines) == bool(state.moved)
    if key != "LUCK":
        open_ = [line for line in lines if "pm-arrow--open" in line.get("class")]
        assert len(lines) - len(open_) == state.lowered
    assert ("dashed: not lowered by responses, or not yet" in said(root)) == (
        key in THREATS and bool(state.moved) and not state.lowered
    )


@pytest.mark.parametrize("key", STATES)
def test_the_page_of_the_risk_says_so_beside_the_assessments_and_in_its_history(page, key):
    root = page(key, "risks/RISK-001")
    assert ("Lowered: every response is done" in said(section(root, "Assessments"))) == STATES[key].lowered
    history = said(section(root, "History of the assessment"))
    assert ("lowered, every response done" in history) == STATES[key].lowered


@pytest.mark.parametrize("key", STATES)
def test_the_risk_report_says_lowered(page, key):
    row = row_of(section(page(key, "risk-report"), "Top risks"))
    assert bool(WORD.search(row)) == STATES[key].lowered


@pytest.mark.parametrize("key", STATES)
def test_the_tracker_of_responses_names_the_effect(page, key):
    state, root = STATES[key], page(key, "responses")
    if not state.responses:
        assert root is None
        return
    table = section(root, "Every response")
    rows = [said(row) for row in table.xpath(".//tbody/tr")]
    assert len(rows) == len(state.responses)
    for row in rows:
        effect = "" if "Cancelled" in row else state.effect
        found = [word for word in EFFECTS if word in row]
        assert found == ([effect] if effect else [])


@pytest.mark.parametrize("key", THREATS)
def test_the_indicator_counts_it_on_its_page_with_the_record(page, key):
    state, root = STATES[key], page(key, "kpis/risks_lowered")
    assert f"{int(state.lowered)} of 1 threats were lowered" in said(root)
    assert counted(root) == ({"RISK-001"} if state.lowered else set())


def counted(root):
    """Ids of the records that a page of the indicator lists as counted, not as missed."""
    rows = [
        row
        for row in root.xpath("//article//table//tbody/tr")
        if row.xpath(".//a[contains(@href, 'RISK-001')]")
    ]
    return {said(row).split()[0] for row in rows if "Not lowered" not in said(row)}


def test_an_opportunity_is_no_threat_to_be_lowered(page):
    assert "no threat is recorded" in said(page("LUCK", "kpis/risks_lowered"))


@pytest.mark.parametrize("key", THREATS)
def test_the_dashboard_counts_it_on_its_card_and_says_it_of_the_risk(page, key):
    root = page(key)
    cards = [said(item) for item in root.xpath("//article//*[contains(@class, 'pm-kpi')]")]
    (card,) = [card for card in cards if card.strip().startswith("Risks lowered")]
    assert re.search(rf"Risks lowered {int(STATES[key].lowered)} 1 threat\b", card)
    assert bool(WORD.search(said(section(root, "Highest now")))) == STATES[key].lowered


def test_the_portfolio_pools_what_the_projects_count(built):
    root = html.parse(str(built / "site/kpis/risks_lowered/index.html")).getroot()
    wanted = {key for key, state in STATES.items() if state.lowered}
    assert f"{len(wanted)} of {len(THREATS)} threats were lowered" in said(root)
    assert counted(root) == {f"{key}/RISK-001" for key in wanted}


def test_the_data_say_the_same(built):
    data = json.loads((built / "export.json").read_text())
    wanted = {f"{key}/RISK-001" for key, state in STATES.items() if state.lowered}
    (pooled,) = [item for item in data["kpis"] if item["key"] == "risks_lowered"]
    assert (set(pooled["records"]), pooled["value"]) == (wanted, len(wanted))
    for project in data["projects"]:
        (own,) = [item for item in project["kpis"] if item["key"] == "risks_lowered"]
        assert set(own["records"]) == {f"{project['key']}/RISK-001"} & wanted
