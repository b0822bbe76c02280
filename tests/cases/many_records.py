"""A portal of so many records of about 1.6 kB, half of it Chinese, with words as rare and as common as in prose."""

from __future__ import annotations

import random

from benchmarks.words import Words

KINDS = (("risks", "RISK"), ("issues", "ISS"), ("decisions", "DEC"), ("lessons", "LES"), ("changes", "CR"))


def many_records(seed: int, number: int) -> dict[str, str]:
    """Files of the content by path: ten projects, five kinds, a person for every fifty records."""
    chance = random.Random(seed)
    words = Words(chance)
    english, chinese = words.english, words.chinese

    people = [f"person.{n}" for n in range(max(1, number // 50))]
    files = {
        f"people/{one}.md": f"---\ntitle: {english(2).title()}\nnames: {{zh: {chance.choice(words.pairs)}{n}}}\n---\n"
        for n, one in enumerate(people)
    }
    for project in range(10):
        folder = f"project-{project}"
        files[f"{folder}/index.md"] = (
            f"---\nkind: project\nid: P{project}\ntitle: {english(3)}\nmanager: {people[0]}\n---\n"
        )
        for n in range(project, number, 10):
            kind, prefix = KINDS[n // 10 % len(KINDS)]
            files[f"{folder}/{kind}/{prefix}-{n // 50 + 1:03}.md"] = (
                f"---\ntitle: {english(5)} {chinese(6)[:-1]}\nowner: {chance.choice(people)}\n---\n"
                f"{english(90)}\n\n{chinese(160)}\n"
            )
    return files
