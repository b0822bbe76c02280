"""An export that is kept is the export that would be made."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from pmsite.adapters import exported
from pmsite.adapters.exported import kept_or_made
from tests.acceptance._run import portal
from tests.cli._desk import CLEAN

DAY = dt.date(2026, 3, 31)


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Exports of a portal, each with whether it had to be made."""
    monkeypatch.setattr(exported, "WORTH", 0)
    portal(tmp_path, CLEAN, "audiences: {client: {}}")

    def export(choice="json", day=DAY):
        calls = []

        def make(workspace):
            calls.append(choice)
            return repr([(item.uid, item.title) for item in workspace.portal.graph]).encode()

        return kept_or_made(tmp_path / "mkdocs.yml", day, (choice,), make), bool(calls)

    return export


def test_nothing_is_made_twice(made):
    first, fresh = made()
    assert fresh
    assert made() == (first, False)


def test_every_choice_and_day_has_its_own(made):
    made()
    assert made("xlsx")[1]
    assert made(day=dt.date(2026, 4, 1))[1]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/p/index.md", CLEAN["p/index.md"].replace("Project", "Another")),
        ("content/people/xu.bo.md", "---\ntitle: Xu Bo\n---\n"),
        ("content/p/paper.pdf", "%PDF"),
        ("mkdocs.yml", None),
    ],
)
def test_what_an_export_follows_from_makes_it_anew(made, tmp_path, path, text):
    made()
    file = tmp_path / path
    file.write_text(text or file.read_text().replace("client: {}", "client: {title: You}"))
    data, fresh = made()
    assert fresh
    assert made() == (data, False)


def test_a_damaged_one_is_made_anew(made, tmp_path):
    first, _ = made()
    (file,) = (tmp_path / ".pmsite" / "cache" / "exports").glob("*.sqlite")
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("UPDATE entry SET value = value || x'00'")
    assert made() == (first, True)
    file.write_bytes(b"no database" * 100)
    assert made() == (first, True)


def test_a_small_portal_keeps_nothing(tmp_path):
    portal(tmp_path, CLEAN)
    assert kept_or_made(tmp_path / "mkdocs.yml", DAY, ("json",), lambda _: b"x") == b"x"
    assert not (tmp_path / ".pmsite").exists()
