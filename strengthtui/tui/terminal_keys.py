"""Alt with an arrow, a digit, a letter or a sign, as terminals send them, made known to Textual as one key each.

Its table reads Alt with an arrow as Esc (which leaves) and then an arrow, and Alt with a digit as the sign that one
terminal's makers meant by it. Alt with a letter is known to it only after a pause, in which the next key may be lost;
Alt with a sign not at all: it is Esc, and the sign is typed.
"""

from __future__ import annotations

from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

if TYPE_CHECKING:
    from textual.keys import Keys


class AltKey(Struct, frozen=True):
    """A key of the table: Textual reads its `value`."""

    value: str


_SIGNS: Final = {
    ".": "full_stop",
    ",": "comma",
    "?": "question_mark",
    " ": "space",
    "-": "minus",
    "/": "slash",
    ";": "semicolon",
    "=": "equals_sign",
    "+": "plus",
}
"""The signs that follow Esc in the table of actions, and what Textual calls them."""
_ARROWS: Final = {"A": "up", "B": "down", "C": "right", "D": "left"}


def teach_alt_keys() -> None:
    """Enter `CSI 1 ; 3 A` (xterm and its kin), `ESC ESC [ A` (rxvt) and `ESC x` into Textual's table."""
    for letter, arrow in _ARROWS.items():
        _teach(f"\x1b[1;3{letter}", arrow)
        _teach(f"\x1b\x1b[{letter}", arrow)
    for digit in digits:
        _teach(f"\x1b{digit}", digit)
    for sign, name in _SIGNS.items():
        _teach(f"\x1b{sign}", name)
    for letter in ascii_lowercase:
        if f"\x1b{letter}" not in ANSI_SEQUENCES_KEYS:  # on a Mac, Alt with an arrow sends ESC b and ESC f
            _teach(f"\x1b{letter}", letter)


def _teach(sequence: str, key: str) -> None:
    table = cast("dict[str, tuple[Keys, ...]]", ANSI_SEQUENCES_KEYS)  # a dict, though it is called a mapping
    table[sequence] = (cast("Keys", AltKey(f"alt+{key}")),)  # only its `.value` is read
