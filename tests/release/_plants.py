# ruff: noqa: E501 - lines of files
"""A portal with thousands of unique words wherever its audience ``client`` must not look, made from the models."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from pmsite.model.kind import Kind
from pmsite.model.settings import Settings
from pmsite.model.value import Choice, LinkTo
from pmsite.read.validate import salvaged
from pmsite.records._catalogue import catalogue

MARK = "canary"
"""Every planted word begins with it, and nothing else says it."""
CONFIGURATION = """site_name: Portal
site_description: {0}
site_author: {1}
copyright: {2}
repo_url: https://example.com/{3}/{3}
edit_uri: blob/{4}
docs_dir: content
theme: {{name: material, font: false, icon: {{repo: fontawesome/brands/git}}}}
extra: {{generator: true, social: [{{icon: fontawesome/brands/github, link: "https://example.com/{5}"}}]}}
# {6}
plugins:
  - search
  - pmsite:
      as_of: 2026-03-31
      audiences:
        client:
          hide_fields: {{risk: [quantified, contingency, acceptance]}}
          declassify: [milestone.forecast, milestone.driven_by, task.driven_by, task.critical, project.health]
        management: {{title: {7}, site_url: "https://example.com/{8}/"}}
      fields: {{risk: {{region: {{type: text}}}}}}
      kinds: {{permit: {{prefix: PER, folder: permits, label: {{en: Permit}}, states: [open], fields: {{until: {{type: date}}, why: {{type: text}}}}}}}}
      enumerations: {{risk.category: [supplier, people]}}
"""
SETTINGS = Settings.model_validate(
    {
        "audiences": {"client": {"hide_fields": {"risk": ["quantified", "contingency", "acceptance"]}, "declassify": ["milestone.forecast", "milestone.driven_by", "task.driven_by", "task.critical", "project.health"]}, "management": {}},
        "fields": {"risk": {"region": {"type": "text"}}},
        "kinds": {
            "permit": {
                "prefix": "PER", "folder": "permits", "label": {"en": "Permit"}, "states": ["open"],
                "fields": {"until": {"type": "date"}, "why": {"type": "text"}},
            }
        },
        "enumerations": {"risk.category": ["supplier", "people"]},
    }
)  # fmt: skip
_SPECIAL = ("plan", "resources", "project", "page", "baseline")
"""Kinds whose files are written by hand below."""
_SKIPPED = frozenset({"audience", "done", "supersedes", "absent", "excused", "field"})
"""Fields whose values must fit others; the words for some of them are planted by hand."""
_COMMON = frozenset(
    {"id", "kind", "title", "status", "audience", "field_audience", "closed", "tasks", "milestones"}
)


@dataclass
class Plants:
    """Files by path, and the planted words by where they stand."""

    chance: random.Random
    files: dict[str, str | bytes] = field(default_factory=dict)
    attachments: dict[str, bytes] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    handle: str = ""
    """Id of a person who is not released, a planted word itself."""

    def mint(self, where: str) -> str:
        """A new word for a place."""
        word = f"{MARK}{self.chance.randrange(16**10):010x}"
        self.words[word] = where
        return word


def planted(seed: int, copies: int = 3) -> Plants:
    """A portal of one released and one internal project, ``copies`` internal records of each kind in each."""
    found = Plants(random.Random(seed))
    kinds = catalogue(SETTINGS)
    _people(found)
    _projects(found, kinds["project"])
    ids = {"person": ["zhang.min"], "task": ["T-91"], "milestone": ["M91"]}
    for kind in kinds:
        if not kind.nested and kind.name not in (*_SPECIAL, "person"):
            ids[kind.name] = [f"{kind.prefix}-9{number}" for number in range(copies)]
    for folder in ("atlas", "boreas"):
        for kind in kinds:
            for number, name in enumerate(
                ids.get(kind.name, ()) if not kind.nested and kind.name != "person" else ()
            ):
                if kind.portal_wide and folder == "boreas":
                    continue
                _internal(found, kind, folder, name, ids, number)
    for kind in kinds:
        if not kind.nested and kind.name not in (*_SPECIAL, "person"):
            _released(found, kind, ids)
    _plans(found)
    _beside(found)
    return found


class _Values:
    """Values of a model's fields with a new word in each text."""

    def __init__(self, found: Plants, where: str, ids: dict[str, list[str]], own: str) -> None:
        self.found, self.where, self.ids, self.own, self.id = found, where, ids, own, ""
        self.project = "ATLAS/" if own.startswith("TERM-") else ""

    def model(self, model: type[BaseModel], skip: frozenset[str] = frozenset()) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key in skip | _SKIPPED:
                continue
            value = self.value(info.annotation, (*info.metadata,), key)
            if value is not None:
                values[key] = value
        return values

    def value(self, annotation: Any, notes: tuple[Any, ...], key: str) -> Any:  # noqa: PLR0911
        if get_origin(annotation) is Annotated:
            inner, *more = get_args(annotation)
            return self.value(inner, (*more, *notes), key)
        choice = next((note for note in notes if isinstance(note, Choice)), None)
        link = next((note for note in notes if isinstance(note, LinkTo)), None)
        if choice is not None:
            return choice.values[0] if choice.values else None
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation)
        origin, inside = (
            get_origin(annotation),
            [one for one in get_args(annotation) if one is not type(None)],
        )
        if origin is tuple:
            if inside[0] is dict or get_origin(inside[0]) is dict:
                return None
            item = self.value(inside[0], (), key)
            return None if item is None else [item]
        if origin is dict:
            inner = self.value(inside[1], (), key)
            name = self.value(inside[0], (), f"{key}.key")
            return None if inner is None or name is None else {name: inner}
        if origin is not None and inside:
            return self.value(inside[0], notes if len(inside) == 1 else (), key)
        how = next((note.func.__name__ for note in notes if isinstance(note, BeforeValidator)), "")
        if link is not None and how != "_text":
            return self.target(link)
        return self.plain(annotation, how, key)

    def plain(self, annotation: Any, how: str, key: str) -> Any:
        known = {
            "_date": "2026-03-03", "_duration": "3d", "_truth": True, "_share": 0.5, "_probability": 0.5, "_number": 2,
            "_whole": 2, "_quantity": 2, "_hours": 7, "_scale": 2,
        }  # fmt: skip
        if key == "scores.key":
            return self.id
        if how in known and key in ("min", "max"):
            return {"min": 1, "max": 5}[key]
        if how in known:
            return known[how]
        if how == "_id":
            self.id = self.found.mint(f"{self.where} {key}")
            return self.id
        if how == "_text" and annotation is str:
            return (
                None
                if key in ("calendar", "file", "of", "over", "where")
                else self.found.mint(f"{self.where} {key}")
            )
        return 2 if annotation in (int, float) else None

    def target(self, link: LinkTo) -> str | None:
        names = [name for kind in link.kinds or ("risk", "issue") for name in self.ids.get(kind, ())]
        names = [name for name in names if name != self.own and (name[0] != "z" or not self.project)]
        return self.project + self.found.chance.choice(names) if names else None


def packed(name: str, word: str) -> bytes:
    """A file that holds a word: in a compressed stream, in a packed part, as it is."""
    if name.endswith(".pdf"):
        stream = zlib.compress(f"BT ({word}) Tj ET".encode())
        return b"%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + stream + b"\nendstream\nendobj\n"
    if name.endswith(".xlsx"):
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr(zipfile.ZipInfo("xl/sharedStrings.xml"), f"<sst><t>{word}</t></sst>")
        return memory.getvalue()
    return word.encode()


def _front(data: dict[str, Any], comment: str) -> str:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()]
    return "\n".join(["---", f"# {comment}", *lines, "---", ""])


def _internal(
    found: Plants, kind: Kind, folder: str, name: str, ids: dict[str, list[str]], number: int
) -> None:
    where = f"internal {kind.name} {folder}"
    values = _Values(found, where, ids, name)
    data = {
        "id": name,
        "title": found.mint(f"{where} title"),
        **_valid(kind, values.model(kind.fields, _COMMON)),
    }
    data["tags"] = [found.mint(f"{where} tag")]
    attachment = (
        f"{found.mint(f'{where} attachment name')}.{('pdf', 'xlsx', 'txt', 'json')[len(found.files) % 4]}"
    )
    found.attachments[f"{folder}/files/{attachment}"] = packed(attachment, found.mint(f"{where} attachment"))
    top = kind.folder if kind.portal_wide else f"{folder}/{kind.folder}"
    text = passage(found, where, name) if number == 0 else found.mint(f"{where} body")
    text += f"\n\n[{found.mint(where)}]({'' if kind.portal_wide else '../'}files/{attachment})\n"
    if kind.portal_wide:
        text = text.replace("](files/", f"](../{folder}/files/")
    file = f"{top}/{name}-{found.mint(f'{where} file name')}.md"
    found.files[file] = _front(data, found.mint(f"{where} front matter comment")) + text
    ids.setdefault("files", []).append(file)


def _valid(kind: Kind, data: dict[str, Any]) -> dict[str, Any]:
    """What of the values the kind takes."""
    fields = salvaged(kind, data, SETTINGS.enumerations)
    kept = set() if fields is None else {*fields.model_fields_set}
    aliases = {name: info.alias or name for name, info in kind.fields.model_fields.items()}
    return {key: value for key, value in data.items() if key in {aliases[name] for name in kept}}


def _released(found: Plants, kind: Kind, ids: dict[str, list[str]]) -> None:
    """A record that the client sees, with every field withheld, and one with every list item withheld."""
    where = f"withheld {kind.name}"
    top = kind.folder if kind.portal_wide else f"atlas/{kind.folder}"
    for number, how in enumerate(("fields", "items")):
        name = f"{kind.prefix}-{number + 1}"
        values = _valid(kind, _Values(found, f"{where} {how}", ids, name).model(kind.fields, _COMMON))
        data: dict[str, Any] = {
            "id": name,
            "title": f"Shown {kind.name} {number} after RISK-90, {found.handle}",
            "audience": "client",
        }
        if how == "fields":
            data |= values
            data |= {"owner": "zhang.min"} if kind.name == "action" else {}
            data["field_audience"] = {key: ["management"] for key in values}
        else:
            items = {key: [{**one, "audience": ["management"]} for one in value] for key, value in values.items()
                     if isinstance(value, list) and value and isinstance(value[0], dict)}  # fmt: skip
            data |= items | ({"owner": "zhang.min", "due": "2026-05-05"} if kind.name == "action" else {})
        body = [
            f"Shown words of {kind.name}.", "", "::: audience management", passage(found, f"{where} section", name), ":::",
            "", f"<!-- {found.mint(f'{where} comment')} -->", "", *_names(found, where, ids, f"{top}/".count("/")),
        ]  # fmt: skip
        if kind.body_records:
            body += [
                "",
                f"- [ ] ACT-8{number}{len(found.files)} {found.mint(f'{where} action')} @zhang.min due:2026-04-01",
            ]
        found.files[f"{top}/{name}.md"] = _front(
            data, found.mint(f"{where} front matter comment")
        ) + "\n".join(body)


def _names(found: Plants, where: str, ids: dict[str, list[str]], depth: int) -> list[str]:
    """Every way to name an internal record in a released text, with words of its own."""
    file = "../" * depth + found.chance.choice(ids["files"])
    kind, handle = found.chance.choice(["RISK-90", "ISS-90", "CR-90", "DEC-90"]), "zhang.min"
    kind = f"ATLAS/{kind}" if "term" in where else kind
    return [
        f"[[{kind}|{found.mint(f'{where} words of a reference')}]] and [{found.mint(f'{where} words of a link')}]({file}).",
        "", f"In `{kind}`, x/{kind}, {kind}.pdf, pre-{kind}_{handle}, <https://example.com/{handle}/{kind}?q={kind}>,",
        f"mail {handle}@example.com, BOREAS, BOREAS/{kind}, {found.handle}, `{found.handle}`, https://x.org/{found.handle}.", "",
        "```text", f"{kind} {found.handle} BOREAS-x", "```", "", f"## About {kind} and {found.handle}", "",
        f"[{found.mint(f'{where} file of a hidden name')}]({'../' * depth}atlas/files/{found.handle}-plan.pdf)",
        "", f"Again <a href=\"{file}\">this</a>, @{handle}, [[{handle}|{found.mint(f'{where} words of a person')}]].", "",
        f"![{found.mint(f'{where} words of a picture')}]({file})", "",
        f"[{found.mint(f'{where} words with a title')}]({file} \"{found.mint(f'{where} title of a link')}\")", "",
    ]  # fmt: skip


def passage(found: Plants, where: str, name: str) -> str:
    """Every construct of Markdown, each with a word of its own."""

    def n() -> str:
        return found.mint(f"{where} construct")

    return f"""# {n()}

## {n()} {{#{n()}}}

{n()} *{n()}* **{n()}** `{n()}` <{n()}@example.com> <https://example.com/{n()}> https://example.com/{n()}

- {n()}
    - {n()}

1. {n()}

- [x] {n()}

> {n()}
> > {n()}

| {n()} | b |
| --- | --- |
| {n()} | {name} |

```python
{n()} = "{n()}"
```

    {n()}

!!! note "{n()}"
    {n()}

??? note "{n()}"
    {n()}

Term {n()}
:   {n()}

Note[^{n()}].

*[HTML]: {n()}

[{n()}](https://example.com/{n()} "{n()}") ![{n()}](https://example.com/{n()}.png) [x][{n()}]

<p title="{n()}" class="{n()}">{n()}</p> <!-- {n()} --> &amp; {n()}

Setext {n()}
======
"""


def _people(found: Plants) -> None:
    found.files["people/anna.k.md"] = "---\ntitle: Anna\norganisation: client\naudience: client\n---\n"
    handle = "zhang.min"
    found.files[f"people/{handle}.md"] = _front(
        {
            "id": handle, "title": found.mint("person"), "names": {"zh": found.mint("person zh")},
            "company": found.mint("company"), "department": found.mint("department"), "role": found.mint("role"),
            "email": f"{found.mint('email')}@example.com", "phone": found.mint("phone"),
        },
        found.mint("comment"),
    )  # fmt: skip
    found.handle = f"{found.mint('handle')}.x"
    found.attachments[f"atlas/files/{found.handle}-plan.pdf"] = packed(
        "x.pdf", found.mint("file of a hidden name")
    )
    found.files[f"people/{found.handle}.md"] = f"---\ntitle: {found.mint('person')}\n---\n"


def _projects(found: Plants, kind: Kind) -> None:
    ids = {"person": ["zhang.min"]}
    for key, folder, shown in (("ATLAS", "atlas", True), ("BOREAS", "boreas", False)):
        values = _valid(kind, _Values(found, f"project {key}", ids, key).model(kind.fields, _COMMON))
        data: dict[str, Any] = {
            "kind": "project",
            "id": key,
            "title": key.title() if shown else found.mint("project"),
        }
        data |= {"status": "on_track", **values, "start": "2026-01-05", "finish": "2026-09-30"}
        data.pop("currency", None)
        if shown:
            data |= {"audience": "client", "field_audience": {key: ["management"] for key in values}}
        text = (
            f"::: audience management\n{passage(found, f'project {key}', key)}\n:::\n"
            if shown
            else found.mint("project")
        )
        found.files[f"{folder}/index.md"] = _front(data, found.mint(f"project {key} comment")) + text


def _plans(found: Plants) -> None:
    def entry(name: str, **more: Any) -> dict[str, Any]:
        values = {"id": name, "name": found.mint(f"plan {name}"), **more}
        return values | {"department": found.mint(f"plan {name} department")} if name[0] == "T" else values

    hidden = {"audience": ["management"]}
    shown = {"audience": ["client"]}
    progress = [{"date": "2026-02-02", "percent": 50, "comment": found.mint("progress"), **hidden}]
    for folder, audience in (("atlas", shown), ("boreas", {})):
        tasks = [
            entry("T-91", duration="5d", tags=[found.mint("task tag")]),
            entry("T-92", duration="9d", depends=["T-91"], tasks=[]),
            {
                **entry("T-1", duration="8d", depends=["T-91"], progress=progress, **audience),
                "name": "Shown task",
            },
        ]
        tasks.append(entry(secret := f"T{found.mint('task id')}", duration="7d", depends=["T-92"]))
        tasks[2]["depends"] = ["T-91", secret]
        tasks[2]["field_audience"] = {"department": ["management"]}
        if not audience:
            tasks[2]["name"] = found.mint("task")
        milestones = [
            entry("M91", depends=["T-92"], baseline="2026-02-05", acceptance=found.mint("milestone")),
            {
                **entry("M1", depends=["T-1"], baseline="2026-02-05", **audience),
                "name": "Shown milestone" if audience else "x",
            },
        ]
        data = {
            "id": "PLAN-1",
            "title": "Plan",
            "start": "2026-01-05",
            **audience,
            "tasks": tasks,
            "milestones": milestones,
        }
        found.files[f"{folder}/plan.md"] = _front(data, found.mint("plan comment"))
        found.files[f"{folder}/baselines/BL-9.md"] = _front(
            {"id": "BL-9", "title": found.mint("baseline"), "date": "2026-01-09", "reason": found.mint("baseline reason"),
             "milestones": {"M1": "2026-02-17"}},
            found.mint("baseline comment"),
        )  # fmt: skip
        found.files[f"{folder}/resources.md"] = _front(
            {
                "id": "RES-1", "title": "Resources", **audience,
                "departments": [{"id": found.mint("department id"), "name": found.mint("department"), **hidden}],
                "people": [{"who": "zhang.min", "department": found.mint("member"), **hidden}],
                "funds": [{"category": found.mint("fund"), "amount": 1000, **hidden}],
                "requests": [{"id": found.mint("request"), "to": found.mint("request"), "what": found.mint("request"), **hidden}],
            },
            found.mint("resources comment"),
        )  # fmt: skip
        found.files[f"{folder}/actuals-2026.csv"] = (
            f"date,task,who,hours,cost,category,note\n2026-02-02,T-91,zhang.min,7,,,{found.mint('actuals')}\n"
        )


def _beside(found: Plants) -> None:
    """Nested records, free pages, and files that nobody links."""
    found.files["atlas/meetings/MTG-70.md"] = _front(
        {
            "id": "MTG-70", "title": "Weekly", "date": "2026-03-09", "status": "closed", "audience": "client",
            "agenda": [
                {"item": found.mint("agenda"), "text": found.mint("agenda"), "audience": ["management"],
                 "opinions": [{"who": "zhang.min", "text": found.mint("opinion")}]},
                {"item": "Shown item", "opinions": [{"who": "anna.k", "text": found.mint("opinion"), "audience": "management"}]},
            ],
            "decisions": [{"id": "DEC-71", "decision": found.mint("nested decision")}],
            "actions": [{"id": "ACT-71", "action": found.mint("nested action"), "owner": "zhang.min", "due": "2026-03-20"}],
        },
        found.mint("comment"),
    ) + "Shown minutes.\n"  # fmt: skip
    found.files["atlas/risks/RISK-70.md"] = _front(
        {
            "id": "RISK-70", "title": "Shown risk", "audience": "client", "contingency": found.mint("hide_fields"),
            "region": found.mint("own field"), "field_audience": {"region": ["management"]},
            "responses": [{"id": "ACT-72", "action": found.mint("response"), "owner": "zhang.min", "due": "2026-03-20"}],
            "related": ["RISK-90"], "tags": ["shown"],
        },
        found.mint("comment"),
    ) + "Shown risk, [a file](../files/shown.pdf).\n"  # fmt: skip
    found.files[f"atlas/{found.mint('page name')}.md"] = (
        f"# {found.mint('page')}\n\n{passage(found, 'page', 'x')}"
    )
    found.files["index.md"] = f"---\ntitle: Start\n---\n{found.mint('first page')}\n"
    found.attachments["atlas/files/shown.pdf"] = b"%PDF shown"
    found.attachments[f"atlas/files/{found.mint('file nobody links')}.pdf"] = found.mint(
        "file nobody links"
    ).encode()
