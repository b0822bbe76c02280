"""What a project has one of: its plan, resources, baseline, survey and report."""

from __future__ import annotations

import datetime as dt

from benchmarks.records import START, TASKS, Teller


class ProjectTeller(Teller):
    """Writes the files that a project has one of."""

    def plan(self) -> str:
        """A plan whose first half is done."""
        lines = []
        for n in range(1, TASKS + 1):
            done = n <= TASKS // 2
            depends = f"depends: [T-{n - 1:02}], " if n > 1 else ""
            # Half of the plan is done, on the days of the baseline.
            facts = f"actual_start: {task_day(n)}, actual_finish: {task_day(n)}, " if done else ""
            who = self.who()
            lines.append(
                f"  - {{id: T-{n:02}, name: {self.say(4)}, duration: {1 if done else 3 + n % 4}d, {depends}{facts}"
                f"owner: {who}, allocate: [{{who: {who}, units: 50%}}], budget: {{labour: 12000}}, "
                f"responsible: {{R: [{who}], A: [{self.people[0]}]}}}}\n"
            )
        stones = "".join(
            f"  - {{id: M{n}, name: {self.say(3)}, depends: [T-{6 * n:02}], baseline: {day}, "
            f"owner: {self.people[0]}, acceptance: {self.say(4)}}}\n"
            for n, day in enumerate((task_day(6), task_day(12), "2026-08-14", "2026-10-16"), 1)
            if n > 2  # noqa: PLR2004 - what is reached needs an actual
        )
        return (
            f'---\nid: PLAN-01\ntitle: Plan\nversion: "1.0"\nstatus: draft\nstart: {START}\ncalendar: cn\n'
            f"tasks:\n{''.join(lines)}milestones:\n{stones}---\n\n{self.prose()}\n"
        )

    def resources(self) -> str:
        """At most forty people of one department."""
        rate = "rates: [{from: 2026-01-01, per_hour: 250}]"
        people = "".join(
            f"  - {{who: {one}, department: pmo, hours_per_day: 8, calendar: cn, {rate}}}\n"
            for one in self.people[:40]
        )
        return (
            "---\nid: RES-01\ntitle: People\ndepartments:\n  - {id: pmo, name: Project office}\n"
            f"people:\n{people}funds:\n"
            "  - {category: labour, amount: 400000, committed: 300000, forecast: 410000}\n---\n"
        )

    def baseline(self) -> str:
        """The plan as it was approved."""
        tasks = "".join(
            f"  T-{n:02}: {{start: {task_day(n)}, finish: {task_day(n)}, duration: 1d, hours: 4, cost: 12000}}\n"
            for n in range(1, TASKS + 1)
        )
        front = f"id: BL-01\ntitle: Plan as approved\ndate: 2026-01-09\nreason: {self.say(3)}"
        return f"---\n{front}\ntasks:\n{tasks}---\n"

    def survey(self) -> str:
        """Eight answers to two questions."""
        dice = self.chance.randint
        answers = "".join(
            f"  - {{by: r{n}, date: 2026-05-{n + 10}, scores: {{q1: {dice(2, 5)}, q2: {dice(2, 5)}}}}}\n"
            for n in range(8)
        )
        return (
            "---\nid: SUR-01\ntitle: Client survey\nstatus: closed\nwave: 2026-Q2\nrespondents: client\n"
            "date: 2026-05-20\ninvited: 10\nscale: {min: 1, max: 5}\nquestions:\n"
            f'  - {{id: q1, text: "{self.say(5)}?", dimension: information}}\n'
            f'  - {{id: q2, text: "{self.say(5)}?", dimension: overall}}\nanswers:\n{answers}---\n'
        )

    def report(self) -> str:
        """A monthly report."""
        return (
            "---\nid: RPT-2026-05\ntitle: Progress report, May 2026\nperiod: {from: 2026-05-01, to: 2026-05-31}\n"
            f"status: published\nhighlights: [{self.say(4)}]\nnext_steps: [{self.say(4)}]\n"
            f"---\n\n{self.prose()}\n"
        )


def task_day(number: int) -> dt.date:
    """The working day of a task that takes one: a Tuesday, week by week."""
    return START + dt.timedelta(7 * number - 6)
