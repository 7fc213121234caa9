"""What is done with the vault as a whole: backing up, restoring, sealing, unsealing, putting right what is derived."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.desk.clock import SystemClock
from strengthtui.desk.cloud_folders import cloud_of
from strengthtui.desk.old_backups import put_right
from strengthtui.desk.organisation import also_opens, also_opens_shortly, organisations, told_of
from strengthtui.errors import StrengthError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.vault.restoring import Staged
    from strengthtui.vault.unlocking import Secret


class Copied(Struct, frozen=True, kw_only=True):
    """A backup that was made and read back."""

    path: Path
    notes: tuple[str, ...]
    """What is to be said about it."""


def back_up(desk: Desk, path: Path, passphrase: str | None, *, overwrite: bool) -> Copied:
    """Make a backup. An unsealed vault needs a passphrase for the file."""
    from strengthtui.vault.backups import make

    made = make(desk.vault, path, at=desk.clock.now(), passphrase=passphrase, overwrite=overwrite)
    notes = [*put_right(desk)]
    client = cloud_of(made.path)
    if client is not None:
        notes.append(_("This folder goes to {client}. The file is sealed, so that is fine.").format(client=client))
    if desk.vault.sealed:
        notes.append(_("It opens with the passphrase or recovery code that the vault has today."))
        notes += also_opens_shortly(organisations(desk))
    else:
        notes.append(_("It opens with the passphrase you just gave, and with nothing else."))
    if made.damaged:
        what = _("{count} things in the vault were damaged already: strengthtui vault doctor")
        notes.append(what.format(count=made.damaged))
    if not made.noted:
        notes.append(_("It could not be noted in the vault: who is erased later has to be taken out of it by hand."))
    done = _("Verified: {files} files of {people} people were written, read back and compared.")
    notes.append(done.format(files=made.files, people=made.people))
    return Copied(path=made.path, notes=tuple(notes))


@contextmanager
def restoring(file: Path, target: Path, secret: Secret) -> Iterator[Staged]:
    """Unpack a backup beside its place and look it over; what is not moved in is gone at the end."""
    from strengthtui.vault.restoring import staged

    with staged(file, target, secret) as ready:
        yield ready


def what_differs(ready: Staged) -> tuple[str, ...]:
    """Say in lines what differs between a backup and the vault that is there."""
    found = ready.differences()
    lines = [
        (found.only_backup, _("{count} only in the backup")),
        (found.only_living, _("{count} only in the vault that is there")),
        (found.newer_backup, _("{count} newer in the backup")),
        (found.newer_living, _("{count} newer in the vault that is there")),
        (found.otherwise, _("{count} different, neither newer")),
        (found.taken_away, _("{count} taken away here since the backup was made: they would be back")),
        (found.struck, _("{count} had words struck since the backup was made: those words would be back")),
    ]
    told = [_named(words.format(count=len(names)), names) for names, words in lines if names]
    if found.unread:
        told.append(_("{count} in both; what is there does not open with this passphrase").format(count=found.unread))
    if found.alike:
        told.append(_("{count} alike in both").format(count=found.alike))
    if found.same_vault is None:
        told.insert(0, _("Its head is damaged and nothing in it opens: nobody can tell whether it is the same vault."))
    elif not found.same_vault:
        told.insert(0, _("The vault that is there is another one than the backup was made of."))
    return tuple(told)


def move_in(ready: Staged) -> tuple[str, ...]:
    """Move what was restored into its place; gives what is to be said about it. Raises `BusyError`."""
    aside = ready.take_place(at=SystemClock().now())
    notes: list[str] = []
    if aside is not None:
        moved = _("The vault that was there is now {aside}. Whoever finds it can open it as before.")
        notes.append(moved.format(aside=aside))
    if ready.manifest.sealed:
        notes.append(_("It opens with the passphrase it had when the backup was made."))
        notes += also_opens(told_of(ready.organisations))
    else:
        notes.append(_("It is not sealed, as when the backup was made: whoever opens this laptop can read it."))
        notes.append(_("strengthtui vault seal  changes that."))
    if ready.manifest.ailments:
        what = _("{count} things in it were damaged when the backup was made, and are: strengthtui vault doctor")
        notes.append(what.format(count=len(ready.manifest.ailments)))
    day = ready.manifest.made[:10]
    notes.append(_("Restored: {people} people, as they were on {day}.").format(people=ready.people, day=day))
    return tuple(notes)


def seal(desk: Desk, passphrase: str, code: str, *, recovery_file: Path | None = None) -> tuple[str, ...]:
    """Seal the vault, the code written to a file first if one is named; gives what is to be said about it."""
    from strengthtui import atomic
    from strengthtui.vault.resealing import seal as sealed
    from strengthtui.vault.vault import NewSecrets

    if recovery_file is not None:
        atomic.create_exclusive(recovery_file, f"{code}\n".encode())
    try:
        done = sealed(desk.vault, NewSecrets(passphrase, code), at=desk.clock.now())
    except StrengthError:
        if recovery_file is not None:
            atomic.remove_file(recovery_file)
        raise
    others = _("Backups made before keep the passphrase they were made with; nobody is taken out of them any more.")
    return (
        *_left(done.left),
        _("The disk may keep remnants of what was not sealed until it needs the room; so does what copied it before."),
        others,
        _("Sealed: {people} people, everything read back and compared.").format(people=done.people),
    )


def unseal(desk: Desk) -> tuple[str, ...]:
    """Take the seal off; gives what is to be said about it."""
    from strengthtui.vault.resealing import unseal as unsealed

    names = [one.name for one in organisations(desk)]
    done = unsealed(desk.vault, at=desk.clock.now())
    words = _("The organisation's key of {name} went with the seal; once sealed again, it would have to be added anew.")
    others = _("Backups made before keep the passphrase they were made with; nobody is taken out of them any more.")
    last = _("Unsealed: {people} people, everything read back and compared.").format(people=done.people)
    went = [words.format(name=name) for name in names]
    return (*_left(done.left), _("Whoever opens this laptop can read what is kept here."), *went, others, last)


def repaired(desk: Desk) -> tuple[str, ...]:
    """Put right what is derived; gives a line for each thing."""
    from strengthtui.vault.repairing import repair

    return tuple(_("{where}: {code} repaired").format(where=one.where, code=one.code) for one in repair(desk.vault))


def _left(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    return (
        _("The old one could not be destroyed yet and is still {path}. It goes when you next open the vault.").format(
            path=path
        ),
    )


def _named(words: str, names: tuple[str, ...]) -> str:
    return words if not all(names) else f"{words}: {', '.join(names)}"
