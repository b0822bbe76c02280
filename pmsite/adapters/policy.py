"""The Content-Security-Policy of a built site: what its own pages need, and nothing else.

Inline scripts are let in by the SHA-256 of their text, as it stands in the built page; inline styles and handlers by
nothing. Each page says its policy in a ``meta`` element, which works on every host; ``_headers`` (as static hosts
read it) and ``_headers.nginx`` hold the policy of all pages for the server, with what only a header can say.

Source: W3C, Content Security Policy Level 3.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pmsite.model.csp import CspSettings

HEADERS, NGINX = "_headers", "_headers.nginx"
"""Files for the server; no page leads to them."""
_VALUES = r"[^\"'>]*+(?:(?:\"[^\"]*+\"|'[^']*+')[^\"'>]*+)*+"
_PIECES = re.compile(
    rf"<(?:(?:script(?P<values>(?:\s{_VALUES})?)>(?P<text>.*?)</script\s*+>)"
    r"|!--.*?-->|(?:style|textarea|title)\b.*?</(?:style|textarea|title)\s*+>"
    rf"|[a-z/!]{_VALUES}>)",
    re.IGNORECASE | re.DOTALL,
)
_TYPE = re.compile(r"\stype\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_RUN = ("", "module", "text/javascript", "application/javascript", "importmap", "speculationrules")
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="(?P<policy>[^"]*)">')
_CHARSET = re.compile(r"<head\b[^>]*>\s*(?:<meta charset=[^>]*>)?", re.IGNORECASE)
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")
_HEAD_OF_PAGE = 8192
"""Characters of a page in which its policy stands."""
_OTHERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What pages of a site may load beside what it holds: sources by directive."""

    allowed: Mapping[str, tuple[str, ...]]
    framed_by: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, settings: CspSettings, scripts: Iterable[str] = (), styles: Iterable[str] = ()
    ) -> Rules | None:
        """Rules of a portal whose generator adds scripts and style sheets from these addresses; None for no policy."""
        if not settings.enabled:
            return None
        allowed = {
            "script-src": (*settings.scripts, *_origins(scripts)),
            "style-src": (*settings.styles, *_origins(styles)),
            "img-src": settings.images,
            "font-src": settings.fonts,
            "connect-src": settings.connect,
            "frame-src": settings.frames,
        }
        return cls(
            {name: tuple(sorted(set(sources))) for name, sources in allowed.items()}, settings.framed_by
        )

    def policy(self, hashes: Iterable[str], *, header: bool = False) -> str:
        """The policy of pages with inline scripts of these hashes; ``header``: with what a ``meta`` cannot say."""
        own = {
            "default-src": ("'none'",),
            "script-src": ("'self'", *sorted(set(hashes))),
            "style-src": ("'self'",),
            "img-src": ("'self'", "data:"),
            "font-src": ("'self'",),
            "connect-src": ("'self'",),
            "manifest-src": ("'self'",),
            "frame-src": (),
            "base-uri": ("'none'",),
            "form-action": ("'none'",),
        }
        every = {name: (*sources, *self.allowed.get(name, ())) for name, sources in own.items()}
        if header:
            every["frame-ancestors"] = self.framed_by or ("'none'",)
        return "; ".join(f"{name} {' '.join(sources)}" for name, sources in every.items() if sources)


def hashes(html: str) -> list[str]:
    """Sources that let the inline scripts of a page in, in their order; data in a script element does not run."""
    found = []
    for piece in _PIECES.finditer(html):
        values = piece["values"]
        if values is None or _SOURCE.search(values):
            continue
        kind = _TYPE.search(values)
        if (kind[1].lower() if kind else "") in _RUN:
            text = piece["text"].replace("\r\n", "\n").replace("\r", "\n")  # as a browser reads it
            digest = hashlib.sha256(text.encode("utf-8")).digest()
            found.append(f"'sha256-{base64.b64encode(digest).decode('ascii')}'")
    return found


def with_policy(html: str, rules: Rules, text: str = "") -> str:
    """A page that says its policy, before anything that the policy is about.

    ``text`` is what the page shows of records: a script that has come in with it is let in nowhere.
    """
    head = _CHARSET.search(html)
    if head is None:
        return html
    smuggled = set(hashes(text)) if "<script" in text.lower() else set()
    own = [one for one in hashes(html) if one not in smuggled]
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules.policy(own)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def said(html: str) -> str:
    """The policy that a page says; "" where it says none."""
    found = _META.search(html, 0, _HEAD_OF_PAGE)
    return found["policy"] if found else ""


def write_headers(site: Path, rules: Rules, policies: Iterable[str] | None = None) -> None:
    """Write what the server of a built site has to say, from what its pages say: ``policies``, where somebody knows.

    Raises:
        OSError: if the disk refuses.
    """
    known: set[str] = set()
    for policy in _policies(site) if policies is None else set(policies):
        known.update(_HASH.findall(policy))
    for name, text in headers(rules.policy(known, header=True), framed=bool(rules.framed_by)).items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")


def _policies(site: Path) -> Iterator[str]:
    for page in site.rglob("*.html"):
        with page.open(encoding="utf-8") as file:
            yield said(file.read(_HEAD_OF_PAGE))


def headers(policy: str, *, framed: bool) -> dict[str, str]:
    """The files for the server by name; ``framed``: somebody may show the pages in a frame."""
    lines = [("Content-Security-Policy", policy), *_OTHERS]
    if not framed:
        lines.append(("X-Frame-Options", "DENY"))
    plain = "".join(f"  {name}: {value}\n" for name, value in lines)
    told = "".join(f'add_header {name} "{value}" always;\n' for name, value in lines)
    return {
        HEADERS: f"/*\n{plain}",
        NGINX: (
            "# To be included in the server or location block that serves this site; reload nginx when it changes.\n"
            "# A location with an add_header of its own inherits none of these.\n"
            f"{told}"
            f"location ~ /{re.escape(HEADERS)}(?:\\.nginx)?$ {{ return 404; }}\n"
        ),
    }


def _origins(addresses: Iterable[str]) -> list[str]:
    """Scheme and host of the addresses that lead elsewhere."""
    parts = [urlsplit(f"https:{one}" if one.startswith("//") else one) for one in addresses]
    return [
        f"{part.scheme}://{part.netloc}" for part in parts if part.scheme in ("http", "https") and part.netloc
    ]
