"""The portal that ``init`` writes: small, real, and right on the day it is made."""

from __future__ import annotations

import datetime as dt

from pmsite.adapters.scaffold.templates import Values, filled, templates, workday
from pmsite.analyses.schedule.national import national_calendar, unpublished_years

LANGUAGES = ("en", "zh")
ZONES = {"en": "UTC", "zh": "Asia/Shanghai"}
"""Time zones that the configurations name."""
_MANAGERS = {"en": "anna.berg", "zh": "zhao.lei"}
_FIRST_DAY, _LAST_DAY = -12, 21
"""Working days, counted from today, between which the example project lies."""


def portal_files(*, language: str, key: str, today: dt.date, version: str) -> dict[str, bytes]:
    """Files of a new portal by their path: configuration, workflows and the example project ``key``."""
    calendar = _calendar(language, today)
    names = {
        "calendar": calendar,
        "folder": key.lower(),
        "key": key,
        "manager": _MANAGERS[language],
        "version": version,
    }
    values = Values(names, today, national_calendar(calendar))
    texts = templates("common") | templates(f"{language}/portal")
    home = f"content/{key.lower()}/"
    return {
        path.replace("content/project/", home): filled(text, values).encode()
        for path, text in sorted(texts.items())
    }


def _calendar(language: str, today: dt.date) -> str:
    """Calendar of the example: the country's where its holidays are published, else Monday to Friday."""
    if language != "zh":
        return "none"
    calendar = national_calendar("cn")
    years = {workday(calendar, today, number).year for number in (_FIRST_DAY, _LAST_DAY)}
    return "none" if unpublished_years("cn", years) else "cn"
