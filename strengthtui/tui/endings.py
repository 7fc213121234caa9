"""How the app ends when nobody pressed a key: the window is closed, the system asks, or a mistake of ours.

Whatever it is, what was typed is kept first, and nothing of it is printed.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from strengthtui.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable


def listen_for_endings(leave: Callable[[ExitCode], None], go_on: Callable[[], None]) -> None:
    """Call `leave` on the loop when the system asks to end or the terminal goes; Windows closes without a word.

    A closed window sends SIGCONT too. Textual answers it inside the signal handler by opening the screen once more,
    which can wait for ever for a terminal that is gone: `go_on` is called on the loop instead.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number, code in ((signal.SIGTERM, ExitCode.TERMINATED), (signal.SIGHUP, ExitCode.HANG_UP)):
        with contextlib.suppress(RuntimeError, ValueError):  # not the main thread: tests
            loop.add_signal_handler(number, leave, code)
    with contextlib.suppress(RuntimeError, ValueError):
        loop.add_signal_handler(signal.SIGCONT, go_on)


def speak_of_nothing(leave: Callable[[ExitCode], None]) -> None:
    """Let no text of an error reach the terminal from the loop or from a thread: it may hold someone's words.

    A thread that reads the terminal and fails means that the terminal is gone.
    """
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_nothing)

    def failed(hook: threading.ExceptHookArgs) -> None:
        if issubclass(hook.exc_type, OSError):
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(leave, ExitCode.HANG_UP)

    threading.excepthook = failed


def close_terminal() -> None:
    """Let what is still to be painted go nowhere: the terminal is gone, and writing to it would fail or wait."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                os.dup2(nowhere, stream.fileno())


def _nothing(_loop: asyncio.AbstractEventLoop, _context: dict[str, Any]) -> None:
    """Say nothing: what failed is told by the app itself."""
