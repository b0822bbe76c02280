"""Random numbers of a forecast: durations after Beta-PERT or the triangle, and whether events occur.

Every task and every event has a generator of its own (PCG64), begun from the seed and its uid: what is added
to one task, or to another project, leaves the draws of all others as they are.
"""

from __future__ import annotations

import hashlib
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pmsite.analyses.forecast.grid import Minutes
from pmsite.analyses.forecast.inputs import Distribution, ThreePoint

LAMBDA = 4
"""Weight of the likely duration in Beta-PERT: mean = (optimistic + 4 likely + pessimistic) ÷ 6."""


def generator(seed: int, uid: str) -> np.random.Generator:
    """The random numbers of one input: the same seed and uid, the same numbers."""
    digest = hashlib.sha256(f"{seed}\0{uid}".encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest[:16], "big")))


def durations(
    points: ThreePoint, share: Fraction, runs: int, dice: np.random.Generator, distribution: Distribution
) -> Minutes:
    """Remaining durations in whole minutes, at least one: the estimate times the share that remains.

    Beta-PERT is the Beta distribution between optimistic and pessimistic with α = 1 + λ (likely −
    optimistic) ÷ range and β = 1 + λ (pessimistic − likely) ÷ range, λ = 4 (Malcolm and others, "Application
    of a technique for research and development program evaluation", 1959; Vose, "Risk Analysis").
    """
    low, likely, high = (
        float(share * value) for value in (points.optimistic, points.likely, points.pessimistic)
    )
    reach = high - low
    if reach <= 0:
        drawn = np.full(1, low)
    elif distribution == "triangular":
        drawn = dice.triangular(low, likely, high, runs)
    else:
        rise = LAMBDA * (likely - low) / reach
        drawn = low + reach * dice.beta(1 + rise, 1 + LAMBDA - rise, runs)
    whole: Minutes = np.maximum(np.rint(drawn).astype(np.int64), 1)
    return whole


def occurrences(probability: float, runs: int, dice: np.random.Generator) -> NDArray[np.bool_]:
    """In which runs an event occurs."""
    return dice.random(runs) < probability
