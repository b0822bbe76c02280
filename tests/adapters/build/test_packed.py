"""What is packed comes back as it was, and nothing else can be unpacked."""

import datetime as dt
import hashlib
import os
import pickle
from fractions import Fraction
from pathlib import Path

import pytest

from pmsite.adapters.build import packed
from pmsite.model.address import Address
from pmsite.model.record import Body
from pmsite.model.settings import FieldSettings, KindSettings, Settings
from pmsite.records._catalogue import catalogue
from pmsite.stage.reads import reads

PLAIN = catalogue(Settings())
OWN = catalogue(
    Settings(
        fields={"risk": {"region": FieldSettings(type="text")}},
        kinds={"audit": KindSettings(prefix="AUD", fields={"scope": FieldSettings(type="text")})},
    )
)


@pytest.mark.parametrize(
    "value",
    [
        {"day": dt.date(2026, 3, 1), "share": Fraction(1, 3), "words": ("交付", None, 1.5)},
        [Address("a", "b", raw=True, query=(("x", "1"),)), Body("text", 7)],
        reads([7, 3, 3_000_000_000]),
        PLAIN["risk"].fields(title="Flood"),
    ],
    ids=["plain", "classes", "numbers", "model"],
)
def test_what_is_packed_comes_back(tmp_path, value):
    packed.write(tmp_path / "x" / "f", "so", value, PLAIN)
    assert packed.read(tmp_path / "x" / "f", "so", PLAIN) == value
    assert (tmp_path / "x" / ".gitignore").read_text() == "*\n"


def test_models_of_the_configuration_come_back_as_those_of_the_portal(tmp_path):
    values = [OWN["risk"].fields(title="Flood", region="north"), OWN["audit"].fields(title="A", scope="all")]
    packed.write(tmp_path / "f", "so", values, OWN)
    found = packed.read(tmp_path / "f", "so", OWN)
    assert found == values
    assert [type(one) for one in found] == [OWN["risk"].fields, OWN["audit"].fields]
    assert packed.read(tmp_path / "f", "so", PLAIN) is None


def test_another_making_is_not_there(tmp_path):
    packed.write(tmp_path / "f", "so", [1], ())
    assert packed.read(tmp_path / "f", "so") == [1]
    assert packed.read(tmp_path / "f", "otherwise") is None
    assert packed.read(tmp_path / "g", "so") is None


@pytest.mark.parametrize("place", [0, 40, 64, 70, -1])
def test_a_damaged_byte_is_seen(tmp_path, place):
    file = tmp_path / "f"
    packed.write(file, "so", ["words"] * 20, ())
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(bytes(data))
    assert packed.read(file, "so") is None


class Command:
    """A pickle that would run a command."""

    def __init__(self, target):
        self.target = target

    def __reduce__(self):
        return os.system, (f"touch {self.target}",)


class Opened:
    """A pickle that would open a file by way of a class that pmsite knows."""

    def __reduce__(self):
        return Path.touch, (Path("opened"),)


class Imported:
    """A pickle that names what a room of values has imported from elsewhere."""

    def __reduce__(self):
        return _named("pmsite.adapters.build.packed", "import_module"), ("this",)


def _named(module, name):
    return getattr(__import__(module, fromlist=[name]), name)


@pytest.mark.parametrize("value", [Command("ran"), Opened(), Imported(), Path("x"), Command], ids=repr)
def test_a_foreign_pickle_with_the_right_digest_runs_nothing(tmp_path, monkeypatch, value):
    monkeypatch.chdir(tmp_path)
    data = pickle.dumps(value)
    (tmp_path / "f").write_bytes(hashlib.sha256(b"so " + data).hexdigest().encode() + data)
    assert packed.read(tmp_path / "f", "so", PLAIN) is None
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_what_cannot_be_packed_is_not_kept(tmp_path):
    packed.write(tmp_path / "f", "so", lambda: 1, ())
    assert not list(tmp_path.glob("*f*"))


def test_a_disk_that_refuses_has_none(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    packed.write(tmp_path / "taken" / "f", "so", [1], ())
    assert packed.read(tmp_path / "taken" / "f", "so") is None
