"""A staging over what is remembered makes what a staging from nothing makes, and only what an edit concerns."""

from dataclasses import replace

import pytest

from pmsite.pipeline import published
from pmsite.stage.postings import Postings
from pmsite.stage.recall import Memory
from tests.exports._portal import FILES, WORDS, compiled

RISK, MEETING = "p/risks/RISK-1.md", "p/meetings/MTG-1.md"
PROJECT_FILES = {"p/P.xlsx", "p/P.ics", "p/P.xml", "p/P.pdf"}


class Words:
    """Draws a figure as what it says."""

    def draw(self, figure, _page):
        return repr(figure)


def remembering():
    return Memory(there=lambda _path, _digest: True, postings=Postings())


def staged(files=None, memory=None):
    return published(compiled(files), "internal", WORDS, Words(), memory=memory)


def whole(tree, before):
    """Everything of a staging, with what it left in its place."""
    texts = {**{path: before.texts[path] for path in tree.kept if path in before.texts}, **tree.texts}
    data = {**{path: before.data[path] for path in tree.kept if path in before.data}, **tree.data}
    return texts, data, tree.search, tree.origins


@pytest.fixture
def first():
    memory = remembering()
    return staged(memory=memory), memory


def test_a_first_staging_is_one_without_a_memory(first):
    tree, memory = first
    alone = staged()
    assert whole(tree, tree) == whole(alone, alone)
    assert memory.made == len({path for path in tree.texts if path.endswith(".md")})


@pytest.mark.parametrize(
    "edit",
    [
        {},
        {RISK: FILES[RISK] + "\nMore than rain.\n"},
        {RISK: FILES[RISK].replace("probability: 4", "probability: 2")},
        {RISK: FILES[RISK].replace("title: =1+1", "title: Mud")},
        {MEETING: FILES[MEETING].replace("2026-02-02", "2026-02-03")},
        {"people/xu.bo.md": FILES["people/xu.bo.md"].replace("Xu Bo", "Xu B.")},
        {"p/risks/RISK-3.md": "---\ntitle: New\nowner: xu.bo\n---\n"},
        {"q/index.md": FILES["q/index.md"].replace("Quay", "Pier")},
        {"p/plan.md": FILES["p/plan.md"].replace("duration: 5d", "duration: 9d")},
    ],
)
def test_after_an_edit_everything_is_what_it_would_be_from_nothing(first, edit):
    before, memory = first
    again, anew = staged(edit, memory), staged(edit)
    texts, data, search, origins = whole(again, before)
    own = {path: text for path, text in texts.items() if path in anew.texts}
    assert own == dict(anew.texts)
    assert {path: data.get(path) for path in anew.data} == dict(anew.data)
    assert (search, origins) == (anew.search, anew.origins)


def test_the_work_follows_the_edit(first):
    _, memory = first
    again = staged(memory=memory)
    assert (memory.made, again.data) == (0, {})
    again = staged({RISK: FILES[RISK] + "\nMore than rain.\n"}, memory)
    assert (memory.made, set(again.data)) == (1, set())
    again = staged({MEETING: FILES[MEETING].replace("place: Room 1", "place: Room 2")}, memory)
    assert {"p/meetings/MTG-1.pdf", "p/P.ics", "p/meetings.csv"} <= set(again.data)
    assert not [path for path in again.data if path.startswith(("q/", "people.csv"))]


def test_a_file_that_is_not_as_it_was_written_is_written_again(first):
    before, memory = first
    memory = replace(memory, there=lambda path, _digest: path != "p/P.xlsx")
    assert dict(staged(memory=memory).data) == {"p/P.xlsx": before.data["p/P.xlsx"]}


def test_a_title_concerns_the_pages_that_show_it(first):
    before, memory = first
    again = staged({"p/risks/RISK-2.md": FILES["p/risks/RISK-2.md"].replace("Storm", "Gale")}, memory)
    made = {path for path in again.texts if path.endswith(".md")}
    assert {"p/risks/RISK-2/index.md", "p/risks/index.md"} <= made
    assert not [path for path in made if path.startswith(("people/li.wei", "q/"))]
    assert not any("Storm" in before.texts[path] for path in again.kept if path in before.texts)


@pytest.mark.parametrize(
    ("mention", "path", "old", "new"),
    [
        ("RISK-2", "p/risks/RISK-2.md", "title: Storm", "title: Gale"),
        ("@xu.bo", "people/xu.bo.md", "title: Xu Bo", "title: Xu Bo\nnames: {en: Bob Xu}"),
        ("@xu.bo", "people/xu.bo.md", "title: Xu Bo", "title: Xu B."),
    ],
)
def test_what_a_text_says_of_a_record_concerns_its_page(mention, path, old, new):
    page = "q/lessons/LES-1/index.md"
    lesson = {"q/lessons/LES-1.md": f"---\ntitle: Learnt\n---\n\nSee {mention}.\n", path: FILES[path]}
    memory = remembering()
    before = staged(lesson, memory)
    assert page in before.texts
    files = {**lesson, path: FILES[path].replace(old, new)}
    again, anew = staged(files, memory), staged(files)
    texts, data, *_ = whole(again, before)
    assert texts[page] == anew.texts[page]
    assert data == {place: anew.data[place] for place in data}
