r"""A console of Windows, read key by key.

Why not `msvcrt.getwch`: it gives an arrow key as `\xe0` and a letter, which is also what somebody means who
types `à` and a letter. `ReadConsoleW` without line input gives characters only, whole pastes at once, and
nothing for arrows. Ctrl+C is taken as a character, so that it never falls into a save.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import atexit
    import codecs
    import ctypes
    import msvcrt
    import os
    from ctypes import wintypes
    from typing import TextIO

    from strengthtui.line.endings import TerminalGone

    _PROCESSED_INPUT = 0x0001
    _LINE_INPUT = 0x0002
    _ECHO_INPUT = 0x0004
    _VIRTUAL_TERMINAL_INPUT = 0x0200
    _VIRTUAL_TERMINAL_PROCESSING = 0x0004
    _UNITS = 4096
    """UTF-16 units read at once."""
    _CTRL_C = "\x03"
    _CTRL_Z = "\x1a"
    _CTRL_D = "\x04"

    class WindowsTerminal:
        """Text from a console and echo to it."""

        def __init__(self, fd: int, echo: TextIO) -> None:
            self.resumed = False
            """Never set: a console is not suspended."""
            self._fd = fd
            self._echo = echo
            self._handle: int | None = None
            self._mode = 0
            self._decoder = codecs.getincrementaldecoder("utf-16-le")("ignore")
            self._interrupted = False

        def open(self) -> None:
            """Take the console over; a second call does nothing."""
            if self._handle is not None:
                return
            handle = msvcrt.get_osfhandle(self._fd)
            mode = _mode_of(handle)
            if mode is None:
                raise TerminalGone
            taken = mode & ~(_PROCESSED_INPUT | _LINE_INPUT | _ECHO_INPUT | _VIRTUAL_TERMINAL_INPUT)
            _kernel().SetConsoleMode(wintypes.HANDLE(handle), wintypes.DWORD(taken))
            self._handle, self._mode = handle, mode
            atexit.register(self.close)

        def close(self) -> None:
            """Give the console back as it was; a second call does nothing."""
            if self._handle is None:
                return
            _kernel().SetConsoleMode(wintypes.HANDLE(self._handle), wintypes.DWORD(self._mode))
            self._handle = None
            atexit.unregister(self.close)

        def columns(self) -> int:
            """Give the width; 80 where the console does not say."""
            try:
                return os.get_terminal_size(self._echo.fileno()).columns or 80
            except OSError:
                return 80

        def write(self, text: str) -> None:
            """Echo."""
            try:
                self._echo.write(text)
            except OSError as error:
                raise TerminalGone from error

        def flush(self) -> None:
            """Send all echo out."""
            try:
                self._echo.flush()
            except OSError as error:
                raise TerminalGone from error

        def read(self, timeout: float | None = None) -> bytes:
            """Give what has been typed, as UTF-8; with a timeout nothing, since no key comes in pieces here.

            Raises:
                KeyboardInterrupt: Ctrl+C.
                TerminalGone: the console does not answer.
            """
            self.flush()
            if timeout is not None:
                return b""
            if self._interrupted:
                self._interrupted = False
                raise KeyboardInterrupt
            text, interrupt, behind = self._decoder.decode(self._units()).partition(_CTRL_C)
            self._interrupted = bool(interrupt)
            return (text + behind).replace(_CTRL_Z, _CTRL_D).encode("utf-8", "replace")

        def _units(self) -> bytes:
            buffer = ctypes.create_string_buffer(_UNITS * 2)
            count = wintypes.DWORD()
            done = _kernel().ReadConsoleW(
                wintypes.HANDLE(self._handle), buffer, wintypes.DWORD(_UNITS), ctypes.byref(count), None
            )
            if not done:
                raise TerminalGone
            return buffer.raw[: count.value * 2]

    def understands_sequences(fd: int) -> bool:
        """Whether the console does what escape sequences say; it is asked to from now on."""
        handle = msvcrt.get_osfhandle(fd)
        mode = _mode_of(handle)
        if mode is None:
            return False
        wanted = wintypes.DWORD(mode | _VIRTUAL_TERMINAL_PROCESSING)
        return bool(_kernel().SetConsoleMode(wintypes.HANDLE(handle), wanted))

    def _mode_of(handle: int) -> int | None:
        mode = wintypes.DWORD()
        known = _kernel().GetConsoleMode(wintypes.HANDLE(handle), ctypes.byref(mode))
        return mode.value if known else None

    def _kernel() -> ctypes.WinDLL:
        return ctypes.WinDLL("kernel32", use_last_error=True)
