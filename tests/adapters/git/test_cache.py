"""The cache saves time and never changes a result, whatever happens to its file."""

import sqlite3

import pytest

from pmsite.adapters.git import cache as module
from pmsite.adapters.git.cache import Cache


def test_what_was_kept_comes_back_under_its_own_key_only(tmp_path):
    cache = Cache(tmp_path / "c", "one")
    values = {cache.key("a", str(number)): b"value %d" % number for number in range(1200)}
    cache.put(values)
    assert Cache(tmp_path / "c", "one").get(list(values)) == values
    other = Cache(tmp_path / "c", "two")
    assert other.get([other.key("a", "1")]) == {}
    assert cache.key("a", "bc") != cache.key("ab", "c")
    assert (tmp_path / "c" / ".gitignore").read_text() == "*\n"


def test_without_a_folder_or_with_one_that_cannot_be_written_nothing_is_kept(tmp_path):
    Cache(None, "x").put({b"k": b"v"})
    assert Cache(None, "x").get([b"k"]) == {}
    (tmp_path / "file").write_text("x")
    blocked = Cache(tmp_path / "file" / "below", "x")
    blocked.put({b"k": b"v"})
    assert blocked.get([b"k"]) == {}


@pytest.mark.parametrize("damage", ["cut", "foreign", "empty", "other table"])
def test_a_damaged_or_foreign_file_is_as_none_and_is_replaced(tmp_path, damage):
    cache = Cache(tmp_path, "x")
    cache.put({b"k": b"v" * 9000})
    data = cache.file.read_bytes()
    if damage == "other table":
        cache.file.unlink()
        base = sqlite3.connect(cache.file)
        base.execute("CREATE TABLE entry(other)")
        base.commit()
        base.close()
    else:
        cache.file.write_bytes({"cut": data[:5000], "foreign": b"hello " * 900, "empty": b""}[damage])
    assert cache.get([b"k"]) == {}
    cache.put({b"k": b"w"})
    cache.put({b"k": b"w"})
    assert cache.get([b"k"]) == {b"k": b"w"}


def test_a_value_that_was_changed_is_not_there(tmp_path):
    cache = Cache(tmp_path, "x")
    cache.put({b"k": b"v", b"l": b"u"})
    with sqlite3.connect(cache.file) as base:
        base.execute("UPDATE entry SET value = ? WHERE key = ?", (b"forged", b"k"))
    base.close()
    assert cache.get([b"k", b"l"]) == {b"l": b"u"}


def test_a_cache_that_grew_too_large_loses_first_what_other_settings_made(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 100_000)
    old, new = Cache(tmp_path, "old"), Cache(tmp_path, "new")
    old.put({b"o": b"x" * 60_000})
    new.put({b"n": b"x" * 60_000})
    assert set(new.get([b"o", b"n"])) == {b"n"}
    new.put({b"m": b"x" * 90_000})
    assert new.get([b"o", b"n", b"m"]) == {}
    assert new.file.stat().st_size < 100_000


def test_a_file_that_another_process_holds_is_waited_for_and_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    cache = Cache(tmp_path, "x")
    cache.put({b"k": b"v"})
    holder = sqlite3.connect(cache.file)
    holder.execute("BEGIN EXCLUSIVE")
    cache.put({b"l": b"u"})
    assert cache.get([b"k"]) == {}
    holder.rollback()
    holder.close()
    assert cache.get([b"k", b"l"]) == {b"k": b"v"}
