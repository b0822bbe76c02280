"""The documentation says what the code does: reference pages, commands, diagnostics, links."""

import re
import subprocess
import sys
from urllib.parse import unquote

import click
import pytest

from pmsite.cli import main
from pmsite.model.fields import Fields
from pmsite.model.settings import Settings
from pmsite.pipeline import rules
from pmsite.records._catalogue import catalogue
from scripts import reference
from tests.acceptance._run import REPOSITORY

DOCS = REPOSITORY / "docs"
PAGES = reference.pages()
TEXTS = sorted(
    [*DOCS.rglob("*.md"), *(REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))]
)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_reference_page_is_up_to_date(name):
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert written == PAGES[name], "run python scripts/reference.py"


def test_an_old_reference_page_is_found(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    assert reference.main(["--check"]) == 1
    assert reference.main([]) == 0
    assert reference.main(["--check"]) == 0
    (tmp_path / "cli.md").write_text("old")
    assert reference.main(["--check"]) == 1
    assert "docs/reference/cli.md: out of date" in capsys.readouterr().out


def test_every_diagnostic_has_its_entry_in_the_reference():
    entries = re.findall(r"^### (PM\d{3}): ", PAGES["checks.md"], re.MULTILINE)
    assert entries == [rule.code for rule in rules()]
    for rule in rules():
        assert " ".join(rule.meaning.split()) in " ".join(PAGES["checks.md"].split())


def test_every_command_has_its_help_and_an_example_in_the_reference():
    names = main.list_commands(click.Context(main))
    assert re.findall(r"^## pmsite (\w+)$", PAGES["cli.md"], re.MULTILINE) == names
    for section in re.split(r"^## ", PAGES["cli.md"], flags=re.MULTILINE)[1:]:
        name = section.split()[1]
        assert section.count(f"pmsite {name}") >= 3, name


def test_every_command_of_a_group_has_its_help_and_an_example_in_the_reference():
    groups = {
        name: command
        for name in main.list_commands(click.Context(main))
        if isinstance(command := main.get_command(click.Context(main), name), click.Group)
    }
    assert "baseline" in groups
    for name, group in groups.items():
        for part in group.commands:
            section = PAGES["cli.md"].partition(f"### pmsite {name} {part}\n")[2].partition("\n##")[0]
            assert section.count(f"pmsite {name} {part}") >= 2, part


def test_every_command_is_in_the_readme_or_the_docs():
    prose = "\n".join(text.read_text(encoding="utf-8") for text in TEXTS)
    missing = [name for name in main.list_commands(click.Context(main)) if f"pmsite {name}" not in prose]
    assert missing == []


def test_every_kind_with_its_fields_is_in_the_reference():
    for kind in catalogue(Settings()):
        assert f"Kind `{kind.name}`" in PAGES["records.md"]
        for name, info in kind.fields.model_fields.items():
            if name not in Fields.model_fields:
                assert f"| `{info.alias or name}` |" in PAGES["records.md"], f"{kind.name}.{name}"


def test_every_setting_is_in_the_reference_with_its_meaning():
    for name in Settings.model_fields:
        row = re.search(rf"^\| `{name}` \|.*\| (.+) \|$", PAGES["configuration.md"], re.MULTILINE)
        assert row, name
        assert row[1].strip(), name


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_links_of_the_documentation_lead_somewhere(text, site):
    written = re.sub(r"```.*?```|`[^`\n]*`", "", text.read_text(encoding="utf-8"), flags=re.DOTALL)
    for url in re.findall(r"\]\(([^)\s]+)", written):
        path = unquote(url.partition("#")[0])
        if path.startswith("../site/"):
            assert (site / path.removeprefix("../site/")).exists(), url
        elif not re.match(r"[a-z]+:|#", url):
            assert (text.parent / path).exists(), url


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_commands_in_the_documentation_exist_with_their_options(text):
    names = main.list_commands(click.Context(main))
    blocks = re.findall(
        r"```(?:sh|bash|console|yaml)?\n(.*?)```", text.read_text(encoding="utf-8"), re.DOTALL
    )
    for line in "\n".join(blocks).splitlines():
        for words in re.findall(
            r"(?:^|&& |run: |- |\$ )(?:\.venv/bin/)?pmsite ([a-z].*?)(?=$| &&| #| ·)", line
        ):
            command, *rest = words.split()
            assert command in names, line
            found = main.get_command(click.Context(main), command)
            if isinstance(found, click.Group) and rest and rest[0].isalpha():
                assert rest[0] in found.commands, line
                found = found.commands[rest[0]]
            options = {one for parameter in found.params for one in parameter.opts}
            assert {word.partition("=")[0] for word in words.split() if word.startswith("-")} <= options, line


def test_the_script_says_nothing_when_all_is_up_to_date():
    done = subprocess.run(
        [sys.executable, "-m", "scripts.reference", "--check"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
