"""A portal with one project whose plan has many tasks, three deep; the same seed makes the same plan."""

from __future__ import annotations

import datetime as dt
import random

AS_OF = dt.date(2026, 6, 5)
_START = dt.date(2026, 1, 5)
_VERBS = ("Design", "Build", "Review", "Test", "Configure", "Migrate", "Document", "Integrate", "Measure")
_THINGS = (
    "order intake and confirmation",
    "the price list of spare parts",
    "customer master data",
    "仓库接口与库存同步",
    "the interface to the ledger",
    "label printing",
    "route planning for the night shift",
    "权限与审计日志",
)
_LINKS = ("", "", "", " SS+2d", " FF+1d", " FS+2d")


def large_plan(tasks: int = 300, *, phases: int = 6, packages: int = 5, seed: int = 7) -> dict[str, str]:
    """Files of a portal below ``content/``; summaries count as tasks. Task ids are T-001 and so on."""
    chance = random.Random(seed)
    leaves = tasks - phases * (1 + packages)
    lines: list[str] = []
    frozen: list[str] = []
    milestones: list[str] = []
    number = 0
    ends: list[str] = []
    for phase in range(phases):
        number += 1
        lines.append(f"  - id: T-{number:03}\n    name: Phase {phase + 1}\n    tasks:")
        for package in range(packages):
            number += 1
            lines.append(f"      - id: T-{number:03}\n        name: Package {phase + 1}.{package + 1}")
            lines.append("        tasks:")
            done, mine = phase * packages + package, ""
            share = leaves * (done + 1) // (phases * packages) - leaves * done // (phases * packages)
            day = _START + dt.timedelta(days=42 * phase + 7 * package)
            for _ in range(share):
                number += 1
                uid, days = f"T-{number:03}", chance.randint(2, 9)
                before = mine or (chance.choice(ends) if ends else "")
                link = f', depends: ["{before}{chance.choice(_LINKS)}"]' if before else ""
                finish = day + dt.timedelta(days=days + 2)
                late = dt.timedelta(days=chance.choice((0, 0, 0, 3, 7)))
                actual = f", actual_start: {day}" if day <= AS_OF else ""
                actual += f", actual_finish: {finish + late}" if finish + late <= AS_OF else ""
                name = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)}"
                lines.append(
                    f"          - {{id: {uid}, name: {name}, duration: {days}d, owner: li.wei{link}{actual}}}"
                )
                frozen.append(f"  {uid}: {{start: {day}, finish: {finish}, duration: {days}d}}")
                mine, day = uid, day + dt.timedelta(days=chance.randint(1, 4))
            ends.append(mine)
        milestones.append(f"  - {{id: M{phase + 1}, name: Phase {phase + 1} accepted, depends: [{mine}]}}")
    plan = ["---", "id: PLAN-01", "title: Large plan", "status: draft", f"start: {_START}", "calendar: cn"]
    return {
        "people/li.wei.md": "---\nid: li.wei\ntitle: Li Wei\n---\n",
        "big/index.md": (
            f"---\nkind: project\nid: BIG\ntitle: A large project\nmanager: li.wei\nstart: {_START}\n"
            "finish: 2026-11-30\ncalendar: cn\n---\n\nA project.\n"
        ),
        "big/plan.md": "\n".join([*plan, "tasks:", *lines, "milestones:", *milestones, "---", ""]),
        "big/baselines/BL-01.md": "\n".join(
            ["---", "id: BL-01", "title: First", "date: 2026-01-28", "tasks:", *frozen, "---", ""]
        ),
        "index.md": "---\ntitle: Portal\n---\n",
    }
