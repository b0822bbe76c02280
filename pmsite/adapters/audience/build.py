"""From the released projection of a portal to an audience's published site."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from pmsite.adapters._brand import copies
from pmsite.adapters.audience.generated import configuration, facts
from pmsite.adapters.audience.guard import SAID
from pmsite.adapters.audience.ways import WAYS, generate
from pmsite.adapters.failure import CONTENT, USAGE, Failure, environment
from pmsite.adapters.finish import finished, manifest_of
from pmsite.adapters.mkdocs.assets import sheet, with_assets
from pmsite.adapters.publish import building, building_beside, swept
from pmsite.adapters.staging import write_tree
from pmsite.adapters.temporary import temporary
from pmsite.adapters.verify._made import made_of
from pmsite.adapters.verify.manifest import without_maps
from pmsite.adapters.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Built:
    """A published site of an audience."""

    site: Path
    manifest: Path
    files: int
    way: str
    """How the generator was kept from the source."""


def as_of_given(workspace: Workspace) -> None:
    """Refuse the site of an audience whose day nobody gave: its figures would follow the clock or a commit.

    Raises:
        Failure: with what to write.
    """
    if not workspace.portal.origin.asked and workspace.configuration.settings.as_of is None:
        message = (
            "the site of an audience needs a given as-of day; write --as-of YYYY-MM-DD, --at DATE|REV, "
            "or as_of: in the configuration"
        )
        raise Failure(message, USAGE)


def build_audience(
    workspace: Workspace,
    audience: str,
    ways: Sequence[str] = WAYS,
    published: Callable[[], None] = lambda: None,
) -> Built:
    """Stage what an audience may see, generate it apart from the source, verify every file, publish.

    ``published`` is called then, before another build may begin.

    Raises:
        Failure: if no as-of day was given, or the site is not what was staged; the old site stays.
    """
    as_of_given(workspace)
    where = workspace.configuration
    target = where.site_of(audience)
    with building(where.base) as killed, temporary("audience") as folder:
        swept(where.base, where.sites, killed=killed)
        staged = where.base / ".pmsite" / "stage" / audience
        short = _configured(workspace, audience, folder)
        tree = with_assets(workspace, audience, short, searched=where.searched)
        write_tree(tree, where.content, staged, copies(workspace.brand(audience), where.content))
        way = _generated(workspace, audience, folder, staged, ways)
        without_maps(folder / "site")
        address = where.settings.audiences[audience].site_url or ""
        with building_beside(target) as built:
            try:
                shutil.copytree(folder / "site", built, dirs_exist_ok=True)
            except OSError as error:
                raise environment(error, "cannot publish") from None
            made = made_of(built, staged, workspace.portal, tree, audience=audience, address=address)
            entries = finished(made, target, where.base, workspace.portal.as_of.isoformat())
            published()
    return Built(target, manifest_of(where.base, audience), len(entries), way)


def _configured(workspace: Workspace, audience: str, folder: Path) -> str | None:
    """Write the generator's configuration; the short style sheet that goes with it."""
    file = folder / "mkdocs.yml"
    try:
        (folder / "docs").mkdir()
        file.write_text(configuration(workspace, audience), encoding="utf-8")
        return sheet(load_config(str(file)))
    except OSError as error:
        raise environment(error, "cannot write the generator's configuration") from None
    except MkDocsException as error:
        raise Failure(str(error), USAGE) from None


def _generated(workspace: Workspace, audience: str, folder: Path, staged: Path, ways: Sequence[str]) -> str:
    """Run the generator over a copy of the staged tree; how it was kept apart."""
    try:
        shutil.copytree(staged, folder / "docs", dirs_exist_ok=True)
        (folder / "facts.json").write_text(json.dumps(facts(workspace, audience)), encoding="utf-8")
    except OSError as error:
        raise environment(error, "cannot write the staged tree") from None
    where = workspace.configuration
    midnight = dt.datetime.combine(workspace.portal.as_of, dt.time(), dt.UTC)
    way = generate(folder, (where.base, where.root, where.content), int(midnight.timestamp()), ways)
    said = json.loads((folder / SAID).read_text(encoding="utf-8")) if (folder / SAID).exists() else []
    if said or not (folder / "site").is_dir():
        lines = [str(line).replace(f"{folder}/", "") for line in said] or ["the generator made no site"]
        raise Failure("\n".join(lines), CONTENT)
    return way
