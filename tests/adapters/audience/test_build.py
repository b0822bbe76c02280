"""The site of an audience: of a given day, generated apart, every file accounted for, the old one kept on any doubt."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pmsite.adapters.audience import build as module
from pmsite.adapters.audience import ways as ways_module
from pmsite.adapters.audience.build import as_of_given, build_audience
from pmsite.adapters.audience.manifest import verified
from pmsite.adapters.audience.net import caught, hidden
from pmsite.adapters.audience.ways import WAYS, environment
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.workspace import open_workspace
from tests.adapters.audience._portal import CONFIGURATION, workspace, written


def files(site):
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("portal")
    return folder, build_audience(workspace(folder), "client", ["process"])


def test_without_a_given_day_there_is_no_site(tmp_path):
    path = written(tmp_path, configuration=CONFIGURATION.replace("      as_of: 2026-03-31\n", ""))
    with pytest.raises(
        Failure, match=r"needs a given as-of day; write --as-of .* as_of: in the configuration"
    ) as failure:
        build_audience(open_workspace(path), "client")
    assert failure.value.exit_code == USAGE
    assert not (tmp_path / "site-client").exists()
    as_of_given(open_workspace(path, as_of=open_workspace(path).portal.as_of))


def test_every_file_is_in_the_manifest_with_what_it_is_from(done):
    folder, built = done
    manifest = json.loads((folder / ".pmsite" / "manifest" / "client.json").read_text())
    assert (manifest["schema"], manifest["audience"], manifest["as_of"]) == (
        "pmsite-manifest/1",
        "client",
        "2026-03-31",
    )
    listed = {one["path"]: one for one in manifest["files"]}
    there = files(built.site)
    assert set(listed) == set(there)
    assert not any("manifest" in path for path in there)
    for path, data in there.items():
        assert listed[path]["sha256"] == hashlib.sha256(data).hexdigest()
        assert listed[path]["size"] == len(data)
    assert listed["p/risks/RISK-001/index.html"]["from"][0] == "record P/RISK-001"
    assert listed["p/files/a.pdf"]["from"] == ["record P/RISK-001"]
    assert listed["p/risks/index.html"]["from"] == ["view p/risks"]


def test_nothing_of_the_portals_own_configuration_is_in_it(done):
    said = b"\n".join(data for data in files(done[1].site).values()).lower()
    for word in (
        b"internal description",
        b"internal author",
        b"internal copyright",
        b"example.com",
        b"blob/main",
    ):
        assert word not in said
    assert b"sourcemappingurl" not in said
    assert not [path for path in files(done[1].site) if path.endswith(".map")]
    page = (done[1].site / "index.html").read_text()
    assert "For you" in page
    assert 'data-md-color-primary="teal"' in page


def test_nothing_is_left_over_and_the_folder_is_new(done):
    folder, built = done
    assert {path.name for path in folder.iterdir()} == {"content", "mkdocs.yml", "site-client", ".pmsite"}
    stale = built.site / "old.html"
    stale.write_text("old")
    build_audience(open_workspace(folder / "mkdocs.yml"), "client", ["process"])
    assert not stale.exists()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda site: (site / "extra.html").write_text("x"), r"extra\.html: nothing that was staged makes this file"),
        (lambda site: (site / "p/files/a.pdf").write_text("x"), r"p/files/a\.pdf: other bytes than staged"),
        (lambda site: (site / "p/files/a.pdf").unlink(), r"p/files/a\.pdf: was staged, and is not there"),
        (lambda site: (site / "l.html").symlink_to("index.html"), r"l\.html: a link"),
        (lambda site: (site / "assets/pmsite.js").write_text("x"), r"assets/pmsite\.js: other bytes than staged"),
        (lambda site: (site / "assets/images/favicon.svg").write_text("x"), r"svg: other bytes than the theme's"),
    ],
)  # fmt: skip
def test_a_file_that_nothing_staged_accounts_for_is_refused(done, tmp_path, act, said):
    folder, built = done
    shutil.copytree(built.site, site := tmp_path / "site")
    staged = folder / ".pmsite" / "stage" / "client"
    assert len(verified(site, staged, {})) == built.files
    act(site)
    with pytest.raises(Failure, match=said) as failure:
        verified(site, staged, {})
    assert failure.value.exit_code == CONTENT


def test_a_page_that_names_what_is_not_released_is_refused(done, tmp_path):
    portal = open_workspace(done[0] / "mkdocs.yml").portal
    ids = hidden(portal, "client")
    assert ids == {b"RISK-002"}
    (tmp_path / "index.html").write_text("<p>RISK-001, RISK-0021, xRISK-002</p>")
    caught(tmp_path, ids, frozenset())
    (tmp_path / "index.html").write_text("<p>see RISK-002.</p>")
    with pytest.raises(Failure, match=r"index\.html: names RISK-002, which is not released"):
        caught(tmp_path, ids, frozenset())


def test_the_net_looks_into_workbooks(tmp_path):
    with zipfile.ZipFile(tmp_path / "P.xlsx", "w") as book:
        book.writestr("xl/sharedStrings.xml", "<t>See RISK-002</t>")
    with pytest.raises(Failure, match=r"P\.xlsx: names RISK-002, which is not released"):
        caught(tmp_path, frozenset({b"RISK-002"}), frozenset())
    caught(tmp_path, frozenset({b"RISK-003"}), frozenset())


def test_a_site_that_is_not_what_was_staged_is_not_published(done, monkeypatch):
    folder, built = done
    before = files(built.site)
    generate = module.generate

    def tampered(where: Path, *arguments):
        way = generate(where, *arguments)
        (where / "site" / "extra.html").write_text("x")
        return way

    monkeypatch.setattr(module, "generate", tampered)
    with pytest.raises(Failure, match="extra") as failure:
        build_audience(open_workspace(folder / "mkdocs.yml"), "client", ["process"])
    assert failure.value.message.endswith("nothing was published")
    assert files(built.site) == before


@pytest.mark.parametrize("way", WAYS)
def test_the_generator_can_open_no_file_of_the_source_and_the_site_is_the_same(
    done, tmp_path, monkeypatch, way
):
    """A generator that tries: the portal's files, lists of its folders."""
    path = written(tmp_path)
    targets = [
        str(path),
        str(tmp_path / "content/p/risks/RISK-002.md"),
        str(tmp_path / "content"),
        str(tmp_path),
    ]
    spy = (
        "import os, json\n"
        "def tried(path):\n"
        "    try:\n"
        "        return os.listdir(path) if os.path.isdir(path) else open(path).read()\n"
        "    except OSError as error:\n"
        "        return type(error).__name__\n"
        f"found = [tried(path) for path in {targets!r}]\n"
    )
    popen = subprocess.Popen

    def spying(command, **options):
        if "pmsite.adapters.audience.child" not in command:
            return popen(command, **options)
        code = (
            "import runpy, sys, atexit\nfrom pmsite.adapters.audience import child\n"
            "def spied(config):\n"
            + "".join(f"    {line}\n" for line in spy.splitlines())
            + "    open('spied.json', 'w').write(json.dumps(found))\n    return whole(config)\n"
            "whole, child.build = child.build, spied\nsys.exit(child.main())\n"
        )
        new = list(command)
        new[new.index("-m") :] = ["-c", code]
        return popen(new, **options)

    monkeypatch.setattr(ways_module.subprocess, "Popen", spying)
    generate, seen = module.generate, []

    def keeping(folder, *arguments):
        done = generate(folder, *arguments)
        seen.extend(json.loads((folder / "spied.json").read_text()))
        return done

    monkeypatch.setattr(module, "generate", keeping)
    try:
        built = build_audience(open_workspace(path), "client", [way])
    except Failure as failure:
        if "could not be started" in failure.message:
            pytest.skip(f"{way} is not permitted here")
        raise
    assert built.way == way
    assert set(seen) <= {"PermissionError", "FileNotFoundError"}, seen
    assert len(seen) == len(targets)
    assert files(built.site) == files(done[1].site)


def test_the_generator_is_told_nothing_of_where_the_source_is(tmp_path, monkeypatch):
    popen, told = subprocess.Popen, []

    def listening(command, **options):
        if "pmsite.adapters.audience.child" not in command:
            return popen(command, **options)
        told.append(json.dumps([command, options["env"], str(options["cwd"])]))
        told.extend((options["cwd"] / name).read_text() for name in ("mkdocs.yml", "facts.json"))
        return popen(command, **options)

    monkeypatch.setattr(ways_module.subprocess, "Popen", listening)
    monkeypatch.setenv("SECRET_OF_THE_TEAM", "x")
    build_audience(workspace(tmp_path), "client", ["process"])
    assert told
    assert not [text for text in told if str(tmp_path) in text or "SECRET_OF_THE_TEAM" in text]


def test_it_ends_with_the_process_that_started_it(tmp_path):
    """A generator whose starter is gone stops by itself."""
    read, write = os.pipe()
    (tmp_path / "docs").mkdir()
    code = (
        "import time\nfrom pmsite.adapters.audience import child\n"
        "child.load_config = lambda *a, **k: time.sleep(60)\nchild.main()\n"
    )
    (tmp_path / "facts.json").write_text("{}")
    (tmp_path / "tmp").mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(tmp_path, 0), stdin=read
    ) as process:
        os.close(read)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)
        os.close(write)
        assert process.wait(20) == 1
