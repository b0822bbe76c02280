"""The command line: one command a file."""

from pmsite.cli._leaving import run
from pmsite.cli._main import main

__all__ = ["main", "run"]
