"""Surveys of a client and of a team, worked by hand in the tests."""

QUESTIONS = "questions: [{id: q1, text: Informed?, dimension: information}, {id: q2, text: Content?}]"
FIRST = f"""id: SUR-01
title: March
status: closed
wave: 2026-Q1
date: 2026-03-27
invited: 4
{QUESTIONS}
answers:
  - {{by: r1, date: 2026-03-27, scores: {{q1: 2, q2: 3}}, comment: Nearly there}}
  - {{by: r2, date: 2026-03-27, scores: {{q1: 3, q2: 3}}}}"""
SECOND = f"""id: SUR-03
title: May
status: closed
wave: 2026-Q2
date: 2026-05-29
invited: 4
{QUESTIONS}
answers:
  - {{by: r1, date: 2026-05-28, scores: {{q1: 5, q2: 4}}, comment: Good}}
  - {{by: r2, date: 2026-05-29, scores: {{q1: 5, q2: 5}}}}
  - {{by: r3, date: 2026-05-29, scores: {{q1: 4, q2: 4}}}}"""
TEAM = """id: SUR-02
title: Team
wave: 2026-Q2
respondents: team
date: 2026-05-29
questions: [{id: q1, text: Clear?}]
answers: [{by: t1, scores: {q1: 4}}, {by: t2, scores: {q1: 5}}]"""
FILES = {
    "atlas/surveys/SUR-01.md": FIRST,
    "atlas/surveys/SUR-02.md": TEAM,
    "atlas/surveys/SUR-03.md": SECOND,
}


def team(number, wave, scores, scale="{min: 1, max: 5}", more=""):
    """A wave of the team: two questions of one dimension and one of none, the same scores of each."""
    answers = "\n".join(
        f"  - {{by: t{n}, scores: {{a: {a}, b: {b}, c: {c}}}}}" for n, (a, b, c) in enumerate(scores)
    )
    return {
        f"atlas/surveys/SUR-{number:02}.md": f"""id: SUR-{number:02}
title: Team {wave}
wave: {wave}
respondents: team
date: 2026-0{number}-20
scale: {scale}
questions:
  - {{id: a, text: Told in time?, dimension: communication}}
  - {{id: b, text: Told the truth?, dimension: communication}}
  - {{id: c, text: Well led?}}
{more}answers:
{answers}"""
    }
