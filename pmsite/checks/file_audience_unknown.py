"""A withheld file that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.graph.attachments import named_files
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule
from pmsite.model.suggest import remedy

RULE = Rule(
    "PM214",
    ERROR,
    "file_audience names an unknown file",
    "A misspelt path withholds nothing: the file that was meant is shown to everyone who sees a record that links "
    "to it. Write the path as the link has it, from the record's file or from its project's folder.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Paths under ``file_audience`` that are no file beside the records."""
    for record in each(portal, *portal.graph.kinds.kinds):
        for written in record.fields.file_audience:
            if not any(path in portal.attachments for path in named_files(record, written)):
                message = f"{record.id}: no file {written}"
                mend = remedy(written, portal.attachments, "write the path as the link to the file has it")
                yield RULE.at(record.key_place("file_audience", written), message, mend)
