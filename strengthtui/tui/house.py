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

Door = Literal["doors", "people", "start", "resume", "quick", "demo", "plan"]


class House(Struct, frozen=True):
    """The way to people and papers; nothing is opened before it is needed."""

    settings: Settings
    places: Places
    vault: Path
    open_desk: Callable[[], Desk]
    """Opens the vault there is. Raises `NotFoundError` where there is none."""
    create_vault: Callable[[], None]
    """Makes an unsealed one."""
    throwaway: Callable[[], Desk]
    """A desk that keeps nothing."""
    out: Path = field(default_factory=Path)
    """The folder for papers."""

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
