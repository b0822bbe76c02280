"""What a project is: for whom, by whom, from when to when, what it may cost, its goals and its scope."""

from __future__ import annotations

from pmsite.model.figure import Fact, Facts, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dotted
from pmsite.views._meetings import coming
from pmsite.views._values import Values

_FACTS = (
    "client",
    "sponsor",
    "manager",
    "account_manager",
    "phase",
    "start",
    "finish",
    "calendar",
)


def project_facts(desk: Desk, project: Record) -> Facts:
    """Who it is for, who answers for it, when it runs, what it may cost; its goals and its scope."""
    t, values = desk.t, Values(desk, project)
    facts = [
        Fact(desk.label(name, "project", "field"), values.text(name, project.get(name), (name,)))
        for name in _FACTS
        if project.get(name) not in (None, (), {})
    ]
    forecast = desk.portal.of(project).get("finish_forecast")
    if forecast is not None:
        facts.append(Fact(t("Finish expected"), (Words(t.dated(forecast, desk.today)),)))
    budget: dict[str, float] = project.get("budget") or {}
    if budget:
        total = t.money(sum(budget.values()), project.get("currency") or "")
        parts = values.text("budget", budget, ("budget",)) if len(budget) > 1 else ()
        facts.append(Fact(t("Budget planned"), (Words(total, "strong"), *parts)))
    for item in coming(desk, desk.of("meeting"))[:1]:
        if item.meeting is not None:
            ref: Text = (desk.ref(item.meeting),)
        else:
            ref = (Words(t("announced in:"), "mute"), desk.ref(item.after, title=False)) if item.after else ()
        facts.append(Fact(t("Next meeting"), dotted([(Words(t.full_day(item.day)),), ref])))
    goals = enumerate(project.get("goals") or (), 1)
    facts += [Fact(t("Goal {n}", n=number), (Words(goal),)) for number, goal in goals]
    scope = project.get("scope")
    sides = ((t("In scope"), scope.in_), (t("Out of scope"), scope.out)) if scope is not None else ()
    facts += [Fact(name, (Words(" · ".join(parts)),)) for name, parts in sides if parts]
    return Facts(title=t("Project"), facts=tuple(facts))
