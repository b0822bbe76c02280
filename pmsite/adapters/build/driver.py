"""A build of the site: MkDocs' own steps, with the pages shared out among the cores.

The order of the events is that of ``mkdocs.commands.build.build``, and so are the bytes; where the configuration has
something that the driver does not know, that function itself is called.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import cast

import jinja2
from mkdocs import utils
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from pmsite.adapters.build.convert import Converter
from pmsite.adapters.build.kept import Kept, read, write
from pmsite.adapters.build.kept import page as made
from pmsite.adapters.build.known import unknown
from pmsite.adapters.build.listing import ThemeFiles
from pmsite.adapters.build.shell import Shells, kind_of
from pmsite.adapters.build.spare import adopted
from pmsite.adapters.build.staged_files import staged_files
from pmsite.adapters.build.state import key, state
from pmsite.adapters.build.store import cache_folder
from pmsite.adapters.mkdocs.plugin import PmsitePlugin
from pmsite.adapters.render.compiled import Compiled
from pmsite.adapters.verify._facts import Found, read_file
from pmsite.adapters.workers import shared

log = logging.getLogger("mkdocs.commands.build")
STRETCH = 60
"""Pages that are made in one go."""
said = logging.getLogger("mkdocs.plugins.pmsite")
_COMPILED = Compiled()


def build(config: MkDocsConfig) -> bool:
    """Build the site of a configuration, strictly or not, as MkDocs does; whether all that it follows from is known.

    Raises:
        Abort: over an error, or in strict mode a warning.
    """
    reason = unknown(config)
    if reason:
        said.info("%s: every page is made anew, one after the other", reason)
        mkdocs_build.build(config)
        return False
    counter = utils.CountHandler()
    counter.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    if config.strict:
        logger.addHandler(counter)
    try:
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        utils.clean_directory(config.site_dir)
        site = Site(config)
        site.build()
        config.plugins.on_post_build(config=config)
        _refuse(counter)
        site.remember(Path(config.site_dir))
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if isinstance(error, BuildError):
            log.error(str(error))  # noqa: TRY400 - as MkDocs says it
            message = "Aborted with a BuildError!"
            raise Abort(message) from error
        raise
    finally:
        logger.removeHandler(counter)
    return True


def _refuse(counter: utils.CountHandler) -> None:
    if counts := counter.get_counts():
        found = ", ".join(f"{number} {name.lower()}s" for name, number in counts)
        message = f"Aborted with {found} in strict mode!"
        raise Abort(message)


class _Lines(logging.Handler):
    """What is said in another process, to be said again in this one."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.name, record.levelno, record.getMessage()))


@dataclass(slots=True)
class _Done:
    """What became of a stretch of pages; what the rest of the build asks of them."""

    kept: dict[str, Kept] = field(default_factory=dict)
    facts: dict[str, Found] = field(default_factory=dict)
    lines: list[tuple[str, int, str]] = field(default_factory=list)
    error: Exception | None = None


class Site:
    """The files and pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config, self.process = config, os.getpid()
        self.plugin = cast("PmsitePlugin", config.plugins["pmsite"])
        self.files: Files = staged_files(config)
        self.env: jinja2.Environment = config.theme.get_env()
        self.env.bytecode_cache = _COMPILED
        self.files.add_files_from_theme(cast("jinja2.Environment", ThemeFiles(config.theme.dirs)), config)
        self.files = config.plugins.on_files(self.files, config=config)
        set_exclusions(self.files, config)
        self.nav: Navigation = get_navigation(self.files, config)
        self.nav = config.plugins.on_nav(self.nav, config=config, files=self.files)
        self.documents: Sequence[File] = self.files.documentation_pages()
        self.kept: dict[str, Kept] = {}
        self.made = 0
        self.sound = replace(self.plugin.made, site=Path(config.site_dir))
        self.pages = {file.src_uri: file.page or Page(None, file, config) for file in self.documents}

    @cached_property
    def converter(self) -> Converter:
        """One for each process."""
        return Converter(self.config, self.files)

    @cached_property
    def shells(self) -> Shells:
        """Those of each process."""
        return Shells()

    def build(self) -> None:
        """Write everything."""
        config = self.config
        self.env = config.plugins.on_env(self.env, config=config, files=self.files)
        left = self._put_in_place()
        self._make(left)
        for template in config.theme.static_templates:
            mkdocs_build._build_theme_template(template, self.env, self.files, config, self.nav)  # noqa: SLF001

    def remember(self, site: Path) -> None:
        """Keep what the pages were made from, now that they are in their place."""
        write(self._list, site, self.kept.items())

    @property
    def _list(self) -> Path:
        served = "serve-" if self.plugin.command == "serve" else ""
        return cache_folder(self.plugin.base) / "pages" / f"{served}{self.plugin.audience}.json"

    def _put_in_place(self) -> list[tuple[File, str]]:
        """Copy what is no page, take over the pages that would be made the same; the others, with their keys."""
        known = read(self._list, self.plugin.target)
        where = {file.src_uri: file.url for file in self.files}
        shared_by_all = state(self.config, self.plugin.shared())
        names = {
            file.dest_uri: key(shared_by_all, file.src_uri, file.content_bytes) for file in self.documents
        }
        same = {place: kept for place, name in names.items() if (kept := known.same(place, name, where))}
        others = [file for file in self.files if not file.is_documentation_page() and _shown(file)]
        sources = {file.dest_uri: file.abs_src_path for file in others if file.abs_src_path}
        right = adopted(self.plugin.spare, Path(self.config.site_dir), same, sources)
        for file in others:
            if file.dest_uri not in right:
                file.copy_file()
        left: list[tuple[File, str]] = []
        for file in self.documents:
            place = file.dest_uri
            if place in same and (place in right or known.put(place, Path(file.abs_dest_path))):
                self.kept[place] = same[place]
                self.pages[file.src_uri].update_date = self.plugin.as_of
            else:
                left.append((file, names[place]))
        self.made = len(left)
        said.info("%d pages made, %d taken over", self.made, len(self.documents) - self.made)
        return left

    def _make(self, left: list[tuple[File, str]]) -> None:
        """Make pages on all cores."""
        stretches = [left[first : first + STRETCH] for first in range(0, len(left), STRETCH)]
        for done in shared([partial(self._stretch, some) for some in stretches]):
            for name, level, line in done.lines:
                logging.getLogger(name).log(level, "%s", line)
            if done.error is not None:
                raise done.error
            self.kept |= done.kept
            for path, found in done.facts.items():
                self.sound.facts.take(path, found)
        for file, _ in left:
            self.pages[file.src_uri].update_date = self.plugin.as_of

    def _stretch(self, documents: Sequence[tuple[File, str]]) -> _Done:
        done, heard = _Done(), _Lines()
        logger = logging.getLogger("mkdocs")
        if os.getpid() == self.process:
            logger.addHandler(heard)
            try:
                self._write(documents, done, heard)
            finally:
                logger.removeHandler(heard)
            return done
        logger.handlers, logger.propagate = [heard], False
        try:
            self._write(documents, done, heard)
        except Exception as error:  # noqa: BLE001 - the process that asked raises it
            done.error = _portable(error)
        done.lines = heard.lines
        return done

    def _write(self, documents: Sequence[tuple[File, str]], done: _Done, heard: _Lines) -> None:
        """Read, render and write some pages, one after the other; those that gave no reason to speak may be kept."""
        for file, name in documents:
            page, before = self.pages[file.src_uri], len(heard.lines)
            self._populate(page)
            data = self._write_page(page)
            if data is not None and len(heard.lines) == before:
                done.kept[file.dest_uri] = made(Path(file.abs_dest_path), name, self.converter.asked, data)
                done.facts[file.dest_uri] = read_file(self.sound, file.dest_uri, data)
            page.content = page.markdown = None

    def _populate(self, page: Page) -> None:
        config, files = self.config, self.files
        config._current_page = page  # noqa: SLF001
        try:
            page = config.plugins.on_pre_page(page, config=config, files=files)
            page.read_source(config)
            text = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
            page.markdown = text
            self.converter.render(page)
            page.content = config.plugins.on_page_content(
                page.content or "", page=page, config=config, files=files
            )
        except Exception as error:
            _say(f"Error reading page '{page.file.src_uri}':", error)
            raise
        finally:
            config._current_page = None  # noqa: SLF001

    def _write_page(self, page: Page) -> bytes | None:
        """Write a page; its bytes, None of one that is empty."""
        config = self.config
        config._current_page = page  # noqa: SLF001
        page.active = True
        try:
            kind = kind_of(page, page.meta.get("pmsite", {}), lean=self.plugin.leanly(page))
            output = self.shells.made(kind, page, lambda: self._rendered(page))
            output = config.plugins.on_post_page(output, page=page, config=config)
            if not output.strip():
                log.info("Page skipped: '%s'. Generated empty output.", page.file.src_uri)
                return None
            data = output.encode("utf-8", errors="xmlcharrefreplace")
            utils.write_file(data, page.file.abs_dest_path)
        except Exception as error:
            _say(f"Error building page '{page.file.src_uri}':", error)
            raise
        finally:
            page.active = False
            config._current_page = None  # noqa: SLF001
        return data

    def _rendered(self, page: Page) -> str:
        """The page by its template."""
        context = mkdocs_build.get_context(self.nav, self.documents, self.config, page)
        template = self.env.get_template(page.meta.get("template", "main.html"))
        context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
        return template.render(context)


def _shown(file: File) -> bool:
    return bool(file.inclusion.value > InclusionLevel.DRAFT.value)


def _say(message: str, error: Exception) -> None:
    """As MkDocs says it: an error of its own is told once, at the end."""
    log.error(message if isinstance(error, BuildError) else f"{message} {error}")


def _portable(error: Exception) -> Exception:
    """An error that another process can raise."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - what was just made
    except Exception:  # noqa: BLE001 - whatever an exception of a library does when it is packed
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
