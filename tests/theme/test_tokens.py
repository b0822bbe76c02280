"""Colours of the tokens can be told apart by everybody: contrast by WCAG 2.2, colour blindness by Machado (2009)."""

import itertools
import math
import re

import pytest

from pmsite.adapters.render.theme import theme_directory

TOKENS = (theme_directory() / "assets" / "tokens.css").read_text(encoding="utf-8")
STATUS = ("ok", "warn", "off")
STEPS = {"band": range(1, 5), "load": range(1, 6)}

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation of Color Vision
# Deficiency, IEEE TVCG 15(6), 2009; matrices of severity 1.0 for linear RGB.
SIGHT = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def scheme(selector):
    """Tokens of a block of the style sheet, with their colours."""
    block = TOKENS.partition(selector)[2].partition("{")[2].partition("}")[0]
    return dict(re.findall(r"--pm-([a-z0-9-]+): (#[0-9a-f]{3,6});", block))


SCHEMES = {
    "light": scheme('[data-md-color-scheme="default"]'),
    "dark": scheme('[data-md-color-scheme="slate"]'),
    "print": scheme("@media print"),
}


@pytest.fixture(params=SCHEMES)
def tokens(request):
    return SCHEMES[request.param]


def linear(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def luminance(colour):
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour, sight):
    """CIE L*a*b* (D65) of a colour as it is seen."""
    seen = [
        min(max(sum(weight * share for weight, share in zip(row, linear(colour), strict=True)), 0), 1)
        for row in SIGHT[sight]
    ]
    to_xyz = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    white = (0.95047, 1, 1.08883)
    x, y, z = (
        value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
        for value in (
            sum(weight * share for weight, share in zip(row, seen, strict=True)) / one
            for row, one in zip(to_xyz, white, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other, sight):
    """ΔE*ab of CIE 1976: about 2.3 is just noticeable, 10 is seen at a glance."""
    return math.dist(lab(one, sight), lab(other, sight))


def test_the_measure_is_the_published_one():
    assert contrast("#ffffff", "#000000") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # as WebAIM's checker says
    assert lab("#ff0000", "all") == pytest.approx((53.24, 80.09, 67.20), abs=0.02)  # Lindbloom's calculator
    red, green = "#ff0000", "#008000"
    assert difference(red, green, "deuteranopia") < difference(red, green, "all") / 3


@pytest.mark.parametrize("sight", SIGHT)
def test_the_lights_can_be_told_apart_by_everybody(tokens, sight):
    for one, other in itertools.combinations(STATUS, 2):
        assert difference(tokens[one], tokens[other], sight) >= 12, (one, other)


@pytest.mark.parametrize("sight", SIGHT)
def test_steps_of_a_scale_can_be_told_apart_by_everybody(tokens, sight):
    for name, steps in STEPS.items():
        for one, other in itertools.pairwise(steps):
            assert difference(tokens[f"{name}-{one}"], tokens[f"{name}-{other}"], sight) >= 8.5, (
                name,
                one,
                other,
            )


@pytest.mark.parametrize("name", ["ink", "ink-2", "ink-3", "accent", *STATUS, "none"])
def test_words_have_the_contrast_of_text_on_every_ground(tokens, name):
    for ground in ("bg", "sunk"):
        assert contrast(tokens[name], tokens[ground]) >= 4.5, ground


@pytest.mark.parametrize("name", [f"{name}-{step}" for name, steps in STEPS.items() for step in steps])
def test_numbers_in_cells_have_the_contrast_of_text(tokens, name):
    assert contrast(tokens[f"on-{name}"], tokens[name]) >= 4.5


def test_words_on_a_tint_have_the_contrast_of_text(tokens):
    for name in ("ink", "ink-2", "accent"):
        assert contrast(tokens[name], tokens["accent-soft"]) >= 4.5, name
    assert contrast(tokens["on-accent"], tokens["accent"]) >= 4.5


@pytest.mark.parametrize("name", [*STATUS, "none", "data", "data-mute", "critical", "brand", "accent"])
def test_marks_have_the_contrast_of_graphics(tokens, name):
    assert contrast(tokens[name], tokens["bg"]) >= 3
