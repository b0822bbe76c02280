"""A published site of an audience, looked at from outside: it is what was built, and nothing else is there."""

from __future__ import annotations

import hashlib
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from pmsite.adapters.failure import ENVIRONMENT, USAGE, Failure
from pmsite.adapters.policy import HEADERS, NGINX
from pmsite.adapters.verify.manifest import listed as listed_in

MOST_BYTES = 64_000_000
SECONDS = 30
_OK, _REDIRECTED, _REFUSED = 200, range(300, 400), (401, 403)
_FORBIDDEN = (
    "mkdocs.yml", ".git/HEAD", ".git/config", ".env", ".pmsite/lock", "_pmsite/site.json", "content/index.md",
    "index.md", "manifest.json", "export.json", "portal.json", "sitemap.xml.bak",
)  # fmt: skip
"""Paths that a site never has; a server that has one of them publishes more than the site."""
_HEADERS = {
    "Content-Security-Policy": r"default-src\s|script-src\s",
    "X-Content-Type-Options": r"nosniff\Z",
    "Referrer-Policy": r"(?:no-referrer|same-origin|strict-origin)",
}
"""Headers that protect the reader, and what each must say."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found: number of files compared, and what is wrong."""

    files: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Message
    body: bytes


class _Still(urllib.request.HTTPRedirectHandler):
    """Redirects are answers, not ways to follow: a log-in page is not the site."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class _Site:
    base: str
    headers: Mapping[str, str]

    def get(self, path: str, *, bare: bool = False) -> _Answer:
        """The answer for a path; ``bare``: as somebody who has not logged in."""
        opener = urllib.request.build_opener(_Still)
        sent = {"Accept-Encoding": "identity", "User-Agent": "pmsite-audit", **({} if bare else self.headers)}
        request = urllib.request.Request(urljoin(self.base, quote(path)), headers=sent)  # noqa: S310 - checked
        try:
            with opener.open(request, timeout=SECONDS) as answer:
                return _Answer(answer.status, answer.headers, answer.read(MOST_BYTES))
        except urllib.error.HTTPError as error:
            with error:
                return _Answer(error.code, error.headers, error.read(MOST_BYTES))
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise Failure(f"cannot reach {self.base}{path}: {reason}", ENVIRONMENT) from None


def inspected(url: str, manifest: Path, words: Sequence[str], headers: Mapping[str, str]) -> Inspected:
    """Compare the site at an address with the manifest of its build; ``words`` must stand nowhere.

    ``headers`` log in; where there are some, the site must not answer without them.

    Raises:
        Failure: if there is no manifest, the address is none, or nobody answers.
    """
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
        raise Failure(f"{url} is no address; write https://HOST/", USAGE)
    site = _Site(url if url.endswith("/") else f"{url}/", headers)
    listed = listed_in(manifest, manifest.stem)
    problems = [*_compared(site, listed, words), *_absent(site, listed, words), *_protected(site)]
    return Inspected(len(listed), tuple(problems))


def _compared(site: _Site, listed: Mapping[str, str], words: Sequence[str]) -> Iterator[str]:
    wanted = _words(words)
    for path, digest in listed.items():
        if path in (HEADERS, NGINX):
            continue  # for the server, which keeps it to itself
        asked = path.removesuffix("index.html") if path.endswith("index.html") else path
        answer = site.get(asked)
        if answer.status != _OK:
            yield f"{path}: answered with {answer.status}"
        elif hashlib.sha256(answer.body).hexdigest() != digest:
            yield f"{path}: other bytes than built"
            named = sorted({found.decode() for found in wanted.findall(answer.body)}) if wanted else []
            if named:
                yield f"{path}: names {', '.join(named[:5])}"


def _words(words: Sequence[str]) -> re.Pattern[bytes] | None:
    if not words:
        return None
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9])(?:{joined})(?![A-Za-z0-9])".encode())


def _absent(site: _Site, listed: Mapping[str, str], words: Sequence[str]) -> Iterator[str]:
    """What must not be there: sources, records that are not released, listings of folders."""
    folders = sorted(
        {path.rsplit("/", 2)[0] for path in listed if path.count("/") > 1 and "assets" not in path}
    )
    pages = [f"{folder}/{word}/" for folder in folders for word in words if len(words) * len(folders) <= 2000]  # noqa: PLR2004 - requests that a server bears
    known = {path.removesuffix("index.html") for path in listed}
    for path in (*_FORBIDDEN, *pages):
        if path not in listed and path not in known and site.get(path).status == _OK:
            yield f"{path}: is there, and was not built"
    for folder in ("assets/", "search/"):
        answer = site.get(folder)
        if answer.status == _OK and re.search(rb"(?i)<title>\s*(?:index of|directory listing)", answer.body):
            yield f"{folder}: the server lists its files"


def _in_page(body: bytes, name: str) -> str:
    """What a page says in place of a header that its host cannot send."""
    found = re.search(rf'<meta http-equiv="{name}" content="([^"]*)"'.encode(), body, re.IGNORECASE)
    return found[1].decode("utf-8", "replace") if found else ""


def _protected(site: _Site) -> Iterator[str]:
    first = site.get("")
    for name, wanted in _HEADERS.items():
        said = first.headers.get(name, "") or _in_page(first.body, name)
        if not re.search(wanted, said, re.IGNORECASE):
            yield f"header {name}: {said or 'is missing'}"
    framed = f"{first.headers.get('X-Frame-Options', '')} {first.headers.get('Content-Security-Policy', '')}"
    if not re.search(r"\b(?:deny|sameorigin)\b|frame-ancestors", framed, re.IGNORECASE):
        yield "header X-Frame-Options or frame-ancestors: is missing"
    if first.headers.get("Access-Control-Allow-Origin") is not None:
        yield "header Access-Control-Allow-Origin: lets other sites read this one"
    if urlsplit(site.base).scheme == "https" and not first.headers.get("Strict-Transport-Security"):
        yield "header Strict-Transport-Security: is missing"
    if site.headers:
        bare = site.get("", bare=True)
        if bare.status not in _REFUSED and bare.status not in _REDIRECTED:
            yield f"without logging in the site answers with {bare.status}"
