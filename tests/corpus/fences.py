"""Front matters whose fences are nearly right: an error, or read; never printed on the page."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import Case, case, risk

ROW = "front matter fences"
FACTS = "id: RISK-001\ntitle: Late\nowner: li.wei\n"
READ = {"title": "Late", "owner": "li.wei"}
HIDDEN = (r"owner:\s*li\.wei", r"title:\s*Late")


def cases(chance: random.Random) -> Iterator[Case]:
    """Fences that are wrong, and those that count."""
    word = "".join(chance.choices("abcdefgh", k=6))
    for name, text in {
        "no closing fence": f"⟦PM003⟧---\n{FACTS}\nText {word}.\n",
        "a closing fence that is indented": f"⟦PM003⟧---\n{FACTS}  ---\nText.\n",
        "a closing fence of four dashes": f"⟦PM003⟧---\n{FACTS}----\nText.\n",
        "a closing fence of two dashes": f"⟦PM003⟧---\n{FACTS}--\nText.\n",
        "a closing fence with words": f"⟦PM003⟧---\n{FACTS}--- end\nText.\n",
        "a blank line first": f"\n⟦PM003⟧---\n{FACTS}---\nText.\n",
        "three blank lines first": f"\n  \n\n⟦PM003⟧---\n{FACTS}---\nText.\n",
        "a blank line first and no closing fence": f"\n⟦PM003⟧---\n{FACTS}\nText.\n",
        "plus signs": f"⟦PM003⟧+++\n{FACTS}+++\nText.\n",
        "semicolons": f"⟦PM003⟧;;;\n{FACTS};;;\nText.\n",
        "TOML": '⟦PM003⟧+++\nid = "RISK-001"\ntitle = "Late"\n+++\nText.\n',
        "no fence at all": f"⟦PM003⟧{FACTS}\nText.\n",
        "a blank line and no fence": f"\n⟦PM003⟧{FACTS}\nText.\n",
        "a closing fence only": f"⟦PM003⟧{FACTS}---\nText.\n",
        "two dashes": f"⟦PM003⟧--\n{FACTS}--\nText.\n",
        "four dashes": f"⟦PM003⟧----\n{FACTS}----\nText.\n",
        "long dashes": f"⟦PM003⟧———\n{FACTS}———\nText.\n",
        "en dashes": f"⟦PM003⟧–––\n{FACTS}–––\nText.\n",
        "minus signs": f"⟦PM003⟧−−−\n{FACTS}−−−\nText.\n",
        "an indented fence": f"⟦PM003⟧  ---\n{FACTS}---\nText.\n",
        "a tab before the fence": f"⟦PM003⟧\t---\n{FACTS}---\nText.\n",
        "words behind the fence": f"⟦PM003⟧--- {word}\n{FACTS}---\nText.\n",
        "a mapping behind the fence": "⟦PM003⟧--- {id: RISK-001}\n---\nText.\n",
        "JSON": '⟦PM003⟧{"id": "RISK-001", "title": "Late"}\n\nText.\n',
        "JSON over lines": '⟦PM003⟧{\n  "id": "RISK-001",\n  "title": "Late"\n}\n\nText.\n',
        "JSON between dashes of TOML": '⟦PM003⟧;;;\n{"id": "RISK-001"}\n;;;\nText.\n',
        "a comment before the fence": f"<!-- made by hand -->\n⟦PM003⟧---\n{FACTS}---\nText.\n",
        "a heading before the fence": f"# Late\n\n⟦PM003⟧---\n{FACTS}---\nText.\n",
        "dots for the opening fence": f"⟦PM003⟧...\n{FACTS}...\nText.\n",
        "a fence in a code block": f"⟦PM025⟧```yaml\n---\n{FACTS}---\n```\nText.\n",
        "the front matter twice": f"---\n{FACTS}---\n⟦PM003⟧---\n{FACTS}---\nText.\n",
        "the front matter twice with a blank line": f"---\n{FACTS}---\n\n⟦PM003⟧---\n{FACTS}---\nText.\n",
    }.items():
        yield risk(ROW, name, text, hides=HIDDEN)
    for name, text in {
        "nothing at all": "⟦PM025⟧",
        "blank lines only": "⟦PM025⟧\n\n  \n",
        "a byte-order mark only": "\ufeff⟦PM025⟧",
        "text only": f"⟦PM025⟧Only {word}.\n",
        "a rule and text": "⟦PM025⟧***\n\nText.\n",
    }.items():
        yield risk(ROW, name, text)
    for name, text in {
        "an empty front matter": "---\n⟦PM026⟧---\nText.\n",
        "a fence alone": "⟦PM003⟧---\n",
        "a fence alone without a line end": "⟦PM003⟧---",
        "comments only": "---\n⟦PM026⟧# nothing\n---\nText.\n",
    }.items():
        yield case(ROW, name, {"p/risks/late.md": text})
    for name, text in {
        "blanks behind the fences": f"---  \n{FACTS}---\t\nText.\n",
        "dots for the closing fence": f"---\n{FACTS}...\nText.\n",
        "no text below": f"---\n{FACTS}---",
        "a rule in the text": f"---\n{FACTS}---\nText.\n\n---\n\nMore.\n",
        "a table of rules": f"---\n{FACTS}---\n| a |\n|---|\n| b |\n",
        "blank lines inside": f"---\n\n{FACTS}\n---\nText.\n",
        "a comment inside": f"---\n# a comment\n{FACTS}---\nText.\n",
    }.items():
        yield risk(ROW, name, text, exit=0, reads=READ, hides=HIDDEN)
    said = {"free.md": "Date: today\n\nText.\n"}
    yield case(
        ROW, "a page that begins with a word and a colon", said, exit=0, page="free", shows=("Date: today",)
    )
