"""Figures drawn on a page of their own, opened in a browser at an address that nobody else answers."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.locale.texts import texts
from pmsite.model.figure import Figure

PAGE = "http://portal.test/register/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"


def markup(figures: Sequence[Figure], *, title: str = "Register", language: str = "en") -> str:
    """A page whose script and style are files beside it."""
    renderer = FigureRenderer(texts(language), [theme_directory()])
    body = "".join(renderer.draw(figure, "register") for figure in figures)
    return (
        f"<!doctype html><html lang={language}><head><title>{title}</title><link rel=icon href=data:,>"
        f"<link rel=stylesheet href=/pm.css></head><body>{renderer.sprite()}"
        f"<article class=md-typeset>{body}</article><script src=/pm.js></script></body></html>"
    )


@contextmanager
def opened(
    browser: Browser,
    figures: Sequence[Figure],
    query: str = "",
    *,
    title: str = "Register",
    script: str | None = None,
    seconds: float = 0,
    **options: Any,
) -> Iterator[Page]:
    """The figures on a page under a strict policy; an error of its script fails the test.

    ``script`` stands for the theme's; it comes after ``seconds``.
    """
    renderer = FigureRenderer(texts("en"), [theme_directory()])
    served = {
        "/pm.css": (renderer.stylesheet(), "text/css"),
        "/pm.js": (renderer.script() if script is None else script, "text/javascript"),
    }
    text = markup(figures, title=title)
    context = browser.new_context(**options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)

    def answer(route: Any) -> None:
        body, kind = served.get(route.request.url.removeprefix("http://portal.test"), (text, "text/html"))
        if kind == "text/javascript":
            time.sleep(seconds)
        route.fulfill(
            body=body, content_type=f"{kind}; charset=utf-8", headers={"Content-Security-Policy": POLICY}
        )

    page.route("**/*", answer)
    page.goto(PAGE + query)
    try:
        yield page
    finally:
        context.close()
    assert wrong == [], wrong
