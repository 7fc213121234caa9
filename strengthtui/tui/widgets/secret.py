"""A line in which what is typed is not seen: it stands in no draft, no clipboard and on no screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.message import Message

from strengthtui.tui.safe import Words

if TYPE_CHECKING:
    from textual import events

HIDDEN: Final = "•"
LONGEST: Final = 1024
"""Characters; no passphrase is longer."""
_SHOWN: Final = 48
"""Dots that are drawn at most."""


class SecretLine(Words, can_focus=True):
    """Dots for what is typed, and a mark where the next one goes."""

    DEFAULT_CSS = """
    SecretLine { height: 1; padding: 0 1; background: $surface; border-left: outer $line; }
    SecretLine:focus { background: $panel; border-left: outer $here; }
    """

    class Typed(Message):
        """Something was typed or taken back."""

        def __init__(self, line: SecretLine) -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> SecretLine:
            """The line."""
            return self.line

    class Entered(Message):
        """Enter was pressed; the line is empty now."""

        def __init__(self, line: SecretLine, secret: str) -> None:
            super().__init__()
            self.line = line
            self.secret = secret

        @property
        def control(self) -> SecretLine:
            """The line."""
            return self.line

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        """Begin empty."""
        super().__init__(id=id)
        self.secret = ""
        self._draw()

    def put(self, secret: str) -> None:
        """Put back what was handed over: it was not taken."""
        self.secret = secret
        self._draw()

    def empty(self) -> None:
        """Let go of what was typed."""
        self.secret = ""
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Take a character, take one back, or hand over."""
        if event.key == "enter":
            event.stop()
            secret = self.secret
            self.empty()
            self.post_message(self.Entered(self, secret))
        elif event.key in ("backspace", "ctrl+h"):
            event.stop()
            self._take(self.secret[:-1])
        elif event.key in ("ctrl+u", "delete"):
            event.stop()
            self._take("")
        elif event.is_printable and event.character is not None:
            event.stop()
            self._take(self.secret + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line of a paste, as a program that keeps passphrases gives it."""
        event.stop()
        first = event.text.splitlines()[0] if event.text.strip() else ""
        self._take(self.secret + "".join(one for one in first if one.isprintable()))

    def _take(self, secret: str) -> None:
        self.secret = secret[:LONGEST]
        self._draw()
        self.post_message(self.Typed(self))

    def _draw(self) -> None:
        self.say(HIDDEN * min(len(self.secret), _SHOWN) + "▏")
