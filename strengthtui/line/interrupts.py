"""Signals become exceptions, but only where input is awaited.

A signal that arrives while a line is being saved is remembered until the next wait, so that nothing is torn:
a line is safe from Enter on. A second Ctrl+C does not wait. Handlers that somebody else has set are left
alone. Not for Windows, where Ctrl+C is a character and there is nothing to select on.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

from strengthtui.line.endings import Ended, TerminalGone, Terminated

Handler = Callable[[int, FrameType | None], object]
Former = Callable[[int, FrameType | None], Any] | int | None

if sys.platform != "win32":

    class Interrupts:
        """Holds SIGINT, SIGTERM and SIGHUP (and what else it is given) while it is entered."""

        def __init__(self) -> None:
            self.pending: type[Ended | KeyboardInterrupt] | None = None
            """What the next wait will raise."""
            self._former: dict[int, Former] = {}
            self._former_wakeup = -1
            self._wake: tuple[int, int] | None = None

        def __enter__(self) -> Self:
            if threading.current_thread() is not threading.main_thread():
                return self
            read, write = os.pipe()
            os.set_blocking(read, False)
            os.set_blocking(write, False)
            self._wake = read, write
            self._former_wakeup = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
            self.handle(signal.SIGINT, self._interrupted)
            self.handle(signal.SIGTERM, self._note(Terminated))
            self.handle(signal.SIGHUP, self._note(TerminalGone))
            return self

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            if self._wake is None:
                return
            for number, former in self._former.items():
                signal.signal(number, former)
            self._former.clear()
            signal.set_wakeup_fd(self._former_wakeup)
            for end in self._wake:
                os.close(end)
            self._wake = None

        def handle(self, number: signal.Signals, handler: Handler) -> None:
            """Set a handler where nobody else has set one."""
            former = signal.getsignal(number)
            if self._wake is not None and former in {signal.SIG_DFL, signal.default_int_handler}:
                self._former[number] = former
                signal.signal(number, handler)

        def select(
            self, readable: list[int], writable: list[int], timeout: float | None
        ) -> tuple[list[int], list[int]]:
            """Wait until one of these is ready, a signal came by (then perhaps neither) or the time is up."""
            wake = [self._wake[0]] if self._wake is not None else []
            ready, ready_to_write, _ = select.select([*readable, *wake], writable, [], timeout)
            for end in wake:
                if end in ready:
                    ready.remove(end)
                    os.read(end, 4096)
            return ready, ready_to_write

        def raise_pending(self) -> None:
            """Raise what was remembered, once."""
            pending, self.pending = self.pending, None
            if pending is not None:
                raise pending

        def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
            if self.pending is KeyboardInterrupt:
                raise KeyboardInterrupt
            self.pending = self.pending or KeyboardInterrupt

        def _note(self, ending: type[Ended]) -> Handler:
            def note(_number: int, _frame: FrameType | None) -> None:
                self.pending = ending

            return note
