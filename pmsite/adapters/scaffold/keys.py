"""Names of projects: a key, and the folder that follows from it."""

from __future__ import annotations

from pmsite.adapters.failure import USAGE, Failure
from pmsite.model.catalogue import Catalogue
from pmsite.model.diagnostic import printable
from pmsite.model.value import ID, MOST_ID, shown
from pmsite.read.yaml import plain

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}
)
_TAKEN = frozenset({"assets", "javascripts", "overrides", "search", "stylesheets"})
"""Folders that a built site has of its own."""


def project_key(written: str, kinds: Catalogue) -> str:
    """A project's key as written, if its folder and its references can be told from everything else.

    Raises:
        Failure: if it cannot be a key.
    """
    name = printable(shown(written))
    if not ID.match(written) or len(written) > MOST_ID or not isinstance(plain(written), str):
        raise Failure(f"{name} is no project key; use letters, digits and dashes, such as BOREAS", USAGE)
    kind = kinds.by_folder(written.lower()) or kinds.by_file_name(written.lower()) or kinds.by_prefix(written)
    if kind is not None:
        raise Failure(
            f"{name} is no project key: it names a {kind.name}; choose another, such as BOREAS", USAGE
        )
    if written.lower().split(".")[0] in _DEVICES or written.lower() in _TAKEN:
        raise Failure(
            f"{name} is no project key: its folder is reserved; choose another, such as BOREAS", USAGE
        )
    return written
