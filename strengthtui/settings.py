"""What a worker may set for themselves: one frozen record. Reading the file, and what is wrong in it, is the desk's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

Theme = Literal["light", "dark", "high-contrast", "ansi"]
VEIL_AFTER: Final = (1, 60)
"""Minutes: the fewest and the most after which the screen may veil itself."""


class Settings(NamedTuple):
    """The settings of one worker."""

    worker: str | None = None
    """Name or initials that stand on every sitting."""
    vault: Path | None = None
    """Where the vault is, when not in the usual place."""
    team: Path | None = None
    """The folder of the team's own texts, when not the usual one."""
    theme: Theme | None = None
    """The colours of the app; `None` leaves them to the app."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Action id to the keys that do it in place of the usual ones."""
    veil_after: int = 5
    """Minutes without a key after which a sitting's screen is veiled."""
    word_hints: bool = True
    """Whether a hint may come on a word while the worker types."""
    reflect: bool = True
    """Whether the worker is offered two questions for themselves after a talk."""
