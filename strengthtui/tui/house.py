"""What the app is opened with: how to get at a desk, where papers go, and which door it opens by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.terms import Route
    from strengthtui.places import Places
    from strengthtui.settings import Settings
    from strengthtui.tui.way_back import Stop

Door = Literal["doors", "people", "start", "resume", "quick", "demo", "plan"]


class House(Struct, frozen=True):
    """The way to people and papers; nothing is opened before it is needed."""

    settings: Settings
    places: Places
    vault: Path
    open_desk: Callable[[], Desk]
    """Opens the vault there is, where it is not sealed. Raises `NotFoundError` where there is none."""
    create_vault: Callable[[str, str], None]
    """Makes a vault sealed with a passphrase and a recovery code."""
    throwaway: Callable[[], Desk]
    """A desk that keeps nothing."""
    out: Path = field(default_factory=Path)
    """The folder for papers."""
    is_sealed: Callable[[], bool] = bool
    """Whether the vault there is wants a passphrase."""
    unlock: Callable[[str], Desk] | None = None
    """Opens a sealed one. Raises `LockedError` where this is not what opens it."""
    also_opens: Callable[[], tuple[str, ...]] = tuple
    """Says whose keys open it, besides passphrase and code."""

    @property
    def vault_there(self) -> bool:
        """Whether people are kept here already."""
        return self.vault.is_dir()


class Opening(Struct, frozen=True):
    """Which door, and for whom."""

    door: Door
    person: str | None = None
    """A name, or an id, as typed."""
    pack: str | None = None
    """`None`: the usual ones."""
    route: Route = "short"
    doing: str = "open"
    """What is done with the person from the list of people: `open`, `page`, `plan`, `papers`."""
    way: tuple[Stop, ...] = ()
    """Windows to come back to from there, one after another."""
