"""From a configuration file to a compiled portal: the door through which disk, git and the clock enter."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pmsite.adapters.configuration import Configuration, load
from pmsite.adapters.content import Content, gather, measured
from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.git.committed import refuse_committed
from pmsite.adapters.git.repository import head
from pmsite.adapters.render.theme import theme_directory
from pmsite.adapters.workers import shared
from pmsite.analyses.portal import INTERNAL, Origin, Portal
from pmsite.model.brand import Brand
from pmsite.model.diagnostic import Diagnostic, ordered
from pmsite.model.settings import Settings
from pmsite.model.suggest import did_you_mean
from pmsite.model.trend import Trends
from pmsite.pipeline import compiled, published
from pmsite.release.release import release

if TYPE_CHECKING:
    from pmsite.adapters.render.renderer import FigureRenderer
    from pmsite.adapters.session import Session
    from pmsite.stage.recall import Memory
    from pmsite.stage.tree import StagedTree


@dataclass(frozen=True, slots=True)
class Workspace:
    """A portal on disk: its configuration, what was compiled from it, and everything wrong with it."""

    configuration: Configuration
    portal: Portal
    diagnostics: tuple[Diagnostic, ...]
    digests: Mapping[str, str] = field(default_factory=dict)
    """Digests of the files that were read, by path."""
    state: str = ""
    """A name that the portal has as long as nothing but texts changes; "" where nobody remembers."""

    @property
    def clock(self) -> str:
        """Time zone in which the clock gave the as-of day; "" where it was asked for, configured or a commit's."""
        origin, settings = self.portal.origin, self.configuration.settings
        given = origin.asked or settings.as_of is not None or origin.day is not None
        return "" if given else settings.timezone

    def language(self, audience: str) -> str:
        """Language in which an audience reads."""
        rule = self.configuration.settings.audiences.get(audience)
        return (rule.language if rule is not None else None) or self.configuration.settings.language

    def title(self, audience: str) -> str:
        """Name of an audience's site."""
        rule = self.configuration.settings.audiences.get(audience)
        return (rule.title if rule is not None else None) or self.configuration.title

    def renderer(self, audience: str = INTERNAL) -> FigureRenderer:
        """The theme's renderer in an audience's language and brand; a portal's own ``theme/`` comes first."""
        from pmsite.adapters.render.renderer import FigureRenderer  # a check draws nothing
        from pmsite.locale.texts import texts

        directories = theme_directories(self.configuration.root)
        return FigureRenderer(texts(self.language(audience)), directories, self.brand(audience))

    def brand(self, audience: str = INTERNAL) -> Brand:
        """Logo, colour and fonts of an audience's site."""
        return self.configuration.settings.brand_of(audience)

    def tree(self, audience: str = INTERNAL, memory: Memory | None = None) -> StagedTree:
        """The staged tree of an audience; with a ``memory`` only what would be another is made."""
        from pmsite.adapters.past import remembered
        from pmsite.locale.texts import texts

        known_audience(self.configuration.settings, audience)
        portal = remembered(self.configuration, self.portal) if audience == INTERNAL else self.portal
        portal = replace(portal, title=self.title(audience))
        words = texts(self.language(audience))
        trends, renderer = self.trends(audience), self.renderer(audience)
        site_url = self.site_url(audience)
        return published(portal, audience, words, renderer, site_url, trends, shared, memory)

    def released(self, audience: str = INTERNAL) -> Portal:
        """The portal that an audience sees, with the title and in the language of its site.

        Raises:
            Failure: if there is no such audience.
        """
        known_audience(self.configuration.settings, audience)
        found = release(self.portal, audience)
        return replace(found, title=self.title(audience), trends=self.trends(audience))

    def site_url(self, audience: str = INTERNAL) -> str:
        """Where an audience's site is published; "" where nobody said."""
        rule = self.configuration.settings.audiences.get(audience)
        return self.configuration.site_url if audience == INTERNAL else (rule.site_url or "" if rule else "")

    def trends(self, audience: str = INTERNAL) -> Trends:
        """What the figures were that an audience sees, from the git history."""
        from pmsite.adapters.trends import trends

        return trends(self.configuration, self.portal, audience)

    def with_trends(self) -> Portal:
        """The team's portal with what its figures were."""
        return replace(self.portal, trends=self.trends())


def open_workspace(path: Path, *, as_of: dt.date | None = None, session: Session | None = None) -> Workspace:
    """Read and compile the portal of a configuration file.

    Raises:
        Failure: if the configuration is wrong or the disk cannot be read.
    """
    return compile_workspace(load(path), as_of, session=session)


def compile_workspace(
    configuration: Configuration,
    as_of: dt.date | None = None,
    content: Content | None = None,
    session: Session | None = None,
) -> Workspace:
    """Compile the portal of a configuration, of its content folder unless the content is given.

    Raises:
        Failure: if the disk cannot be read, or what builds keep is in git.
    """
    refuse_committed(configuration.base)
    content = content or gather(configuration.content)
    day, origin = reckoned(configuration, as_of)
    portal, diagnostics = compiled(
        content.files,
        content.attachments,
        configuration.settings,
        day,
        title=configuration.title,
        origin=origin,
        measures=measured(configuration.content, content.attachments),
        known=session.known(configuration.settings, len(content.files)) if session is not None else None,
    )
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in content.files.items()}
    problems = ordered([*content.problems, *diagnostics])
    return Workspace(configuration, portal, problems, digests, session.state if session is not None else "")


def reckoned(configuration: Configuration, as_of: dt.date | None) -> tuple[dt.date, Origin]:
    """As-of day and commit: as asked, else as configured, else HEAD's day in the portal's time zone, else today."""
    zone = configuration.settings.zone
    known = head(configuration.content, zone)
    committed, commit = known or (None, "")
    day = as_of or configuration.settings.as_of or committed or dt.datetime.now(zone).date()
    return day, Origin(commit, committed, asked=as_of is not None)


def theme_directories(root: Path) -> list[Path]:
    """Directories of figure templates, a portal's own first."""
    shipped = theme_directory()
    own = root / "theme"
    return [own, shipped] if (own / "figures").is_dir() and own != shipped else [shipped]


def known_audience(settings: Settings, audience: str) -> None:
    """Refuse an audience that the configuration does not have.

    Raises:
        Failure: with the nearest name.
    """
    known = [INTERNAL, *settings.audiences]
    if audience not in known:
        near = did_you_mean(audience, known)
        hint = f"did you mean {near}?" if near else f"use one of {', '.join(known)}"
        message = f"no audience {audience}; {hint}"
        raise Failure(message, USAGE)
