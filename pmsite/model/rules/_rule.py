"""What a rule is: a permanent code, a severity and a manual entry."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.model.diagnostic import Diagnostic, Severity
from pmsite.model.source import Source

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


@dataclass(frozen=True, slots=True)
class Rule:
    """A diagnostic's entry in the reference: what it means and what to do."""

    code: str
    severity: Severity
    title: str
    meaning: str

    def at(self, source: Source, message: str, remedy: str) -> Diagnostic:
        """This diagnostic at a place."""
        return Diagnostic(self.code, self.severity, source, message, remedy)
