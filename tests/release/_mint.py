# ruff: noqa: E501 - lines of files
"""Unique words, and what they are planted in: files of a portal, constructs of Markdown, packed files."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from pmsite.model.settings import Settings

MARK = "canary"
"""Every planted word begins with it, and nothing else says it."""
CONFIGURATION = """site_name: Portal
site_description: {0}
site_author: {1}
copyright: {2}
repo_url: https://example.com/{3}/{3}
edit_uri: blob/{4}
docs_dir: content
theme: {{name: material, font: false, icon: {{repo: fontawesome/brands/git}}}}
extra: {{generator: true, social: [{{icon: fontawesome/brands/github, link: "https://example.com/{5}"}}]}}
# {6}
plugins:
  - search
  - pmsite:
      as_of: 2026-03-31
      audiences:
        client:
          hide_fields: {{risk: [quantified, contingency, acceptance]}}
          declassify: [milestone.forecast, milestone.driven_by, task.driven_by, task.critical, project.health]
        management: {{title: {7}, site_url: "https://example.com/{8}/"}}
      fields: {{risk: {{region: {{type: text}}}}}}
      kinds: {{permit: {{prefix: PER, folder: permits, label: {{en: Permit}}, states: [open], fields: {{until: {{type: date}}, why: {{type: text}}}}}}}}
      enumerations: {{risk.category: [supplier, people]}}
"""
SETTINGS = Settings.model_validate(
    {
        "audiences": {"client": {"hide_fields": {"risk": ["quantified", "contingency", "acceptance"]}, "declassify": ["milestone.forecast", "milestone.driven_by", "task.driven_by", "task.critical", "project.health"]}, "management": {}},
        "fields": {"risk": {"region": {"type": "text"}}},
        "kinds": {
            "permit": {
                "prefix": "PER", "folder": "permits", "label": {"en": "Permit"}, "states": ["open"],
                "fields": {"until": {"type": "date"}, "why": {"type": "text"}},
            }
        },
        "enumerations": {"risk.category": ["supplier", "people"]},
    }
)  # fmt: skip


@dataclass
class Plants:
    """Files by path, and the planted words by where they stand."""

    chance: random.Random
    files: dict[str, str | bytes] = field(default_factory=dict)
    attachments: dict[str, bytes] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    handle: str = ""
    """Id of a person who is not released, a planted word itself."""

    def mint(self, where: str) -> str:
        """A new word for a place."""
        word = f"{MARK}{self.chance.randrange(16**10):010x}"
        self.words[word] = where
        return word


def packed(name: str, word: str) -> bytes:
    """A file that holds a word: in a compressed stream, in a packed part, as it is."""
    if name.endswith(".pdf"):
        stream = zlib.compress(f"BT ({word}) Tj ET".encode())
        return b"%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + stream + b"\nendstream\nendobj\n"
    if name.endswith(".xlsx"):
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr(zipfile.ZipInfo("xl/sharedStrings.xml"), f"<sst><t>{word}</t></sst>")
        return memory.getvalue()
    return word.encode()


def front(data: dict[str, Any], comment: str) -> str:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()]
    return "\n".join(["---", f"# {comment}", *lines, "---", ""])


def passage(found: Plants, where: str, name: str) -> str:
    """Every construct of Markdown, each with a word of its own."""

    def n() -> str:
        return found.mint(f"{where} construct")

    return f"""# {n()}

## {n()} {{#{n()}}}

{n()} *{n()}* **{n()}** `{n()}` <{n()}@example.com> <https://example.com/{n()}> https://example.com/{n()}

- {n()}
    - {n()}

1. {n()}

- [x] {n()}

> {n()}
> > {n()}

| {n()} | b |
| --- | --- |
| {n()} | {name} |

```python
{n()} = "{n()}"
```

    {n()}

!!! note "{n()}"
    {n()}

??? note "{n()}"
    {n()}

Term {n()}
:   {n()}

Note[^{n()}].

*[HTML]: {n()}

[{n()}](https://example.com/{n()} "{n()}") ![{n()}](https://example.com/{n()}.png) [x][{n()}]

<p title="{n()}" class="{n()}">{n()}</p> <!-- {n()} --> &amp; {n()}

Setext {n()}
======
"""
