"""A vault with everything in it, what is done with it while the disk makes a fault, and a look at what is there then.

A look is a fresh opening of the vault from its passphrase, as the next start does it. Nothing of it is allowed to be
anything but what it was before or what it is when all goes well.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from strengthtui import atomic
from strengthtui.errors import LockedError
from strengthtui.model.words import Ref
from strengthtui.vault import erasing, layout, states
from strengthtui.vault.backup_file import BackupFile
from strengthtui.vault.drafts import Draft
from strengthtui.vault.head import from_bytes, to_bytes
from strengthtui.vault.unlocking import unlocked
from strengthtui.vault.vault import Vault
from tests.vault.copy_builders import back_up
from tests.vault.seen_through import plain_under
from tests.vault.vault_builders import CODE, PASSPHRASE, Counting, a_jotting, a_step, a_vault, folder_of, jot, open_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.vault.keys import KeyRing

SECRET: Final = "xylophone lessons behind the bakery"
"""Words that are struck."""
NEW_PASSPHRASE: Final = "a kettle on the narrow boat"
NAME: Final = "Marigold Quench"
IN_A_FOLDER: Final = 3
"""Parts of the name of a person's file in a backup: `people`, the folder, the file."""


class Kept(NamedTuple):
    """What is kept of one."""

    records: str
    """A digest of all of them."""
    draft: str | None
    concerns: int


class Found(NamedTuple):
    """What a look finds, each part of it to be compared with what it was."""

    people: dict[str, Kept]
    """What is kept of everybody, by name."""
    opens: frozenset[str]
    """Which secrets open the vault."""
    backups: dict[str, str]
    """Name of each backup, and a digest of all that opens of it."""


@dataclass(frozen=True)
class Scene:
    """Where everything lies."""

    folder: Path
    """What the disk holds: the vault, and a stick with a backup of it."""
    kept: Path
    """The same, as it was: it is laid out again before each fault."""
    person: str
    """Whose words are added to and struck, who is erased."""
    persons_folder: str
    """The name of their folder."""
    sealed: bool
    key_names: Path
    """Second names of that person's keys: what an erase wrote over them is seen there."""

    @property
    def vault(self) -> Path:
        """The vault's folder."""
        return self.folder / "vault"

    @property
    def backup(self) -> Path:
        """A backup that was made before."""
        return self.folder / "stick" / "earlier.backup"

    @property
    def another(self) -> Path:
        """A place where there is none yet."""
        return self.folder / "stick" / "another.backup"

    def lay_out(self) -> None:
        """Put everything back to how it was."""
        for old in (self.folder, self.key_names):
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(self.kept, self.folder)
        self.key_names.mkdir()
        for one in layout.people(self.vault).glob("*/key*"):
            if one.parent.name == self.persons_folder:
                os.link(one, self.key_names / one.name)


def a_scene(folder: Path, *, sealed: bool) -> Scene:
    """Make it: two people, drafts, a concern, days and older states, a kept pack, a backup."""
    given = Counting()
    here = folder / "disk"
    (here / "stick").mkdir(parents=True)
    vault = a_vault(here / "vault", given, sealed=sealed)
    with vault.add_person("Sam", at=given.now()) as other:
        jot(other, "the heron at the weir")
        other.save_draft(Draft(text="half a line", at=given.now()))
    with vault.add_person(NAME, at=given.now()) as file:
        for day in range(20, 23):
            given.day = f"2026-11-{day}"
            with file.act() as act:
                a_jotting(act, SECRET)
                a_step(act, f"by the {day}th", by="2026-12-01")
        file.save_draft(Draft(text=SECRET[:12], at=given.now()))
        file.add_concern({"words": "what was said"})
        person, folder_name = file.records.person.id, folder_of(vault, file).name
    vault.keep_pack(hashlib.sha256(b"questions").hexdigest(), b"questions")
    scene = Scene(here, folder / "kept", person, folder_name, sealed, folder / "key names")
    back_up(vault, scene.backup)
    shutil.copytree(here, scene.kept)
    return scene


# --- what is done -------------------------------------------------------------------------------------


def _act(vault: Vault, scene: Scene) -> tuple[str, ...]:
    with vault.person(scene.person, write=True) as file, file.act() as act:
        a_jotting(act, "a new line")
        act.remove("steps", file.records.steps[0].id)
    return ()


def _passphrase(vault: Vault, _scene: Scene) -> tuple[str, ...]:
    vault.set_secret(NEW_PASSPHRASE, "passphrase")
    return ()


def _new_backup(vault: Vault, scene: Scene) -> tuple[str, ...]:
    back_up(vault, scene.another)
    return ()


def _same_backup(vault: Vault, scene: Scene) -> tuple[str, ...]:
    back_up(vault, scene.backup, overwrite=True)
    return ()


def _strike(vault: Vault, scene: Scene) -> tuple[str, ...]:
    with vault.person(scene.person, write=True) as file:
        with file.act() as act:
            act.strike([Ref(table="jottings", id=one.id) for one in file.records.jottings])
        return file.not_reached


def _erase(vault: Vault, scene: Scene) -> tuple[str, ...]:
    return erasing.erase(vault, scene.person, None).not_reached


def _both(found: Found, old: Found, new: Found) -> str:
    return "both open it" if found.opens == old.opens | new.opens else ""


def _but_for_the_draft(found: Found, old: Found, _new: Found) -> str:
    people = {**old.people, NAME: old.people[NAME]._replace(draft=None)}
    return "old but for the draft" if found.people == people else ""


def _nothing(_found: Found, _old: Found, _new: Found) -> str:
    return ""


class Doing(NamedTuple):
    """One thing that is done."""

    do: Callable[[Vault, Scene], tuple[str, ...]]
    """Does it; gives the backups that were named as not reached."""
    part: str
    """The part of what is found that it is about; the others, but for backups, are not touched."""
    between: Callable[[Found, Found, Found], str] = _nothing
    """Names what may be found, where the disk goes on refusing, if it is told."""
    is_put_back: bool = True
    """Whether it is as it was after a single refusal; a file that took a place, or gave it up, is not called back."""


DOINGS: Final[dict[str, Doing]] = {
    "an act": Doing(_act, "people"),
    "a change of passphrase": Doing(_passphrase, "opens", _both),
    "a new backup": Doing(_new_backup, "backups", is_put_back=False),
    "a backup over one": Doing(_same_backup, "backups", is_put_back=False),
    "a strike": Doing(_strike, "people", _but_for_the_draft),
    "an erase": Doing(_erase, "people", is_put_back=False),
}


def doings(*, sealed: bool) -> list[str]:
    """Name what can be done in such a vault."""
    return [name for name in DOINGS if sealed or name != "a change of passphrase"]


# --- what is there then -------------------------------------------------------------------------------


def look(scene: Scene, *, every_secret: bool) -> Found:
    """Open the vault anew, read everybody and every backup; raises on whatever does not read."""
    secrets = (PASSPHRASE, NEW_PASSPHRASE, CODE) if scene.sealed and every_secret else (PASSPHRASE,)
    opened = {secret: vault for secret in secrets if (vault := _opened(scene.vault, secret)) is not None}
    vault = next(iter(opened.values()))
    ailing = [f"{one.code} {one.where}" for one in vault.examine() if one.severity == "damage"]
    assert not ailing, f"the doctor finds {ailing}"
    people = {entry.name: _kept_of(vault, entry.id) for entry in vault.people()}
    backups = {one.name: _digest_of(one, sealed=scene.sealed) for one in sorted(scene.backup.parent.glob("*.backup"))}
    return Found(people, frozenset(opened), backups)


def left_over(scene: Scene) -> list[str]:
    """Name what was half written and still lies there, vault and stick."""
    return sorted(one.name for one in scene.folder.rglob(f"{atomic.TEMP_PREFIX}*"))


def telling(scene: Scene) -> list[str]:
    """Name the files of the vault that tell the words to be struck."""
    vault = open_at(scene.vault, Counting(6_000_000))
    return sorted(name for name, data in plain_under(scene.vault, vault).items() if SECRET.encode() in data)


def keys_left(scene: Scene) -> list[str]:
    """Name the keys of the person of which anything can be read where it was: by second names of their files."""
    left = []
    for one in layout.person(scene.kept / "vault", scene.persons_folder).glob("key*"):
        then, now = one.read_bytes(), (scene.key_names / one.name).read_bytes()
        if any(then[at : at + 8] == now[at : at + 8] for at in range(0, len(then) - 7, 8)):
            left.append(one.name)
    return left


def _opened(path: Path, secret: str) -> Vault | None:
    given = Counting(5_000_000)
    try:
        return Vault.open(path, clock=given, ids=given, secret=secret)
    except LockedError:
        return None


def _kept_of(vault: Vault, person: str) -> Kept:
    with vault.person(person, write=True) as file:
        digest = hashlib.sha256(msgspec.json.encode(file.records)).hexdigest()
        draft = file.draft()
        return Kept(digest, draft.text if draft else None, len(file.concerns()))


def _digest_of(path: Path, *, sealed: bool) -> str:
    """Read a backup whole; give a digest of the names in it, and of what is in it of people, unsealed."""
    file = BackupFile(path)
    ring, told, keys = _ring(to_bytes(file.head)), hashlib.sha256(), dict[str, bytes]()
    for entry in file.entries(ring):
        place, data = entry.name.split("/"), entry.data
        if len(place) == IN_A_FOLDER:
            keys.setdefault(place[1], data)  # the key comes first
            kind = states.kind_of(place[2])
            if sealed and kind is not None and kind != "key":
                data = ring.of_wrapped(place[1], keys[place[1]]).open(data, kind)
        told.update(f"{entry.name} {data.hex() if len(place) == IN_A_FOLDER else ''}".encode())
    return told.hexdigest()


@lru_cache
def _ring(head: bytes) -> KeyRing:
    found = from_bytes(head)
    assert found is not None
    return unlocked((found,), PASSPHRASE)[1]
