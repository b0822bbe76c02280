"""The index: what each file holds, worked by hand; same content, same bytes; only what is released."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.figure import State
from pmsite.model.settings import Settings
from pmsite.release.release import release
from pmsite.stage import search
from pmsite.stage.entries import Entry
from pmsite.stage.search import indexed, packed
from pmsite.stage.segment import Segmenter
from pmsite.views._all import views_of
from tests.checks._portal import portal

KINDS = {"risk": ("Risks", "Risk"), "person": ("People", "Person")}
WORDS = {"pages": "Pages", "page": "Page"}
LATE = Entry(
    "Late parts",
    Address("p/risks/RISK-004"),
    id="RISK-004",
    kind="risk",
    project="P",
    state=State("open", "Open"),
    text="Parts come late, late again",
)
REGISTER = Entry("Risks", Address("p/risks"), project="P", text="2 risks above 9")
WANG = Entry("Wang Fang", Address("people/w"), id="w", kind="person", names=("王芳",), text="Late riser")


def files(*entries):
    return {
        path: json.loads(text)
        for path, text in packed(entries, Segmenter(["王芳"]), {"P": "Project"}, KINDS, WORDS).items()
    }


def test_entries_are_numbered_by_project_and_kind_and_the_runs_say_which():
    index = files(LATE, WANG, REGISTER)["search/index.json"]
    assert index["projects"] == [["", ""], ["P", "Project"]]
    assert index["kinds"] == [
        ["", "Pages", "Page"],
        ["risk", "Risks", "Risk"],
        ["person", "People", "Person"],
    ]
    assert index["runs"] == [[0, 0, 2], [1, 1, 0], [2, 1, 1]]  # Wang, the register, the risk
    assert index["entries"] == 3


def test_a_term_names_its_entries_by_distance_and_weight():
    terms = files(LATE, WANG, REGISTER)["search/t0.json"]
    assert terms["late"] == [0, 10]  # in Wang's text (4·0 + 0), in the risk's title (4·2 + 2)
    assert terms["again"] == [8]  # once in the risk's text (4·2 + 0)
    assert terms["risks"] == [7]  # the name of the register (4·1 + 3)
    assert terms["#4"] == terms["#risk4"] == [11]  # an id (4·2 + 3)
    assert terms["王芳"] == terms["芳"] == [3]  # a name in another language (4·0 + 3)
    assert list(terms) == sorted(terms)


def test_a_word_that_comes_often_weighs_more():
    often = replace(LATE, title="Parts")
    assert files(often)["search/t0.json"]["late"] == [1]


def test_a_result_has_what_is_shown():
    found = files(LATE, WANG, REGISTER)
    assert found["search/index.json"]["states"] == [["open", "Open"]]
    assert found["search/d0.json"] == [
        ["", "Wang Fang", "people/w/", -1, "王芳 · Late riser"],
        ["", "Risks", "p/risks/", -1, "2 risks above 9"],
        ["RISK-004", "Late parts", "p/risks/RISK-004/", 0, "Parts come late, late again"],
    ]


def test_files_stay_small_and_the_index_says_where_each_begins(monkeypatch):
    monkeypatch.setattr(search, "TERMS", 40)
    monkeypatch.setattr(search, "ENTRIES", 60)
    found = files(LATE, WANG, REGISTER)
    index = found["search/index.json"]
    assert len(index["terms"]) == 5
    for number, first in enumerate(index["terms"]):
        assert next(iter(found[f"search/t{number}.json"])) == first
    assert index["results"] == [0, 2]
    assert [len(found[f"search/d{number}.json"]) for number in (0, 1)] == [2, 1]


FILES = {
    "RISK-1": (
        "---\ntitle: Late\ncause: The supplier has one line\nowner: li.wei\naudience: client\n---\n"
        "Seen by @li.wei."
    ),
    "RISK-2": "---\ntitle: Marmalade\n---\nBody with quince.",
    "people/li.wei.md": "---\ntitle: Li Wei\nnames: {zh: 李伟}\naudience: client\n---\n",
}


def of(built, audience="internal"):
    released = release(built, audience)
    return indexed(released, views_of(released, texts("en")), texts("en"))


def results(index):
    return [one for path, text in index.items() if path.startswith("search/d") for one in json.loads(text)]


def test_fields_and_body_are_found_and_people_by_name():
    found = {one[0]: one for one in results(of(portal(FILES)))}
    assert "The supplier has one line" in found["RISK-1"][4]
    assert "Seen by Li Wei." in found["RISK-1"][4]
    assert "li.wei" not in found["RISK-1"][4]


def test_an_audience_finds_only_what_is_released():
    rules = Settings.model_validate({"audiences": {"client": {"kinds": ["project", "risk", "person"]}}})
    built = replace(portal(FILES), settings=rules)
    inside, outside = of(built), of(built, "client")
    for word in ("marmalade", "quince", "RISK-2"):
        assert any(word in text.lower() or word in text for text in inside.values()), word
        assert not any(word in text.lower() or word in text for text in outside.values()), word


CODE = """
import hashlib
from tests.stage.test_search import FILES, of
from tests.checks._portal import portal
print(hashlib.sha256(repr(of(portal(FILES))).encode()).hexdigest())
"""


def test_same_content_same_bytes():
    said = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
