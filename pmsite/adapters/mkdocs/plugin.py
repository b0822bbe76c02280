"""The MkDocs plugin: each hook gathers, calls the core, and hands over."""

from __future__ import annotations

import logging
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from pmsite.adapters._brand import copies, places
from pmsite.adapters.failure import Failure, environment
from pmsite.adapters.finish import finished
from pmsite.adapters.mkdocs import lean
from pmsite.adapters.mkdocs.markdown import EXTENSIONS
from pmsite.adapters.mkdocs.markdown import OPTIONS as MARKDOWN_OPTIONS
from pmsite.adapters.mkdocs.options import OPTIONS
from pmsite.adapters.mkdocs.patience import patient
from pmsite.adapters.mkdocs.site import Site
from pmsite.adapters.mkdocs.warnings import Warnings
from pmsite.adapters.policy import Rules, with_policy, write_headers
from pmsite.adapters.publish import building, swept, workplace
from pmsite.adapters.render.theme import theme_directory
from pmsite.adapters.signals import held
from pmsite.adapters.staging import write_tree
from pmsite.adapters.verify._made import Made, made_of
from pmsite.adapters.whose import MARK, mark
from pmsite.adapters.workspace import Workspace, open_workspace
from pmsite.analyses.portal import INTERNAL
from pmsite.model.csp import CspSettings
from pmsite.model.diagnostic import Severity, has_errors
from pmsite.stage.compose import composed
from pmsite.stage.tree import StagedTree

log = get_plugin_logger("pmsite")
STYLE, SCRIPT, SEARCH = "assets/pmsite.css", "assets/pmsite.js", "assets/pmsite-search.js"


class PmsitePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Compiles the content, points MkDocs at the staged tree, puts the figures in."""

    def __init__(self) -> None:
        self.command = "build"
        self.site: Site
        self.staged = Path()
        self.watched: tuple[Path, ...] = ()
        self.built: Path | None = None
        self.target = Path()
        self.lock: Any = None
        self.base = Path()
        self.made: Made
        self.warnings: Warnings
        self.as_of = ""
        self.sheet: str | None = None
        self.rules: Rules | None = None

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Accept the block as it is: the core reads it itself, with positions."""
        self.config = options
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a build or a server."""
        self.command = command

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile, report, stage, and point MkDocs at the staged tree."""
        options = OPTIONS.get()
        root = Path(config.config_file_path).parent
        self.warnings = Warnings.watching()
        try:
            workspace = options.workspace or open_workspace(
                Path(config.config_file_path), as_of=options.as_of
            )
            self._report(workspace, quiet=options.workspace is not None)
            self.base = workspace.configuration.base
            self.lock = self.lock or self._locked(self.base)
            swept(self.base, workspace.configuration.sites)
            self.staged = root / ".pmsite" / "stage" / options.audience
            content, brand = workspace.configuration.content, workspace.brand(options.audience)
            searched = self._searched(config)
            self.sheet = sheet(config)
            tree = with_assets(workspace, options.audience, self.sheet, searched=searched)
            write_tree(tree, content, self.staged, copies(brand, content))
            sprite = workspace.renderer(options.audience).sprite()
            self.site = Site(self.staged, sprite, places(brand), searched=searched)
            self.as_of = workspace.portal.as_of.isoformat()
            if self.command == "build":  # a server puts a script of its own into each page
                self.rules = rules(workspace.configuration.settings.csp, config)
            self.made = made_of(
                self.staged, self.staged, workspace.portal, tree, address=config.site_url or ""
            )
            self._redirect(workspace.configuration.site_of(options.audience), config)
        except Failure as failure:
            self._release()
            raise PluginError(failure.message) from None
        self.watched = (workspace.configuration.content, root / "theme")
        self._configure(config)
        return config

    @staticmethod
    def _locked(root: Path) -> Any:
        lock = building(root)
        lock.__enter__()
        return lock

    def _release(self) -> None:
        lock, self.lock = self.lock, None
        if lock is not None:
            lock.__exit__(None, None, None)

    @staticmethod
    def _searched(config: MkDocsConfig) -> bool:
        """Whether the portal has the search plugin; the portal's own search then takes its place."""
        plugin = config.plugins.get("material/search")
        if plugin is None:
            return False
        wanted = bool(plugin.config.get("enabled", True))
        plugin.config["enabled"] = False
        return wanted

    def _report(self, workspace: Workspace, *, quiet: bool) -> None:
        for item in () if quiet else workspace.diagnostics:
            say = {Severity.ERROR: log.error, Severity.WARNING: log.warning}.get(item.severity, log.debug)
            say(str(item))
        if has_errors(workspace.diagnostics):
            count = sum(item.severity is Severity.ERROR for item in workspace.diagnostics)
            message = f"{count} errors in the content; nothing is published"
            raise PluginError(message)

    def _redirect(self, target: Path, config: MkDocsConfig) -> None:
        """A build goes beside the site and takes its place when it is whole."""
        if self.command == "serve":
            return
        self.target = Path(config.site_dir) if OPTIONS.get().audience == INTERNAL else target
        with held():
            self.built = workplace(self.target)
        config.site_dir = str(self.built)

    def _configure(self, config: MkDocsConfig) -> None:
        config.docs_dir = str(self.staged)
        config.nav = self.site.navigation()
        config.theme.dirs.insert(0, str(theme_directory() / "overrides"))
        config.theme["font"] = False
        config.theme["favicon"] = self.site.pictures.get("favicon", "assets/images/favicon.svg")
        config.theme["language"] = self.site.language
        config.validation.nav.omitted_files = logging.DEBUG
        config.validation.links.anchors = logging.DEBUG
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)
            config.extra_javascript.append(SCRIPT)
        for name in EXTENSIONS:
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
                config.mdx_configs.setdefault(name, {})
        for name, values in MARKDOWN_OPTIONS.items():
            config.mdx_configs[name] = {**values, **(config.mdx_configs.get(name) or {})}

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Fragments and navigation are for this plugin, not for readers."""
        for file in list(files):
            if file.src_uri.startswith(("_figures/", "_pmsite/")):
                files.remove(file)
        return files

    @event_priority(100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Sanitise the body, put the fragments in; the page's date is the portal's, not the machine's."""
        page.update_date = self.as_of
        facts = page.meta.get("pmsite", {})
        return composed(html, self._fragment, facts.get("figures", ()))

    def _fragment(self, sha: str) -> str:
        return (self.staged / "_figures" / f"{sha}.html").read_text(encoding="utf-8")

    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """The way around and the foot of each page."""
        leanly = self.sheet is not None and lean.suits(page.content or "")
        context["pmsite"] = {**self.site.page(page.meta.get("pmsite", {})), "lean": leanly}
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """The page for what is not there has the same frame."""
        if template_name == "404.html":
            context["pmsite"] = {**self.site.page({}), "lean": self.sheet is not None}
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """What the page may load, once everything is in it."""
        return with_policy(output, self.rules, page.content or "") if self.rules else output

    @event_priority(-100)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for what is not there says it too."""
        return with_policy(output, self.rules) if self.rules and template_name.endswith(".html") else output

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch what people edit, not what is staged; stay when an edit is wrong."""
        server.builder = patient(builder)
        server.unwatch(str(self.staged))
        for path in self.watched:
            if path.exists():
                server.watch(str(path))
        return server

    @event_priority(-sys.maxsize)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """The new site takes the place of the old one, unless MkDocs will stop over a warning.

        A command does it itself, when MkDocs and every other plugin have come to their end.
        """
        if self.command == "serve":
            self._release()
            return
        alone = OPTIONS.get().workspace is None
        try:
            self._secured(Path(config.site_dir))
            if alone and not (config.strict and self.warnings.count):
                self.finish()
        except Failure as failure:
            raise PluginError(failure.message) from None
        finally:
            if alone:
                config.site_dir = str(self.target)
                self.abandon()

    def finish(self) -> None:
        """Verify what was built, and publish it.

        Raises:
            Failure: with what is wrong; the old site stays.
        """
        if self.built is not None:
            made = replace(self.made, site=self.built)
            finished(made, self.target, self.base, self.as_of)

    def abandon(self) -> None:
        """Nothing half-published: what is not in the site's place goes, and another build may begin."""
        built, self.built = self.built, None
        if built is not None:
            shutil.rmtree(built, ignore_errors=True)
        self._release()

    def _secured(self, site: Path) -> None:
        """What the server of the site has to say stands in it.

        Raises:
            Failure: if the disk refuses.
        """
        if self.rules:
            try:
                write_headers(site, self.rules)
            except OSError as error:
                raise environment(error, "cannot write the headers") from None

    def on_build_error(self, error: Exception) -> None:
        """The old site stays, the new one's beginnings go."""
        self.abandon()

    def on_shutdown(self) -> None:
        """So it is where a signal broke the build off."""
        if OPTIONS.get().workspace is None:
            self.abandon()


def sheet(config: MkDocsConfig) -> str | None:
    """The short style sheet of lean pages; None where the configuration needs all of Material."""
    return lean.lean_sheet(config) if lean.lean(config, (SCRIPT,)) else None


def rules(settings: CspSettings, config: MkDocsConfig) -> Rules | None:
    """What the pages of a configuration may load; None where it wants no policy."""
    return Rules.of(settings, map(str, config.extra_javascript), map(str, config.extra_css))


def with_assets(workspace: Workspace, audience: str, lean_sheet: str | None, *, searched: bool) -> StagedTree:
    """The staged tree of an audience with the style sheets, the scripts and, where it is wanted, the search."""
    tree, renderer = workspace.tree(audience), workspace.renderer(audience)
    assets = {
        STYLE: renderer.stylesheet(),
        SCRIPT: renderer.script(),
        MARK: mark(audience),
        **renderer.vendored(),
    }
    short = {lean.SHEET: lean_sheet} if lean_sheet is not None else {}
    search = {SEARCH: renderer.search(), **tree.search} if searched else {}
    return replace(tree, texts={**tree.texts, **assets, **short, **search})
