"""Every verifier over a built site, their problems together."""

from __future__ import annotations

import pmsite.adapters.verify as room
from pmsite.adapters.failure import CONTENT, Failure, environment
from pmsite.adapters.verify._made import Made, Problem
from pmsite.model.discover import modules

_MOST = 10


def verified(made: Made) -> None:
    """Refuse a site in which a verifier finds anything.

    Raises:
        Failure: with each file, what is wrong with it and the record that it is from.
    """
    try:
        found = [problem for module in modules(room) for problem in sorted(module.problems(made))]
    except OSError as error:
        raise environment(error, "cannot verify the site") from None
    if found:
        more = f"\nand {len(found) - _MOST} more" if len(found) > _MOST else ""
        lines = "\n".join(_said(made, problem) for problem in found[:_MOST])
        message = f"{lines}{more}\nthe site is not what it must be; nothing was published"
        raise Failure(message, CONTENT)


def _said(made: Made, problem: Problem) -> str:
    source = made.source(problem.path)
    return f"{problem.path}: {problem.what}{f'; it is made of {source}' if source else ''}"
