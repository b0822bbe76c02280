"""What an audience sees and which line lets it; expectations are the lines of the files below."""

from dataclasses import replace

from pmsite.model.settings import Settings
from pmsite.release.audit import audited
from tests.checks._portal import portal

FILES = {
    "P": "kind: project\nid: P\ntitle: Project\naudience: client",
    "Q/index.md": "kind: project\nid: Q\ntitle: Internal\n",
    "RISK-1": """---
title: Shown
audience: [management, client]
cause: Withheld
field_audience: {cause: [management]}
contingency: Hidden by the configuration
---
Shown
<!-- a note -->

::: audience management
For others
:::

[file](../files/a.pdf)
- [ ] ACT-7 Shown @li.wei due:2026-04-01 audience:client
""",
    "CR-1": "approvals: [{who: li.wei, audience: management}, {who: li.wei}]\ntitle: A\naudience: client",
    "RISK-2": "title: Hidden",
    "MTG-1": "title: Named, of a kind that is not shown\naudience: client",
    "li.wei": "title: Li Wei",
}
SETTINGS = Settings.model_validate(
    {
        "audiences": {
            "client": {"kinds": ["project", "risk", "action", "change"], "hide_fields": {"risk": ["contingency"]}},
            "management": {},
        }
    }
)  # fmt: skip


def found():
    whole = portal(FILES, settings=SETTINGS)
    return audited(replace(whole, attachments={"p/files/a.pdf": "", "p/files/b.pdf": ""}), "client")


def test_every_record_is_there_with_the_line_that_releases_it():
    seen = {one.record.uid: (one.place.path, one.place.line) for one in found().seen}
    assert seen == {
        "P": ("p/index.md", 5),
        "P/RISK-1": ("p/risks/RISK-1.md", 3),
        "P/ACT-7": ("p/risks/RISK-1.md", 16),
        "P/CR-1": ("p/changes/CR-1.md", 4),
    }


def test_what_is_withheld_of_it_says_why_and_where():
    parts = {
        (one.record.id, part.name, part.why, part.place.line if part.place else None)
        for one in found().seen
        for part in one.withheld
    }
    assert parts == {
        ("RISK-1", "cause", "field_audience", 5),
        ("RISK-1", "contingency", "hide_fields", None),
        ("RISK-1", "passage", "passage", 11),
        ("RISK-1", "comment", "comment", 9),
        ("CR-1", "approvals[1]", "audience of items", 2),
    }


def test_files_and_what_is_named_in_vain():
    audit = found()
    assert audit.attachments == {"p/files/a.pdf": ("P/RISK-1",)}
    assert [(record.id, why, place.line) for record, why, place in audit.refused] == [
        ("MTG-1", "the audience sees no meeting", 3)
    ]
    assert audit.total == 8
