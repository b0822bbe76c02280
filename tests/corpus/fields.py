"""Fields that a kind does not have, values of the wrong sort, references that lead nowhere."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import Case, at, case, front, risk

ROW = "fields"
PLAN = "p/plan.md"


def cases(chance: random.Random) -> Iterator[Case]:
    """Everything that a person gets wrong in a field."""
    yield from _unknown(chance)
    yield from _values(chance)
    yield from _ids(chance)
    yield from _references(chance)
    yield from _order()
    yield from _cycles()
    yield from _audiences(chance)


def _unknown(chance: random.Random) -> Iterator[Case]:
    word = "".join(chance.choices("abcdefgh", k=6))
    yield risk(ROW, "an unknown field", front(f"⟦PM010⟧{word}x: 1"))
    yield risk(ROW, "a misspelt field", front("⟦PM010⟧onwer: li.wei"))
    yield risk(ROW, "a field in capitals", front("⟦PM010⟧Owner: li.wei"))
    yield risk(ROW, "a misspelt audience", front("⟦PM010⟧audiance: internal"))
    yield risk(ROW, "an audience in capitals", front("⟦PM010⟧Audience: client"))
    yield risk(ROW, "a field of another kind", front("⟦PM010⟧agenda: []"))
    yield risk(ROW, "an unknown part", front("inherent: {probability: 1, impact: 2, ⟦PM010⟧colour: red}"))
    yield risk(
        ROW,
        "an unknown field of a response",
        front("responses:", "  - {id: ACT-1, action: x, ⟦PM010⟧colour: red}"),
    )
    yield risk(ROW, "an empty key", front("⟦PM004⟧: x"))
    yield risk(ROW, "a number for a key", front("⟦PM010⟧12: x"))
    yield risk(ROW, "a truth for a key", front("⟦PM010⟧true: x"))
    yield risk(
        ROW, "three unknown fields", front("⟦PM010⟧aa: 1", "⟦PM010⟧bb: 2", "owner: li.wei", "⟦PM010⟧cc: 3")
    )
    yield risk(
        ROW, "a field of the programming language", front("⟦PM010⟧__class__: x", "⟦PM010⟧model_config: x")
    )


def _values(chance: random.Random) -> Iterator[Case]:
    yield risk(ROW, "a word for a mapping", front("inherent: ⟦PM013⟧high"))
    yield risk(ROW, "a list for a mapping", front("inherent: ⟦PM013⟧[1, 2]"))
    yield risk(ROW, "a mapping for a text", front("cause: ⟦PM013⟧{a: b}"))
    yield risk(ROW, "a list for a text", front("cause: ⟦PM013⟧[a, b]"))
    yield risk(ROW, "a truth for a text", front("cause: ⟦PM013⟧true"))
    yield risk(
        ROW, "a truth for a title", "---\nid: RISK-001\ntitle: ⟦PM013⟧yes\n---\n".replace("yes", "true")
    )
    yield risk(ROW, "a mapping for a list", front("tags: ⟦PM013⟧{a: b}"))
    yield risk(ROW, "a list in a list", front("tags: [one, ⟦PM013⟧[two]]"))
    yield risk(ROW, "nothing in a list", front("tags: [one, ⟦PM013⟧~]"))
    yield risk(ROW, "a word for a list of mappings", front("responses: ⟦PM013⟧later"))
    yield risk(ROW, "a word in a list of mappings", front("responses: [⟦PM013⟧later]"))
    yield risk(
        ROW, "a duration in words", front("quantified: {probability: 1%, delay: {M1: ⟦PM013⟧two days}}")
    )
    yield risk(
        ROW, "a duration without a unit", front("quantified: {probability: 1%, delay: {M1: ⟦PM013⟧2}}")
    )
    yield risk(ROW, "a negative duration", front("quantified: {probability: 1%, delay: {M1: ⟦PM013⟧-2d}}"))
    yield risk(
        ROW,
        "a duration of ten million days",
        front("quantified: {probability: 1%, delay: {M1: ⟦PM013⟧10000000d}}"),
    )
    yield risk(ROW, "an unknown state", front(f"status: ⟦PM014⟧{chance.choice(['opne', 'late', 'x'])}"))
    yield risk(ROW, "a state in capitals", front("status: ⟦PM014⟧Closed"))
    yield risk(ROW, "a number for a state", front("status: ⟦PM014⟧1"))
    yield risk(ROW, "a list of states", front("status: ⟦PM014⟧[closed]"))
    yield risk(ROW, "an empty state", front("status: ⟦PM014⟧''"))
    number = chance.choice([0, -1, 6, 77])
    yield risk(
        ROW,
        "a probability outside of the scale",
        front(f"inherent: {{probability: ⟦PM012⟧{number}, impact: 2}}"),
    )
    yield risk(
        ROW, "an impact outside of the scale", front("inherent: {probability: 1, impact: {cost: ⟦PM012⟧9}}")
    )
    yield risk(ROW, "a part is missing", front("inherent: ⟦PM011⟧{probability: 2}"))
    yield risk(ROW, "two parts are missing", front("acceptance: ⟦PM011⟧{until: 2026-01-01}"))
    yield risk(ROW, "no title", "---\n⟦PM019⟧id: RISK-001\nowner: li.wei\n---\n")
    yield risk(ROW, "an empty title", "---\n⟦PM019⟧id: RISK-001\ntitle: ''\n---\n")
    plan = "---\nid: PLAN-01\ntitle: Plan\ntasks:\n"
    yield case(
        ROW,
        "a task without a name",
        {PLAN: plan + "  - ⟦PM019⟧{id: T-1, duration: 1d}\nmilestones: [{id: M1, name: x}]\n---\n"},
    )
    yield case(ROW, "a task without an id", {PLAN: plan + "  - ⟦PM026⟧{name: Build}\n---\n"})
    yield case(
        ROW,
        "a percentage of 101",
        {PLAN: plan + "  - {id: T-1, name: x, progress: [{date: 2026-01-05, percent: ⟦PM012⟧101}]}\n---\n"},
    )
    yield case(
        ROW, "a negative budget", {PLAN: plan + "  - {id: T-1, name: x, budget: {labour: ⟦PM012⟧-1}}\n---\n"}
    )
    yield case(
        ROW,
        "a share in words",
        {PLAN: plan + "  - {id: T-1, name: x, allocate: [{who: li.wei, units: ⟦PM013⟧half}]}\n---\n"},
    )


def _ids(chance: random.Random) -> Iterator[Case]:
    for name, written in {
        "an id with a blank": "RISK 001",
        "an id with a slash": "RISK/001",
        "an id with dots": "../RISK-001",
        "an id that begins with a digit": "1RISK",
        "an id that begins with a dash": "'-RISK'",
        "an id that ends with a dash": "RISK-",
        "an id with markup": "'<b>RISK</b>'",
        "an id with a percent sign": "RISK%2e1",
        "an id with a line end": '"RISK\\n001"',
        "an id of 80 characters": "R" * 80,
        "an empty id": "''",
        "a number for an id": "12",
        "a truth for an id": "true",
        "a list for an id": "[RISK-001]",
    }.items():
        code = "PM013" if written in ("true", "[RISK-001]") else "PM016"
        yield risk(ROW, name, front().replace("id: RISK-001", f"id: ⟦{code}⟧{written}"))
    second = at("PM020", 2, 5)  # files come by their names: the sound portal's is the second one
    yield case(ROW, "the same id in two files", {"p/risks/RISK-001-again.md": front()}, second)
    yield case(ROW, "the same id in two folders", {"p/risks/2026/RISK-001.md": front()}, second)
    small = front().replace("id: RISK-001", f"id: {chance.choice(['Risk-001', 'risk-001'])}")
    yield case(ROW, "an id in other letters", {"p/risks/b.md": small.replace("id: ", "id: ⟦PM021⟧")})
    yield case(ROW, "no id", {"p/risks/late.md": "---\n⟦PM026⟧title: Late\n---\n"})
    tasks = "tasks:\n  - {id: T-1, name: a, duration: 1d}\n  - {id: ⟦PM020⟧T-1, name: b, duration: 1d}\n"
    tasks += "milestones: [{id: M1, name: x}]\n"
    yield case(ROW, "two tasks with one id", {PLAN: f"---\nid: PLAN-01\ntitle: Plan\n{tasks}---\n"})
    both = "tasks: [{id: M1, name: a, duration: 1d}]\nmilestones: [{id: ⟦PM020⟧M1, name: b}]\n"
    yield case(
        ROW, "a task and a milestone with one id", {PLAN: f"---\nid: PLAN-01\ntitle: Plan\n{both}---\n"}
    )
    yield case(
        ROW, "two projects with one id", {"q/index.md": "---\nkind: project\nid: ⟦PM020⟧P\ntitle: Two\n---\n"}
    )
    yield case(
        ROW,
        "two people who differ in case",
        {"people/Li.Wei.md": "---\ntitle: Li Wei\n---\n"},
        at("PM021", 2, 1, "people/li.wei.md"),
    )
    yield risk(ROW, "an unknown kind", front("kind: ⟦PM017⟧riks"))
    yield risk(ROW, "a list for a kind", front("kind: ⟦PM017⟧[risk]"))
    yield risk(ROW, "a kind that is no file", front("kind: ⟦PM017⟧task"))
    yield risk(ROW, "another kind than the folder's", front("kind: ⟦PM018⟧meeting"))
    yield risk(ROW, "another kind's id", front().replace("id: RISK", "id: ⟦PM018⟧CR"))
    yield case(
        ROW, "a plan outside of any project", {"plan.md": "---\n⟦PM028⟧id: PLAN-9\ntitle: Plan\n---\n"}
    )


def _references(chance: random.Random) -> Iterator[Case]:
    number = chance.randint(500, 999)
    yield risk(ROW, "a reference to nothing", front(f"threatens: [M1, ⟦PM030⟧M-{number}]"))
    yield risk(ROW, "a reference to nothing in another project", front(f"related: ⟦PM030⟧Q/RISK-{number}"))
    yield risk(
        ROW,
        "a reference to the wrong kind",
        front("quantified: {probability: 1%, delay: {⟦PM032⟧PLAN-01: 2d}}"),
    )
    yield risk(
        ROW, "a person for a milestone", front("quantified: {probability: 1%, delay: {⟦PM032⟧li.wei: 2d}}")
    )
    yield risk(ROW, "a risk for an owner", front("owner: ⟦PM032⟧M1"))
    yield risk(ROW, "a reference to itself", front("related: [⟦PM034⟧RISK-001]"))
    yield risk(ROW, "a reference in another case", front("threatens: [⟦PM030⟧m1]"))
    yield risk(ROW, "a reference with a path", front("related: [⟦PM016⟧../RISK-001]"))
    yield risk(ROW, "a reference that is a mapping", front("related: [⟦PM013⟧{id: M1}]"))
    yield risk(
        ROW, "a reference with markup", front("related: ['⟦PM016⟧<b>M1</b>']").replace("'⟦PM016⟧", "⟦PM016⟧'")
    )
    yield risk(ROW, "a link to nothing", front(body=f"See ⟦PM030⟧[[RISK-{number}]].\n"))
    yield risk(ROW, "a link to nothing behind CJK", front(body=f"见⟦PM030⟧[[RISK-{number}|风险]]。\n"))
    two = {
        "q/index.md": "---\nkind: project\nid: Q\ntitle: Two\n---\n",
        "q/risks/RISK-001.md": "---\nid: RISK-001\ntitle: Other\n---\n",
        "free.md": "---\ntitle: Free\nrelated: [⟦PM031⟧RISK-001]\n---\n",
    }
    yield case(ROW, "an id of two projects", two)
    yield case(
        ROW,
        "a link to an id of two projects",
        {**two, "free.md": "---\ntitle: Free\n---\n⟦PM031⟧[[RISK-001]]\n"},
    )
    yield risk(
        ROW,
        "an action without words",
        front(body="⟦PM041⟧- [ ] ACT-009 @li.wei\n").replace("⟦PM041⟧- [ ] ", "- [ ] ⟦PM041⟧"),
    )
    yield risk(
        ROW, "an action due on no day", front(body="- [ ] ACT-009 Ask them @li.wei due:⟦PM015⟧2026-02-30\n")
    )
    yield risk(
        ROW, "an action of an unknown state", front(body="- [ ] ACT-009 Ask them status:⟦PM014⟧maybe\n")
    )


def _order() -> Iterator[Case]:
    project = "---\nkind: project\nid: P\ntitle: One\nstart: 2026-06-01\nfinish: ⟦PM139⟧2026-05-01\n---\n"
    yield case(ROW, "a project that ends before it starts", {"p/index.md": project})
    yield risk(
        ROW,
        "a risk closed before it was identified",
        front("identified: 2026-03-02", "closed: ⟦PM157⟧2026-03-01"),
    )
    yield risk(
        ROW,
        "an acceptance that ends before it begins",
        front("acceptance: {by: li.wei, date: 2026-03-02, until: ⟦PM157⟧2026-03-01}"),
    )
    tasks = "tasks:\n  - {id: T-1, name: x, duration: 1d, actual_start: 2026-02-02, actual_finish: ⟦PM114⟧2026-02-01}\n"
    tasks += "milestones: [{id: M1, name: x}]\n"
    yield case(
        ROW, "a task finished before it started", {PLAN: f"---\nid: PLAN-01\ntitle: Plan\n{tasks}---\n"}
    )
    leave = "people: [{who: li.wei, leave: [{from: 2026-02-02, to: ⟦PM142⟧2026-02-01}]}]\n"
    yield case(
        ROW,
        "a leave that ends before it begins",
        {"p/resources.md": f"---\nid: RES-01\ntitle: Res\n{leave}---\n"},
    )


def _cycles() -> Iterator[Case]:
    head = "---\nid: PLAN-01\ntitle: Plan\nstart: 2026-01-05\ntasks:\n"
    tail = "milestones: [{id: M1, name: x}]\n---\n"
    ring = "  - {id: T-1, name: a, duration: 1d, depends: [⟦PM033⟧T-2]}\n"
    ring += "  - {id: T-2, name: b, duration: 1d, depends: [T-1]}\n"
    yield case(ROW, "two tasks in a ring", {PLAN: head + ring + tail})
    self_made = "  - {id: T-1, name: a, duration: 1d, depends: [⟦PM034⟧T-1]}\n"
    yield case(ROW, "a task that waits for itself", {PLAN: head + self_made + tail})
    count = 500
    rows = [
        f"  - {{id: T-{n}, name: a, duration: 1d, depends: [T-{n % count + 1}]}}\n"
        for n in range(1, count + 1)
    ]
    rows[0] = rows[0].replace("[T-2]", "[⟦PM033⟧T-2]")
    yield case(ROW, "500 tasks in a ring", {PLAN: head + "".join(rows) + tail})
    for name, text in {
        "a dependency of an unknown type": "T-1 XX",
        "a dependency with a lag in words": "T-1 FS+soon",
    }.items():
        one = "  - {id: T-1, name: a, duration: 1d}\n"
        one += f"  - {{id: T-2, name: b, duration: 1d, depends: [⟦PM013⟧{text}]}}\n"
        yield case(ROW, name, {PLAN: head + one + tail})


def _audiences(chance: random.Random) -> Iterator[Case]:
    word = "".join(chance.choices("abcdefgh", k=6))
    yield risk(ROW, "an audience that is none", front(f"audience: ⟦PM036⟧{word}"))
    yield risk(ROW, "an audience in a list that is none", front(f"audience: [client, ⟦PM036⟧{word}]"))
    yield risk(ROW, "an audience in other letters", front("audience: ⟦PM036⟧Client"))
    yield risk(ROW, "a truth for an audience", front("audience: ⟦PM013⟧true"))
    yield risk(ROW, "a mapping for an audience", front("audience: ⟦PM013⟧{client: true}"))
    yield risk(ROW, "a list in a list of audiences", front("audience: [⟦PM013⟧[client]]"))
    yield risk(ROW, "an audience with a blank", front("audience: ⟦PM036⟧'client '"))
    yield risk(ROW, "audiences in one text", front("audience: ⟦PM036⟧client, board"))
    yield risk(ROW, "a passage for nobody known", front(body=f"::: audience ⟦PM036⟧{word}\nx\n:::\n"))
    yield risk(ROW, "a passage that stays open", front(body="⟦PM042⟧::: audience client\nx\n"))
    yield risk(ROW, "a passage closed twice", front(body="::: audience client\nx\n:::\n\n⟦PM042⟧:::\n"))
    yield risk(
        ROW,
        "a passage misspelt",
        front(body="⟦PM042⟧::: audiance client\nx\n:::\n").replace("\n:::\n", "\n⟦PM042⟧:::\n"),
    )
    yield risk(
        ROW,
        "a passage in a quote",
        front(body="> ⟦PM042⟧::: audience client\n> x\n> :::\n").replace("> ⟦PM042⟧", "⟦PM042⟧> "),
    )
