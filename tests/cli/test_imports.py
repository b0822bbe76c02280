"""What a command loads: nothing before it is needed."""

import subprocess
import sys

import pytest

from tests.acceptance._run import portal

CLEAN = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: One\nmanager: li.wei\n---\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\n---\n",
}
_LOADED = """
import sys
from pmsite.cli import main
main(standalone_mode=False)
print(*sys.modules, sep="\\n", file=sys.stderr)
"""


def loaded(folder, *arguments):
    """Modules that a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_the_help_loads_no_command(tmp_path):
    found = loaded(tmp_path, "--help")
    assert "click" in found
    ours = {name for name in found if name.startswith("pmsite.")}
    assert ours <= {
        "pmsite.cli",
        "pmsite.cli._leaving",
        "pmsite.cli._main",
        "pmsite.model",
        "pmsite.model.discover",
        "pmsite.model.suggest",
    }
    assert len(found) < 250, f"{len(found)} modules"
    assert not {"pydantic", "yaml", "mkdocs", "numpy"} & found


@pytest.mark.parametrize("arguments", [("check",), ("check", "--format", "json")])
def test_a_check_loads_no_generator_no_view_and_no_drawing(tmp_path, arguments):
    here = portal(tmp_path, CLEAN, "as_of: 2026-03-31")
    found = loaded(here, *arguments)
    assert "pmsite.read.records" in found
    rooms = ("pmsite.views.", "pmsite.stage.", "pmsite.adapters.mkdocs", "pmsite.adapters.render.renderer")
    assert not {name for name in found if name.startswith(rooms)}
    assert not {"mkdocs", "material", "jinja2", "markdown", "numpy", "plotly", "nh3", "sqlite3"} & found
    assert "holidays.countries.france" not in found


EXPORTS = {"icalendar", "lxml", "openpyxl", "pptx", "PIL", "pypdf", "typst", "xlsxwriter"}
DRAWING = {"numpy", "plotly"}
WRITING = {
    "ruamel",
    "pmsite.imports",
    "pmsite.consequences",
    "pmsite.adapters.scaffold",
    "pmsite.adapters.edit",
}
SERVING = {"mkdocs.livereload", "watchdog", "http.server"}
"""What makes files in other formats, drawings in three dimensions and figures' numbers, records, and a server."""


def test_a_build_after_an_edited_text_loads_what_pages_need_and_no_more(tmp_path):
    here = portal(tmp_path, CLEAN, "as_of: 2026-03-31")
    risk = here / "content/p/risks/RISK-001.md"
    risk.parent.mkdir()
    risk.write_text(
        "---\ntitle: Rain\nowner: li.wei\ncause: a\nevent: b\neffect: c\n---\nIt rains.\n", encoding="utf-8"
    )
    plan = here / "content/p/plan.md"
    plan.write_text(
        "---\nkind: plan\nid: PLAN-01\ntitle: Plan\nstart: 2026-02-02\ncalendar: cn\n"
        "tasks:\n  - {id: T-1, name: Dig, duration: 5d, owner: li.wei}\n---\n",
        encoding="utf-8",
    )
    loaded(here, "build")
    with risk.open("a", encoding="utf-8") as body:
        body.write("\nOne sentence more.\n")
    found = loaded(here, "build")
    assert "mkdocs.commands.build" in found, "it was no build"
    assert not (EXPORTS | DRAWING | WRITING | SERVING) & found
    assert "rjieba" not in found, "no Chinese is written, and the dictionary takes a tenth of a second"
    assert not {name for name in found if name.startswith("holidays.countries.")}, "every country is loaded"
    assert "holidays.registry" in found, "the plan rests on no country"
    assert not {name for name in found if name.startswith("backrefs.uniprops")}, "the theme's own search"
