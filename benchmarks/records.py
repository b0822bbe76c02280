"""One record of each kind, with made-up words: what stands in its front matter and in its body."""

from __future__ import annotations

import datetime as dt
import random

from benchmarks.words import Words

START = dt.date(2026, 1, 5)
TASKS = 24
"""Tasks of a project's plan."""
SERIES = 0.8
"""Part of the meetings that are of a series."""


class Teller:
    """Writes the records of one portal; what stands in a project is known until the next one begins."""

    def __init__(self, chance: random.Random, people: int, terms: int) -> None:
        self.chance, self.words = chance, Words(chance)
        self.people = [f"person.{n}" for n in range(people)]
        self.terms = terms
        self.known: dict[str, list[str]] = {}
        self.actions = 0

    def say(self, count: int) -> str:
        """So many English-like words."""
        return self.words.english(count)

    def part(self) -> str:
        """Id of an action inside another record."""
        self.actions += 1
        return f"ACT-{self.actions + 5000}"

    def title(self) -> str:
        """A title, each second half Chinese."""
        said = self.say(self.chance.randint(3, 6))
        return said if self.chance.random() < 0.5 else f"{said} {self.words.chinese(6)[:-1]}"  # noqa: PLR2004

    def prose(self) -> str:
        """A body: a paragraph in English with a link, sometimes a list or a table, one in Chinese."""
        say, chance = self.words.english, self.chance
        parts = [f"{say(45)} [[{self.term()}]] {say(40)}."]
        ids = [one for kind in self.known.values() for one in kind[-20:]]
        if ids:
            parts.append(f"{say(6)} {chance.choice(ids)} {say(5)}.")
        chosen = chance.random()
        if chosen < 0.3:  # noqa: PLR2004
            parts.append("## " + say(3))
            parts.append("\n".join(f"- {say(8)}" for _ in range(3)))
        elif chosen < 0.4:  # noqa: PLR2004
            rows = "\n".join(f"| {say(1)} | {say(4)} |" for _ in range(3))
            parts.append(f"| a | b |\n|---|---|\n{rows}")
        return "\n\n".join([*parts, self.words.chinese(90)])

    def term(self) -> str:
        """Id of a term."""
        return f"TERM-{self.chance.randrange(self.terms) + 1:03}"

    def who(self) -> str:
        """A person."""
        return self.chance.choice(self.people)

    def day(self, first: int = 0, last: int = 170) -> dt.date:
        """A day so many days after the start."""
        return START + dt.timedelta(self.chance.randint(first, last))

    def one(self, kind: str, field: str) -> str:
        """A line that links to a record of a kind, where there is one."""
        ids = self.known.get(kind)
        return f"{field}: [{self.chance.choice(ids)}]\n" if ids else ""

    def task(self) -> str:
        """Id of a task."""
        return f"T-{self.chance.randrange(TASKS) + 1:02}"

    def risk(self) -> str:
        """A threat with one response."""
        dice = self.chance
        inherent, current = dice.randint(2, 5), dice.randint(1, 4)
        category = dice.choice(("supplier", "people", "technical", "schedule"))
        due = self.day(100, 250)
        return (
            f"status: {dice.choice(('assessed', 'monitoring', 'response_planned'))}\nowner: {self.who()}\n"
            f"category: {category}\ncause: {self.say(8)}\nevent: {self.say(8)}\n"
            f"effect: {self.say(8)}\nstrategy: mitigate\nidentified: {self.day(0, 60)}\n"
            f"inherent: {{probability: {inherent}, impact: {{schedule: 4, cost: {inherent}}}}}\n"
            f"current: {{probability: {current}, impact: {dice.randint(1, 5)}}}\nthreatens: [{self.task()}]\n"
            f"responses:\n  - {{id: {self.part()}, action: {self.say(5)}, owner: {self.who()}, "
            f"due: {due}, status: open}}\nreviewed: {self.day(140, 176)}\n"
        )

    def issue(self) -> str:
        """An open issue."""
        raised = self.day(0, 150)
        return (
            f"status: open\nseverity: {self.chance.choice(('low', 'medium', 'high'))}\nowner: {self.who()}\n"
            f"raised: {raised}\ndue: {raised + dt.timedelta(60)}\naffects: [{self.task()}]\n"
        )

    def change(self) -> str:
        """An approved change."""
        submitted = self.day(0, 150)
        return (
            f"status: approved\nrequester: {self.who()}\nsource: client\nreason: {self.say(7)}\n"
            "level: minor\n"
            f"urgency: medium\nsubmitted: {submitted}\n"
            f"impact: {{scope: {self.say(3)}, schedule: 0d, cost: {self.chance.randint(0, 9000)}, "
            f"quality: none, risk: none}}\naffects: [{self.task()}]\n"
            f"approvals:\n  - {{who: {self.who()}, required: true, verdict: approved, "
            f"date: {submitted + dt.timedelta(self.chance.randint(1, 14))}}}\n"
        )

    def action(self) -> str:
        """An open action."""
        due, source = self.day(60, 250), self.one("meeting", "related")
        return f"owner: {self.who()}\ncreated: {self.day(0, 50)}\ndue: {due}\nstatus: open\n{source}"

    def decision(self) -> str:
        """A decision."""
        return (
            f"status: accepted\ndate: {self.day()}\nby: [{self.who()}]\ncontext: {self.say(8)}\n"
            f"decision: {self.say(8)}\n"
        )

    def meeting(self) -> str:
        """Minutes, four of five of a series."""
        series = "series: weekly\n" if self.chance.random() < SERIES else ""
        return (
            f"type: review\n{series}status: closed\ndate: {self.day()}\nchair: {self.people[0]}\n"
            f"attendance: {{present: [{', '.join(self.people[:3])}]}}\n"
            f"agenda:\n  - {{item: {self.say(2)}, presenter: {self.people[1]}, minutes: 20}}\n"
            f"actions:\n  - {{id: {self.part()}, action: {self.say(6)}, owner: {self.who()}, "
            f"due: {self.day(120, 250)}, status: open}}\n"
        )

    def requirement(self) -> str:
        """A confirmed requirement."""
        return (
            f"status: confirmed\npriority: {self.chance.choice(('must', 'should', 'could'))}\n"
            f"confirmed_by: {{client: {self.who()}, account_manager: {self.who()}}}\n"
            f"acceptance: {self.say(8)}\nsatisfied_by: [{self.task()}]\n"
        )

    def document(self) -> str:
        """A published document."""
        return (
            f'type: handbook\nversion: "1.0"\nstatus: published\nauthor: {self.who()}\nreviewer: {self.who()}\n'
            f"approver: {self.who()}\nnext_review: 2026-09-30\nrevisions:\n"
            f"  - {{version: '1.0', date: {self.day()}, type: new, summary: {self.say(4)}, "
            f"by: {self.who()}}}\n"
        )

    def assumption(self) -> str:
        """An open assumption."""
        return f"status: open\nowner: {self.who()}\nvalidate_by: 2026-08-31\n{self.one('risk', 'related')}"

    def lesson(self) -> str:
        """A lesson."""
        return (
            f"date: {self.day()}\ncategory: people\nhappened: {self.say(8)}\ncause: {self.say(8)}\n"
            f"recommendation: {self.say(8)}\n"
        )

    def feedback(self) -> str:
        """Feedback that was answered."""
        day = self.day()
        return (
            f"client: Benchmark\ncontact: {self.who()}\nchannel: meeting\ndate: {day}\nstatus: closed\n"
            f"score: {{value: {self.chance.randint(1, 5)}, of: 5}}\n"
            f"answer: {{by: {self.who()}, date: {day}, text: {self.say(6)}}}\n"
        )
