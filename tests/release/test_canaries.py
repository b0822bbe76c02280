"""What an audience must not see is nowhere in its staged tree, and nothing there depends on it."""

import datetime as dt
import os
import random

import pytest
import yaml

from pmsite import pipeline
from pmsite.adapters.render.renderer import FigureRenderer
from pmsite.adapters.render.theme import theme_directory
from pmsite.analyses.portal import Origin
from pmsite.locale.texts import texts
from pmsite.model.diagnostic import Severity
from pmsite.model.settings import Settings
from tests.release._canaries import SETTINGS, attachments, files, words

SEED = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))
AS_OF = dt.date(2026, 3, 31)


def staged(found, word, audience="client"):
    """The staged tree of some files, and the errors in them."""
    settings = Settings.model_validate(
        {key: value for key, value in yaml.safe_load(SETTINGS).items() if key != "as_of"}
    )
    content = {path: text if isinstance(text, bytes) else text.encode() for path, text in found.items()}
    beside = dict.fromkeys(attachments(word), "")
    portal, problems = pipeline.compiled(
        content, beside, settings, AS_OF, title="Portal", origin=Origin("abc1234", AS_OF, asked=True)
    )
    renderer = FigureRenderer(texts("en"), [theme_directory()])
    tree = pipeline.published(portal, audience, texts("en"), renderer)
    return tree, [str(item) for item in problems if item.severity is Severity.ERROR]


def flat(tree):
    return "\n".join([*tree.texts, *tree.texts.values(), *tree.attachments])


def test_the_portal_of_the_canaries_has_no_error_and_the_team_sees_them():
    word = words(SEED)
    tree, errors = staged(files(word), word, "internal")
    assert errors == []
    seen = flat(tree)
    shown = {name for name, canary in word.items() if canary in seen}
    assert set(word) - shown <= {"file_name"}


def test_no_canary_is_in_what_the_client_gets():
    word = words(SEED)
    tree, _ = staged(files(word), word)
    seen = flat(tree).casefold()
    assert [name for name, canary in word.items() if canary.casefold() in seen] == [], SEED
    assert "for the client." in seen
    assert "shown words" in seen
    assert "shown action" in seen
    assert tree.attachments == ("atlas/files/shown.pdf",)


def test_the_client_does_not_learn_the_ids_of_what_it_does_not_see():
    word = words(SEED)
    tree, _ = staged(files(word), word)
    seen = flat(tree)
    for name in ("RISK-9", "CR-4", "ACT-31", "ACT-33", "DEC-1", "BL-1", "T-1", "li.wei", "BORNEO", "abc1234"):
        assert name not in seen, (name, SEED)


@pytest.mark.parametrize("step", ["added", "changed", "deleted", "no records at all"])
def test_internal_records_leave_no_trace(step):
    word = words(SEED)
    before, _ = staged(files(word), word)
    if step == "added":
        after, _ = staged(files(word, extra=7), word)
    elif step == "changed":
        other = {
            **word,
            **{name: words(SEED + 1)[name] for name in ("title", "person", "tag", "baseline", "kpi")},
        }
        found = files(word) | {
            path: text
            for path, text in files({**other, "file_name": word["file_name"]}).items()
            if path not in files(word, hidden=False)
        }
        found["atlas/baselines/BL-1.md"] = found["atlas/baselines/BL-1.md"].replace(
            "2026-02-17", "2026-02-27"
        )
        after, _ = staged(found, word)
    elif step == "deleted":
        found = {
            path: text for path, text in files(word).items() if "CR-4" not in path and "BL-1" not in path
        }
        found = {
            path: text
            for path, text in found.items()
            if not path.startswith(("kpis", "borneo", "atlas/notes"))
        }
        after, _ = staged(found, word)
    else:
        person = {path: text for path, text in files(word).items() if path.startswith("people")}
        after, _ = staged(files(word, hidden=False) | person, word)
    assert before.attachments == after.attachments
    assert set(before.texts) == set(after.texts)
    assert {path for path in before.texts if before.texts[path] != after.texts[path]} == set(), SEED
