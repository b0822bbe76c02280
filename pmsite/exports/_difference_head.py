"""What a difference says first: what was compared, how much differs, what is not known."""

from __future__ import annotations

from pmsite.model.difference import Comparison, Difference
from pmsite.model.ports import Texts


def headline(found: Difference, t: Texts) -> str:
    """How much differs, in one sentence."""
    edited = len({(item.record.id, item.record.kind) for item in found.changed})
    counts = [
        (len(found.added), t.plural("{n} added", "{n} added", len(found.added))),
        (len(found.removed), t.plural("{n} removed", "{n} removed", len(found.removed))),
        (edited, t.plural("{n} changed", "{n} changed", edited)),
        (len(found.renamed), t.plural("{n} renamed", "{n} renamed", len(found.renamed))),
        (len(found.files), t.plural("{n} other file", "{n} other files", len(found.files))),
    ]
    parts = [text for number, text in counts if number]
    if not parts and not found.consequences:
        return t("Nothing changes in the records.")
    wrong = sum(
        item.type == "problem_new" and item.more["severity"] == "error" for item in found.consequences
    )
    number = len(found.consequences) - wrong
    told = [t.plural("{n} consequence", "{n} consequences", number)] if number else []
    told += [t.plural("{n} new error", "{n} new errors", wrong)] if wrong else []
    told = told or [t("no consequences")]
    edits, follows = t.joined(parts) or t("none"), t.joined(told)
    return t("Records: {edits}; {consequences}.", edits=edits, consequences=follows)


def compared(comparison: Comparison, t: Texts) -> str:
    """Which states were compared, and as of which day."""
    old, new = comparison.old, comparison.new
    day = t.full_day(comparison.as_of)
    base = f"{old.asked} {old.commit}".strip()
    if not new.asked:
        return t("{base} and the working tree, both as of {day}", base=base, day=day)
    return t(
        "{base} and {head}, both as of {day}", base=base, head=f"{new.asked} {new.commit}".strip(), day=day
    )


def unsure(found: Difference, t: Texts) -> str:
    """That files cannot be read and so are not compared; "" where all can."""
    if not found.unreadable:
        return ""
    return t.plural(
        "{n} file cannot be read and counts as unchanged; see pmsite check.",
        "{n} files cannot be read and count as unchanged; see pmsite check.",
        len(found.unreadable),
    )
