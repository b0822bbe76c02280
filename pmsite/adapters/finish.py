"""The last steps of a build: verify, put the site in its place, write down what it holds."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pmsite.adapters.build.spare import retired
from pmsite.adapters.failure import environment
from pmsite.adapters.publish import publish
from pmsite.adapters.signals import held
from pmsite.adapters.verify._all import verified
from pmsite.adapters.verify._made import Made
from pmsite.adapters.verify.manifest import Entry, drafted, entries


def manifest_of(base: Path, audience: str) -> Path:
    """The file that says what the last published site of an audience holds; it stays with the team."""
    return base / ".pmsite" / "manifest" / f"{audience}.json"


def finished(
    made: Made, target: Path, base: Path, as_of: str, spare: Path | None = None
) -> tuple[Entry, ...]:
    """Publish a built site if every verifier is content: the site and its manifest change together.

    The folder of the old one is kept as ``spare``, where that is wanted.

    Raises:
        Failure: with what is wrong with the site, or if the disk refuses; the old site is then untouched.
    """
    verified(made)
    manifest = manifest_of(base, made.audience)
    try:
        found = entries(made)
        draft = drafted(manifest, found, made.audience, as_of)
    except OSError as error:
        raise environment(error, "cannot write the manifest") from None
    try:
        with held():
            publish(made.site, target, retire=partial(retired, spare=spare))
            draft.replace(manifest)
    except OSError as error:
        raise environment(error, "cannot write the manifest") from None
    finally:
        draft.unlink(missing_ok=True)
    return found
