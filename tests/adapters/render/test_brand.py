"""The sheet of a brand: text keeps its contrast whatever colour is written, and nothing escapes from a name."""

import colorsys
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.adapters.render.brand import brand_sheet
from pmsite.adapters.render.contrast import contrast, mixed, readable
from pmsite.locale.texts import texts
from pmsite.model.brand import Brand

SHEET = FigureRenderer(texts("en"), [theme_directory()]).stylesheet()
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
GROUNDS = {"default": ("#ffffff", "#f5f6f8"), "slate": ("#14171b", "#1c2026")}


def luminance(colour):
    """Relative luminance after WCAG 2.2, by the table of its definition."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def properties(sheet, scheme):
    block = sheet.partition(f'[data-md-color-scheme="{scheme}"] {{')[2].partition("}")[0]
    return dict(re.findall(r"--pm-([a-z-]+): (#[0-9a-f]{6});", block))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#fff", "#fff", 1),
    ],
)
def test_contrast_is_that_of_the_norm(one, other, wanted):
    assert contrast(one, other) == pytest.approx(wanted, abs=0.005)  # WebAIM's contrast checker


@given(COLOURS)
@example("#ffff00")
@example("#000000")
@example("#ffffff")
@example("#757575")
def test_text_in_any_brand_can_be_read_by_day_and_by_night(colour):
    sheet = brand_sheet(Brand(accent=colour), SHEET)
    for scheme, grounds in GROUNDS.items():
        found = properties(sheet, scheme)
        assert found["brand"] == colour
        for ground in (*grounds, found["accent-soft"]):
            assert ratio(found["accent"], ground) >= 4.5
        assert ratio(found["on-accent"], found["accent"]) >= 4.5


@given(COLOURS)
def test_a_shade_keeps_its_hue_and_goes_no_farther_than_it_must(colour):
    found = readable(colour, ["#ffffff"])
    if contrast(colour, "#ffffff") >= 4.5:
        assert found == colour
        return
    assert 4.5 <= ratio(found, "#ffffff") < 4.75
    hue, _, saturation = colorsys.rgb_to_hls(
        *(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    )
    mine, _, _ = colorsys.rgb_to_hls(*(int(found[place : place + 2], 16) / 255 for place in (1, 3, 5)))
    if saturation > 0.2:
        assert min(abs(hue - mine), 1 - abs(hue - mine)) < 0.03


def test_a_tint_lies_between_colour_and_ground():
    assert mixed("#ff0000", "#ffffff", 0.1) == "#ffe6e6"
    assert mixed("#ff0000", "#000000", 0) == "#000000"


def test_paper_has_the_colours_of_the_day():
    sheet = brand_sheet(Brand(accent="#f2b705"), SHEET)
    paper = sheet.partition("@media print")[2]
    assert f"--pm-accent: {properties(sheet, 'default')['accent']};" in paper


def test_grounds_are_those_of_the_sheet():
    own = '[data-md-color-scheme="default"] { --pm-bg: #808080; --pm-sunk: #7f7f7f; }'
    assert ratio(properties(brand_sheet(Brand(accent="#888888"), own), "default")["accent"], "#808080") >= 4.5


def test_without_a_brand_the_sheet_is_the_theme():
    assert brand_sheet(Brand(), SHEET) == ""


def test_fonts_come_first_and_the_themes_follow():
    sheet = brand_sheet(Brand(fonts={"text": ["Inter", "serif"], "cjk": ["思源黑体"]}), SHEET)
    assert (
        '--pm-font: "Inter", serif, var(--pm-font-latin), "思源黑体", var(--pm-font-cjk), sans-serif;'
        in sheet
    )
    assert '--pm-mono: var(--pm-font-code), "思源黑体", var(--pm-font-cjk), monospace;' in sheet
    mono = brand_sheet(Brand(fonts={"mono": ["Fira Code"]}), SHEET)
    assert '--pm-mono: "Fira Code", var(--pm-font-code), var(--pm-font-cjk), monospace;' in mono
    assert "--pm-font:" not in mono


def test_the_renderer_puts_the_brand_last():
    renderer = FigureRenderer(texts("en"), [theme_directory()], Brand(accent="#112233"))
    assert renderer.stylesheet().startswith(SHEET)
    assert "--pm-brand: #112233;" in renderer.stylesheet()[len(SHEET) :]
