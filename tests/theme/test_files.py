import re

import pytest

from pmsite.adapters.render.theme import joined, theme_directory

THEME = theme_directory()
TEMPLATES = sorted(THEME.rglob("*.html"))
SHEET = joined([THEME], ".css")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_template_has_no_inline_style_and_no_handler(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script|\|\s*safe\b", text)


@pytest.mark.parametrize("path", sorted((THEME / "overrides").rglob("*.html")), ids=lambda path: path.name)
def test_every_value_in_the_frame_is_escaped_or_made_a_url(path):
    for printed in re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", path.read_text(encoding="utf-8")):
        trusted = (
            printed.startswith(("lang.t(", "super()", "pmsite.sprite", "field |", "script | script_tag"))
            or printed == "item.url"
        )
        assert trusted or re.search(r"\|\s*(e|url)\b", printed), printed


def test_nothing_is_loaded_from_another_origin():
    ours = [path for path in (*THEME.rglob("*.css"), *THEME.rglob("*.js")) if "vendor" not in path.parts]
    for path in (*ours, *TEMPLATES):
        assert not re.search(r"https?://|@import|url\((?!#)", path.read_text(encoding="utf-8")), path


def test_every_token_that_is_read_is_defined():
    read = set(re.findall(r"var\((--pm-[a-z0-9-]+)\)", SHEET))
    sprite = (THEME / "figures" / "_sprite.html").read_text(encoding="utf-8")
    read |= set(re.findall(r"var\((--pm-[a-z0-9-]+)\)", sprite))
    assert read <= set(re.findall(r"(--pm-[a-z0-9-]+):", SHEET))


def test_colours_have_names():
    for path in (THEME / "figures").glob("*.css"):
        assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(", path.read_text(encoding="utf-8")), path.name


def test_braces_of_the_style_sheet_balance():
    assert SHEET.count("{") == SHEET.count("}")


def test_every_file_of_the_theme_is_under_300_lines():
    for path in (*THEME.rglob("*.html"), *THEME.rglob("*.css"), *THEME.rglob("*.js")):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 300, path.name
