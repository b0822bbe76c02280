"""The ``pmsite`` command: finds its sub-commands in this room, and loads none but the one that is asked for."""

from __future__ import annotations

import ast
import gc
import importlib
from pathlib import Path
from typing import cast

import click

import pmsite.cli as room
from pmsite import __version__
from pmsite.model.discover import names
from pmsite.model.suggest import did_you_mean


class _Room(click.Group):
    """A group whose commands are the files of the room, named like them; a word of Python has a ``_`` there."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted(name.removesuffix("_") for name in names(room))

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        file = next((one for one in names(room) if one.removesuffix("_") == name), None)
        if file is None:
            return None
        # What is loaded and compiled lives as long as the command: few looks for garbage
        gc.set_threshold(100_000, 50, 1000)
        return cast("click.Command", importlib.import_module(f"{room.__name__}.{file}").COMMAND)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with the first sentence of each, as its source has it."""
        known = self.list_commands(context)
        room_left = formatter.width - 6 - max(map(len, known))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=_said(name)).get_short_help_str(room_left))
                    for name in known
                ]
            )

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(context, arguments)
        except click.UsageError as error:
            near = did_you_mean(arguments[0], self.list_commands(context)) if arguments else None
            hint = f"; did you mean {near}?" if near else ""
            message = f"no command {arguments[0]}{hint}" if arguments else str(error)
            raise click.UsageError(message, context) from None


def _said(name: str) -> str:
    """What a command says of itself, read without loading it."""
    here = Path(__file__)
    file = next(one for one in (here.with_name(f"{name}.py"), here.with_name(f"{name}_.py")) if one.is_file())
    source = file.read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == "command":
            return ast.get_docstring(node) or ""
    return ""


@click.group(
    cls=_Room,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: pmsite init my-portal && cd my-portal && pmsite serve",
)
@click.version_option(__version__, prog_name="pmsite")
def main() -> None:
    """Compile Markdown records into a project portal.

    Exit codes: 0 fine, 1 the content has errors, 2 usage or configuration, 3 environment.
    """
