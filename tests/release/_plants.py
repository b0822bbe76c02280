# ruff: noqa: E501 - lines of files
"""A portal with thousands of unique words wherever its audience ``client`` must not look, made from the models."""

from __future__ import annotations

import random
from typing import Any

from pmsite.model.kind import Kind
from pmsite.records._catalogue import catalogue
from tests.release._mint import CONFIGURATION, MARK, SETTINGS, Plants, front, packed, passage
from tests.release._values import COMMON, Values, valid

__all__ = ["CONFIGURATION", "MARK", "SETTINGS", "Plants", "planted"]

_SPECIAL = ("plan", "resources", "project", "page", "baseline")
"""Kinds whose files are written by hand below."""


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


def _internal(
    found: Plants, kind: Kind, folder: str, name: str, ids: dict[str, list[str]], number: int
) -> None:
    where = f"internal {kind.name} {folder}"
    values = Values(found, where, ids, name)
    data = {
        "id": name,
        "title": found.mint(f"{where} title"),
        **valid(kind, values.model(kind.fields, COMMON)),
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
    found.files[file] = front(data, found.mint(f"{where} front matter comment")) + text
    ids.setdefault("files", []).append(file)


def _released(found: Plants, kind: Kind, ids: dict[str, list[str]]) -> None:
    """A record that the client sees, with every field withheld, and one with every list item withheld."""
    where = f"withheld {kind.name}"
    top = kind.folder if kind.portal_wide else f"atlas/{kind.folder}"
    for number, how in enumerate(("fields", "items")):
        name = f"{kind.prefix}-{number + 1}"
        values = valid(kind, Values(found, f"{where} {how}", ids, name).model(kind.fields, COMMON))
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
            "", f"<!-- {found.mint(f'{where} comment')} -->", "", f"[//]: # ({found.mint(f'{where} comment')})", "",
            f"<?{found.mint(f'{where} comment')}?> and <!{found.mint(f'{where} comment')}>", "", *_names(found, where, ids, f"{top}/".count("/")),
        ]  # fmt: skip
        if kind.body_records:
            body += [
                "",
                f"- [ ] ACT-8{number}{len(found.files)} {found.mint(f'{where} action')} @zhang.min due:2026-04-01",
            ]
        found.files[f"{top}/{name}.md"] = front(
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


def _people(found: Plants) -> None:
    found.files["people/anna.k.md"] = "---\ntitle: Anna\norganisation: client\naudience: client\n---\n"
    handle = "zhang.min"
    found.files[f"people/{handle}.md"] = front(
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
        values = valid(kind, Values(found, f"project {key}", ids, key).model(kind.fields, COMMON))
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
        found.files[f"{folder}/index.md"] = front(data, found.mint(f"project {key} comment")) + text


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
        found.files[f"{folder}/plan.md"] = front(data, found.mint("plan comment"))
        found.files[f"{folder}/baselines/BL-9.md"] = front(
            {"id": "BL-9", "title": found.mint("baseline"), "date": "2026-01-09", "reason": found.mint("baseline reason"),
             "milestones": {"M1": "2026-02-17"}},
            found.mint("baseline comment"),
        )  # fmt: skip
        found.files[f"{folder}/resources.md"] = front(
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
    """Nested records, free pages, a file for others, and files that nobody links."""
    kept = f"{found.mint('file for others name')}.xlsx"
    found.attachments[f"atlas/files/{kept}"] = packed(kept, found.mint("file for others"))
    found.files["atlas/meetings/MTG-70.md"] = front(
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
    found.files["atlas/risks/RISK-70.md"] = front(
        {
            "id": "RISK-70", "title": "Shown risk", "audience": "client", "contingency": found.mint("hide_fields"),
            "region": found.mint("own field"), "field_audience": {"region": ["management"]},
            "responses": [{"id": "ACT-72", "action": found.mint("response"), "owner": "zhang.min", "due": "2026-03-20"}],
            "file_audience": {f"../files/{kept}": ["management"]},
            "related": ["RISK-90"], "tags": ["shown"],
        },
        found.mint("comment"),
    ) + f"Shown risk, [a file](../files/shown.pdf), [{found.mint('file for others words')}](../files/{kept}).\n"  # fmt: skip
    found.files[f"atlas/{found.mint('page name')}.md"] = (
        f"# {found.mint('page')}\n\n{passage(found, 'page', 'x')}"
    )
    found.files["index.md"] = f"---\ntitle: Start\n---\n{found.mint('first page')}\n"
    found.attachments["atlas/files/shown.pdf"] = b"%PDF shown"
    found.attachments[f"atlas/files/{found.mint('file nobody links')}.pdf"] = found.mint(
        "file nobody links"
    ).encode()
