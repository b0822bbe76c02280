"""Leave, or a request, that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM142",
    ERROR,
    "dates of the resources are out of order",
    "Leave whose last day lies before its first takes no capacity away, and a request is not answered "
    "before it was asked. Correct the date that is wrong.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Leave and requests whose two dates are the wrong way round."""
    for record in each(portal, "resources"):
        leave, request = "people.*.leave.*", "requests.*"
        yield from misordered(RULE, record, (f"{leave}.from", f"{leave}.to"))
        yield from misordered(RULE, record, (f"{request}.asked", f"{request}.answered"))
