"""Builds the page of components: every figure of the theme in every state, in English and in Chinese.

``python -m scripts.components [DIR] [--brand mkdocs.yml]`` builds DIR/en and DIR/zh (site-components/ where no DIR is
written), dressed in the brand of a portal's configuration. It goes the way of every site: figures, stage, MkDocs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import sys
import tempfile
from pathlib import Path

from pmsite.adapters import configuration
from pmsite.adapters.failure import Failure
from pmsite.adapters.mkdocs.options import Options
from pmsite.adapters.mkdocs.run import build
from pmsite.adapters.render.theme import theme_directory
from pmsite.adapters.workspace import Workspace, open_workspace, theme_directories
from pmsite.analyses.portal import INTERNAL
from pmsite.locale.texts import texts
from pmsite.stage.recall import Memory
from pmsite.stage.tree import StagedTree, staged
from scripts.specimens import pages
from scripts.specimens.say import speaker

LANGUAGES = ("en", "zh")
_CONFIGURATION = """\
site_name: {title}
docs_dir: content
theme:
  name: material
  font: false
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default, toggle: {{icon: material/weather-night, name: Dark}}}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {{icon: material/weather-sunny, name: Light}}}}
plugins:
  - search
  - pmsite:
      as_of: 2026-06-05
      language: {language}
      brand: {brand}
"""
_TEXT = Path(__file__).parent / "specimens" / "text.{language}.md"


class _Components(Workspace):
    """A portal whose pages are the specimens."""

    __slots__ = ()

    def tree(self, audience: str = INTERNAL, memory: Memory | None = None) -> StagedTree:
        """The staged tree of the components; nothing is remembered of them."""
        del memory
        language = self.language(audience)
        record = next(record for record in self.portal.graph if record.kind == "page")
        shown = pages(speaker(language), record.uid)
        return staged(self.portal, texts(language), self.renderer(audience), pages=shown)


def components(target: Path, brand: Path | None = None) -> None:
    """Build the page in each language below ``target``.

    Raises:
        Failure: with what is wrong in the configuration of the brand, or what MkDocs says.
    """
    dress = configuration.load(brand.resolve()) if brand is not None else None
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            _portal(folder, language, dress)
            opened = open_workspace(folder / "mkdocs.yml", as_of=dt.date(2026, 6, 5))
            workspace = _Components(opened.configuration, opened.portal, ())
            build(folder / "mkdocs.yml", Options(workspace=workspace))
            shutil.rmtree(target / language, ignore_errors=True)
            target.mkdir(parents=True, exist_ok=True)
            shutil.copytree(folder / "site", target / language)


def _portal(folder: Path, language: str, dress: configuration.Configuration | None) -> None:
    """A portal of one page of text in ``folder``, in a brand."""
    content = folder / "content"
    content.mkdir()
    text = Path(str(_TEXT).format(language=language)).read_text(encoding="utf-8")
    (content / "text.md").write_text(text, encoding="utf-8")
    written: dict[str, object] = {}
    if dress is not None:
        brand = dress.settings.brand
        written = brand.model_dump(exclude_defaults=True)
        for path in brand.pictures.values():
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(dress.content / path, content / path)
        own = dress.root / "theme"
        if theme_directories(dress.root)[0] == own != theme_directory():
            shutil.copytree(own, folder / "theme")
    title = dress.title if dress is not None else speaker(language)("Components", "组件")
    settings = _CONFIGURATION.format(
        title=json.dumps(title, ensure_ascii=False),
        language=language,
        brand=json.dumps(written, ensure_ascii=False),
    )
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Build the page where it is asked for."""
    parser = argparse.ArgumentParser(prog="components", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("directory", nargs="?", type=Path, default=Path("site-components"))
    parser.add_argument("--brand", type=Path, metavar="FILE", help="mkdocs.yml whose brand is worn")
    asked = parser.parse_args(arguments)
    try:
        components(asked.directory, asked.brand)
    except Failure as failure:
        sys.stderr.write(f"{failure.message}\n")
        return failure.exit_code
    sys.stdout.write("".join(f"{asked.directory / language}/index.html\n" for language in LANGUAGES))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
