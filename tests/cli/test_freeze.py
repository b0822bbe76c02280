"""``pmsite freeze``: what is written into the blocks, what is refused, and that thawing undoes it to the byte."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.adapters.frozen_figures import freeze, thaw
from pmsite.adapters.workspace import open_workspace
from tests.acceptance._run import portal
from tests.cli._desk import CLEAN, desk, pmsite

PATH = "content/p/reports/RPT-1.md"
RISK = "---\ntitle: {}\nowner: li.wei\ninherent: {{probability: 4, impact: 4}}\n---\n"
HEAD = "---\nid: RPT-1\ntitle: March\nstatus: published\nperiod: {from: 2026-03-01, to: 2026-03-15}\n---\n"
BODY = (
    "\nWords, 中文。\n\n```pmsite\nregister: kind = risk and open = true\ncolumns: [owner, current.score]\n"
    "title: Open\n```\n\nMore.\n\n```pmsite\ncount: kind = action and overdue = true\n```\nEnd"
)
FILES = {
    **CLEAN,
    "p/risks/RISK-1.md": RISK.format('"Late: very"'),
    "p/risks/RISK-2.md": RISK.format("零件 ill"),
    "p/actions/ACT-1.md": "---\ntitle: Order\nowner: li.wei\ndue: 2026-03-10\n---\n",
    "p/actions/ACT-2.md": "---\ntitle: Call\nowner: li.wei\ndue: 2026-03-20\n---\n",
    "p/reports/RPT-1.md": HEAD + BODY,
}
WANTED = BODY.replace(
    "title: Open\n",
    "title: Open\nfrozen:\n  as_of: 2026-03-15\n  columns: [owner, current.score]\n  rows:\n"
    '    - {id: RISK-1, title: "Late: very", owner: li.wei, current.score: 16}\n'
    "    - {id: RISK-2, title: 零件 ill, owner: li.wei, current.score: 16}\n",
).replace(
    "overdue = true\n",
    "overdue = true\nfrozen:\n  as_of: 2026-03-15\n  rows:\n    - {id: ACT-1, title: Order}\n",
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, FILES)


def text():
    return Path(PATH).read_bytes().decode()


def test_each_figure_is_written_into_its_block_as_of_the_end_of_the_period(folder):
    done = pmsite("freeze", "RPT-1")
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        [
            f"{PATH}:10: register frozen as of 2026-03-15, 2 rows",
            f"{PATH}:24: count frozen as of 2026-03-15, 1 row",
        ],
    )
    assert text() == HEAD + WANTED
    others = {path: (folder / "content" / path).read_text() for path in FILES if path != "p/reports/RPT-1.md"}
    assert others == {path: FILES[path] for path in others}
    assert pmsite("check").exit_code == 0


def test_the_day_can_be_asked_for_and_a_period_that_is_not_over_stands_at_the_as_of_day(folder):
    assert pmsite("freeze", "RPT-1", "--as-of", "2026-03-25").exit_code == 0
    assert text().count("as_of: 2026-03-25") == 2
    assert "    - {id: ACT-1, title: Order}\n    - {id: ACT-2, title: Call}\n" in text()
    assert pmsite("freeze", "RPT-1", "--thaw").exit_code == 0
    Path(PATH).write_text((HEAD + BODY).replace("to: 2026-03-15", "to: 2026-04-30"))
    assert pmsite("freeze", "P/RPT-1").exit_code == 0
    assert text().count("as_of: 2026-03-31") == 2


def test_a_dry_run_prints_the_difference_and_writes_nothing(folder):
    done = pmsite("freeze", "RPT-1", "--dry-run")
    assert done.exit_code == 0
    assert f"--- a/{PATH}\n+++ b/{PATH}\n" in done.stdout
    assert "\n+    - {id: ACT-1, title: Order}\n" in done.stdout
    assert text() == HEAD + BODY


def test_twice_needs_a_thaw(folder):
    pmsite("freeze", "RPT-1")
    done = pmsite("freeze", "RPT-1")
    assert done.exit_code == 2
    assert "already frozen; --thaw first; nothing was written" in done.stderr
    assert text() == HEAD + WANTED


def test_thawing_takes_it_out_again(folder):
    pmsite("freeze", "RPT-1")
    done = pmsite("freeze", "RPT-1", "--thaw")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, f"{PATH}:10: register thawed")
    assert text() == HEAD + BODY
    again = pmsite("freeze", "RPT-1", "--thaw")
    assert again.exit_code == 2
    assert "no frozen figure" in again.stderr


@pytest.mark.parametrize(
    ("identifier", "code", "words"),
    [
        ("RPT-9", 2, "no record RPT-9; did you mean"),
        ("RISK-1", 2, "no figure in its text"),
        ("li.wei", 2, "no figure in its text"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_has_no_figure_is_refused(identifier, code, words):
    done = pmsite("freeze", identifier)
    assert (done.exit_code, words in done.stderr) == (code, True), done.stderr


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ("```pmsite\ncount: kind = rsk\n```\n", 1, "did you mean risk"),
        ("```pmsite\ncount: kind = risk\nfrozen: 3\n```\n", 1, "RPT-1.md:9:9: PM046 frozen is 3"),
        ("```pmsite\n{count: kind = risk}\n```\n", 2, "the figure cannot be frozen"),
    ],
)
def test_a_block_that_cannot_take_it_stays_as_it_is(folder, body, code, words):
    (folder / PATH).write_text(HEAD + body)
    done = pmsite("freeze", "RPT-1")
    assert (done.exit_code, words in done.stderr) == (code, True), done.stderr
    assert "nothing was written" in done.stderr
    assert text() == HEAD + body


def test_too_many_records_are_refused(folder):
    for number in range(1001):
        (folder / f"content/p/risks/RISK-{number + 10}.md").write_text(f"---\ntitle: R{number}\n---\n")
    (folder / PATH).write_text(f"{HEAD}```pmsite\ncount: kind = risk\n```\n")
    done = pmsite("freeze", "RPT-1")
    assert (done.exit_code, "1,003 records; 1,000 can be frozen" in done.stderr) == (2, True)


def test_a_record_inside_another_file_has_no_text_of_its_own(folder):
    (folder / "content/p/plan.md").write_text(
        "---\ntitle: Plan\nstart: 2026-01-05\ntasks: [{id: T-1, name: A}]\n---\n"
    )
    done = pmsite("freeze", "T-1")
    assert (done.exit_code, "has no text of its own" in done.stderr) == (2, True)


BLOCKS = [
    "```pmsite\nregister: kind = risk\n```",
    "```pmsite\nregister: kind = risk\ncolumns: [owner, title, status]\ngroup: owner\nmax_items: 1\n\n```",
    "~~~ {.pmsite}\n  list: kind = action # 备注\n  title: '行动'\n~~~",
    "```pmsite\nmatrix: kind = risk\ntitle: >\n  Two\n  lines\n```",
    "```pmsite\n# first\ncount: kind in (risk, action)\ngroup: kind\n# last\n```",
    "```pmsite\ntimeline: kind = milestone\n```",
]
PIECES = st.lists(
    st.one_of(
        st.sampled_from(BLOCKS),
        st.sampled_from(
            [
                "文字 RISK-1。",
                "- item\n- [ ] do",
                "```yaml\nfrozen: x\n```",
                "  ",
                "frozen:",
                "::: note\nx\n:::",
            ]
        ),
        st.text("a中 \t.#|*é😀", max_size=12),
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def many():
    with tempfile.TemporaryDirectory() as name:
        plan = "---\ntitle: Plan\nstart: 2026-01-05\nmilestones: [{id: M1, name: 结束, baseline: 2026-02-02}]\n---\n"
        yield open_workspace(portal(Path(name), {**FILES, "p/plan.md": plan}) / "mkdocs.yml")


ADDED = re.compile(
    rb"(?<=[\r\n]) *frozen:[\r\n]+(?: +(?:as_of|columns|rows):[^\r\n]*[\r\n]+| +- \{id:[^\r\n]*[\r\n]+)+"
)


@settings(deadline=None, max_examples=60)
@given(PIECES, st.sampled_from(BLOCKS), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
def test_freezing_and_thawing_is_the_identity_on_bytes(many, pieces, block, end, mark, closed):
    whole = HEAD + "\n\n".join([block, *pieces, BLOCKS[0]]) + ("\n" if closed else "")
    data = (("\ufeff" if mark else "") + whole.replace("\n", end)).encode()
    record = many.portal.graph["P/RPT-1"]
    file = many.configuration.content / record.source.path
    file.write_bytes(data)
    found = freeze(many, record, many.portal.as_of)
    assert found.before == data
    assert len(ADDED.findall(found.after)) == len(found.figures) >= 2
    assert ADDED.sub(b"", found.after) == data
    file.write_bytes(found.after)
    assert thaw(many, record).after == data
