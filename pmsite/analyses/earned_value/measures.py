"""The measures of earned value management, from four amounts; formulas after PMBOK and ANSI/EIA-748."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_DIGITS = 6
"""Digits behind the point that a result keeps: what lies below is noise of the sum."""
NO_BASELINE, NO_COST, NO_PROGRESS = "no baseline", "no actual cost is recorded", "no progress is recorded"
NOTHING_PLANNED, NOTHING_EARNED = "nothing was planned by then", "nothing is earned yet"
NOTHING_LEFT, NOTHING_SPENT = "no work is left", "nothing is spent yet"
ALL_SPENT = "the budget is spent"


@dataclass(frozen=True, slots=True)
class Result:
    """Measures by key; one that cannot be computed is None, with its reason in ``why``."""

    values: Mapping[str, float | None]
    why: Mapping[str, str] = field(default_factory=dict)


def measures(
    *,
    bac: float | None = None,
    pv: float | None = None,
    ev: float | None = None,
    ac: float | None = None,
    why: Mapping[str, str] | None = None,
) -> Result:
    """Variances, indices, estimates and to-complete indices as of a day.

    ``bac`` budget at completion, ``pv`` planned value, ``ev`` earned value and ``ac`` actual cost are amounts
    in one currency; ``why`` says of a missing one why it is missing. Rates are fractions of 1.

    * SV = EV − PV, CV = EV − AC, SPI = EV ÷ PV, CPI = EV ÷ AC
    * EAC: BAC ÷ CPI; AC + (BAC − EV); AC + (BAC − EV) ÷ (CPI × SPI); ETC = EAC − AC; VAC = BAC − EAC
    * TCPI to BAC = (BAC − EV) ÷ (BAC − AC), to EAC = (BAC − EV) ÷ (EAC − AC), with EAC = BAC ÷ CPI

    Source: PMBOK Guide, 6th edition, section 7.4.2; ANSI/EIA-748.
    """
    it = _Work({"bac": bac, "pv": pv, "ev": ev, "ac": ac}, why or {})
    it.difference("sv", "ev", "pv")
    it.difference("cv", "ev", "ac")
    it.quotient("spi", "ev", "pv", NOTHING_PLANNED)
    it.quotient("cpi", "ev", "ac", NOTHING_SPENT)
    it.quotient("percent_planned", "pv", "bac", NO_BASELINE)
    it.quotient("percent_complete", "ev", "bac", NO_BASELINE)
    it.difference("left", "bac", "ev")
    it.quotient("eac_cpi", "bac", "cpi", NOTHING_EARNED)
    it.total("eac_remaining_at_budget", "ac", "left")
    it.product("both", "cpi", "spi")
    it.quotient("slowed", "left", "both", NOTHING_EARNED)
    it.total("eac_cpi_spi", "ac", "slowed")
    it.difference("etc_cpi", "eac_cpi", "ac")
    it.difference("etc_remaining_at_budget", "eac_remaining_at_budget", "ac")
    it.difference("vac_cpi", "bac", "eac_cpi")
    it.difference("funds", "bac", "ac")
    it.quotient("tcpi_bac", "left", "funds", ALL_SPENT)
    it.quotient("tcpi_eac", "left", "etc_cpi", NOTHING_LEFT)
    return it.result()


class _Work:
    """Values worked out one after the other; what rests on a missing one is missing for its reason."""

    _BETWEEN = frozenset({"left", "both", "slowed", "funds"})

    def __init__(self, given: Mapping[str, float | None], why: Mapping[str, str]) -> None:
        self.values = dict(given)
        self.why = {key: why.get(key, "not known") for key, value in given.items() if value is None}

    def _known(self, key: str, one: str, other: str) -> tuple[float, float] | None:
        left, right = self.values[one], self.values[other]
        if left is None or right is None:
            self.values[key] = None
            self.why[key] = self.why[one if left is None else other]
            return None
        return left, right

    def difference(self, key: str, one: str, other: str) -> None:
        if (known := self._known(key, one, other)) is not None:
            self.values[key] = known[0] - known[1]

    def total(self, key: str, one: str, other: str) -> None:
        if (known := self._known(key, one, other)) is not None:
            self.values[key] = known[0] + known[1]

    def product(self, key: str, one: str, other: str) -> None:
        if (known := self._known(key, one, other)) is not None:
            self.values[key] = known[0] * known[1]

    def quotient(self, key: str, one: str, other: str, zero: str) -> None:
        """One divided by the other; ``zero`` says why there is none by 0."""
        known = self._known(key, one, other)
        if known is None:
            return
        if round(known[1], 2 * _DIGITS):
            self.values[key] = known[0] / known[1]
        else:
            self.values[key] = None
            self.why[key] = zero

    def result(self) -> Result:
        values = {
            key: None if value is None else round(value, _DIGITS) + 0.0
            for key, value in self.values.items()
            if key not in self._BETWEEN
        }
        return Result(values, {key: text for key, text in self.why.items() if key in values})
