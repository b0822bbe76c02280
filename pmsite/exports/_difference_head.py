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
    number = len(found.consequences)
    told = [t.plural("{n} consequence", "{n} consequences", number) if number else t("no consequences")]
    told += [t.plural("{n} new error", "{n} new errors", wrong)] if wrong else []
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


def unsure(comparison: Comparison, t: Texts) -> str:
    """That errors keep something from being compared; "" where there are none."""
    errors = [state.errors for state in (comparison.old, comparison.new)]
    if not any(errors):
        return ""
    return t(
        "Errors in the content (before: {old}, after: {new}): what they spoil is not compared; see pmsite check.",
        old=t.number(errors[0]),
        new=t.number(errors[1]),
    )
