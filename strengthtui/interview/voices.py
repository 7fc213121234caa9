"""Whose words a typed line is: a leading `"` says "as said", `""` begins a line with a quotation mark.

Only what is typed is read so; in a sheet a leading `"` is text and voices are said apart. A curly quotation
mark is text too: it comes along with pasted words, and a false quotation is worse than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from strengthtui.model.words import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

VOICES: Final[Mapping[str, Voice]] = {voice: voice for voice in get_args(Voice)}
"""Every voice by its name."""

_MARK: Final = '"'


def spoken(typed: str) -> tuple[str, Voice | None]:
    """Give the words and, for a line begun with `"`, the voice `person`; `None` leaves it as it is set.

    A closing mark goes with the opening one, unless it closes a quotation inside the words.
    """
    line = typed.strip()
    if not line.startswith(_MARK):
        return line, None
    rest = line[1:]
    if rest.startswith(_MARK) and rest != _MARK:
        return rest, None
    if rest.endswith(_MARK) and rest.count(_MARK) % 2 == 1:
        rest = rest[:-1]
    return rest.strip(), "person"
