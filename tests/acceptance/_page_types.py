"""The types of page of a built portal: found in the folder of the site, so that a new view is taken in by itself."""

from __future__ import annotations

import re
from pathlib import Path

_CLASS = re.compile(r'class="([^"]+)"')
_ID = re.compile(r"^[A-Z]{1,5}-?\d")
_ROW = re.compile(r'<tr id="([^"]+)"')
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)


def page_types(site: Path) -> dict[str, str]:
    """Address of the richest page of each type: the one with the most kinds of parts, then with the most text.

    A type is the path with the project and the record taken out: ``*/risks/RISK-*``, ``*/kpis/*``, ``people/*``.
    """
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    projects = {path.split("/")[0] for path in paths if path.count("/") > 2}
    best: dict[str, tuple[int, int, str]] = {}
    for path in paths:
        article = _ARTICLE.search((site / path).read_text(encoding="utf-8"))
        text = article[0] if article else ""
        parts = {name for found in _CLASS.findall(text) for name in found.split()}
        name = _type(path.removesuffix("index.html").strip("/"), projects)
        best[name] = max(
            best.get(name, (-1, -1, "")), (len(parts), len(text), path.removesuffix("index.html"))
        )
    found = {name: path for name, (_, _, path) in sorted(best.items())}
    for name, path in list(found.items()):
        task = (
            _ROW.search((site / path / "index.html").read_text("utf-8")) if name.endswith("/plan") else None
        )
        if task:
            found[f"{name}#"] = f"{path}#{task[1]}"
    return found


def every_page(site: Path) -> dict[str, str]:
    """Each page of a small portal as a type of its own."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {path.removesuffix("index.html") or "/": path.removesuffix("index.html") for path in paths}


def _type(path: str, projects: set[str]) -> str:
    first, *rest = path.split("/")
    steps = ["*", *rest] if first in projects else [first, *rest]
    owner = 2 if first in projects else 1
    if len(steps) > owner:
        leaf = steps[-1]
        steps[-1] = f"{leaf.split('-')[0]}-*" if "-" in leaf and _ID.match(leaf) else "*"
        if _ID.match(leaf) and "-" not in leaf:
            steps[-1] = "ID"
    return "/".join(steps) or "/"
