"""Configurations that are wrong: exit 2, each problem at its place in ``mkdocs.yml``."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import CONFIGURATION, SOUND, Case, Place, at, case

ROW = "configuration"
HEAD = "site_name: P\ndocs_dir: content\n"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"


def cases(chance: random.Random) -> Iterator[Case]:
    """Files that cannot be read, and blocks that say what is not so."""
    yield from _files()
    yield from _plugins()
    word = "".join(chance.choices("abcdefgh", k=6))
    for name, text in _blocks(word).items():
        yield _wrong(name, f"{HEAD}plugins:\n  - pmsite:\n      {text}\n")
    picture = f"{HEAD}plugins:\n  - pmsite:\n      brand: {{logo: ⟦PM050⟧x.svg}}\n"
    yield case(ROW, "a logo that runs code", {CONFIGURATION: picture, "x.svg": SVG}, exit=2)
    yield case(
        ROW,
        "a logo that is no picture",
        {CONFIGURATION: picture.replace("svg", "png"), "x.png": b"GIF89a"},
        exit=2,
    )
    logo = {CONFIGURATION: picture}
    yield case(ROW, "a logo that leads out by a link", logo, exit=2, links={"content/x.svg": "/etc/hostname"})


def _wrong(name: str, text: str | bytes, *places: Place, **files: str) -> Case:
    beside = {path.replace("_", "."): data for path, data in files.items()}
    return case(
        ROW,
        name,
        {CONFIGURATION: text, **{f"/{path}"[1:]: data for path, data in beside.items()}},
        *places,
        exit=2,
    )


def _config(code: str, line: int, column: int) -> Place:
    return at(code, line, column, CONFIGURATION)


def _files() -> Iterator[Case]:
    sound = SOUND[CONFIGURATION]
    yield _wrong("an empty configuration", "", _config("PM050", 1, 1))
    yield _wrong("a configuration of comments", "# nothing\n", _config("PM050", 1, 1))
    yield _wrong("a configuration in UTF-16", sound.encode("utf-16"), _config("PM001", 1, 1))
    yield _wrong("a configuration in Latin-1", "site_name: Spät\n".encode("latin-1"), _config("PM001", 1, 14))
    yield _wrong("a NUL in the configuration", "site_name: a⟦PM002⟧\0b\n")
    yield _wrong("an override in the configuration", "site_name: a⟦PM002⟧\u202eb\n")
    yield _wrong("a configuration of 3 MB", sound + "# words and words\n" * 170_000, _config("PM005", 1, 1))
    yield _wrong("a list for a configuration", "⟦PM050⟧- a\n")
    yield _wrong("a word for a configuration", "⟦PM050⟧word\n")
    yield _wrong("a tab in the configuration", "plugins:\n⟦PM050⟧\t- search\n")
    yield _wrong("two colons in the configuration", "site_name: a⟦PM050⟧: b\n")
    yield _wrong(
        "a quote that stays open in the configuration",
        'site_name: ⟦PM050⟧"a\n'.replace("⟦PM050⟧", ""),
        _config("PM050", 2, 1),
    )
    bomb = "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    yield _wrong("an alias bomb in the configuration", bomb + sound, *_anywhere(bomb))
    yield _wrong(
        "an alias to itself in the configuration",
        "x: ⟦PM050⟧&a [*a]\n".replace("⟦PM050⟧", "") + HEAD,
        _config("PM050", 1, 4),
    )
    yield _wrong(
        "40 000 brackets in the configuration", "x: " + "[" * 59 + "⟦PM050⟧" + "[" * 40_000 + "\n" + HEAD
    )
    steps = ["  " * depth + "- a:" for depth in range(1, 200)]
    yield _wrong("199 lists in the configuration", "x:\n" + "\n".join(steps), _config("PM050", 31, 63))
    yield _wrong("a site twice", "site_name: a\n⟦PM050⟧site_name: b\n")
    yield _wrong("plugins twice", f"{HEAD}plugins: [pmsite]\n⟦PM050⟧plugins: [search]\n")
    yield _wrong("an infinity in the configuration", f"{HEAD}x: ⟦PM050⟧.inf\n")
    yield _wrong("a configuration that inherits from itself", "INHERIT: ⟦PM050⟧mkdocs.yml\n" + HEAD)
    yield _wrong("a configuration that inherits from nothing", "INHERIT: ⟦PM050⟧nothing.yml\n" + HEAD)
    yield _wrong("a configuration that inherits from a number", "INHERIT: ⟦PM050⟧5\n" + HEAD)
    base = f"{HEAD}plugins:\n  - pmsite:\n      as_of: ⟦PM050⟧never\n"
    yield case(
        ROW,
        "an error in what is inherited",
        {CONFIGURATION: "INHERIT: site-base.yml\n", "site-base.yml": base},
        exit=2,
    )


def _anywhere(bomb: str) -> tuple[Place, ...]:
    """Of a 10 values, of b 91, of c 820, of d 7 381, of e 66 430: the 50 001st is the first item of an a."""
    assert bomb
    return (_config("PM050", 1, 8),)


def _plugins() -> Iterator[Case]:
    yield _wrong("no plugins", "⟦PM050⟧" + HEAD)
    yield _wrong("an empty list of plugins", HEAD + "plugins: ⟦PM050⟧[]\n")
    yield _wrong("plugins without pmsite", HEAD + "plugins:\n  ⟦PM050⟧- search\n")
    yield _wrong("pmsite as a comment", HEAD + "plugins:\n  ⟦PM050⟧- search\n  # - pmsite\n")
    yield _wrong("pmsite twice", HEAD + "plugins:\n  - pmsite\n  - pmsite: ⟦PM050⟧{seed: 2}\n")
    yield _wrong("a number for pmsite", HEAD + "plugins:\n  - pmsite: ⟦PM050⟧5\n")
    yield _wrong("a list for pmsite", HEAD + "plugins:\n  - pmsite: ⟦PM050⟧[a]\n")
    yield _wrong("pmsite switched off", HEAD + "plugins:\n  - pmsite: {⟦PM050⟧enabled: false}\n")
    yield _wrong("content outside of the folder", "docs_dir: ⟦PM050⟧../x\nplugins: [pmsite]\n")
    yield _wrong("content at an absolute path", "docs_dir: ⟦PM050⟧/etc\nplugins: [pmsite]\n")
    yield _wrong("content that is not there", "docs_dir: ⟦PM050⟧nothing\nplugins: [pmsite]\n")
    yield _wrong("content that is a file", "docs_dir: ⟦PM050⟧mkdocs.yml\nplugins: [pmsite]\n")


def _blocks(word: str) -> dict[str, str]:
    return {
        "an unknown setting": f"⟦PM050⟧{word}: 1",
        "a misspelt setting": "⟦PM050⟧sed: 1",
        "a setting twice": "seed: 1\n      ⟦PM050⟧seed: 2",
        "audiences twice": "audiences: {client: {}}\n      ⟦PM050⟧audiences: {board: {}}",
        "an as-of that is no day": "as_of: ⟦PM050⟧2026-02-30",
        "a time zone that is none": "timezone: ⟦PM050⟧Europe/Atlantis",
        "a time zone by a path": "timezone: ⟦PM050⟧../../etc/passwd",
        "a time zone by an absolute path": "timezone: ⟦PM050⟧/etc/passwd",
        "a language that is none": "language: ⟦PM050⟧tlh",
        "a period that is none": "period: ⟦PM050⟧decade",
        "a seed in words": "seed: ⟦PM050⟧lucky",
        "a seed that is a truth": "seed: ⟦PM050⟧true",
        "an audience named internal": "⟦PM050⟧audiences: {internal: {}}".replace(
            "⟦PM050⟧audiences: ", "audiences: ⟦PM050⟧"
        ),
        "an audience with a path for a name": "audiences: {⟦PM050⟧../x: {}}",
        "an audience with a blank in its name": "audiences: {⟦PM050⟧a b: {}}",
        "an audience with letters of another script": "audiences: {⟦PM050⟧\u0441lient: {}}",
        "an audience of an unknown kind": "audiences: {c: {kinds: [⟦PM050⟧riks]}}",
        "an audience of an unknown view": "audiences: {c: {views: [⟦PM050⟧dashbord]}}",
        "an unknown field that is hidden": "audiences: {c: {hide_fields: {risk: [⟦PM050⟧colour]}}}",
        "an unknown kind whose fields are hidden": "audiences: {c: {hide_fields: {⟦PM050⟧riks: [cause]}}}",
        "a list of audiences": "audiences: ⟦PM050⟧[client]",
        "an unknown setting of an audience": "audiences: {c: {⟦PM050⟧kind: risk}}",
        "a colour that is a comment": "brand: {accent: ⟦PM050⟧}",
        "a colour that closes a style sheet": 'brand: {accent: ⟦PM050⟧"#fff}</style>"}',
        "a font with markup": "brand: {fonts: {text: [⟦PM050⟧'</style><script>']}}",
        "a font with an address": "brand: {fonts: {text: [⟦PM050⟧'url(//e.invalid/x)']}}",
        "a logo outside of the content": "brand: {logo: ⟦PM050⟧../logo.svg}",
        "a logo of another site": "brand: {logo: ⟦PM050⟧'https://e.invalid/logo.svg'}",
        "a logo that is not there": "brand: {logo: ⟦PM050⟧logo.svg}",
        "a file type that runs": "attachments: [pdf, ⟦PM050⟧html]",
        "a file type with a path": "attachments: [⟦PM050⟧../x]",
        "a folder with a slash": "folders: {⟦PM050⟧a/b: {kind: risk}}",
        "a folder of an unknown kind": "folders: {minutes: {⟦PM050⟧kind: metting}}",
        "a field that exists": "fields: {risk: {⟦PM050⟧cause: {type: text}}}",
        "a field of an unknown type": "fields: {risk: {line: {type: ⟦PM050⟧colour}}}",
        "a choice without values": "fields: {risk: {line: ⟦PM050⟧{type: choice}}}",
        "a field of the programming language's own": "fields: {risk: {⟦PM050⟧model_dump: {type: text}}}",
        "a kind that exists": "kinds: {⟦PM050⟧risk: {prefix: X}}",
        "a kind whose prefix is taken": "kinds: {permit: ⟦PM050⟧{prefix: RISK}}".replace(
            "permit: ⟦PM050⟧", "⟦PM050⟧permit: "
        ),
        "an enumeration of nothing": "enumerations: {⟦PM050⟧risk.colour: [red]}",
        "a field that is required of nothing": "required: {⟦PM050⟧riks: [owner]}",
        "an unknown field that is required": "required: {risk: [⟦PM050⟧onwer]}",
        "bands that fall": "risk: {bands: ⟦PM050⟧{medium: 9, high: 5, critical: 20}}",
        "a matrix of two rows": "risk: ⟦PM050⟧{matrix: [[low], [high]]}",
        "a forecast of ten runs": "forecast: {runs: ⟦PM050⟧10}",
        "a forecast of ten million runs": "forecast: {runs: ⟦PM050⟧10000000}",
        "a negative float": "schedule: {critical: ⟦PM050⟧-1}",
        "a checklist with a broken query": "completeness: {build: [{kind: document, ⟦PM050⟧where: line =}]}",
        "a checklist of minus one": "completeness: {build: [{kind: document, min: ⟦PM050⟧-1}]}",
    }
