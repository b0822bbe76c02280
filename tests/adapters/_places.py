"""A built site, and a folder of a web server that it is published into."""

import shutil

from pmsite.adapters.configuration import load
from pmsite.adapters.finish import manifest_of
from pmsite.adapters.verify._made import Made
from pmsite.adapters.verify.manifest import drafted, entries
from tests.adapters.audience._portal import written

FILES = {
    "index.html": "new",
    "404.html": "lost",
    "assets/pmsite.css": "",
    "p/risks/index.html": "RISK",
    "a b/ü.pdf": "%PDF",
}


def built(where, files=FILES, audience="internal"):
    site = where.site_of(audience)
    shutil.rmtree(site, ignore_errors=True)
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    made = Made(site, site, audience=audience)
    manifest = manifest_of(where.base, audience)
    drafted(manifest, entries(made), audience, "2026-03-31").replace(manifest)


def ready(tmp_path):
    """A portal whose site is built, beside an empty folder ``www``."""
    found = load(written(tmp_path / "portal"))
    built(found)
    (tmp_path / "www").mkdir()
    return found


def holds(folder):
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


OLD = {"index.html": "old", "assets/pmsite.css": "old", "gone.html": "old"}


def old_site(folder):
    for path, text in OLD.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder
