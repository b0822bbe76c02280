"""The portal's ``mkdocs.yml``, read without MkDocs: positions kept, foreign tags tolerated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from pmsite.adapters._brand import uncoloured, unusable
from pmsite.adapters._consistency import inconsistent
from pmsite.adapters._yaml import composed
from pmsite.adapters.failure import USAGE, Failure, environment
from pmsite.analyses.portal import INTERNAL
from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.settings import Settings
from pmsite.model.source import Path as Steps
from pmsite.model.source import Positions, Source
from pmsite.model.value import shown
from pmsite.read.text import decode, invisible
from pmsite.read.validate import diagnosed, specific, written

MOST_BYTES = 2_000_000
NAME = "pmsite"
"""Of the plugin, and of its block."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Where a portal lies and how it is set."""

    path: Path
    content: Path
    site: Path
    title: str
    settings: Settings
    site_url: str = ""
    """Address at which the internal site is published; "" where it is not known."""
    repo_url: str = ""
    """Address of the repository's pages; "" where it is not known."""
    theme: Mapping[str, Any] = field(default_factory=dict)
    """Options of the generator's theme, as they are written."""
    searched: bool = True
    """Whether the pages offer a search: the plugin ``search`` is there and enabled."""
    home: Path | None = None
    """The portal's folder in the working tree, where the sources are a commit's, checked out elsewhere."""
    files: tuple[Path, ...] = ()
    """The configuration file, and those that it inherits from."""
    positions: Positions | None = field(default=None, repr=False, compare=False)
    block: Steps = ()
    """Where the ``pmsite`` block stands."""

    @property
    def root(self) -> Path:
        """Folder of the configuration file."""
        return self.path.parent

    @property
    def base(self) -> Path:
        """Folder that locks, caches and sites belong to: of a commit's sources, too, that of the working tree."""
        return self.home or self.root

    def site_of(self, audience: str) -> Path:
        """Folder of an audience's site: the team's has the configured name, the others stand beside it."""
        return self.site if audience == INTERNAL else self.site.with_name(f"{self.site.name}-{audience}")

    @property
    def sites(self) -> list[Path]:
        """Folders of all sites."""
        return [self.site_of(audience) for audience in (INTERNAL, *self.settings.audiences)]

    def place(self, *path: str | int) -> Source | None:
        """Where a value of the ``pmsite`` block is written."""
        return self.positions.value((*self.block, *path)) if self.positions is not None else None


@dataclass(frozen=True, slots=True)
class _Heir(Positions):
    """Places in a file and, of keys that stand there only, in the file that it inherits from."""

    inherited: Positions = field(default_factory=lambda: Positions("", {}, {}))

    def value(self, path: Steps) -> Source:
        """Place of a value."""
        foreign = bool(path) and path[:1] not in self.values
        return self.inherited.value(path) if foreign else Positions.value(self, path)

    def key(self, path: Steps) -> Source:
        """Place of a key."""
        foreign = bool(path) and path[:1] not in self.values
        return self.inherited.key(path) if foreign else Positions.key(self, path)


def load(path: Path) -> Configuration:
    """The configuration in a file.

    Raises:
        Failure: if it cannot be read, is no YAML, or its ``pmsite`` block is wrong; every problem on its line.
    """
    files: list[Path] = []
    data, positions = _read(path, (), files)
    block, at = _block(data, positions)
    if not isinstance(block, dict):
        raise _failure([_wrong(positions, at, "pmsite holds no mapping", "write key: value lines below it")])
    try:
        settings = Settings.model_validate(written(block))
    except ValidationError as error:
        found = [
            diagnosed(Settings, "the configuration", item, positions, at)
            for item in specific(error.errors(include_url=False))
        ]
        raise _failure([replace(item, code=rules.CONFIGURATION.code) for item in found]) from None
    root = path.parent
    problems = [*inconsistent(settings, positions, at), *uncoloured(block, positions, at)]
    if problems:
        raise _failure(problems)
    content = _content(root, data, positions)
    problems = list(unusable(settings, content, positions, at))
    if problems:
        raise _failure(problems)
    site = root / str(data.get("site_dir") or "site")
    theme = data.get("theme")
    return Configuration(
        path,
        content,
        site,
        str(data.get("site_name") or "Portal"),
        settings,
        site_url=_url(data, "site_url"),
        repo_url=_url(data, "repo_url"),
        theme=theme if isinstance(theme, dict) else {},
        searched=_searched(data.get("plugins")),
        files=tuple(files),
        positions=positions,
        block=at,
    )


def _searched(plugins: Any) -> bool:
    """Whether a list of plugins has the search, enabled; without a list MkDocs has it."""
    if plugins is None:
        return True
    entries = list(plugins.items()) if isinstance(plugins, dict) else []
    for item in plugins if isinstance(plugins, list) else ():
        entries += item.items() if isinstance(item, dict) else [(item, None)]
    found = [options for name, options in entries if name in ("search", "material/search")]
    return any(
        not isinstance(options, dict) or options.get("enabled", True) is not False for options in found
    )


def _url(data: Mapping[str, Any], name: str) -> str:
    """An address of the web; "" for anything else."""
    written = data.get(name)
    return written if isinstance(written, str) and written.startswith(("https://", "http://")) else ""


def _content(root: Path, data: Mapping[str, Any], positions: Positions) -> Path:
    written = data.get("docs_dir") or "docs"
    content = root / str(written)
    if not content.is_relative_to(root) or ".." in Path(str(written)).parts:
        message = f"docs_dir {shown(written)} lies outside of the portal's folder"
        raise _failure([_wrong(positions, ("docs_dir",), message, "move the content below mkdocs.yml")])
    if not content.is_dir():
        raise _failure(
            [
                _wrong(
                    positions, ("docs_dir",), f"no folder {shown(written)}", "create it, or correct docs_dir"
                )
            ]
        )
    return content


def _failure(problems: Sequence[Diagnostic]) -> Failure:
    unique = sorted(set(problems), key=lambda item: (item.source, item.code, item.message))
    return Failure("\n".join(map(str, unique)), USAGE)


def _wrong(positions: Positions, at: Steps, message: str, remedy: str) -> Diagnostic:
    return rules.CONFIGURATION.at(positions.value(at), message, remedy)


def _block(data: dict[str, Any], positions: Positions) -> tuple[Any, Steps]:
    """The ``pmsite`` entry of the plugins, and where it stands.

    Raises:
        Failure: if there is none, or two: MkDocs alone would publish the sources as they are, to everybody.
    """
    plugins = data.get("plugins")
    found: list[tuple[Any, Steps]] = []
    if isinstance(plugins, dict) and NAME in plugins:
        found.append((plugins[NAME], ("plugins", NAME)))
    for number, item in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(item, dict) and NAME in item:
            found.append((item[NAME], ("plugins", number, NAME)))
        elif item == NAME:
            found.append(({}, ("plugins", number)))
    if len(found) == 1:
        block, at = found[0]
        return block or {}, at
    if found:
        raise _failure([_wrong(positions, found[1][1], "the plugin pmsite stands twice", "keep one of them")])
    raise _failure([_wrong(positions, ("plugins",), "no plugin pmsite", "add - pmsite below plugins:")])


def _read(path: Path, heirs: tuple[Path, ...], files: list[Path]) -> tuple[dict[str, Any], Positions]:
    """A configuration file and those it inherits from; ``heirs`` have asked for it, ``files`` gets each of them."""
    files.append(path)
    try:
        with path.open("rb") as stream:
            written = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise environment(error, "cannot read") from None
    text, problems = decode(path.name, written, most=MOST_BYTES)
    problems = problems or invisible(path.name, text, 1)
    if problems:
        raise _failure(problems)
    positions = Positions(path.name, {}, {})
    try:
        data = composed(text, positions)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Source(path.name, mark.line + 1, mark.column + 1) if mark else Source(path.name)
        what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
        problem = rules.CONFIGURATION.at(place, what, "correct the YAML")
        raise Failure(str(problem), USAGE) from None
    if not isinstance(data, dict):
        raise Failure(
            str(rules.CONFIGURATION.at(Source(path.name), "no mapping", "write key: value lines")), USAGE
        )
    parent = data.get("INHERIT")
    if parent is not None:
        if not isinstance(parent, str) or not (path.parent / parent).is_file():
            fact = f"no file {shown(parent)}"
            raise _failure([_wrong(positions, ("INHERIT",), fact, "name a file beside this one")])
        if (path.parent / parent).resolve() in (ancestors := (*heirs, path.resolve())):
            fact = f"{path.name} inherits from itself"
            raise _failure([_wrong(positions, ("INHERIT",), fact, "take INHERIT out of one of the files")])
        inherited, behind = _read(path.parent / parent, ancestors, files)
        own = _Heir(path.name, positions.values, positions.keys, inherited=behind)
        return {**inherited, **data}, own
    return data, positions
