"""Signals that end a command end it as an exception does: what it has begun is taken back on the way out."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """A signal asked the command to end; nobody on the way takes it for an error of theirs."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number

    @property
    def exit_code(self) -> int:
        """As shells count: 128 and the signal's number."""
        return 128 + self.number


class _State:
    """Of the process, for it has one handler of a signal."""

    holding = 0
    waiting: int | None = None
    stopped = False


def _arrived(number: int, _frame: FrameType | None) -> None:
    if _State.holding:
        _State.waiting = number
    elif not _State.stopped:  # a second signal does not break off what the first one began to clear away
        _State.stopped = True
        raise Stopped(number)


@contextmanager
def stopping() -> Iterator[None]:
    """Within, the first of SIGINT, SIGTERM and SIGHUP raises ``Stopped``; the others are passed over.

    One that the process was started to ignore (``nohup``) stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    _State.stopped, _State.waiting = False, None
    for number, handler in before.items():
        if handler not in (signal.SIG_IGN, None):
            signal.signal(number, _arrived)
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)


@contextmanager
def held() -> Iterator[None]:
    """Within, signals wait: for the few steps that are done together or not at all."""
    _State.holding += 1
    try:
        yield
    finally:
        _State.holding -= 1
    number, _State.waiting = _State.waiting, None if not _State.holding else _State.waiting
    if number is not None and not _State.holding:
        _arrived(number, None)
