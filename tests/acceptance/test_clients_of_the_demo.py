"""Three clients, three sites of the demo: each is told of its own project, of no other, and of no e-mail address."""

from __future__ import annotations

import re

import pytest

from tests.acceptance._content import records
from tests.acceptance._run import demo_copy, succeed


@pytest.mark.parametrize(
    ("audience", "project", "others"),
    [
        ("huayuan", "atlas", r"\b(BOREAS|CIRRUS|Beichen|Qianhe)\b"),
        ("beichen", "boreas", r"\b(ATLAS|CIRRUS|Huayuan|Qianhe)\b"),
        ("qianhe", "cirrus", r"\b(ATLAS|BOREAS|Huayuan|Beichen)\b"),
    ],
)
def test_a_client_gets_its_own_project_and_no_word_of_another(tmp_path, audience, project, others):
    demo_copy(tmp_path)
    succeed("pmsite", "stage", "--inline", "--audience", audience, "staged", cwd=tmp_path)
    staged = tmp_path / "staged"
    named = {
        path.relative_to(staged).as_posix()
        for path in staged.rglob("*")
        if path.is_file()
        and re.search(
            rf"{others}|@yunfan\.example", path.read_text(encoding="utf-8", errors="replace"), re.IGNORECASE
        )
    }
    assert named == set()
    for folder in (
        "risks",
        "changes",
        "requirements",
        "feedback",
        "surveys",
        "meetings",
        "reports",
        "documents",
    ):
        released = {
            front["id"]
            for front, _ in records(project, folder)
            if audience in [front.get("audience"), *(front.get("audience") or ())]
        }
        assert released
        assert {path.name for path in (staged / project / folder).iterdir() if path.is_dir()} == released
