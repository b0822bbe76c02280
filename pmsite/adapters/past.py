"""What happened to the records of a portal, from the git history of its content."""

from __future__ import annotations

from dataclasses import replace

from pmsite.adapters.configuration import Configuration
from pmsite.adapters.git.history import history
from pmsite.adapters.git.parsed import Parser
from pmsite.analyses.authors import signer
from pmsite.analyses.events import past
from pmsite.analyses.portal import Portal


def remembered(configuration: Configuration, portal: Portal) -> Portal:
    """The portal with its past, as far as git knows it; else with the reason why it does not."""
    settings = configuration.settings
    found = history(configuration.content, settings.zone)
    parser = Parser(found, settings, configuration.base / ".pmsite" / "cache" / "history")
    return replace(portal, past=past(found, parser, signer(portal.graph, settings.zone)))
