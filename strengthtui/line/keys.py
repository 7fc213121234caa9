r"""From the bytes of a terminal to text and keys.

Whatever the terminal sends in whatever pieces, the same keys come out: characters split between two reads are
put together, escape sequences (arrows, function keys, paste marks) are swallowed whole, `\r\n` is one
Enter. What is neither text nor a key known here is left out and counted. Knows no screen and no clock: the
caller says when to stop waiting for the rest of a sequence.
"""

from __future__ import annotations

import codecs
import enum
import re

MAX_SEQUENCE = 4096
"""Characters of an unfinished escape sequence that are held back; what is longer is somebody's text."""

_ESC = "\x1b"
_TEXT = re.compile("[^\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]+")
_SEQUENCE = re.compile(
    "\x1b+(?:"
    r"\[\[[A-E]"  # function keys of the Linux console
    r"|\[(?!\[)[0-?]*[ -/]*[@-~]"  # arrows, paste marks and most others
    r"|O[0-9;]*[@-~]"  # arrows and F1 to F4 of some terminals
    r"|[\]PX^_][^\x07\x1b\r\n]*(?:\x07|\x1b\\)"  # answers to questions we never ask
    r"|[^\x00-\x1f\x7f-\x9f\[O\]PX^_]"  # Alt and a character
    ")"
)
_UNFINISHED = re.compile("\x1b+(?:" r"\[\[|\[[0-?]*[ -/]*|O[0-9;]*|[\]PX^_][^\x07\x1b\r\n]*\x1b?" r")?\Z")
_BROKEN = re.compile("\x1b+(?:" r"\[[0-?]*[ -/]*|O[0-9;]*|[\]PX^_]" ")?")
_ALT_ERASE = re.compile("\x1b+[\x08\x7f]")


class Key(enum.Enum):
    """The keys that do something to a line."""

    ENTER = "\r"
    """Ends the line."""
    ERASE = "\x7f"
    """Backspace: takes back the last character."""
    ERASE_WORD = "\x17"
    """Ctrl+W or Alt+Backspace: takes back the last word."""
    ERASE_LINE = "\x15"
    """Ctrl+U: takes back the line."""
    END = "\x04"
    """Ctrl+D: end of input, where the line is empty."""


_CONTROLS = {
    "\r": Key.ENTER,
    "\n": Key.ENTER,
    "\x7f": Key.ERASE,
    "\x08": Key.ERASE,
    "\x17": Key.ERASE_WORD,
    "\x15": Key.ERASE_LINE,
    "\x04": Key.END,
}


class Keys:
    """Bytes go in as they come, text and keys come out; what has not come out yet is kept."""

    def __init__(self) -> None:
        # An invalid byte becomes half a character, which is then left out and counted like any other.
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._waiting = ""
        self._at = 0
        self._after_return = False
        self.dropped = 0
        """Bytes that are no UTF-8 and control characters that are no key, left out so far."""

    def feed(self, data: bytes) -> None:
        """Take bytes in, however they were cut."""
        self._waiting = self._waiting[self._at :] + self._decoder.decode(data)
        self._at = 0

    def take(self) -> str | Key | None:
        """Give the next run of text or the next key; None: more bytes are needed."""
        while self._at < len(self._waiting):
            char = self._waiting[self._at]
            if self._after_return and char == "\n":
                self._at += 1
                self._after_return = False
                continue
            self._after_return = char == "\r"
            if char == _ESC:
                if not self._skip_sequence():
                    return None
            elif (key := _CONTROLS.get(char)) is not None:
                self._at += 1
                return key
            elif (text := _TEXT.match(self._waiting, self._at)) is not None:
                self._at = text.end()
                return text.group()
            else:
                self._at += 1
                self.dropped += 1
        return None

    @property
    def holding(self) -> bool:
        """Whether the beginning of an escape sequence is held back (perhaps it was only the Esc key)."""
        return self._at < len(self._waiting)

    def give_up(self) -> None:
        """Stop waiting for the rest of a sequence: its beginning is dropped, text behind it stays text."""
        if broken := _BROKEN.match(self._waiting, self._at):
            self._at = broken.end()

    def _skip_sequence(self) -> bool:
        """Step over an escape sequence; False: its end has not come yet."""
        if whole := _SEQUENCE.match(self._waiting, self._at):
            self._at = whole.end()
        elif alt := _ALT_ERASE.match(self._waiting, self._at):
            self._waiting = Key.ERASE_WORD.value + self._waiting[alt.end() :]
            self._at = 0
        elif len(self._waiting) - self._at <= MAX_SEQUENCE and _UNFINISHED.match(self._waiting, self._at) is not None:
            return False
        else:
            self.give_up()
        return True
