"""The demo's files, read without a line of the product's code."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import yaml

CONTENT = Path(__file__).parents[2] / "content"
AS_OF = dt.date(2026, 6, 5)
PROJECTS = ("atlas", "boreas", "cirrus")


def read(path):
    """Front matter and body of a file."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def records(project, folder):
    return [read(path) for path in sorted((CONTENT / project / folder).glob("*.md"))]
