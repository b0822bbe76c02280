"""Files that lead out of the portal, are two of one, or cannot exist on other systems."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import RISK, Case, at, case, front

ROW = "files"
OTHER = "---\nid: RISK-002\ntitle: Other\n---\n"
PNG = b"\x89PNG\r\n\x1a\n"


def cases(chance: random.Random) -> Iterator[Case]:
    """Links, twins, names, and attachments by every way out."""
    yield from _links()
    yield from _twins()
    yield from _names(chance)
    yield from _ways_out()
    yield from _accepted()


def _links() -> Iterator[Case]:
    for name, path, to in (
        ("a link to itself", "p/risks/RISK-002.md", "RISK-002.md"),
        ("two links in a ring", "p/risks/RISK-002.md", "RISK-003.md"),
        ("a link to the root", "p/root", "/"),
        ("a link to a file of the system", "p/risks/RISK-002.md", "/etc/passwd"),
        ("a link to a file of the portal", "p/risks/RISK-002.md", "RISK-001.md"),
        ("a link to its own folder", "p/again", "."),
        ("a link to the folder above", "p/above", ".."),
        ("a link out of the content", "p/out", "../../site"),
        ("a file that links to nothing", "p/risks/RISK-002.md", "nothing.md"),
        ("a link for a picture", "p/logo.png", "/etc/hostname"),
        ("a link to a device", "p/zero.png", "/dev/zero"),
        ("a link for the actuals", "p/actuals.csv", "/etc/passwd"),
    ):
        links = {f"content/{path}": to}
        if name == "two links in a ring":
            links["content/p/risks/RISK-003.md"] = "RISK-002.md"
        places = [at("PM022", 1, 1, link.removeprefix("content/")) for link in links]
        yield case(ROW, name, {}, *places, links=links)


def _twins() -> Iterator[Case]:
    page = "---\n⟦PM023⟧title: Free\n---\n".replace("⟦PM023⟧title", "title")
    yield case(
        ROW,
        "a page beside its folder",
        {"foo.md": page, "foo/index.md": page},
        at("PM023", 2, 1, "foo/index.md"),
    )
    yield case(
        ROW, "two pages that differ in case", {"Rec.md": page, "rec.md": page}, at("PM023", 2, 1, "rec.md")
    )
    yield case(
        ROW,
        "two folders that differ in case",
        {"Sub/x.md": page, "sub/x.md": page},
        at("PM023", 2, 1, "sub/x.md"),
    )
    composed, taken_apart = "caf\u00e9.md", "cafe\u0301.md"
    yield case(
        ROW,
        "two names by other code points",
        {composed: page, taken_apart: page},
        at("PM023", 2, 1, composed),
    )
    yield case(
        ROW,
        "a page at the place of a register",
        {"p/risks/index.md": "---\n⟦PM023⟧kind: page\ntitle: x\n---\n".replace("⟦PM023⟧kind", "kind")},
        at("PM023", 2, 1, "p/risks/index.md"),
    )
    yield case(
        ROW,
        "a page at the place of the plan's",
        {"p/plan/index.md": page},
        at("PM023", 2, 1, "p/plan/index.md"),
    )
    other = "---\nkind: project\nid: Q\n⟦PM023⟧title: Two\n---\n".replace("⟦PM023⟧", "")
    yield case(
        ROW,
        "two projects that differ in case",
        {"P/index.md": other, "P/risks/RISK-009.md": OTHER.replace("002", "009")},
        at("PM023", 3, 1, "p/index.md"),
    )
    yield case(
        ROW,
        "two attachments that differ in case",
        {"p/A.png": PNG, "p/a.png": PNG, RISK: front(body="![a](../a.png) ![A](⟦PM023⟧../A.png)\n")},
    )


def _names(chance: random.Random) -> Iterator[Case]:
    device = chance.choice(["CON", "nul", "Aux", "PRN", "com1", "LPT9"])
    for name, path in {
        "a device for a name": f"p/risks/{device}.md",
        "a device with two ends": f"p/risks/{device}.tar.md",
        "a device for a folder": f"{device}/x.md",
        "a device for a picture": f"p/{device}.png",
        "a device with a raised digit": "p/COM\u00b9.png",
        "the console's input": "p/CONIN$.md",
        "a line end in a name": "p/risks/RISK\n002.md",
        "a carriage return in a name": "p/risks/RISK\r002.md",
        "a tab in a name": "p/risks/RISK\t002.md",
        "an escape in a name": "p/risks/RISK\x1b[31m.md",
        "a question mark in a name": "p/risks/RISK?002.md",
        "a star in a name": "p/risks/RISK*.md",
        "a colon in a name": "p/risks/RISK:002.md",
        "a quote in a name": 'p/risks/RISK"002.md',
        "an angle in a name": "p/risks/<img src=x onerror=alert(1)>.md",
        "a backslash in a name": "p/risks/x\\..\\y.md",
        "a bar in a name": "p/risks/a|b.md",
        "a blank at the end of a folder": "p /x.md",
        "a dot at the end of a folder": "q./x.md",
        "a name of 230 bytes": "p/risks/" + "延" * 75 + "xx.md",
        "an override in a name": "p/risks/RISK-002\u202edm.md",
        "a zero-width space in a name": "p/risks/RISK-002\u200b.md",
        "a line separator in a name": "p/risks/RISK\u2028002.md",
        "another end of a Markdown file": "p/risks/RISK-002.markdown",
    }.items():
        shown = path.split("/")[0] if "/x.md" in path else path
        plain = shown.encode("unicode_escape").decode() if not shown.isprintable() else shown
        if "延" in path or "\u00b9" in path:
            plain = shown
        yield case(ROW, name, {path: OTHER}, at("PM022", 1, 1, plain))
    folders = "/".join("d" for _ in range(60))
    yield case(ROW, "60 folders inside each other", {f"{folders}/x.md": OTHER}, at("PM022", 1, 1, "d/" * 41))


def _ways_out() -> Iterator[Case]:
    for name, url in {
        "a picture above the content": "../../../logo.png",
        "a picture by an absolute path": "/etc/hostname",
        "a picture by a file address": "file:///etc/hostname",
        "a picture by a file address in capitals": "FILE:///etc/hostname",
        "a picture by dots in codes": "%2e%2e/%2e%2e/%2e%2e/logo.png",
        "a picture by dots in codes, in capitals": "%2E%2E/%2E%2E/%2E%2E/logo.png",
        "a picture by dots in codes twice": "%252e%252e/logo.png",
        "a picture by a slash in codes": "..%2f..%2f..%2flogo.png",
        "a picture by backslashes": "..\\..\\..\\logo.png",
        "a picture by backslashes in codes": "..%5c..%5clogo.png",
        "a picture by entities": "&#46;&#46;/&#46;&#46;/&#46;&#46;/logo.png",
        "a picture by a NUL in codes": "../logo.png%00.md",
        "a picture of a folder beside the content": "../../../content_internal/logo.png",
        "a picture of a folder whose name begins alike": "../../contents/logo.png",
        "a picture that is not there": "nothing.png",
        "a picture in another case": "../Logo.png",
        "a folder": "../",
        "a hidden file": "../.hidden.png",
        "a private file": "../_private.png",
        "a file of the repository": "../../../mkdocs.yml",
        "a file of git": "../../../.git/config",
        "a path of 5 000 steps": "../" * 1000 + "x.png",
    }.items():
        beside = {
            "content_internal/logo.png": PNG,
            "p/logo.png": PNG,
            "p/.hidden.png": PNG,
            "p/_private.png": PNG,
        }
        yield case(ROW, name, {RISK: front(body=f"![x](⟦PM039⟧{url})\n"), **beside})
    for name, url in {
        "a document above the content": "../../../secret.pdf",
        "a document by an absolute path": "/etc/passwd",
        "a document by dots in codes": "%2e%2e/%2e%2e/%2e%2e/secret.pdf",
        "a document of a folder beside the content": "../../../content_internal/secret.pdf",
        "a document on a server of the network": "\\\\\\\\server\\\\x.pdf",
        "a document that is a folder": "..",
    }.items():
        text = f'---\nid: DOC-1\ntitle: Doc\nfile: ⟦PM039⟧"{url}"\n---\n'
        yield case(ROW, name, {"p/documents/DOC-1.md": text, "content_internal/secret.pdf": b"%PDF"})
    for name, body in {
        "markup that loads the disk": '<img src="⟦PM039⟧file:///etc/passwd">',
        "markup that leaves the content": '<img src="⟦PM039⟧../../../logo.png">',
        "markup that leaves the content without quotes": "<img src=⟦PM039⟧../../../logo.png>",
        "a definition that leaves the content": "![x][1]\n\n[1]: ⟦PM039⟧../../../logo.png",
        "a link that leaves the content": "[x](⟦PM039⟧../../../site/index.html)",
        "a link in a list that leaves the content": "- one\n- [x](⟦PM039⟧../../../x.pdf)",
        "an include of the generator": '--8<-- "⟦PM039⟧../../mkdocs.yml"',
    }.items():
        if "include" in name:
            yield case(
                ROW,
                name,
                {RISK: front(body=body.replace("⟦PM039⟧", "") + "\n")},
                exit=0,
                hides=("site_name: Portal",),
            )
        else:
            yield case(ROW, name, {RISK: front(body=f"{body}\n")})


def _accepted() -> Iterator[Case]:
    quiet = {".hidden/x.md": b"\xff", "_private/x.md": b"\xff", "README.md": b"\xff", "p/.x.md": b"\xff"}
    yield case(ROW, "hidden, private and README files are not read", quiet, exit=0)
    yield case(ROW, "a file that nobody links", {"p/x.exe": b"MZ"}, exit=0, hides=("x.exe",))
    picture = {RISK: front(body="![x](../a%20b.png)\n"), "p/a b.png": PNG}
    yield case(ROW, "a picture with a blank in its name", picture, exit=0)
    yield case(
        ROW,
        "a picture with Chinese in its name",
        {RISK: front(body="![x](../图.png)\n"), "p/图.png": PNG},
        exit=0,
    )
