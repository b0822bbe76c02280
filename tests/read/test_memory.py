"""A file is read once for each of its bytes, and says to the others what they follow from."""

from pmsite.model.settings import Settings
from pmsite.read import memory as module
from pmsite.read.memory import Known, Memory
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue

PROJECT = b"---\nid: ATLAS\nkind: project\ntitle: Atlas\n---\n"
RISK = b"---\nid: RISK-1\ntitle: Flood\n---\n\nHigh water.\n"


def test_what_has_not_changed_is_not_read_again(monkeypatch):
    seen, document = [], module.document
    monkeypatch.setattr(module, "document", lambda path, data: seen.append(path) or document(path, data))
    memory, settings = Memory(), Settings()
    kinds = catalogue(settings)
    files = {"atlas/index.md": PROJECT, "atlas/risks/RISK-1.md": RISK}
    first = read(files, kinds, settings, memory)
    assert sorted(seen) == ["atlas/index.md", "atlas/risks/RISK-1.md"]
    assert read(files, kinds, settings, memory) == first
    assert len(seen) == 2
    changed = {**files, "atlas/risks/RISK-1.md": RISK.replace(b"Flood", b"Fire")}
    (_, risk), _ = read(changed, kinds, settings, memory)
    assert (risk.title, seen[2:]) == ("Fire", ["atlas/risks/RISK-1.md"])


def test_another_key_of_the_project_is_another_reading():
    memory, settings = Memory(), Settings()
    kinds = catalogue(settings)
    files = {"atlas/index.md": PROJECT, "atlas/risks/RISK-1.md": RISK}
    read(files, kinds, settings, memory)
    renamed = {**files, "atlas/index.md": PROJECT.replace(b"ATLAS", b"BOREAS")}
    records, _ = read(renamed, kinds, settings, memory)
    assert {record.project for record in records if record.id == "RISK-1"} == {"BOREAS"}


def test_a_gist_is_as_much_as_other_files_follow_from():
    gist = Known("atlas/index.md", PROJECT, Memory()).gist
    assert (gist.data, gist.body.text, gist.broken) == ({"id": "ATLAS", "kind": "project"}, "", False)
