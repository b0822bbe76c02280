"""What a configuration says of kinds, fields and enumerations that do not exist, or exist already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pmsite.views as views_room
from pmsite.adapters._checklists import unanswerable
from pmsite.analyses.schedule.national import UnknownCalendarError, named_calendar
from pmsite.kpis._measured import role
from pmsite.model import rules
from pmsite.model.catalogue import Catalogue
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.discover import names
from pmsite.model.fields import Fields
from pmsite.model.settings import FieldSettings, Settings
from pmsite.model.source import Path as Steps
from pmsite.model.source import Positions
from pmsite.model.suggest import remedy
from pmsite.records._catalogue import catalogue


def inconsistent(settings: Settings, positions: Positions, at: Steps) -> Iterator[Diagnostic]:
    """Every contradiction of the settings, at its place; ``at`` is where the block stands."""
    problems = list(_fields(settings))
    if not problems:
        try:
            kinds = catalogue(settings)
        except ValueError as error:
            known = catalogue(Settings()).kinds
            taken = [name for name in settings.kinds if name in known]
            where: list[Steps] = [("kinds", name) for name in taken] or [("kinds",)]
            problems += [(at, str(error), "choose another name") for at in where]
        else:
            problems += [
                *_calendars(settings),
                *_clashes(settings, kinds),
                *_unknown(settings, kinds),
                *unanswerable(settings, kinds),
            ]
    for path, message, mend in problems:
        yield rules.CONFIGURATION.at(positions.key((*at, *path)), message, mend)


Problem = tuple[Steps, str, str]


def _fields(settings: Settings) -> Iterator[Problem]:
    """Own fields whose names are taken."""
    known = catalogue(Settings())
    for name, fields in settings.fields.items():
        own = known.get(name)
        yield from _taken(("fields", name), fields, own.fields if own is not None else Fields)
    for name, kind in settings.kinds.items():
        yield from _taken(("kinds", name, "fields"), kind.fields, Fields)


def _taken(at: Steps, fields: Mapping[str, FieldSettings], model: type[Fields]) -> Iterator[Problem]:
    aliases = {info.alias for info in model.model_fields.values()}
    for name in fields:
        if name in model.model_fields or name in aliases:
            yield (
                (*at, name),
                f"the field {name} exists already",
                "restrict it under enumerations: or required:",
            )
        elif hasattr(model, name) or name.startswith(("_", "model_")):
            yield (*at, name), f"{name} cannot be the name of a field", "choose another name"


def _calendars(settings: Settings) -> Iterator[Problem]:
    """Calendars that rest on none, or on themselves."""
    for name in settings.calendars:
        try:
            named_calendar(name, settings.calendars)
        except UnknownCalendarError as error:
            mend = "use a country code (cn), none, always, or another calendar of the configuration"
            yield ("calendars", name, "base"), str(error), mend


def _clashes(settings: Settings, kinds: Catalogue) -> Iterator[Problem]:
    """Own kinds whose folder or prefix is another's."""
    for name in settings.kinds:
        own = kinds[name]
        for other in kinds:
            if other.name == name:
                continue
            if own.folder in (other.folder, *other.file_names):
                yield (
                    ("kinds", name),
                    f"the folder {own.folder} is that of {other.name}",
                    "write another folder:",
                )
            if own.prefix and own.prefix == other.prefix:
                yield (
                    ("kinds", name),
                    f"the prefix {own.prefix} is that of {other.name}",
                    "write another prefix:",
                )


def _unknown(settings: Settings, kinds: Catalogue) -> Iterator[Problem]:
    known = list(kinds.kinds)
    named: list[tuple[Steps, str]] = [
        (("folders", name, "kind"), rule.kind) for name, rule in settings.folders.items()
    ]
    named += [(("required", name), name) for name in settings.required]
    named += [(("fields", name), name) for name in settings.fields]
    named += [(("enumerations", name), name.partition(".")[0]) for name in settings.enumerations]
    named += [
        (("completeness", phase, number, "kind"), item.kind)
        for phase, items in settings.completeness.items()
        for number, item in enumerate(items)
    ]
    named += [
        (("audiences", name, "kinds", number), kind)
        for name, audience in settings.audiences.items()
        for number, kind in enumerate(audience.kinds)
    ]
    named += [
        (("audiences", name, "hide_fields", kind), kind)
        for name, audience in settings.audiences.items()
        for kind in audience.hide_fields
    ]
    named += [
        (("kinds", name, "fields", field, "to", number), target)
        for name, own in settings.kinds.items()
        for field, rule in own.fields.items()
        for number, target in enumerate(rule.to)
    ]
    for path, name in named:
        if name not in kinds.kinds:
            yield path, f"no kind {name}", remedy(name, known, "use a kind of the reference")
    yield from _audiences(settings, kinds)
    fields: list[tuple[Steps, str, str]] = [
        (("required", name, number), name, field)
        for name, required in settings.required.items()
        for number, field in enumerate(required)
    ]
    fields += [(("enumerations", name), *name.partition(".")[::2]) for name in settings.enumerations]
    fields += [
        (("audiences", name, "hide_fields", kind, number), kind, field)
        for name, audience in settings.audiences.items()
        for kind, hidden in audience.hide_fields.items()
        for number, field in enumerate(hidden)
    ]
    for path, kind, field in fields:
        if kind in kinds.kinds:
            names = {info.alias or key for key, info in kinds[kind].fields.model_fields.items()}
            if field.partition(".")[0] not in names:
                yield path, f"{kind} has no field {field}", remedy(field, names, "write a field of the kind")


def _audiences(settings: Settings, kinds: Catalogue) -> Iterator[Problem]:
    """Views, KPIs and computed values that an audience names and the portal does not have."""
    views = names(views_room)
    for audience, rule in settings.audiences.items():
        for number, name in enumerate(() if rule.views == "all" else rule.views):
            if name not in views:
                mend = remedy(name, views, f"use all, or some of {', '.join(views)}")
                yield ("audiences", audience, "views", number), f"no view {name}", mend
    keys = [module.DEFINITION.key for module in role()]
    for audience, rule in settings.audiences.items():
        for number, name in enumerate(rule.declassify):
            kind, dot, value = name.partition(".")
            at = ("audiences", audience, "declassify", number)
            if kind == "kpi" and dot and value not in keys:
                yield at, f"no KPI {value}", remedy(value, keys, f"use one of {', '.join(keys)}")
            elif not dot or not value or (kind != "kpi" and kind not in kinds.kinds):
                near = remedy(kind, [*kinds.kinds, "kpi"], "write KIND.VALUE, such as milestone.forecast")
                yield at, f"{name} is no computed value", near
    own = f"{kinds['kpi'].prefix}-"
    for audience, rule in settings.audiences.items():
        for number, name in enumerate(() if rule.kpis == "all" else rule.kpis):
            if name not in keys and not name.startswith(own):
                mend = remedy(name, keys, f"use all, an id ({own}1), or some of {', '.join(keys)}")
                yield ("audiences", audience, "kpis", number), f"no KPI {name}", mend
