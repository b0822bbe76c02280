import os
import subprocess
import sys

import click
import pytest

from pmsite import __version__
from pmsite.cli import main
from tests.acceptance._run import BIN
from tests.cli._desk import CLEAN, desk, pmsite

COMMANDS = main.list_commands(click.Context(main))


def test_the_commands_of_the_spine_are_there():
    assert {"init", "new", "check", "build", "serve", "stage", "export", "explain"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_what_it_does_and_an_example(name):
    done = pmsite(name, "--help")
    assert done.exit_code == 0
    assert f"Usage: pmsite {name}" in done.stdout
    assert f"pmsite {name}" in done.stdout.split("Usage:")[1].partition("\n")[2], "no example"
    command = main.get_command(click.Context(main), name)
    assert command.get_short_help_str(200).endswith("."), "no sentence says what it does"
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name


def test_short_help_and_version():
    assert pmsite("-h").exit_code == 0
    assert "Exit codes: 0 fine, 1 the content has errors" in " ".join(pmsite("--help").stdout.split())
    assert pmsite("--version").stdout == f"pmsite, version {__version__}\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("chek", "check"), ("biuld", "build"), ("exprot", "export"), ("explian", "explain")],
)
def test_a_misspelt_command_gets_a_did_you_mean(written, meant):
    done = pmsite(written)
    assert done.exit_code == 2
    assert f"no command {written}; did you mean {meant}?" in done.stderr


def test_a_command_like_nothing_gets_no_guess():
    assert pmsite("xyzzy").exit_code == 2
    assert "did you mean" not in pmsite("xyzzy").stderr


@pytest.mark.parametrize("command", ["build", "stage out", "serve"])
def test_an_unknown_audience_gets_a_did_you_mean(tmp_path, monkeypatch, command):
    desk(tmp_path, monkeypatch, CLEAN)
    done = pmsite(*command.split(), "--audience", "clien")
    assert done.exit_code == 2
    assert done.stderr == "no audience clien; did you mean client?\n"
    assert not (tmp_path / "out").exists()


def test_a_reader_that_stops_reading_is_no_fault(tmp_path, monkeypatch):
    desk(
        tmp_path, monkeypatch, {**CLEAN, **{f"p/risks/RISK-{n}.md": "---\nx: 1\n---\n" for n in range(3000)}}
    )
    with subprocess.Popen(
        [BIN / "pmsite", "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()


def test_it_runs_as_a_module_too(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "pmsite", "explain", "PM030"],
        cwd=tmp_path, capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip
    assert done.stdout.startswith("PM030 (error)")
