"""A portal to ask, and what a query finds in it."""

from functools import cache

from pmsite.graph.embeds import embeds
from pmsite.graph.queries import vocabulary
from pmsite.graph.query import parse, select
from pmsite.model.record import Body
from pmsite.model.settings import Settings
from tests.checks._portal import portal

FILES = {
    "plan": """
        start: 2026-01-05
        tasks:
          - {id: T-1, name: One, duration: 5d}
          - {id: T-2, name: Two, duration: 10d, depends: ["T-1 FS+2d"]}
        milestones: [{id: M1, name: End, depends: [T-2], baseline: 2026-01-16}, {id: M10, name: Later}]
        """,
    "RISK-1": """
        owner: li.wei
        tags: [urgent, later]
        inherent: {probability: 4, impact: {schedule: 5, cost: 3}}
        current: {probability: 3, impact: 5}
        quantified: {probability: 30%, cost: 20000}
        threatens: [M1]
        reviewed: 2026-03-20
        """,
    "RISK-2": """
        status: closed
        inherent: {probability: 2, impact: 2}
        identified: 2026-01-05
        threatens: [P/M10]
        """,
    "RISK-3": "title: Nothing assessed",
    "CR-1": """
        status: approved
        submitted: 2026-03-02
        impact: {cost: 30000, schedule: 10d}
        approvals: [{who: li.wei, required: true, verdict: approved, date: 2026-03-09}]
        """,
    "ACT-1": "owner: li.wei\ndue: 2026-03-20",
    "ACT-2": "owner: li.wei\ndue: 2026-04-10\nimprovement: true",
    "li.wei": "title: Li Wei",
}


def found(built, text, **options):
    records = select(parse(text), built.graph, built.derived, built.as_of, **options)
    return {record.id for record in records}


@cache
def known():
    """Kinds, fields and values that queries may name in the portal."""
    built = portal(FILES)
    return vocabulary(built.graph, Settings(), built.derived)


def read(text, first_line=1):
    """The figures that a text asks for, and what is wrong with its blocks: code, place, message, remedy."""
    items, problems = embeds("page.md", Body(text, first_line), known())
    return items, [
        f"{item.code} {item.source.line}:{item.source.column} {item.message}; {item.remedy}"
        for item in problems
    ]
