import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from pmsite.analyses.agenda import Section, sections
from pmsite.exports.minutes import Draft, drafted, quoted, title_of
from tests.views._figures import PEOPLE, desk, portal

DAY = dt.date(2026, 6, 12)
LAST = (
    "id: MTG-001\ntitle: Weekly\ntype: review\nseries: {series}\nstatus: closed\ndate: 2026-06-05\nchair: chen.jie\n"
    "attendance: {{present: [chen.jie, zhang.min], absent: [li.wei]}}"
)


def made(files, language="en", wanted=None):
    named = {f"atlas/{path}": text for path, text in files.items()}
    whole = portal({**PEOPLE, "atlas/meetings/MTG-001.md": LAST.format(series="weekly"), **named})
    last = whole.graph["ATLAS/MTG-001"]
    found = wanted or sections(whole, "ATLAS", "weekly", DAY)
    there = desk(whole, language=language)
    draft = Draft("MTG-002", "Weekly 2", DAY, DAY, DAY, last, found, "ACT-009", "DEC-009")
    return drafted(there, there, draft)


def lines(files, language="en"):
    """Lines about records, without their marks."""
    return [line[2:] for line in made(files, language).splitlines() if line.startswith("- [[")]


def agenda(text):
    return YAML(typ="safe").load(text.split("---\n")[1])["agenda"]


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_a_quoted_text_is_that_text_in_a_flow_mapping(text):
    line = " ".join(text.split())
    if all(char.isprintable() for char in line):
        assert YAML(typ="safe").load(f"{{a: [{quoted(text)}, b]}}") == {"a": [line, "b"]}


@pytest.mark.parametrize(
    "text", ["true", "Null", "no", "12", "1.5", "2026-06-05", "a: b", "- a", "", "@x", "10:30"]
)
def test_what_yaml_reads_as_something_else_is_quoted(text):
    assert YAML(typ="safe").load(f"[{quoted(text)}]") == [text]


def test_an_action_says_who_until_when_how_late_and_since_when():
    files = {
        "actions/ACT-1.md": "id: ACT-1\ntitle: Call\nowner: li.wei\ndue: 2026-06-02\ncreated: 2026-05-26\n"
        "status: in_progress",
        "actions/ACT-2.md": "id: ACT-2\ntitle: Ask\ndue: 2026-06-12",
    }
    assert lines(files) == [
        "[[ACT-1]] Call: Li Wei, due 2 Jun, 3 days overdue, open for 10 days, in progress",
        "[[ACT-2]] Ask: no owner, due 12 Jun",
    ]


def test_an_action_in_chinese_has_chinese_names_and_marks():
    files = {"actions/ACT-1.md": "id: ACT-1\ntitle: 致电\nowner: li.wei\ndue: 2026-06-02"}
    (line,) = lines(files, "zh")
    assert line.endswith("李伟，6月2日到期，逾期3天")


def test_a_milestone_says_its_dates():
    plan = (
        "id: PLAN-01\ntitle: Plan\nstart: 2026-01-05\nmilestones:\n"
        "  - {id: M1, name: Live, owner: li.wei, baseline: 2026-06-20, forecast: 2026-06-24}"
    )
    assert lines({"plan.md": plan}) == ["[[M1]] Live: expected 24 Jun, baseline 20 Jun, Li Wei"]


def test_a_risk_says_its_score_then_and_now_its_target_and_a_review_that_is_due():
    scores = "inherent: {probability: 4, impact: 4}\ncurrent: {probability: 2, impact: 4}\n"
    rest = "target: {probability: 1, impact: 4}\nowner: li.wei\nstatus: monitoring\n"
    files = {
        "risks/RISK-1.md": f"id: RISK-1\ntitle: Late\n{scores}{rest}next_review: 2026-06-10",
        "risks/RISK-2.md": f"id: RISK-2\ntitle: Early\ntype: opportunity\n{rest}next_review: 2026-06-12",
    }
    assert lines(files) == [
        "[[RISK-1]] Late: score 16 → 8, medium, target 4, Li Wei, review due 10 Jun",
        "[[RISK-2]] Early: opportunity, not assessed, target 4, Li Wei, review due 12 Jun",
    ]


@pytest.mark.parametrize(
    ("state", "needed"),
    [
        ("draft", "needs to be submitted"),
        ("submitted", "needs its impact analysed"),
        ("analysing", "needs its impact analysed"),
        ("returned", "needs to be reworked"),
        ("deferred", "needs a new date"),
        ("in_review", "needs the verdict of Chen Jie"),
    ],
)
def test_a_change_says_its_age_its_impact_and_what_it_needs(state, needed):
    text = (
        f"id: CR-1\ntitle: More\nstatus: {state}\nsubmitted: 2026-06-01\nneeded_by: 2026-06-20\n"
        "impact: {schedule: 3d, cost: 84000}\napprovals:\n"
        "  - {who: li.wei, required: true, verdict: approved, date: 2026-06-03}\n"
        "  - {who: chen.jie, required: true}"
    )
    (line,) = lines({"changes/CR-1.md": text})
    assert line.endswith(f" for 2 days, time +3 d, cost +¥84,000, {needed}, by 20 Jun")


def test_an_issue_a_decision_a_measure_and_a_document_say_what_is_to_be_known():
    files = {
        "issues/ISS-1.md": "id: ISS-1\ntitle: Stuck\nseverity: high\nowner: li.wei\ndue: 2026-06-04",
        "decisions/DEC-1.md": "id: DEC-1\ntitle: Host\nstatus: proposed\ndate: 2026-06-02\nby: [li.wei, chen.jie]",
        "actions/ACT-1.md": "id: ACT-1\ntitle: Template\nowner: li.wei\nimprovement: true\nstatus: done\n"
        "done: 2026-05-08",
        "documents/DOC-1.md": "id: DOC-1\ntitle: Manual\nversion: '1.1'\nstatus: in_review\nreviewer: zhang.min\n"
        "next_review: 2026-06-08",
    }
    assert lines(files) == [
        "[[ISS-1]] Stuck: high, Li Wei, due 4 Jun, 1 day overdue",
        "[[DEC-1]] Host: proposed, 2 Jun, to be taken by Li Wei and Chen Jie",
        "[[ACT-1]] Template: Li Wei, done 8 May, effect not verified yet",
        "[[DOC-1]] Manual: version 1.1, in review, reviewer Zhang Min, review due 8 Jun",
    ]


def test_the_one_owner_of_an_item_presents_it_if_expected_else_who_chairs():
    action = "id: ACT-{n}\ntitle: A\nowner: {who}\ndue: 2026-06-08"

    def presenter(*owners):
        files = {f"actions/ACT-{n}.md": action.format(n=n, who=who) for n, who in enumerate(owners)}
        return agenda(made(files))[0]["presenter"]

    assert presenter("li.wei", "li.wei") == "li.wei"
    assert presenter("li.wei", "zhang.min") == "chen.jie"
    assert presenter("wang.fang") == "chen.jie", "nobody expects Wang Fang"


def test_an_item_has_two_minutes_an_action_in_steps_of_five_and_thirty_at_most():
    def minutes(number):
        files = {
            f"actions/ACT-{n}.md": f"id: ACT-{n}\ntitle: A\nowner: li.wei\ndue: 2026-06-08"
            for n in range(number)
        }
        return agenda(made(files))[0]["minutes"]

    assert [minutes(number) for number in (1, 2, 3, 5, 6, 40)] == [5, 5, 10, 10, 15, 30]


def test_actions_of_the_series_stand_apart_and_the_rest_is_counted():
    files = {
        "actions/ACT-1.md": "id: ACT-1\ntitle: Own\nowner: li.wei\ndue: 2026-07-01\nsource: MTG-001",
        "actions/ACT-2.md": "id: ACT-2\ntitle: Other\nowner: li.wei\ndue: 2026-06-10",
        "actions/ACT-3.md": "id: ACT-3\ntitle: Far\nowner: li.wei\ndue: 2026-08-10",
    }
    body = [line for line in made(files).split("---\n")[2].splitlines() if line]
    assert body[2:7] == [
        "From this series:",
        "- [[ACT-1]] Own: Li Wei, due 1 Jul",
        "From the rest of the project, due by 12 Jun:",
        "- [[ACT-2]] Other: Li Wei, due 10 Jun",
        "1 further action is open, not due by then.",
    ]


def test_without_anything_to_talk_about_there_is_one_item():
    text = made({}, wanted=())
    assert [item["item"] for item in agenda(text)] == ["Any other business"]


def test_markup_in_a_title_stays_words():
    whole = made({"actions/ACT-1.md": "id: ACT-1\ntitle: '[[X]] *b* <i>'\nowner: li.wei\ndue: 2026-06-08"})
    assert r"- [[ACT-1]] \[\[X\]\] \*b\* &lt;i\>: Li Wei, due 8 Jun" in whole


@pytest.mark.parametrize(
    ("series", "title"), [("review", "Review 3"), ("weekly", "Weekly 3"), ("项目周会", "项目周会 3")]
)
def test_a_title_is_made_of_the_series(series, title):
    whole = portal({**PEOPLE, "atlas/meetings/MTG-001.md": LAST.format(series=series)})
    assert title_of(desk(whole), whole.graph["ATLAS/MTG-001"], 3) == title


def test_a_section_names_what_it_is_about():
    whole = portal({**PEOPLE, "atlas/risks/RISK-1.md": "id: RISK-1\ntitle: R\nowner: li.wei"})
    section = Section("risks", (whole.graph["ATLAS/RISK-1"],))
    text = made({"risks/RISK-1.md": "id: RISK-1\ntitle: R\nowner: li.wei"}, wanted=(section,))
    assert agenda(text)[0]["about"] == ["RISK-1"]
