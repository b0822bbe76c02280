"""Modules that MkDocs' plugins import at once and a portal's build has no use for: loaded when they are asked."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec

UNUSED = (("backrefs", "bre"),)
"""Unicode's tables, by which the search of the theme parts Chinese; a portal has a search of its own."""


def put_off(package: str, name: str) -> None:
    """Let a module of a package be loaded at the first look into it; one that is there, or nowhere, stays so.

    It has to stand in its package: an ``import`` that finds it in ``sys.modules`` alone looks into it.
    """
    whole = f"{package}.{name}"
    if whole in sys.modules or find_spec(package) is None:
        return
    spec = find_spec(whole)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[whole] = module
    spec.loader.exec_module(module)
    setattr(import_module(package), name, module)
