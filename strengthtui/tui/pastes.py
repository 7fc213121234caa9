"""What is pasted stays a paste: Textual's parser reads an escape character inside one as the beginning of keys.

A page on the web can put `ESC` and any keys into what somebody copies; the keys would then be pressed. So before the
parser sees a paste, its escape characters become another control character, which the editors take out and count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

BEGINS, ENDS = "\x1b[200~", "\x1b[201~"
HARMLESS: Final = "\x1c"
"""Stands for an escape character in a paste; no keyboard sends it, and no editor keeps it."""


class PasteGuard:
    """Follows what a terminal sends, in whatever pieces it comes."""

    def __init__(self) -> None:
        """Begin outside any paste."""
        self._inside = False
        self._held = ""
        """What may be the beginning of the end of a paste: it waits for what follows."""
        self._sent = ""
        """What may be the beginning of a paste: it was sent on, for it may as well be the Esc key."""

    def clean(self, data: str) -> str:
        """Give the same, without escape characters inside pastes; what may be the end of one is held back."""
        data, self._held = self._held + data, ""
        done = [self._begun(data)]
        data = data[len(done[0]) :]
        while data:
            if not self._inside:
                before, begins, data = data.partition(BEGINS)
                done += [before, begins]
                self._inside = bool(begins)
                self._sent = "" if begins else before[len(before) - _beginning_of(BEGINS, before) :]
                continue
            pasted, ends, rest = data.partition(ENDS)
            if ends:
                done += [pasted.replace("\x1b", HARMLESS), ends]
                self._inside, data = False, rest
                continue
            kept = _beginning_of(ENDS, pasted)
            self._held = pasted[len(pasted) - kept :]
            done.append(pasted[: len(pasted) - kept].replace("\x1b", HARMLESS))
            data = ""
        return "".join(done)

    def _begun(self, data: str) -> str:
        """Give the part of new data that goes on with the beginning of a paste."""
        sent, self._sent = self._sent, ""
        if not sent:
            return ""
        if (sent + data).startswith(BEGINS):
            self._inside = True
            return data[: len(BEGINS) - len(sent)]
        if data and BEGINS.startswith(sent + data):
            self._sent = sent + data
            return data
        return ""


def guard_pastes() -> None:
    """Put the guard before every parser of the app."""
    original = XTermParser.feed
    if getattr(original, "guarded", False):
        return

    def feed(parser: XTermParser, data: str) -> Iterator[Message]:
        guard: PasteGuard = parser.__dict__.setdefault("_paste_guard", PasteGuard())
        cleaned = guard.clean(data)
        if cleaned or not data:  # the parser takes an empty text for the end of all input
            yield from original(parser, cleaned)

    feed.guarded = True  # type: ignore[attr-defined]  # so that it is put there once
    XTermParser.feed = feed  # type: ignore[method-assign,assignment]  # there is no other way in


def _beginning_of(sequence: str, text: str) -> int:
    """Give how many of the last characters of a text may be the beginning of a sequence."""
    return next((size for size in range(len(sequence) - 1, 0, -1) if text.endswith(sequence[:size])), 0)
