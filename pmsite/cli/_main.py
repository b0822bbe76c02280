"""The ``pmsite`` command: finds its sub-commands in this room."""

from __future__ import annotations

import click

import pmsite.cli as room
from pmsite import __version__
from pmsite.model.discover import modules
from pmsite.model.suggest import did_you_mean


class _Room(click.Group):
    """A group whose commands are the files of the room."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted(module.COMMAND.name for module in modules(room))

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        return {module.COMMAND.name: module.COMMAND for module in modules(room)}.get(name)

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
