"""What ails a vault, as far as looking can tell: it writes nothing, so that it can be run on anything.

Damage is what was written and is not there any more as it was; a note is what a kill, a power cut or a move
leaves behind and the next writer clears away.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui import atomic
from strengthtui.errors import DamagedError, NotFoundError
from strengthtui.i18n import _, told_date
from strengthtui.vault import clock, concerns, drafts, head, layout
from strengthtui.vault.ailments import found
from strengthtui.vault.catalogue import Catalogue, entry_of
from strengthtui.vault.going_on import way_on
from strengthtui.vault.heads import GONE, Heads, concern_of, is_person
from strengthtui.vault.journal import Journal
from strengthtui.vault.loading import load, read
from strengthtui.vault.own_notes import OwnNotes
from strengthtui.vault.reading import reading
from strengthtui.vault.sealing import NoSeals
from strengthtui.vault.stores import DiskStore, stat_of
from strengthtui.vault.unlocking import needs_secret

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from strengthtui.model.conversation import Conversation
    from strengthtui.vault.ailments import Ailment
    from strengthtui.vault.catalogue import CatalogueEntry
    from strengthtui.vault.head import Head
    from strengthtui.vault.heads import HeadsRead
    from strengthtui.vault.loading import Loaded
    from strengthtui.vault.sealing import Seal, Seals


@dataclass(frozen=True, slots=True)
class _Looked:
    """One person's folder, and what could be read of it."""

    folder: Path
    loaded: Loaded | None
    damaged: bool
    """Whether there is a file and none of its states reads."""


def examine(path: Path, seals: Seals | None = None, now: str | None = None) -> tuple[Ailment, ...]:
    """Look at everything; `NotFoundError` without a vault, `DamagedError` when neither head is whole.

    What is sealed is looked at with the seals of the open vault; without them only a vault that is not sealed is. A
    folder that the disk does not give is no damage but a `DamagedError`: nobody can say what is in it. `now` is what
    the computer's clock says, where that is to be looked at too.
    """
    with reading(path):
        return _examined(path, seals, now)


def _examined(path: Path, seals: Seals | None, now: str | None) -> tuple[Ailment, ...]:
    copies = head.read_all(path)
    if seals is None:
        if copies[0].sealed:
            raise needs_secret(path)
        head.refuse_unsealed(path)
        seals = NoSeals()
    if not any(seals.vouches_for(copy) for copy in copies):
        raise head.damaged(_("The vault's head is not what was written."), str(path))
    counted = Heads(path, seals.vault).read()  # before the files: what is written meanwhile is newer than its count
    looked = [_look(folder, seals) for folder in _folders(path)]
    return (
        *_heads_copies(path, copies[0], seals),
        *_leftovers(path),
        *_counter(path, counted),
        *_behind(path, looked, counted.newest),
        *(ailment for one in looked for ailment in _person(path, one, counted.newest, seals)),
        *_twice(path, looked),
        *_missing(path, looked, counted.newest, seals.vault),
        *_catalogue(path, looked, seals.vault),
        *_keys(path, looked, seals),
        *_kept_packs(path, looked, seals),
        *_concerns(looked, counted.newest, seals),
        *_journal(path, seals),
        *_reflections(path, seals),
        *_clock(path, looked, seals, now),
    )


def _keys(path: Path, looked: list[_Looked], seals: Seals) -> Iterator[Ailment]:
    for one in looked:
        if one.loaded is None and not one.damaged:
            continue  # somebody was stopped while a folder was made: nobody is in it yet
        for name in seals.damaged_keys(one.folder):
            what = _("One copy of a person's key is missing or damaged; the other one is whole.")
            yield found(
                "key-copy",
                _inside(path, one.folder / name),
                what,
                _("strengthtui vault doctor --repair  puts it right."),
            )


def _kept_packs(path: Path, looked: list[_Looked], seals: Seals) -> Iterator[Ailment]:
    """Look whether each kept pack is what was kept, and whether each that a conversation names is there."""
    asked = _asked(looked, seals)
    there = {one.name: one for one in (path / layout.PACKS).glob("*") if layout.is_digest(one.name)}
    for name, one in sorted(there.items()):
        if whole_pack(one, seals) is None:
            what = _("The questions kept for a conversation are not what was kept.")
            told = " ".join(part for part in (what, _which(asked.get(name))) if part)
            yield found("pack-changed", f"{layout.PACKS}/{name}", told, _("Bring the file back from a copy."))
    for name in sorted(asked.keys() - there.keys()):
        what = _("The questions of a conversation are not kept in the vault.")
        hint = _("Where the program has them itself, nothing is missing; else bring the file back from a copy.")
        yield found("pack-missing", f"{layout.PACKS}/{name}", f"{what} {_which(asked[name])}", hint)


def _asked(looked: list[_Looked], seals: Seals) -> dict[str, Conversation]:
    """Give a conversation of each pack that anybody was asked, by the name of the kept pack."""
    conversations = (row for one in looked if one.loaded for row in one.loaded.snapshot.records().conversations)
    digests = {one.digest: one for one in conversations if layout.is_digest(one.digest)}
    return {seals.pack_name(digest): one for digest, one in digests.items()}


def _which(conversation: Conversation | None) -> str:
    if conversation is None:
        return ""
    return _("It is {pack}, version {version}.").format(pack=conversation.pack, version=conversation.version)


def whole_pack(path: Path, seals: Seals) -> bytes | None:
    """Give a kept pack, `None` where it does not open or is not what its name says."""
    try:
        data = seals.pack(path.name).open(_bytes(path), "pack")
    except DamagedError:
        return None
    return data if seals.pack_name(hashlib.sha256(data).hexdigest()) == path.name else None


def _concerns(looked: list[_Looked], newest: Mapping[str, int], seals: Seals) -> Iterator[Ailment]:
    for one in looked:
        rows = _rows_of_concern(one.folder, seals)
        counted = 0 if one.loaded is None else newest.get(concern_of(one.loaded.snapshot.meta.person), 0)
        where, hint = f"{one.folder.name}/{layout.CONCERN}", _("Bring it back from a copy.")
        if rows is None:
            what = _("The team page's record of this person cannot be read.")
            yield found("concern-unreadable", where, what, hint)
        elif rows < counted:
            what = _("The team page's record of this person was put back: it has {found} rows, {counted} were written.")
            yield found("concern-older", where, what.format(found=rows, counted=counted), hint)


def _rows_of_concern(folder: Path, seals: Seals) -> int | None:
    """Count the rows, none where there is no record; `None` when it cannot be read."""
    record = folder / layout.CONCERN
    if not record.exists():
        return 0
    try:
        return len(concerns.from_bytes(seals.person(folder).open(_bytes(record), "concern")))
    except DamagedError:
        return None


def _journal(path: Path, seals: Seals) -> Iterator[Ailment]:
    try:
        Journal(path, seals.vault).rows()
    except DamagedError:
        what = _("The journal cannot be read: where backups went is not known any more.")
        yield found("journal-unreadable", layout.JOURNAL, what, _("Nothing anyone said is lost. Put it back."))


def _reflections(path: Path, seals: Seals) -> Iterator[Ailment]:
    try:
        OwnNotes(path, seals.vault).rows()
    except DamagedError:
        what = _("The worker's own notes cannot be read.")
        yield found("reflections-unreadable", layout.REFLECTIONS, what, _("Nobody's file is touched. Put it back."))


def _clock(path: Path, looked: list[_Looked], seals: Seals, now: str | None) -> Iterator[Ailment]:
    times = [entry_of(one.loaded.snapshot.records(), "", None).written for one in looked if one.loaded is not None]
    ahead = clock.ahead_of(now, times) if now is not None else ()
    if now is None or not ahead:
        return
    with suppress(DamagedError):
        known = clock.accepted(Journal(path, seals.vault).rows())
        ahead = tuple(time for time in ahead if time not in known)
    if ahead:
        what = _("The clock of this computer says {today}; the newest date in the vault is {newest}.")
        hint = _("Look at the clock. If it is right: strengthtui vault doctor --clock-is-right")
        told = what.format(today=told_date(now), newest=told_date(ahead[-1]))
        yield found("clock-set-back", layout.PEOPLE, told, hint)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _heads_copies(path: Path, newest: Head, seals: Seals) -> Iterator[Ailment]:
    for name in head.COPIES:
        copy = head.read_copy(path / name)
        if copy is None or not seals.vouches_for(copy):
            what = _("One copy of the vault's head is missing or damaged; the other one is whole.")
            yield found("head-copy", name, what, _("strengthtui vault doctor --repair  puts it right."))
        elif copy.rev < newest.rev and seals.vouches_for(newest):
            what = _("One copy of the vault's head is older: what opened the vault before opens it still.")
            hint = _("Change the passphrase once more, and make a new recovery code if it was that which was changed.")
            yield found("head-older", name, what, hint)


def _leftovers(path: Path) -> Iterator[Ailment]:
    for folder in (path, path / layout.PACKS, *_folders(path)):
        for one in sorted(folder.glob(f"{atomic.TEMP_PREFIX}*")):
            what = _("A temporary file was left behind when the program was ended. It is no damage.")
            hint = _("It goes when somebody is next written there, or with  strengthtui vault doctor --repair")
            yield found("leftover", _inside(path, one), what, hint)
    for one in sorted((path / layout.ASIDE).glob("*")):
        what = _("The rest of a file that was to be taken away was left behind when the program was ended.")
        yield found("taken-away", _inside(path, one), what, _("It goes when somebody is next added or taken away."))


def _counter(path: Path, counted: HeadsRead) -> Iterator[Ailment]:
    if not (path / layout.HEADS).exists() and _folders(path):
        what = _("The counter that finds old files put back is missing.")
        yield found("heads-missing", layout.HEADS, what, _("It begins again with the next thing that is saved."))
    if counted.bad:
        what = _("{count} rows of the counter are damaged.").format(count=counted.bad)
        yield found("heads-row", layout.HEADS, what, _("Nothing anyone said is lost. Put `heads` back from a backup."))
    if counted.torn:
        what = _("The last row of the counter was cut off when the program was ended. It is no damage.")
        yield found("heads-torn", layout.HEADS, what, _("It goes when the next thing is saved."))


def _behind(path: Path, looked: list[_Looked], newest: Mapping[str, int]) -> Iterator[Ailment]:
    metas = [one.loaded.snapshot.meta for one in looked if one.loaded is not None]
    count = sum(meta.generation > newest.get(meta.person, GONE) for meta in metas)
    if count and (path / layout.HEADS).exists():
        what = _("The counter is behind {count} files: a power cut does that, and so does whoever cuts it short.")
        hint = _("Nothing anyone said is lost by it. It goes on with the next thing that is saved.")
        yield found("heads-behind", layout.HEADS, what.format(count=count), hint)


def _person(path: Path, looked: _Looked, newest: Mapping[str, int], seals: Seals) -> Iterator[Ailment]:
    where = _inside(path, looked.folder)
    if looked.damaged:
        what = _("Nothing in this folder can be read: somebody's file is damaged.")
        yield found("person-unreadable", where, what, _("Put the folder back from a backup."))
    elif looked.loaded is None:
        what = _("An empty folder was left behind when the program was ended. It is no damage.")
        yield found("empty-folder", where, what, _("It may be removed."))
    else:
        yield from _state(where, looked.loaded, newest)
    yield from _kept(path, looked, seals)


def _state(where: str, loaded: Loaded, newest: Mapping[str, int]) -> Iterator[Ailment]:
    meta = loaded.snapshot.meta
    latest = newest.get(meta.person, GONE)
    if loaded.is_older:
        what = _("The newest state of a file is missing or damaged; state {generation} before it is whole.")
        told = what.format(generation=meta.generation)
        yield found("person-now", where, told, way_on(meta.person))
    elif meta.generation < latest:
        what = _("An old file was put back: it is state {found}, state {latest} was written already.")
        told = what.format(found=meta.generation, latest=latest)
        yield found("person-older", where, told, way_on(meta.person))
    if loaded.newer:
        what = _("A newer version of strengthtui wrote this file.")
        yield found("person-newer", where, what, _("It can be read; use the newer version to change it."))


def _kept(path: Path, looked: _Looked, seals: Seals) -> Iterator[Ailment]:
    if looked.damaged:
        return
    store = DiskStore(looked.folder, seals)
    for name in sorted(one.name for one in looked.folder.iterdir()):
        where = f"{_inside(path, looked.folder)}/{name}"
        if name in layout.GENERATIONS or layout.is_day(name):
            yield from _older_state(where, store, name, looked.loaded)
        if name == layout.DRAFT and not _draft_reads(store):
            what = _("What was being typed when the program was last ended cannot be read.")
            yield found("draft-unreadable", where, what, _("It goes with the next line that is typed."))
        if name == layout.SET_ASIDE:
            what = _("A damaged state was set aside when somebody went on from the one before it.")
            yield found("set-aside", where, what, _("It may be removed."))


def _older_state(where: str, store: DiskStore, name: str, newest: Loaded | None) -> Iterator[Ailment]:
    person = _whose(store, name)
    if person is None:
        what = _("An older state that was kept cannot be read. The newest one is not touched by this.")
        yield found("generation-unreadable", where, what, _("It may be removed."))
    elif newest is not None and person != newest.snapshot.meta.person:
        what = _("This older state is of somebody else than the file beside it.")
        hint = _("Move it out of the vault: whoever goes back to it would read of another person.")
        yield found("generation-of-another", where, what, hint)


def _twice(path: Path, looked: list[_Looked]) -> Iterator[Ailment]:
    seen: dict[str, Path] = {}
    for one in looked:
        if one.loaded is not None:
            first = seen.setdefault(one.loaded.snapshot.meta.person, one.folder)
            if first != one.folder:
                what = _("Two folders hold the same person, this one and {other}.").format(other=first.name)
                yield found("person-twice", _inside(path, one.folder), what, _("Move the older one out of the vault."))


def _missing(path: Path, looked: list[_Looked], newest: Mapping[str, int], seal: Seal) -> Iterator[Ailment]:
    """Tell who was written and is not there; an unreadable folder is somebody's, if nobody knows whose."""
    known = Catalogue(path, seal).entries()
    seen = {one.loaded.snapshot.meta.person for one in looked if one.loaded is not None}
    unreadable = [known.get(one.folder.name) for one in looked if one.damaged]
    seen |= {entry.id for entry in unreadable if entry is not None}
    counted = [person for person, generation in newest.items() if generation != GONE and is_person(person)]
    missing = [person for person in counted if person not in seen]
    for person in missing if len(missing) > unreadable.count(None) else ():
        what = _("Somebody's folder is missing: state {generation} of it was written.").format(
            generation=newest[person]
        )
        yield found("person-missing", f"{layout.HEADS}: {person}", what, _("Put it back from a backup."))


def _catalogue(path: Path, looked: list[_Looked], seal: Seal) -> Iterator[Ailment]:
    catalogue = Catalogue(path, seal)
    known = catalogue.entries()
    hint = _("It is derived from people's files and written anew by itself.")
    if catalogue.bad:
        what = _("{count} rows of the list of people are damaged.").format(count=catalogue.bad)
        yield found("catalogue-row", layout.CATALOGUE, what, hint)
    if catalogue.torn:
        what = _("The last row of the list of people was cut off when the program was ended.")
        yield found("catalogue-torn", layout.CATALOGUE, what, hint)
    if any(_differs(one, known.get(one.folder.name)) for one in looked if one.loaded is not None):
        what = _("The list of people is behind the files; it is read again wherever it differs.")
        yield found("catalogue-out-of-date", layout.CATALOGUE, what, hint)


def _differs(looked: _Looked, entry: CatalogueEntry | None) -> bool:
    stat = stat_of(looked.folder / layout.NOW)
    if stat is None or looked.loaded is None:
        return False
    if entry is None or (entry.size, entry.mtime_ns) != (stat.size, stat.mtime_ns):
        return True
    return not looked.loaded.is_older and entry.generation != looked.loaded.snapshot.meta.generation


def _look(folder: Path, seals: Seals) -> _Looked:
    try:
        return _Looked(folder, load(DiskStore(folder, seals)), damaged=False)
    except NotFoundError:
        return _Looked(folder, None, damaged=False)
    except DamagedError:
        return _Looked(folder, None, damaged=True)


def _whose(store: DiskStore, name: str) -> str | None:
    """Name whose state this is; `None` when it cannot be read."""
    try:
        blob = store.read(name)
        return None if blob is None else read(blob, store.seal, name).snapshot.meta.person
    except (ValueError, DamagedError):
        return None


def _draft_reads(store: DiskStore) -> bool:
    try:
        blob = store.read(layout.DRAFT)
        return blob is None or drafts.from_bytes(store.seal.open(blob, "draft")) is not None
    except DamagedError:
        return False


def _folders(path: Path) -> list[Path]:
    people = layout.people(path)
    return sorted(one for one in people.iterdir() if layout.is_folder_name(one.name)) if people.is_dir() else []


def _inside(path: Path, one: Path) -> str:
    return one.relative_to(path).as_posix()
