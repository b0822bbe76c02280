"""A brand over another: what it says counts, the rest is the other's."""

from pmsite.model.brand import Brand
from pmsite.model.settings import Settings

BASE = Brand(
    logo="a.svg",
    logo_dark="a-dark.svg",
    favicon="f.png",
    accent="#112233",
    fonts={"text": ["Inter"], "mono": ["Mono"]},
)


def test_what_a_brand_does_not_say_is_that_of_the_portal():
    assert Brand().over(BASE) == BASE
    assert BASE.over(Brand()) == BASE
    mine = Brand(accent="#445566", fonts={"text": ["Arial"]}).over(BASE)
    assert (mine.accent, mine.fonts.text, mine.fonts.mono, mine.logo) == (
        "#445566", ("Arial",), ("Mono",), "a.svg",
    )  # fmt: skip


def test_a_logo_of_its_own_does_not_wear_the_other_dark_one():
    assert Brand(logo="b.svg").over(BASE).logo_dark is None
    assert Brand(logo_dark="b.svg").over(BASE).pictures == {
        "logo": "a.svg", "logo-dark": "b.svg", "favicon": "f.png",
    }  # fmt: skip


def test_an_audience_has_its_own_brand():
    settings = Settings(brand=BASE, audiences={"client": {"brand": {"accent": "#abcdef"}}, "board": {}})
    assert [settings.brand_of(name).accent for name in ("internal", "client", "board")] == [
        "#112233", "#abcdef", "#112233",
    ]  # fmt: skip
