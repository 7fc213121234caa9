"""The desk: one vault, one clock, the packs on the shelf, and the rooms that work with them; each loads when used."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from strengthtui.desk.clock import SystemClock, device_name
from strengthtui.desk.people import PeopleRoom, clean_name
from strengthtui.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.hinting import Hinting
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sitting import Sitting
    from strengthtui.model.vocabulary import Frame, Vocabulary
    from strengthtui.packs.shelf import Shelf
    from strengthtui.places import Places
    from strengthtui.settings import Settings
    from strengthtui.vault.person_file import PersonFile
    from strengthtui.vault.unlocking import Secret


class Desk:
    """Everything a front end needs, over one vault."""

    def __init__(
        self, vault: Vault, *, clock: SystemClock, settings: Settings, places: Places, shelf: Shelf | None = None
    ) -> None:
        """Take an open vault; nothing is read before it is needed. Another desk's shelf may be shared."""
        self.vault = vault
        self.clock = clock
        self.settings = settings
        self.places = places
        self.people = PeopleRoom(self)
        if shelf is not None:
            self.shelf = shelf

    @functools.cached_property
    def vocabulary(self) -> Vocabulary:
        """Areas of life, topics, areas of strength."""
        from strengthtui.packs.shipped import shipped_vocabulary

        return shipped_vocabulary()

    @functools.cached_property
    def shelf(self) -> Shelf:
        """The packs there are."""
        from strengthtui.packs.shelf import Shelf

        return Shelf(self.vocabulary)

    def read(self, person_id: str) -> OpenPerson:
        """Open a person's file for reading; another program may be writing it."""
        return self._open(person_id, write=False)

    def write(self, person_id: str) -> OpenPerson:
        """Open a person's file for writing. Raises `BusyError` when another program holds it."""
        return self._open(person_id, write=True)

    def add_person(self, name: str) -> OpenPerson:
        """Add a person of that name and open their file."""
        return self._wrap(self.vault.add_person(clean_name(name), at=self.clock.now()))

    def sit_down(self, person: OpenPerson, *, happened: str | None = None) -> Sitting:
        """Begin a sitting, or go on with the one just paused; it happens now unless said otherwise."""
        from strengthtui.desk import meeting, unfinished
        from strengthtui.desk.sitting import Sitting

        begun = meeting.begin_sitting(person, worker=self.settings.worker, happened=happened or self.clock.now())
        sitting = Sitting(person, begun, worker=self.settings.worker)
        unfinished.catch_up(sitting)
        return sitting

    def frame(self, name: str) -> Frame:
        """Give the lines round a conversation: `meet`, `close`, `concern`."""
        from strengthtui.packs.shipped import shipped_frame

        return shipped_frame(name)

    def keep_pack(self, digest: str, data: bytes) -> None:
        """Keep a pack version in the vault, so that a conversation can always be read as it was asked."""
        self.vault.keep_pack(digest, data)

    def team_text(self, name: str) -> tuple[str, bool]:
        """Give a text the team owns (`limits`, `safety`, `grounding`) and whether it is their own."""
        from strengthtui.desk.guides import team_text

        return team_text(self.settings.team or self.places.team_folder, name)

    def team_page(self, name: str) -> str:
        """Give a page the team put in place of a guide; empty where there is none."""
        from strengthtui.desk.guides import team_page

        return team_page(self.settings.team or self.places.team_folder, name)

    def hinting(self) -> Hinting:
        """Give the hints on words for one sitting."""
        from strengthtui.desk.hinting import hinting_for

        return hinting_for(self.settings.team or self.places.team_folder, on=self.settings.word_hints)

    def _open(self, person_id: str, *, write: bool) -> OpenPerson:
        return self._wrap(self.vault.person(person_id, write=write))

    def _wrap(self, file: PersonFile) -> OpenPerson:
        from strengthtui.desk.open_person import OpenPerson

        return OpenPerson(
            file, shelf=self.shelf, vocabulary=self.vocabulary, kept=self.vault.kept_pack, clock=self.clock
        )


def open_desk(vault: Path, *, settings: Settings, places: Places, secret: Secret | None = None) -> Desk:
    """Open the desk over a vault; `secret` is the passphrase, code or organisation's key of a sealed one.

    Raises `NotFoundError` when there is no vault, `LockedError` without the right secret.
    """
    clock = SystemClock()
    device = device_name(places.device_file, clock)
    opened = Vault.open(vault, clock=clock, ids=clock, device=device, secret=secret)
    return Desk(opened, clock=clock, settings=settings, places=places)


def refuse_if_taken(path: Path) -> None:
    """Refuse a folder in which no vault can be made, before anything is asked. Raises `UsageError`."""
    from strengthtui.vault import places_changed

    places_changed.refuse_if_taken(path)


def create_vault(path: Path, *, places: Places, passphrase: str | None = None, code: str | None = None) -> None:
    """Make a vault, sealed where a passphrase is given. Raises `UsageError` when there is one already."""
    from strengthtui.vault.vault import NewSecrets

    clock = SystemClock()
    sealing = None if passphrase is None else NewSecrets(passphrase, code)
    Vault.create(path, clock=clock, ids=clock, device=device_name(places.device_file, clock), sealing=sealing)


def throwaway_desk(
    *, settings: Settings, places: Places, clock: SystemClock | None = None, shelf: Shelf | None = None
) -> Desk:
    """Open the desk over a vault in memory, for `quick` and `demo`: it writes no file."""
    own = clock or SystemClock()
    vault = Vault.in_memory(clock=own, ids=own, device=own.random_hex(16))
    return Desk(vault, clock=own, settings=settings, places=places, shelf=shelf)
