"""An organisation's key: made for a safe, added to a vault, taken away, and always told of to whoever works with it.

The vault alone works with keys; here is what is said about them. Nothing is added in silence: the worker's passphrase
is needed, and from then on the vault says whose key opens it, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.desk.cloud_folders import cloud_of
from strengthtui.desk.files import read_file
from strengthtui.errors import DamagedError, NotFoundError, StrengthError, UsageError
from strengthtui.i18n import _
from strengthtui.text import clean, one_line, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.vault.key_pair import OrganisationKey, PublicKey
    from strengthtui.vault.organisation import OrganisationSlot

LONGEST_NAME = 80
"""Characters of an organisation's name, or of any word in a vault's head that is shown."""
_GROUP = 4


class Organisation(Struct, frozen=True):
    """Whose key opens a vault, too."""

    name: str
    fingerprint: str
    """In groups, as it is read out by phone."""


class NewKey(Struct, frozen=True):
    """A key that was made: two files and what tells them from others."""

    private: Path
    public: Path
    fingerprint: str
    notes: tuple[str, ...]
    """What is to be said about it."""


# the key and its files


def public_file_of(private: Path) -> Path:
    """Name the public file that belongs to a private one."""
    return private.with_name(f"{private.name}.pub")


def make_key(private: Path, passphrase: str) -> NewKey:
    """Make a key; both files are new, the private one readable by its owner alone. Raises `NotWrittenError`."""
    from strengthtui import atomic
    from strengthtui.vault.key_files import private_pem, public_pem
    from strengthtui.vault.key_pair import new_key

    key, public = new_key(), public_file_of(private)
    atomic.create_exclusive(private, private_pem(key, passphrase))
    try:
        atomic.create_exclusive(public, public_pem(key.public))
    except StrengthError:
        atomic.remove_file(private)
        raise
    cloud = cloud_of(private)
    copied = _("{cloud} copies this folder elsewhere: move {file} out of it first of all.")
    notes = (
        *((copied.format(cloud=cloud, file=private),) if cloud is not None else ()),
        _("Put {file} into a safe, off this computer, and its passphrase into another place.").format(file=private),
        _("Whoever has both opens every vault the key was added to, also copies of it that were made since."),
        _("Give {file} to workers, and read the fingerprint to them by phone.").format(file=public),
    )
    return NewKey(private, public, in_groups(key.public.fingerprint), notes)


def read_public(file: Path) -> PublicKey:
    """Read a public key. Raises `NotFoundError`, `BadInputError`."""
    from strengthtui.vault import key_files

    return key_files.read_public(read_file(file), str(file))


def wants_passphrase(file: Path) -> bool:
    """Tell whether a private key has a passphrase. Raises `NotFoundError`, `BadInputError`."""
    from strengthtui.vault import key_files

    return key_files.wants_passphrase(read_file(file), str(file))


def read_private(file: Path, passphrase: str | None) -> OrganisationKey:
    """Read a private key. Raises `NotFoundError`, `BadInputError`, and `LockedError` for a wrong passphrase."""
    from strengthtui.vault import key_files

    return key_files.read_private(read_file(file), str(file), passphrase)


def in_groups(fingerprint: str) -> str:
    """Write a fingerprint so that it can be read out by phone."""
    groups = (fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP))
    return " ".join(groups).upper()


def refuse_other(public: PublicKey, typed: str) -> None:
    """Refuse a key whose fingerprint is not the one that was told, however it was typed. Raises `UsageError`."""
    if re.sub(r"[\s:-]", "", typed).casefold() != public.fingerprint:
        found = _("The key in the file has {fingerprint}.").format(fingerprint=in_groups(public.fingerprint))
        hint = _("Do not add it before the organisation has read the same one to you.")
        raise UsageError(_("The fingerprint is another one."), found, hint)


def clean_name(name: str) -> str:
    """Make an organisation's name fit to keep. Raises `UsageError`."""
    label = one_line(clean(name).text)
    if not label:
        raise UsageError(_("The organisation needs a name."), "", _("Give it with --name: this vault says it to you."))
    if len(label) > LONGEST_NAME:
        fit = _("{limit} characters fit.").format(limit=LONGEST_NAME)
        raise UsageError(_("That name is too long."), fit, _("Use a shorter one."))
    return label


# the vault


def refuse_unready(desk: Desk) -> None:
    """Refuse before anything is asked where no key can be added. Raises `UsageError`."""
    if not desk.vault.sealed:
        raise UsageError(
            _("This vault is not sealed."), str(desk.vault.path or ""), _("strengthtui vault seal  does it.")
        )
    for one in organisations(desk):
        hint = _("strengthtui vault organisation-key remove  takes it away first.")
        raise UsageError(_("An organisation's key opens this vault already."), one.name, hint)


def what_it_means(name: str, public: PublicKey) -> tuple[str, ...]:
    """Say before the question what comes of adding a key."""
    return (
        _("{name} asks that its key opens this vault, too. Fingerprint:").format(name=name),
        f"\n    {in_groups(public.fingerprint)}\n",
        _("Have {name} read it to you by phone: if one sign differs, say no.").format(name=name),
        _("Whoever holds the private key there can then read all that is kept here, without you."),
        _("People you talk with have a right to know that."),
    )


def add(desk: Desk, public: PublicKey, name: str) -> tuple[str, ...]:
    """Let an organisation's key open the vault, too; gives what is to be said about it."""
    desk.vault.add_organisation(public, name)
    return (
        _("From now on the organisation's key of {name} opens this vault, too.").format(name=name),
        _("The organisation's name is not sealed: whoever finds this laptop can read it."),
        _("Backups made from now on open with it; those made before do not."),
    )


def remove(desk: Desk) -> tuple[str, ...]:
    """Let no organisation's key open the vault any more; gives what is to be said about it."""
    names = ", ".join(one.name for one in organisations(desk))
    desk.vault.remove_organisation()
    return (
        _("From now on the organisation's key of {name} opens this vault no longer.").format(name=names),
        _("Backups and copies made while it was there still open with it."),
        _("Whoever has one can open what you write later, too, until  vault unseal  and  vault seal  make a new key."),
    )


def organisations(desk: Desk) -> tuple[Organisation, ...]:
    """Whose keys open the open vault, too: what its keys vouch for."""
    return told_of(desk.vault.organisations)


def organisations_at(vault: Path) -> tuple[Organisation, ...]:
    """Whose keys open the vault in a folder, as its head says; it need not be opened. Nothing where there is none."""
    from strengthtui.vault import head
    from strengthtui.vault.organisation import slots_in

    try:
        return told_of(slots_in(head.read_all(vault)))
    except (NotFoundError, DamagedError):
        return ()


def told_of(slots: Iterable[OrganisationSlot]) -> tuple[Organisation, ...]:
    """Give what there is to say of an organisation's slot."""
    return tuple(Organisation(shorten(slot.label, LONGEST_NAME), in_groups(slot.fingerprint)) for slot in slots)


def also_opens(found: Iterable[Organisation]) -> tuple[str, ...]:
    """Say in sentences whose keys open a vault, too."""
    words = _("The organisation's key of {name} opens this vault, too. Fingerprint: {fingerprint}")
    return tuple(words.format(name=one.name, fingerprint=one.fingerprint) for one in found)


def also_opens_shortly(found: Iterable[Organisation]) -> tuple[str, ...]:
    """Say the same where there is little room, without the fingerprint."""
    return tuple(_("The organisation's key of {name} opens it, too.").format(name=one.name) for one in found)


def also_opens_desk(desk: Desk) -> tuple[str, ...]:
    """Say in sentences what opens the open vault besides passphrase and code."""
    words = _("A newer version of strengthtui added one more way into this vault ({kind}). It is kept as it is.")
    return (
        *also_opens(organisations(desk)),
        *(words.format(kind=shorten(kind, LONGEST_NAME)) for kind in desk.vault.newer_slots),
    )
