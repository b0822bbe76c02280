"""Every page says a policy, and the policy lets in the scripts that stand in the page: a later hook changed none."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.adapters.verify._files import files
from pmsite.adapters.verify._made import Made, Problem


def problems(made: Made) -> Iterator[Problem]:
    """Pages without a policy, and inline scripts that their page would refuse."""
    if made.portal is not None and not made.portal.settings.csp.enabled:
        return
    for path in files(made.site):
        if path.endswith(".html"):
            fact = made.facts.of(made, path)
            if not fact.policy:
                yield Problem(path, "says no Content-Security-Policy; a plugin or hook wrote it after pmsite")
            elif not fact.sound:
                yield Problem(
                    path,
                    "holds an inline script that its policy refuses; it came in after pmsite, or through a text",
                )
