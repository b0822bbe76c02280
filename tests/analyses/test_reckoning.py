"""An edited text leaves what was derived and checked as it was; whatever reads texts says so."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import pmsite.analyses as analyses_room
import pmsite.checks as checks_room
from benchmarks.corpus import corpus
from pmsite.analyses._reckoning import Reckoning
from pmsite.model.discover import modules
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

AS_OF = dt.date(2026, 6, 30)
RISK = "project-0/risks/RISK-001.md"
BANDS = Settings.model_validate({"risk": {"bands": {"medium": 4, "high": 9, "critical": 16}}})
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def files():
    return {path: text.encode() for path, text in corpus(3, 40).items()}


def of(files, known=None):
    return compiled(files, {}, Settings(), AS_OF, known=known)


def counted(monkeypatch):
    """Names of the analyses and checks that run from now on."""
    ran = []
    for room, name in ((analyses_room, "derive"), (checks_room, "check")):
        for module in modules(room):
            if hasattr(module, name):
                function = getattr(module, name)
                monkeypatch.setattr(
                    module, name, lambda *all_, f=function, n=module.__name__: ran.append(n) or f(*all_)
                )
    return ran


EDITS = {
    "body": (lambda text: text + b"\nMore words.\n", False),
    "mention": (lambda text: text + b"\nAs [[RISK-002]] says.\n", True),
    "field": (lambda text: text.replace(b"strategy: ", b"strategy: accept #", 1), True),
    "title": (lambda text: text.replace(b"title: ", b"title: New ", 1), True),
    "line": (lambda text: text.replace(b"title: ", b"# a remark\ntitle: ", 1), True),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_is_known_gives_what_is_worked_out_from_nothing(files, monkeypatch, name):
    edit, again = EDITS[name]
    known = Reckoning()
    of(files, known)
    ran = counted(monkeypatch)
    edited = {**files, RISK: edit(files[RISK])}
    assert edited[RISK] != files[RISK]
    portal, problems = of(edited, known)
    bodies = [module.__name__ for module in modules(checks_room) if getattr(module, "BODIES", False)]
    assert bodies
    assert (sorted(ran) != sorted(bodies)) is again
    fresh, expected = of(edited)
    assert (portal.derived, problems) == (fresh.derived, expected)
    assert portal.graph == fresh.graph


def test_another_day_and_other_settings_are_worked_out_anew(files):
    known = Reckoning()
    of(files, known)
    for settings, day in ((Settings(), AS_OF - dt.timedelta(60)), (BANDS, AS_OF)):
        portal, problems = compiled(files, {}, settings, day, known=known)
        fresh, expected = compiled(files, {}, settings, day)
        assert (portal.derived, problems) == (fresh.derived, expected)


def test_what_broke_off_before_its_checks_is_checked_the_next_time(files, monkeypatch):
    known = Reckoning()
    of(files, known)
    edited = {**files, RISK: EDITS["field"][0](files[RISK])}
    with monkeypatch.context() as patch:
        patch.setattr(Reckoning, "checked", None)
        with pytest.raises(TypeError):
            of(edited, known)
    ran = counted(monkeypatch)
    assert of(edited, known)[1] == of(edited)[1]
    assert ran.count("pmsite.checks.part_audience_unknown") == 2  # by what is known, and from nothing


class Unread(Record):
    """A record whose text nobody may read."""

    __slots__ = ()

    @property
    def body(self):
        message = f"the text of {self.uid} was read"
        raise AssertionError(message)


def _unread(record):
    made = object.__new__(Unread)
    for name in Record.__dataclass_fields__:
        if name != "body":
            object.__setattr__(made, name, getattr(record, name))
    return made


@pytest.mark.parametrize("content", ["corpus", "content", "examples/zh/content"])
def test_no_analysis_reads_a_text_and_only_checks_that_say_so(files, content):
    if content != "corpus":
        folder = ROOT / content
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.md")}
    portal, _ = of(files)
    graph = replace(portal.graph, records={uid: _unread(one) for uid, one in portal.graph.records.items()})
    with pytest.raises(AssertionError, match="was read"):
        next(iter(graph)).body  # noqa: B018
    known = Reckoning()
    derived, _ = known.analysed(graph, portal.settings, portal.as_of)
    assert derived == portal.derived
    unread = replace(portal, graph=graph)
    silent = [module for module in modules(checks_room) if not getattr(module, "BODIES", False)]
    assert len(silent) > 100
    known.checked(unread, silent)
