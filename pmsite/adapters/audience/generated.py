"""The configuration of an audience's generator: written anew, with nothing of the portal's own but its looks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pmsite.adapters._brand import places
from pmsite.adapters.workspace import Workspace

_LOOKS = ("palette",)
"""Options of the theme that an audience's site takes over; files, repositories and scripts are none of them."""


def configuration(workspace: Workspace, audience: str) -> str:
    """``mkdocs.yml`` of an audience: no repository, edit link, author, hook, plugin or script of the portal's.

    It is JSON, which is YAML.
    """
    rule = workspace.configuration.settings.audiences[audience]
    theme = {name: value for name, value in workspace.configuration.theme.items() if name in _LOOKS}
    found: dict[str, Any] = {
        "site_name": workspace.title(audience),
        "site_url": rule.site_url or "",
        "docs_dir": "docs",
        "site_dir": "site",
        "repo_url": None,
        "edit_uri": "",
        "hooks": [],
        "plugins": ["search"] if workspace.configuration.searched else [],
        "extra": {},
        "theme": {"name": "material", "font": False, "language": workspace.language(audience), **theme},
    }
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def facts(workspace: Workspace, audience: str) -> Mapping[str, Any]:
    """What the generator's templates need beside the tree."""
    return {
        "csp": workspace.configuration.settings.csp.model_dump(),
        "as_of": workspace.portal.as_of.isoformat(),
        "pictures": places(workspace.brand(audience)),
        "searched": workspace.configuration.searched,
        "sprite": workspace.renderer(audience).sprite(),
    }
