"""Pages visited as by a reader: what ran, what would run on a touch, what was asked of elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Browser, Route

from tests.acceptance._refused import used

_WATCH = """
globalThis.pmHits = [];
globalThis.pmHit = (number) => { (parent.pmHits || pmHits).push(`ran ${number}`); };
for (const name of ["alert", "confirm", "prompt"]) globalThis[name] = (text) => pmHits.push(`${name} ${text}`);
"""
_LURKING = r"""() => {
  const found = [];
  const address = /^[\s\x00-\x1f]*(?:(?:javascript|vbscript|feed)\s*:|data\s*:(?!image\/(?:png|gif|jpeg)))/i;
  for (const one of document.querySelectorAll("*")) {
    const name = one.localName;
    if (/^(?:iframe|frame|object|embed|applet|base|math|foreignobject|animate|set|noembed|plaintext|xmp)$/.test(name))
      found.push(`element ${name}`);
    if (name === "form" && !one.matches("dialog > [method=dialog], .md-header__option")) found.push("element form");
    if (name === "meta" && /refresh/i.test(one.httpEquiv)) found.push("refresh");
    for (const { name: key, value } of one.attributes) {
      if (/^on/i.test(key)) found.push(`${name} ${key}=${value.slice(0, 60)}`);
      if (/^(?:href|src|xlink:href|action|formaction|data|poster|srcdoc)$/.test(key) && address.test(value))
        found.push(`${name} ${key}=${value.slice(0, 60)}`);
    }
  }
  return [...found, ...pmHits];
}"""
_SETTLED = 30
"""Milliseconds in which what waits for a picture or a moment has its turn."""


def hits(
    browser: Browser, base: str, paths: Iterable[str], *, policy: bool, busy: frozenset[str] = frozenset()
) -> list[str]:
    """What ran or could run on pages; ``policy``: what they say is in force; the ``busy`` ones are used as well."""
    window = {"width": 1280, "height": 900}
    context = browser.new_context(bypass_csp=not policy, reduced_motion="reduce", viewport=window)
    found: list[str] = []

    def asked(route: Route) -> None:
        url = route.request.url
        if url.startswith((base, "data:image/", "blob:")):
            route.continue_()
        else:
            found.append(f"asked for {url[:80]}")
            route.abort()

    try:
        context.add_init_script(_WATCH)
        context.route("**/*", asked)
        page = context.new_page()
        page.on("dialog", lambda one: (found.append(f"dialog {one.message}"), one.dismiss()))
        for path in paths:
            page.goto(base + path, wait_until="load")
            page.wait_for_timeout(_SETTLED)
            if path in busy:
                used(page)
            found += [f"{path}: {one}" for one in page.evaluate(_LURKING)]
    finally:
        context.close()
    return found
