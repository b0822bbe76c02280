"""The demo's files: who its authors are, and what a folder of it holds."""

import pytest

from pmsite.adapters.demo.demo import chain, last_state, people
from pmsite.adapters.failure import CONTENT, Failure
from tests.adapters.demo._story import LAST, STORY


@pytest.fixture
def folder(tmp_path):
    for path, data in LAST.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / "README.md").write_text("not of the portal")
    return tmp_path


def test_the_last_state_is_the_content_and_the_configuration(folder):
    assert last_state(folder) == LAST


def test_authors_are_people_with_an_address():
    nobody = {"content/people/x.y.md": b"---\nid: x.y\ntitle: X Y\n---\n"}
    assert people({**LAST, **nobody}) == {"li.wei": ("Li Wei", "li.wei@small.example")}


def test_a_chain_comes_with_its_authors(folder):
    commits, known = chain(folder, {"s.yml": STORY})
    assert len(commits) == 5
    assert {commit.step.author for commit in commits} <= known.keys()


def test_an_author_who_is_in_no_directory_is_told_by_the_commit(folder):
    story = STORY.replace("author: li.wei\n  message: First week", "author: li.we\n  message: First week")
    line = STORY[: STORY.index("message: First week")].count("\n")
    with pytest.raises(
        Failure, match=rf"^s\.yml:{line - 1}:3: li\.we is no person with an e-mail"
    ) as failure:
        chain(folder, {"s.yml": story})
    assert failure.value.exit_code == CONTENT
