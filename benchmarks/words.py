"""Prose that is made up: English-like and Chinese words, as rare and as common as in what people write."""

from __future__ import annotations

import random

COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"  # noqa: E501
"""Chinese characters, the commonest first."""
_WORDS = 6000


class Words:
    """A vocabulary of its own for each seed; the commonest word is one in twelve or so, as Zipf found it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.english_words = [
            "".join(chance.choice("bcdfghklmnprstvwz") + chance.choice("aeiou") for _ in range(n % 3 + 2))
            for n in range(_WORDS)
        ]
        self.pairs = [chance.choice(COMMON) + chance.choice(COMMON) for _ in range(_WORDS)]

    def english(self, count: int) -> str:
        """So many English-like words."""
        return " ".join(self.english_words[self._rank()] for _ in range(count))

    def chinese(self, count: int) -> str:
        """A sentence of so many Chinese words of two characters, a comma after each six."""
        parts = ("".join(self.pairs[self._rank()] for _ in range(6)) for _ in range(count // 6))
        return "，".join(parts) + "。"

    def _rank(self) -> int:
        return min(_WORDS - 1, int(_WORDS ** self.chance.random()) - 1)
