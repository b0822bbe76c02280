"""A portal to ask, and what a query finds in it."""

from pmsite.graph.query import parse, select

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
