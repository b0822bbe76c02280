"""A portal of so many records of about 1.6 kB, half of it Chinese, with words as rare and as common as in prose."""

from __future__ import annotations

import random

KINDS = (("risks", "RISK"), ("issues", "ISS"), ("decisions", "DEC"), ("lessons", "LES"), ("changes", "CR"))
COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"  # noqa: E501


def many_records(seed: int, number: int) -> dict[str, str]:
    """Files of the content by path: ten projects, five kinds, a person for every fifty records."""
    chance = random.Random(seed)
    words = [
        "".join(chance.choice("bcdfghklmnprstvwz") + chance.choice("aeiou") for _ in range(n % 3 + 2))
        for n in range(6000)
    ]
    pairs = [chance.choice(COMMON) + chance.choice(COMMON) for _ in range(6000)]

    def english(count: int) -> str:
        return " ".join(words[_rank(chance)] for _ in range(count))

    def chinese(count: int) -> str:
        return "，".join("".join(pairs[_rank(chance)] for _ in range(6)) for _ in range(count // 6)) + "。"

    people = [f"person.{n}" for n in range(max(1, number // 50))]
    files = {
        f"people/{one}.md": f"---\ntitle: {english(2).title()}\nnames: {{zh: {chance.choice(pairs)}{n}}}\n---\n"
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


def _rank(chance: random.Random) -> int:
    """Number of a word: the commonest is one in twelve or so, as Zipf found it."""
    return min(5999, int(6000 ** chance.random()) - 1)
