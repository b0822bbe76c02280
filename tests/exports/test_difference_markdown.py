"""The text of a pull-request comment: short first, folded, bounded, and nothing of it but text."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pmsite.consequences._differ import consequence_types
from pmsite.exports._difference_words import _SAID
from pmsite.exports.difference_markdown import MARKER, MOST, code, escaped, markdown
from pmsite.exports.difference_text import text
from pmsite.locale.texts import texts
from pmsite.model.difference import (
    Comparison,
    Consequence,
    Difference,
    Edited,
    File,
    Named,
    Renamed,
    Shown,
    State,
)

EN = texts("en")
NASTY = (
    "@all #12 !3 ~bug %9 $4 GH-5 :tada: www.a.example https://a.example/x </details><img src=x onerror=alert(1)> "
    "**b** | c | `d` [e](javascript:f) &lt; \x1b[2J \u202e"
)


def comparison(**parts):
    return Comparison(
        Difference(**parts), dt.date(2026, 3, 31), State("HEAD", "abc1234", 0), State("", "abc1234", 0)
    )


def risk(number, title="Parts late"):
    return Named(f"RISK-{number}", "P", "risk", title, f"p/risks/RISK-{number}.md")


def score(record, old=8, new=12, band="medium"):
    more = {
        "assessment": "current",
        "cell": {"old": [2, 4], "new": [3, 4]},
        "band": {"old": band, "new": "high"},
    }
    return Consequence("risk_score", record, old, new, more=more)


def problem(record, message, path):
    more = {"code": "PM030", "severity": "error", "path": path, "line": 1}
    return Consequence("problem_new", record, None, message, more=more)


def test_a_comment():
    milestone = Named("M3", "P", "milestone", "Go-live", "p/plan.md")
    task = Named("T-7", "P", "task", "Build", "p/plan.md")
    found = comparison(
        added=(Named("ACT-9", "P", "action", "Order", "p/actions/ACT-9.md"),),
        renamed=(Renamed(risk(2), "RISK-2", "p/risks/RISK-2-old.md"),),
        changed=(
            Edited(task, "duration", "5d", "15d"),
            Edited(task, "body", "one\n", "- two\n- three\n"),
        ),
        files=(File("p/files/a.pdf", "changed"),),
        consequences=(
            Consequence("milestone_forecast", milestone, dt.date(2026, 3, 12), dt.date(2026, 3, 26), 10),
            Consequence("critical", milestone, old=False, new=True),
            score(risk(4)),
        ),
        released=(Shown("client", risk(2)),),
    )
    assert markdown(found, EN) == (
        "<!-- pmsite-diff -->\n"
        "### What this changes in the portal\n"
        "\n"
        "**Records: 1 added, 1 changed, 1 renamed and 1 other file; 3 consequences.**\n"
        "\n"
        "- **M3** Go-live: forecast Thu 12 Mar 2026 → Thu 26 Mar 2026 (+10 working days), now critical\n"
        "- **RISK-4** Parts late: score 8 → 12 (2×4 → 3×4), band Medium → High\n"
        "- **newly visible to client**: RISK-2\n"
        "\n"
        "<details><summary>Added (1)</summary>\n"
        "\n"
        "- **ACT-9** Order\n"
        "\n"
        "</details>\n"
        "\n"
        "<details><summary>Renamed (1)</summary>\n"
        "\n"
        "- **RISK-2** Parts late: p/risks/RISK-2-old.md → p/risks/RISK-2.md\n"
        "\n"
        "</details>\n"
        "\n"
        "<details><summary>Changed (1)</summary>\n"
        "\n"
        "- **T-7** Build\n"
        "  - `duration`: `5d` → `15d`\n"
        "  - `body`: text changed: +2 −1 lines\n"
        "\n"
        "</details>\n"
        "\n"
        "<details><summary>Other files (1)</summary>\n"
        "\n"
        "- **p/files/a.pdf**: changed\n"
        "\n"
        "</details>\n"
        "\n"
        "<sub>HEAD abc1234 and the working tree, both as of Tue 31 Mar 2026</sub>\n"
    )


def test_the_weightiest_stand_before_the_fold_and_every_one_in_it():
    many = tuple(score(risk(number), new=number + 9, band="high") for number in range(20))
    error = problem(risk(7), "no record M9", "a")
    said = markdown(comparison(consequences=(*many, error)), EN)
    top, _, rest = said.partition("<details>")
    rows = [row for row in top.splitlines() if row.startswith("- ")]
    assert len(rows) == 8
    assert rows[0].startswith("- **RISK-7** Parts late: score")
    assert "1 new error" in top
    assert rest.count("- **RISK-") == 20
    assert "<summary>All consequences (20)</summary>" in rest


def test_records_of_which_the_same_is_true_share_a_line():
    tasks = [Named(f"T-{number}", "P", "task", "Work", "p/plan.md") for number in range(4)]
    found = tuple(Consequence("float_used", task, 5, 3, -2) for task in tasks)
    assert "- **T-0**, **T-1**, **T-2**, **T-3**: float 5 → 3 working days\n" in markdown(
        comparison(consequences=found), EN
    )


def test_nothing_that_is_written_in_a_title_or_a_value_does_anything():
    record = risk(1, NASTY)
    found = comparison(
        added=(risk(2, NASTY),),
        changed=(Edited(record, NASTY, NASTY, [NASTY]),),
        renamed=(Renamed(record, "RISK-1", f"p/{NASTY}.md"),),
        files=(File(NASTY, "added"),),
        consequences=(problem(record, NASTY, NASTY),),
        unreadable=(NASTY,),
    )
    said = markdown(found, EN)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", said)
    shown = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", said)  # what stands in code is text
    assert not re.search(r"@\w|#\d|!\d|~\w|%\d|\$\d|GH-\d|:\w+:|www\.|://", shown)
    page = MarkdownIt("gfm-like", {"linkify": False}).render(said)
    assert not re.search(r"<(img|a|script|table)\b|<strong>b<|<em>", page)
    assert page.count("&lt;img src=x onerror=alert") > 4
    assert said.count("\n<details>") == said.count("\n</details>\n") == 5
    plain = text(found, EN)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", plain)


@given(st.text(max_size=200))
def test_any_text_stays_text(words):
    shown = escaped(words)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)[`*_{}\[\]<>|]", shown.replace("\\\\", ""))
    found = code(words)
    assert "\n" not in found
    fence = re.match("`+", found)[0]
    assert found.endswith(fence)
    assert fence not in found[len(fence) : -len(fence)] or not words.strip("` ")


@pytest.mark.parametrize("number", [500, 5000])
def test_it_is_never_longer_than_a_comment_may_be(number):
    records = [risk(at, NASTY) for at in range(number)]
    found = comparison(
        added=tuple(records),
        changed=tuple(Edited(record, "title", NASTY, NASTY[1:]) for record in records),
        consequences=tuple(score(record, new=at) for at, record in enumerate(records)),
        released=tuple(Shown("client", record) for record in records),
    )
    said = markdown(found, EN)
    assert len(said) <= MOST
    assert said.count("\n<details>") == said.count("\n</details>\n") == 4
    assert re.search(r"- [\d,]+ more lines; pmsite diff shows them", said)
    assert said.startswith(MARKER)
    assert said.endswith("</sub>\n")


def test_every_type_of_consequence_has_its_words():
    assert set(consequence_types()) == set(_SAID)
