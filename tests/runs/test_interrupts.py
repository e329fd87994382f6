"""Ctrl-C between documents, never within one."""

from __future__ import annotations

import signal
import threading

import pytest

from treatywatch.runs.interrupts import uninterrupted


def test_an_interrupt_waits_until_the_block_is_done() -> None:
    written = []

    def write() -> None:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            written.append("whole")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert written == ["whole"]


def test_without_an_interrupt_nothing_happens_and_the_next_one_counts_again() -> None:
    with uninterrupted():
        pass
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_another_thread_writes_without_it() -> None:
    written = []

    def write() -> None:
        with uninterrupted():
            written.append("whole")

    other = threading.Thread(target=write)
    other.start()
    other.join()
    assert written == ["whole"]
