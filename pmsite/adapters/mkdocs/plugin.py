"""The MkDocs plugin: each hook gathers, calls the core, and hands over."""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from pmsite.adapters._brand import copies, places
from pmsite.adapters.build.memory import keep, recollect
from pmsite.adapters.build.spare import retired, spare_of
from pmsite.adapters.failure import Failure, environment
from pmsite.adapters.finish import finished
from pmsite.adapters.mkdocs import lean
from pmsite.adapters.mkdocs.assets import configure, rules, sheet, with_assets
from pmsite.adapters.mkdocs.options import OPTIONS
from pmsite.adapters.mkdocs.site import Site
from pmsite.adapters.mkdocs.warnings import Warnings
from pmsite.adapters.policy import Rules, with_policy, write_headers
from pmsite.adapters.publish import building, publish, swept, workplace
from pmsite.adapters.signals import held
from pmsite.adapters.staging import write_tree
from pmsite.adapters.verify._facts import keep as keep_facts
from pmsite.adapters.verify._facts import recollect as recollect_facts
from pmsite.adapters.verify._made import Made, made_of
from pmsite.adapters.workers import beside
from pmsite.adapters.workspace import Workspace, open_workspace
from pmsite.analyses.portal import INTERNAL
from pmsite.model.diagnostic import Severity, has_errors
from pmsite.stage.compose import composed

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("pmsite")


class PmsitePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Compiles the content, points MkDocs at the staged tree, puts the figures in."""

    def __init__(self) -> None:
        self.command = "build"
        self.site: Site
        self.staged = Path()
        self.watched: tuple[Path, ...] = ()
        self.built: Path | None = None
        self.target = Path()
        self.spare: Path | None = None
        self.turn = ExitStack()
        """While it is this build's turn: the portal's lock, and what is kept meanwhile."""
        self.base = Path()
        self.made: Made
        self.warnings: Warnings
        self.as_of = ""
        self.sheet: str | None = None
        self.rules: Rules | None = None
        self.audience = INTERNAL

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
                Path(config.config_file_path), as_of=options.as_of, session=options.session
            )
            self._report(workspace, quiet=options.workspace is not None)
            self.base = workspace.configuration.base
            self.turn.close()
            killed = self.turn.enter_context(building(self.base))
            swept(self.base, workspace.configuration.sites, killed=killed)
            self.staged = root / ".pmsite" / "stage" / options.audience
            self.audience = options.audience
            content, brand = workspace.configuration.content, workspace.brand(options.audience)
            searched = self._searched(config)
            self.sheet = sheet(config)
            known = workspace, options.audience, self.staged, options.session
            memory = recollect(*known) if options.memory else None
            tree = with_assets(workspace, options.audience, self.sheet, memory, searched=searched)
            write_tree(tree, content, self.staged, copies(brand, content))
            if memory is not None:
                stays = options.session is not None and options.session.stays
                keeping = partial(keep, memory, *known)
                keeping() if stays else self.turn.enter_context(beside(keeping))
                log.info("%d pages staged anew", memory.made)
            sprite = workspace.renderer(options.audience).sprite()
            self.site = Site(self.staged, sprite, places(brand), searched=searched)
            self.as_of = workspace.portal.as_of.isoformat()
            if self.command == "build":  # a server puts a script of its own into each page
                self.rules = rules(workspace.configuration.settings.csp, config)
            self.made = made_of(
                self.staged, self.staged, workspace.portal, tree, address=config.site_url or ""
            )
            if options.memory and self.command == "build":
                self.made = replace(self.made, facts=recollect_facts(self.base, self.made.address))
            self._redirect(workspace.configuration.site_of(options.audience), config)
        except Failure as failure:
            self.turn.close()
            raise PluginError(failure.message) from None
        self.watched = (workspace.configuration.content, root / "theme")
        configure(config, self.staged, self.site)
        return config

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
        served = self.command == "serve"
        if served and not OPTIONS.get().memory:
            return
        self.target = Path(config.site_dir) if served or OPTIONS.get().audience == INTERNAL else target
        if OPTIONS.get().memory:
            self.spare = spare_of(self.base, f"serve-{self.audience}" if served else self.audience)
        with held():
            self.built = workplace(self.target)
        config.site_dir = str(self.built)

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
        context["pmsite"] = {**self.site.page(page.meta.get("pmsite", {})), "lean": self.leanly(page)}
        return context

    def shared(self) -> dict[str, Any]:
        """All that pages are given, but for what they are told of one page."""
        site = self.site
        return {
            "site": site.data,
            "sprite": site.sprite,
            "searched": site.searched,
            "pictures": site.pictures,
            "sheet": self.sheet,
            "policy": self.rules,
        }

    def leanly(self, page: Page) -> bool:
        """Whether a page can do with the short style sheet."""
        return self.sheet is not None and lean.suits(page.content or "")

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
        from pmsite.adapters.mkdocs.patience import patiently  # a build serves nothing
        from pmsite.adapters.mkdocs.watching import watch

        patiently(server, builder)
        server.unwatch(str(self.staged))
        watch(server, self.watched)
        return server

    @event_priority(-sys.maxsize)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """The new site takes the place of the old one, unless MkDocs will stop over a warning.

        A command does it itself, when MkDocs and every other plugin have come to their end.
        """
        if self.command == "serve":
            self._served(config)
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

    def _served(self, config: MkDocsConfig) -> None:
        """The pages of a server change all at once; nobody but its readers sees them."""
        try:
            if self.built is not None:
                mode = self.target.stat().st_mode & 0o777
                publish(self.built, self.target, mode, partial(retired, spare=self.spare))
                config.site_dir, self.built = str(self.target), None
        except Failure as failure:
            raise PluginError(failure.message) from None
        finally:
            self.turn.close()

    def finish(self) -> None:
        """Verify what was built, and publish it.

        Raises:
            Failure: with what is wrong; the old site stays.
        """
        if self.built is not None:
            made = replace(self.made, site=self.built)
            finished(made, self.target, self.base, self.as_of, self.spare)
            if OPTIONS.get().memory:
                keep_facts(made.facts, self.base, made.address)

    def abandon(self) -> None:
        """Nothing half-published: what is not in the site's place goes, and another build may begin."""
        built, self.built = self.built, None
        if built is not None:
            shutil.rmtree(built, ignore_errors=True)
        self.turn.close()

    def _secured(self, site: Path) -> None:
        """What the server of the site has to say stands in it.

        Raises:
            Failure: if the disk refuses.
        """
        if self.rules:
            try:
                write_headers(site, self.rules, self.made.facts.policies(replace(self.made, site=site)))
            except OSError as error:
                raise environment(error, "cannot write the headers") from None

    def on_build_error(self, error: Exception) -> None:
        """The old site stays, the new one's beginnings go."""
        self.abandon()

    def on_shutdown(self) -> None:
        """So it is where a signal broke the build off; a server leaves no site."""
        if OPTIONS.get().workspace is None:
            self.abandon()
        if self.command == "serve" and self.spare:
            shutil.rmtree(self.spare, ignore_errors=True)
