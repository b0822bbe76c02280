"""A signal ends what runs through its finally blocks, once; the few steps that belong together are done first."""

import os
import signal

import pytest

from pmsite.adapters.signals import Stopped, held, stopping


def send(number):
    os.kill(os.getpid(), number)
    for _ in range(1000):  # a handler runs between two steps
        pass


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_is_raised_and_the_second_does_not_break_off_the_clearing(number):
    cleared = []

    def cleared_away():
        with stopping():
            try:
                send(number)
            finally:
                send(signal.SIGTERM)
                cleared.append(True)

    with pytest.raises(Stopped) as stopped:
        cleared_away()
    assert cleared
    assert stopped.value.exit_code == 128 + number


def test_what_is_held_is_done_first():
    done = []

    def steps():
        with stopping():
            with held():
                with held():
                    send(signal.SIGTERM)
                done.append(1)
            done.append(2)

    with pytest.raises(Stopped):
        steps()
    assert done == [1]


def test_handlers_are_as_before_and_what_was_ignored_stays_ignored():
    before = signal.getsignal(signal.SIGTERM)
    hangup = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopping():
            send(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, hangup)
    assert signal.getsignal(signal.SIGTERM) is before
