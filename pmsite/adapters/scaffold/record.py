"""A new record: where it is written and what it says, from the portal as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.scaffold.fields import scalar
from pmsite.adapters.scaffold.keys import project_key
from pmsite.adapters.scaffold.naming import handle, next_id, report_period, slug
from pmsite.adapters.scaffold.outline import adapted, own_outline
from pmsite.adapters.scaffold.templates import Values, filled, template
from pmsite.analyses.schedule.national import UnknownCalendarError, named_calendar
from pmsite.model.address import joined
from pmsite.model.catalogue import Catalogue
from pmsite.model.diagnostic import Severity, printable
from pmsite.model.kind import Kind
from pmsite.model.record import Record
from pmsite.model.rules import MISSING_FIELD
from pmsite.model.settings import Settings
from pmsite.model.value import shown
from pmsite.read.records import read

_WORDS = {
    "en": {
        "text": "TODO",
        "new": "New {kind} {id}",
        "definition": "What the word means in this portal.",
        "plan": "Delivery plan",
    },
    "zh": {
        "text": "待填写",
        "new": "新建记录 {id}",
        "definition": "在此填写术语定义。",
        "plan": "项目实施计划",
    },
}
_CALENDARS = {"en": ("none", "EUR"), "zh": ("cn", "CNY")}
"""Calendar and currency of a new project."""


@dataclass(frozen=True)
class Desk:
    """What a new record is written from: the portal's files and records, its settings and the day."""

    files: Mapping[str, bytes]
    kinds: Catalogue
    settings: Settings
    today: dt.date
    records: tuple[Record, ...]
    projects: Mapping[str, str]
    """Folder of each project by its key."""

    def own(self, key: str | None) -> tuple[Record, ...]:
        """Records of a project; those outside of projects for None."""
        return tuple(record for record in self.records if record.project == key)

    def field(self, key: str | None, name: str) -> str:
        """A text field of a project's own record, "" where it has none."""
        found = (record.get(name) for record in self.own(key) if record.kind == "project")
        return next((value for value in found if isinstance(value, str)), "")


def new_record(
    desk: Desk, kind: Kind, *, project: str | None, title: str = "", identifier: str = ""
) -> tuple[str, str]:
    """Path and text of a record of ``kind`` in a project, outside of projects for None.

    Raises:
        Failure: if its id is taken or cannot be one, or if the record would not pass the check.
    """
    name = identifier or _identifier(desk, kind, project, title)
    if not kind.file_names:
        _untaken(desk, kind, project, name)
    path = _path(desk, kind, project, name, title)
    text = _text(desk, kind, project, name, title)
    for inside in (name, *_sound(desk, kind, {path: text}, path, name)):
        _untaken(desk, kind, project, inside)
    return path, text


def new_project(desk: Desk, *, key: str, title: str = "") -> dict[str, str]:
    """Files of a new project, its index and its plan, by path.

    Raises:
        Failure: if the key is taken or cannot be one.
    """
    folder = project_key(key, desk.kinds).lower()
    if folder in {known.lower() for known in (*desk.projects, *desk.projects.values())}:
        raise Failure(f"a project {key} exists already; choose another --id", USAGE)
    if any(path.lower().startswith(f"{folder}/") for path in desk.files):
        raise Failure(f"the folder {folder}/ is in use already; choose another --id", USAGE)
    plan = desk.kinds["plan"]
    words = _WORDS[desk.settings.language]
    files = {
        f"{folder}/index.md": _text(desk, desk.kinds["project"], None, key, title or key),
        f"{folder}/plan.md": _text(desk, plan, None, f"{plan.prefix}-01", words["plan"]),
    }
    _sound(desk, desk.kinds["project"], files, f"{folder}/index.md", key)
    return files


def _identifier(desk: Desk, kind: Kind, project: str | None, title: str) -> str:
    if kind.name in ("person", "page") or not kind.prefix:
        found = handle(title) if kind.name == "person" else slug(title)
        if not found:
            example = "li.wei" if kind.name == "person" else "how-we-work"
            raise Failure(
                f"a {kind.name} needs a name in ASCII letters: add --id, such as --id {example}", USAGE
            )
        return found
    if kind.file_names:
        return f"{kind.prefix}-01"
    if kind.name == "report":
        return f"{kind.prefix}-{report_period(desk.today, desk.settings.period).name}"
    folder = desk.projects.get(project or "", "")
    inside = [path for path in desk.files if not folder or path.startswith(f"{folder}/")]
    return next_id(kind, desk.own(None if kind.portal_wide else project), inside)


def _untaken(desk: Desk, kind: Kind, project: str | None, name: str) -> None:
    space = desk.own(None if kind.portal_wide else project)
    other = next((record for record in space if record.id.casefold() == name.casefold()), None)
    if other is not None:
        where = f"{other.source.path}:{other.source.line}"
        raise Failure(f"{printable(shown(name))} exists already ({where}); choose another --id", USAGE)


def _path(desk: Desk, kind: Kind, project: str | None, name: str, title: str) -> str:
    folder = "" if kind.portal_wide else desk.projects.get(project or "", "")
    if kind.file_names:
        path = joined(folder, f"{kind.file_names[0]}.md")
    elif kind.name == "page":
        if desk.kinds.by_folder(name.lower()) is not None:
            raise Failure(
                f"a page {printable(shown(name))} would have the address of a register; add --id", USAGE
            )
        path = joined(folder, f"{name}.md")
    else:
        end = slug(title) if kind.prefix else ""
        path = joined(folder, kind.folder or kind.name, f"{name}-{end}.md" if end else f"{name}.md")
    if path.casefold() in {known.casefold() for known in desk.files}:
        raise Failure(f"{printable(path)} exists already", USAGE)
    return path


def _text(desk: Desk, kind: Kind, project: str | None, name: str, title: str) -> str:
    language = desk.settings.language
    words = _WORDS[language]
    period = report_period(desk.today, desk.settings.period)
    label = kind.name.replace("_", " ")
    calendar, currency = _CALENDARS[language]
    calendar = desk.field(project, "calendar") or calendar
    names = {
        "calendar": calendar,
        "client": _written(desk.field(project, "client")),
        "currency": currency,
        "definition": words["definition"],
        "id": scalar(name),
        "owner": desk.field(project, "manager"),
        "period_from": period.first.isoformat(),
        "period_to": period.last.isoformat(),
        "title": scalar(title or words["new"].format(kind=label, id=name)),
    }
    text = template(f"{language}/records/{kind.name}.md") if not kind.own else own_outline(kind)
    if text is None:
        text = own_outline(kind)
    try:
        worked = named_calendar(calendar, desk.settings.calendars)
    except UnknownCalendarError:
        worked = named_calendar("none")
    written = filled(text, Values(names, desk.today, worked)).replace(", owner: }", "}")
    return adapted(written, kind, desk.settings, dict(_offers(desk, project)))


def _written(text: str) -> str:
    return scalar(text) if text else ""


def _offers(desk: Desk, project: str | None) -> Iterator[tuple[str, str]]:
    """Values that stand for what is required and nobody has said: a text, a day, a record of each kind."""
    for record in reversed((*desk.own(None), *(desk.own(project) if project else ()))):
        if record.kind != "person":
            yield record.kind, record.id
    manager = desk.field(project, "manager")
    if manager:
        yield "person", manager
    yield "text", _WORDS[desk.settings.language]["text"]
    yield "day", desk.today.isoformat()


def _sound(desk: Desk, kind: Kind, texts: Mapping[str, str], path: str, name: str) -> list[str]:
    """Ids written inside a new record that the reader takes, so that it never breaks the check.

    A field that the portal requires and for which there is nothing to link to yet stays for the specialist.

    Raises:
        Failure: with the reader's own words.
    """
    index = {known: data for known, data in desk.files.items() if known.endswith("/index.md")}
    fresh = {known: text.encode("utf-8", "surrogatepass") for known, text in texts.items()}
    records, problems = read({**index, **fresh}, desk.kinds, desk.settings)
    wrong = [item for item in problems if item.severity is Severity.ERROR and item.source.path in texts]
    wrong = [item for item in wrong if item.code != MISSING_FIELD.code]
    if wrong:
        raise Failure(
            f"{printable(wrong[0].message)}; {printable(wrong[0].remedy)}; nothing was written", USAGE
        )
    found = next((record for record in records if record.source.path == path and not record.at), None)
    if found is None or found.kind != kind.name or (kind.name != "page" and found.id != name):
        what = f"a {found.kind}" if found is not None else "no record"
        raise Failure(
            f"{printable(path)} would be {what}, not a {kind.name}; choose another --id or --title", USAGE
        )
    return [record.id for record in records if record.source.path == path and record.at]
