"""Collects every text that a portal can say and brings the catalogues of ``pmsite/locale`` up to date.

``python scripts/messages.py`` writes the catalogues: new texts come in untranslated, texts that nobody says
any more go. ``--check`` writes nothing and exits 1 when a catalogue is out of date, a text is untranslated or
fuzzy, or a translation has other placeholders than its text.

Texts come from calls (``t("…")``, ``t.plural("one", "many", n)``) in the code and the theme's templates, and
from names: kinds, fields, relations, values, areas, dimensions and reasons are said by their English names. A
name may be said otherwise of one kind (``msgctxt "issue.status"`` of ``Open``), of fields (``field``) or of
relations (``relation``): such an entry is written by hand and kept as long as there is such a name.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from babel.messages import extract
from pydantic import BaseModel

from pmsite.analyses.status import NAMES as DIMENSIONS
from pmsite.model.kind import Kind
from pmsite.model.language import region
from pmsite.model.settings import BAND_NAMES, Settings
from pmsite.model.value import Choice, LinkTo
from pmsite.records._catalogue import catalogue
from pmsite.stage.navigation import AREAS
from pmsite.views._columns import COMPUTED
from pmsite.views._labels import english
from pmsite.views._milestones import STATES as MILESTONE_STATES
from pmsite.views._risk_matrix import PROBABILITIES, SCHEDULE
from pmsite.views.risks import COST
from scripts._catalogues import Text, header, placeholders, problems, read, updated

__all__ = ["collected", "header", "main", "placeholders", "possible_contexts", "problems", "read", "updated"]
ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "pmsite" / "locale"
KEYWORDS = {"t": None, "texts": None, "plural": (1, 2)}
TASK_STATES = ("not_started", "in_progress", "done")
CHANGE_GROUPS = ("pending", "approved", "rejected", "withdrawn")
DERIVED = ("age_days", "decided_days", "state_age_days", "review_due", "overdue", "plan")
"""Names of computed values that views say by :func:`pmsite.views._labels.named`."""
IN_SHEETS = tuple(sorted({step for names in COMPUTED.values() for name in names for step in name.split(".")}))
"""Names of computed values that are columns of sheets."""
RELATIONS = ("written_in", "mentioned_by", "mentions")
"""Relations that no field names."""
RACI = ("accountable", "consulted", "informed", "responsible", "support")
"""Keys of ``responsible`` (RACI), which are fields' values and yet named by us."""
BUDGET = ("equipment", "labour", "materials", "reserve", "services", "technology", "training", "travel")
"""Categories of money that most projects have."""
EFFECTS = ("cost", "quality", "reputation", "safety", "schedule", "scope")
"""Dimensions of a risk's impact that most projects have."""
PLANS = (
    *("communication_plan", "project_plan", "quality_plan"),
    *("risk_management_plan", "test_plan", "training_plan"),
)
PAPERS = ("acceptance_report", "contract", "design", "requirements_specification", "user_manual")
"""Types of document that most projects have."""
ASKED = (
    *("communication", "cooperation", "information", "meetings", "overall"),
    *("quality", "requirements", "results", "support", "timeliness"),
)
"""What most surveys ask about."""
LEVELS, REVISIONS = ("confidential", "internal", "public", "restricted"), ("change", "correction", "new")
"""Levels of confidentiality, and types of revision, of a document."""
FIGURES = ("ac", "bac", "counts", "cpi", "eac", "earned_value", "ev", "kpis", "pv", "spi")
"""Names in the frozen figures of a report."""
LIGHTS = ("green", "amber", "red")
"""Lights in the frozen figures of a report."""
SAID = (("survey", "Change"), ("approval.verdict", "Approved"), ("gantt", "Float"))
"""Contexts that views name themselves, each with the text."""
ELSEWHERE = ("an internal record",)
"""Texts in calls that no extractor sees."""


def main(arguments: list[str] | None = None) -> int:
    """Write or check the catalogues; 1 where a check finds something."""
    parser = argparse.ArgumentParser(description="Bring the catalogues of pmsite/locale up to date.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when something is to be done"
    )
    check: bool = parser.parse_args(arguments).check
    wanted, contexts = set(collected()), possible_contexts()
    found: list[str] = []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/pmsite.po")):
        name = path.relative_to(ROOT).as_posix()
        old = path.read_text(encoding="utf-8")
        locale = region(path.parents[1].name)
        new = updated(old, wanted, contexts, locale)
        if check:
            found += [f"{name}: out of date; run python scripts/messages.py"] if new != old else []
        else:
            path.write_text(new, encoding="utf-8")
        found += [f"{name}: {problem}" for problem in problems(new, locale)]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if check and found else 0


def collected() -> Iterator[Text]:
    """Every text that a portal can say."""
    yield from ELSEWHERE
    yield from _called()
    yield from (label for _, label in AREAS)
    yield from _reasons()
    yield from (*PROBABILITIES, *SCHEDULE, *COST)
    names = [
        *DERIVED,
        *IN_SHEETS,
        *DIMENSIONS,
        *RACI,
        *BUDGET,
        *EFFECTS,
        *BAND_NAMES,
        *MILESTONE_STATES,
        *TASK_STATES,
    ]
    names += [
        *CHANGE_GROUPS,
        *RELATIONS,
        *PLANS,
        *PAPERS,
        *ASKED,
        *LEVELS,
        *REVISIONS,
        *FIGURES,
        *LIGHTS,
    ]
    yield from (english(name) for name in names)
    for kind in catalogue(Settings()):
        yield from (kind.label, kind.plural)
        for name, relations, values in fields(kind.fields):
            yield from (english(item) for item in (name, *relations, *values))


def possible_contexts() -> set[tuple[str, str]]:
    """Contexts in which a name may be said otherwise, each with the name."""
    found = {*SAID, *(("dimension", english(name)) for name in DIMENSIONS)}
    found |= {("field", english(name)) for name in (*DERIVED, *IN_SHEETS, *FIGURES)}
    found |= {("document.type", english(name)) for name in (*PLANS, *PAPERS, *REVISIONS)}
    found |= {("status", english(name)) for name in LIGHTS}
    found |= {("risk.impact", english(name)) for name in EFFECTS}
    found |= {("project.budget", english(name)) for name in BUDGET}
    found |= {("risk.band", english(name)) for name in BAND_NAMES}
    found |= {("milestone.status", english(name)) for name in MILESTONE_STATES}
    found |= {("task.state", english(name)) for name in TASK_STATES}
    found |= {("change.group", english(name)) for name in CHANGE_GROUPS}
    for kind in catalogue(Settings()):
        found |= {("status", english(state)) for state in kind.states}
        for name, relations, _ in fields(kind.fields):
            found |= {(context, english(name)) for context in (kind.name, "field", "relation")}
            found |= {("relation", english(item)) for item in relations}
        found |= set(_contexts(kind))
    return found


def _contexts(kind: Kind) -> Iterator[tuple[str, str]]:
    """Values by kind and field; names of parts by kind and the field that holds the parts."""
    for top, info in kind.fields.model_fields.items():
        for model in _models(info.annotation):
            for name, _, _ in fields(model):
                yield f"{kind.name}.{top}", english(name)
    for name, _, values in fields(kind.fields):
        for value in values:
            yield f"{kind.name}.{name}", english(value)


def fields(model: type[BaseModel]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Fields of a model and of its parts, each with its relation's names and its choice's values."""
    for name, info in model.model_fields.items():
        marks = [*info.metadata, *_marks(info.annotation)]
        relations = [
            word for mark in marks if isinstance(mark, LinkTo) for word in (mark.relation, mark.inverse)
        ]
        values = [value for mark in marks if isinstance(mark, Choice) for value in mark.values]
        yield name.rstrip("_") if name != "in_" else name, [word for word in relations if word], values
        for part in _models(info.annotation):
            yield from fields(part)


def _marks(annotation: Any) -> Iterator[Any]:
    """What is written beside the types in an annotation."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        yield from marks
        yield from _marks(inner)
    else:
        for part in get_args(annotation):
            yield from _marks(part)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Models in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, UnionType, tuple, dict, list):
        for part in get_args(annotation):
            yield from _models(part)


def _called() -> Iterator[Text]:
    """Texts of calls in the code and the templates."""
    for path in sorted((ROOT / "pmsite").rglob("*.py")):
        yield from _of_file("python", path)
    for path in sorted((ROOT / "theme").rglob("*.html")):
        yield from _of_file("jinja2", path)


def _of_file(method: str, path: Path) -> Iterator[Text]:
    options = {"trimmed": "true", "silent": "false"}
    with path.open("rb") as file:
        for _, message, _, _ in extract.extract(method, file, KEYWORDS, (), options):
            if isinstance(message, tuple):
                yield (str(message[0]), str(message[1]))
            elif message:
                yield message


def _reasons() -> Iterator[str]:
    """Why a value could not be computed: texts that the analyses hand to the views."""
    for path in sorted((ROOT / "pmsite" / "analyses").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(_base(target) in ("why", "_WHY") for target in targets):
                    yield from _said(node.value)


def _base(target: ast.expr) -> str:
    inner = target.value if isinstance(target, ast.Subscript) else target
    return inner.id if isinstance(inner, ast.Name) else ""


def _said(value: ast.expr) -> Iterator[str]:
    """Texts of an expression: the values of its mappings; elsewhere what is more than a name."""
    if isinstance(value, ast.Dict):
        for item in value.values:
            if isinstance(item, ast.Constant) and isinstance(item.value, str):
                yield item.value
    elif isinstance(value, ast.Constant):
        if isinstance(value.value, str) and not value.value.isidentifier():
            yield value.value
    else:
        for child in ast.iter_child_nodes(value):
            if isinstance(child, ast.expr):
                yield from _said(child)


if __name__ == "__main__":
    sys.exit(main())
