"""What a definition of a number is, and the sources that definitions name."""

from __future__ import annotations

from dataclasses import dataclass

PAGE = "numbers"
"""Directory of the page of all definitions."""


def t(message: str) -> str:
    """A message that a view will say in the reader's language; marked here for the catalogues."""
    return message


@dataclass(frozen=True, slots=True)
class Definition:
    """A number: its key (the anchor), its name, its formula in words, and the source of the definition."""

    key: str
    name: str
    formula: str
    source: str = ""


Group = tuple[str, tuple[Definition, ...]]
"""Definitions under one heading."""

CPM = t("Critical path method, Kelley and Walker 1959")
PMBOK = t("PMBOK Guide; ANSI/EIA-748")
LIPKE = t("Lipke 2003, Schedule is Different")
DCMA = t("DCMA 14-point assessment")
PERT = t("Malcolm et al. 1959 (PERT)")
RANKS = t("Spearman 1904; Hulett 2009, Practical Schedule Risk Analysis")
ISO = t("ISO 31000; PMBOK Guide")
