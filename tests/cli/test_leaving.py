"""The command ends with its exit code, after all that it has said and all that is to be done at its end."""

import subprocess
import sys

import pytest

SCRIPT = """
import atexit, sys, tempfile
import pmsite.cli._leaving as leaving
def main():
    atexit.register(lambda: print("at the end"))
    print("words " * 20000)
    print("a warning", file=sys.stderr)
    {ending}
leaving.main = main
leaving.run()
"""


def ended(ending, **how):
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(ending=ending)],
        text=True,
        check=False,
        stderr=subprocess.PIPE,
        **how,
    )


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        ("sys.exit(0)", 0),
        ("sys.exit()", 0),
        ("sys.exit(3)", 3),
        ("sys.exit('refused')", 1),
        ("1 / 0", 1),
        ("pass", 0),
    ],
)
def test_a_command_ends_with_its_code_and_all_its_words(ending, code):
    done = ended(ending, stdout=subprocess.PIPE)
    assert done.returncode == code
    assert done.stdout == "words " * 20000 + "\nat the end\n"
    assert done.stderr.startswith("a warning\n")
    assert ("refused" in done.stderr) is ("refused" in ending)
    assert ("ZeroDivisionError" in done.stderr) is (ending == "1 / 0")


def test_words_that_cannot_be_written_are_an_error():
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        assert ended("sys.exit(0)", stdout=full).returncode != 0
