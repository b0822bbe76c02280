"""Writes the reference pages ``docs/reference/`` from the code: checks, commands, records, configuration.

``python scripts/reference.py`` writes them; ``--check`` writes nothing and exits 1 when one is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from pydantic import BaseModel

from pmsite.cli import main as command_line
from pmsite.consequences._differ import consequence_types
from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.settings import Settings
from pmsite.pipeline import rules
from pmsite.records._catalogue import catalogue
from scripts._types import default, described, inner, remarks

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
NOTE = "<!-- Written by scripts/reference.py; edit the code. -->"
_KEYS = {
    "as_of": "Day as of which both states are analysed.",
    "base, head": "`revision` as asked for (null: the working tree), `commit`, `errors` in the content.",
    "added, removed": "Ids of records, tasks, milestones and actions among them.",
    "renamed": "Records whose file moved or whose id changed: `id`, `project`, `path`, `old_path`, `old_id`.",
    "changed": "Fields: `id`, `project`, `field` (dotted: `current.probability`, `progress[2026-05-04].percent`, "
    "`body`), `old`, `new`. `actual_hours` and `actual_cost` are sums of the actuals by task; settings have the id "
    "`mkdocs.yml`; `parent` is the record a task or an action is written in.",
    "files": "Attachments: `path`, `change` (added, removed, changed).",
    "consequences": "What follows, see below.",
    "released, withdrawn": "Records that an audience newly sees, or sees no longer: `audience`, `id`, `project`.",
    "unreadable": "Files that cannot be read in one state; they count as unchanged.",
}
_SECTIONS = (
    ("Reading files and fields", 1, 30),
    ("Links, files and configuration", 30, 100),
    ("Between records", 100, 1000),
)


def pages() -> dict[str, str]:
    """The reference pages by file name."""
    made = {
        "checks.md": _checks(),
        "cli.md": _commands(),
        "records.md": _records(),
        "configuration.md": _configuration(),
        "diff.md": _differences(),
    }
    return {name: f"{NOTE}\n\n" + "\n".join(lines).rstrip() + "\n" for name, lines in made.items()}


def _checks() -> Iterator[str]:
    yield "# Checks\n"
    yield (
        "Every problem has a permanent code: `pmsite explain PM030` says the same. An **error** stops a "
        "build, a **warning** stops a strict one, a **notice** tells what a passing day causes.\n"
    )
    for title, first, end in _SECTIONS:
        yield f"## {title}\n"
        for rule in rules():
            if first <= int(rule.code[2:]) < end:
                yield f"### {rule.code}: {rule.title}\n"
                yield f"*{rule.severity.value.capitalize()}.* {rule.meaning}\n"


def _commands() -> Iterator[str]:
    context = click.Context(command_line, info_name="pmsite")
    yield "# Command line\n"
    yield f"{_paragraphs(command_line.help)}\n"
    yield "Exit codes: 0 fine, 1 the content has errors, 2 usage or configuration, 3 environment.\n"
    for name in command_line.list_commands(context):
        command = command_line.get_command(context, name)
        if command is not None and not command.hidden:
            yield from _command(command, f"pmsite {name}", context, "##")


def _command(command: click.Command, name: str, above: click.Context, mark: str) -> Iterator[str]:
    """A command with its options and examples, and then its own commands."""
    inside = click.Context(command, info_name=name.rpartition(" ")[2], parent=above)
    usage = " ".join(command.collect_usage_pieces(inside))
    yield f"{mark} {name}\n"
    yield f"{_paragraphs(command.help)}\n"
    yield f"```\n{name} {usage}\n```\n"
    options = [one for one in command.get_params(inside) if isinstance(one, click.Option)]
    yield from _table(("Option", "Meaning"), (_option(one, inside) for one in options))
    yield f"{_examples(command.epilog)}\n"
    if isinstance(command, click.Group):
        for part in command.list_commands(inside):
            own = command.get_command(inside, part)
            if own is not None and not own.hidden:
                yield from _command(own, f"{name} {part}", inside, f"{mark}#")


def _option(option: click.Option, context: click.Context) -> tuple[str, str]:
    record = option.get_help_record(context)
    names, meaning = record or (", ".join(option.opts), option.help or "")
    return f"`{names}`", " ".join(meaning.split())


def _examples(epilog: str | None) -> str:
    examples = (epilog or "").removeprefix("Examples:").removeprefix("Example:").split(" · ")
    return "```\n" + "\n".join(example.strip() for example in examples) + "\n```"


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(
        " ".join(part.split()) for part in (text or "").replace("\b", "").replace("``", "`").split("\n\n")
    )


def _differences() -> Iterator[str]:
    yield "# Differences\n"
    yield (
        "What `pmsite diff` tells, in `--format json` (`pmsite-diff/1`; `--format schema` prints its JSON Schema). "
        "An id is that of the record, `PROJECT/ID` where more than one project has it; `project` is its key, null "
        "for what belongs to the whole portal. What cannot be computed is null.\n"
    )
    yield from _table(("Key", "Holds"), ((f"`{name}`", text) for name, text in _KEYS.items()))
    yield "## Consequences\n"
    yield (
        "Each has `type`, `id`, `project`, `old`, `new` and `working_days` (null where it is not about time), and "
        "the facts named below. They are of records that both states have; both are taken as of the same day.\n"
    )
    types = consequence_types()
    yield from _table(("Type", "Says"), ((f"`{name}`", text) for name, text in types.items()))


def _records() -> Iterator[str]:
    yield "# Records\n"
    yield (
        "A record is a Markdown file with a front matter. Its kind follows from `kind:`, its folder, its "
        "file name or its id's prefix. Fields that a kind does not have are errors.\n"
    )
    yield "## Fields of every record\n"
    yield from _fields(Fields, leave=())
    for kind in sorted(catalogue(Settings()), key=lambda kind: kind.name):
        yield f"## {kind.label or kind.name}\n"
        yield f"{_sentence(kind.fields)}\n"
        yield f"{_facts(kind)}\n"
        own = set(Fields.model_fields) - {name for name in Fields.model_fields if _differs(kind, name)}
        yield from _fields(kind.fields, leave=own)


def _differs(kind: Kind, name: str) -> bool:
    mine, common = kind.fields.model_fields[name], Fields.model_fields[name]
    return (mine.annotation, mine.metadata, mine.default) != (
        common.annotation,
        common.metadata,
        common.default,
    )


def _facts(kind: Kind) -> str:
    facts = [f"kind `{kind.name}`"]
    if kind.prefix:
        facts.append(f"ids such as `{kind.prefix}-001`")
    if kind.folder and not kind.nested:
        facts.append(f"folder `{kind.folder}/`")
    facts += [f"file `{name}.md`" for name in kind.file_names]
    facts.append(
        "written inside others" if kind.nested else "in no project" if kind.portal_wide else "in a project"
    )
    said = "; ".join(facts)
    return f"{said[0].upper()}{said[1:]}."


def _fields(model: type[BaseModel], leave: Iterable[str]) -> Iterator[str]:
    rows = list(_rows(model, "", set(leave), ()))
    yield from _table(("Field", "Takes", "If not written", "Meaning"), rows)


def _rows(
    model: type[BaseModel], before: str, leave: set[str], above: tuple[type[BaseModel], ...]
) -> Iterator[tuple[str, str, str, str]]:
    notes = remarks(model)
    for name, info in model.model_fields.items():
        if name in leave:
            continue
        path = f"{before}{info.alias or name}"
        parts = tuple(dict.fromkeys(part for part in inner(info.annotation) if part not in above))
        note = notes.get(name) or " ".join(_sentence(part) for part in parts)
        yield f"`{path}`", described(info.annotation, tuple(info.metadata)), default(info), note
        named = f"{path}{'.NAME' * str(info.annotation).count('dict[')}."
        for part in parts:
            yield from _rows(part, named, set(), (*above, model))


def _sentence(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split("\n\n")[0].split()).replace("``", "`")


def _configuration() -> Iterator[str]:
    yield "# Configuration\n"
    yield (
        "One block of `mkdocs.yml`, `pmsite:` below `plugins:`. Everything has a default: "
        "`plugins: [search, pmsite]` is a working portal. Unknown keys are errors with their line.\n"
    )
    yield from _fields(Settings, leave=())


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    found = list(rows)
    if not found:
        return
    used = [place for place in range(len(heads)) if any(row[place] for row in found)]
    yield "| " + " | ".join(heads[place] for place in used) + " |"
    yield "|" + "---|" * len(used)
    for row in found:
        yield "| " + " | ".join(row[place].replace("|", "\\|") for place in used) + " |"
    yield ""


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` say which are out of date."""
    old = 0
    for name, text in pages().items():
        file = FOLDER / name
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        old += 1
        if "--check" not in arguments:
            FOLDER.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        sys.stdout.write(f"docs/reference/{name}: {'out of date' if '--check' in arguments else 'written'}\n")
    return 1 if old and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
