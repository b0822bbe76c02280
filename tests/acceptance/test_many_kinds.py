"""A portal with fifty kinds and twenty indicators of its own, from configuration and content alone."""

from __future__ import annotations

import random

import yaml

from tests.acceptance._run import succeed

KINDS, INDICATORS = 50, 20
TYPES = ("text", "choice", "date", "number", "whole", "truth", "person", "link", "list", "duration")
VALUES = {
    "text": "Words",
    "choice": "north",
    "date": "2026-03-02",
    "number": 2.5,
    "whole": 3,
    "truth": True,
    "person": "li.wei",
    "link": "T-1",
    "list": ["one", "two"],
    "duration": "3d",
}


def configuration(chance):
    kinds = {}
    for number in range(1, KINDS + 1):
        fields = {}
        for kind in chance.sample(TYPES, 4):
            fields[f"own_{kind}"] = {"type": kind}
            if kind == "choice":
                fields["own_choice"]["values"] = ["north", "south"]
            if kind == "link":
                fields["own_link"].update(to=["task"], inverse=f"linked_by_{number}")
        kinds[f"thing{number}"] = {
            "prefix": f"K{chr(64 + number % 26 + 1)}{chr(65 + number // 26)}",
            "folder": f"things{number}",
            "label": {"en": f"Thing {number}", "zh": f"物品{number}"},
            "states": ["open", "granted"],
            "closed": ["granted"],
            "fields": fields,
        }
    plugins = ["search", {"pmsite": {"as_of": "2026-03-31", "kinds": kinds}}]
    return {"site_name": "Many", "docs_dir": "content", "theme": {"name": "material"}, "plugins": plugins}


def write(path, front, body="Text.\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{body}", encoding="utf-8")


def test_fifty_kinds_and_twenty_indicators_build_from_configuration_and_content_alone(tmp_path):
    seed = random.SystemRandom().randrange(10**9)
    print("seed", seed)
    settings = configuration(random.Random(seed))
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    content = tmp_path / "content"
    write(content / "index.md", {"title": "Portal"})
    write(content / "people" / "li.wei.md", {"title": "Li Wei", "department": "pmo", "role": "Manager"})
    project = {"kind": "project", "id": "P", "title": "One", "manager": "li.wei", "start": "2026-01-05"}
    write(content / "p" / "index.md", {**project, "finish": "2026-06-30"})
    tasks = [{"id": "T-1", "name": "Work", "duration": "5d", "owner": "li.wei"}]
    write(
        content / "p" / "plan.md", {"id": "PLAN-01", "title": "Plan", "start": "2026-01-05", "tasks": tasks}
    )
    kinds = settings["plugins"][1]["pmsite"]["kinds"]
    for name, kind in kinds.items():
        for number, state in enumerate(("open", "granted", "open"), 1):
            identifier = f"{kind['prefix']}-{number}"
            own = {field: VALUES[rule["type"]] for field, rule in kind["fields"].items()}
            front = {"id": identifier, "title": f"{name} {number}", "status": state, **own}
            write(content / "p" / kind["folder"] / f"{identifier}.md", front)
    for number, (name, _) in zip(range(1, INDICATORS + 1), kinds.items(), strict=False):
        rule = {"measure": "ratio", "of": f"kind = {name} and status = granted", "over": f"kind = {name}"}
        front = {
            "id": f"KPI-{number:03}",
            "title": f"Share {number}",
            "unit": "percent",
            "target": 30,
            **rule,
        }
        write(content / "kpis" / f"KPI-{number:03}.md", front)
    succeed("pmsite", "check", cwd=tmp_path)
    succeed("mkdocs", "build", "-q", cwd=tmp_path)
    site = tmp_path / "site"
    for kind in kinds.values():
        register = (site / "p" / kind["folder"] / "index.html").read_text(encoding="utf-8")
        assert kind["label"]["en"] in register
        for number in (1, 2, 3):
            assert f"{kind['prefix']}-{number}" in register
            assert (site / "p" / kind["folder"] / f"{kind['prefix']}-{number}" / "index.html").is_file()
    for number in range(1, INDICATORS + 1):
        page = (site / "kpis" / f"KPI-{number:03}" / "index.html").read_text(encoding="utf-8")
        assert "33" in page
        assert "1 of 3" in page or "1/3" in page
