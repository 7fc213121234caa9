"""Everything that can be done to a sealed vault behind its back, by name; and which of it is not found, and why."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, NamedTuple

from strengthtui import atomic
from strengthtui.vault import head, layout
from strengthtui.vault.drafts import Draft
from strengthtui.vault.journal import Journal
from tests.vault.vault_builders import NAME, ORGANISATION, PASSPHRASE, Counting, a_jotting, a_vault, jot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.vault.vault import Vault

OLD_PASSPHRASE = "what it was before today"
NAMES = ("Sam", "Aunty Sal", "Gone")
HEADS_ROW, CATALOGUE_ROW = 256, 1152
"""Bytes of a sealed row."""
_EARLIER_ROWS = [frozenset(range(at, at + 5)) for at in (0, 5, 10)]
"""Rows of the counter by person: added, three lines, one concern."""
_LATER_ROWS = [frozenset(range(at, at + 4)) for at in (15, 19, 23)]
"""Three lines and one concern more."""


class Made(NamedTuple):
    """A vault, as it is and as it was a while ago."""

    latest: Path
    earlier: Path
    sam: str
    """Folder of somebody with everything a folder may hold."""
    sal: str
    """Folder of somebody else."""
    gone: str
    """Folder of somebody who is to vanish."""
    names: tuple[str, ...] = NAMES
    """In the order they came, in which everything is written."""


def two_vaults(folder: Path) -> tuple[Made, Made]:
    """Make two vaults that open with the same passphrase, and keep a copy of each from before the last acts."""
    return _made(folder / "ours", Counting()), _made(folder / "theirs", Counting(50_000))


def small_vault(path: Path) -> Path:
    """Make a vault with one of everything, as small as can be: bit after bit of it is turned over."""
    given = Counting()
    vault = a_vault(path, given, sealed=True)
    vault.keep_pack(hashlib.sha256(b"id: ropes").hexdigest(), b"id: ropes")
    with vault.add_person("Sam", at=given.now()) as file:
        given.day = "2026-11-23"
        for text in ("The allotment keeps me going", "Jo drives me on Fridays", "Gran taught me to bake"):
            jot(file, text)
        file.save_draft(Draft(text="half a li", at="now"))
        file.add_concern({"words": "first"})
    vault.add_organisation(ORGANISATION.public, NAME)
    Journal(path, vault.seals.vault).note({"what": "backup", "path": "/media/stick/vault.backup"})
    vault.change_own_notes(lambda rows: (*rows, {"what": "note", "id": "a", "words": "it took patience"}))
    (path / f"{atomic.TEMP_PREFIX}heads-1-2").write_bytes(b"what a kill left behind")
    return path


def _made(folder: Path, given: Counting) -> Made:
    vault = a_vault(folder / "vault", given, sealed=True)
    vault.keep_pack(hashlib.sha256(b"id: ropes").hexdigest(), b"id: ropes")
    vault.keep_pack(hashlib.sha256(b"id: other").hexdigest(), b"id: other")
    for name in NAMES:
        with vault.add_person(name, at=f"2026-11-22T{given.count % 10 + 10}:00:00.000Z") as file:
            for text in ("one", "two", "three"):
                jot(file, f"{name} said {text}")
            file.save_draft(Draft(text=f"{name} half a li", at="now"))
            file.add_concern({"words": "first"})
    sam, sal, gone = (next(one.folder for one in vault.people() if one.name == name) for name in NAMES)
    journal = Journal(folder / "vault", vault.seals.vault)
    journal.note({"what": "backup", "path": "/media/stick/vault.backup"})
    vault.change_own_notes(lambda rows: (*rows, {"what": "note", "id": "a", "words": "it took patience"}))
    vault.set_secret(OLD_PASSPHRASE, "passphrase")
    vault.add_organisation(ORGANISATION.public, NAME)
    earlier = shutil.copytree(folder / "vault", folder / "earlier")
    vault.set_secret(PASSPHRASE, "passphrase")
    _go_on(vault, given)
    journal.note({"what": "backup", "path": "/media/other/vault.backup"})
    vault.change_own_notes(lambda rows: (*rows, {"what": "note", "id": "b", "words": "we laughed"}))
    return Made(folder / "vault", earlier, sam, sal, gone)


def _go_on(vault: Vault, given: Counting) -> None:
    given.day = "2026-11-23"
    for name in NAMES:
        person = next(one.id for one in vault.people() if one.name == name)
        with vault.person(person, write=True) as file:
            for text in ("four", "five", "six"):
                with file.act() as act:
                    a_jotting(act, f"{name} said {text}")
            file.save_draft(Draft(text="half another li", at="now"))
            file.add_concern({"words": "second"})


CHANGES: dict[str, Callable[[Path, Made, Made], object]] = {}


def _change(name: str, change: Callable[[Path, Made, Made], object]) -> None:
    CHANGES[name] = change


def _copy(source: Path, target: Path) -> None:
    """Put a file where another one is, with the time of the one that was there."""
    target.unlink(missing_ok=True)
    shutil.copy2(source, target)


def _exchange(one: Path, other: Path) -> None:
    kept = one.with_name("kept")
    one.rename(kept)
    other.rename(one)
    kept.rename(other)


def _cut(path: Path, left: int) -> None:
    path.write_bytes(path.read_bytes()[:left])


def _of(made: Made, here: Path, name: str) -> Path:
    return here / layout.PEOPLE / made.sam / name


def _place(made: Made, here: Path, name: str) -> Path:
    return here / name if name in _OF_ALL else _of(made, here, name)


_DAY = f"{layout.DAY}2026-11-23"
_OF_A_PERSON = (layout.NOW, "1", "2", _DAY, layout.DRAFT, layout.CONCERN, *layout.KEYS)
_OF_ALL = (*head.COPIES, layout.HEADS, layout.CATALOGUE, layout.JOURNAL, layout.REFLECTIONS)


def _define() -> None:
    for name in (*_OF_A_PERSON, *_OF_ALL):
        _define_of_one(name)
    for name in _OF_A_PERSON:
        _between_people(name)
        for left in (0, 1, 57, 58, 74, -1):
            _cut_to(left, name)
    for name in _OF_ALL:
        for left in (0, 1, -1, -100):
            _cut_to(left, name)
    for one, other in ((layout.NOW, "1"), ("1", "2"), (layout.NOW, _DAY), (layout.DRAFT, layout.CONCERN)):
        _for_one_another(one, other)
    _for_one_another(layout.HEADS, layout.CATALOGUE)
    _change("cut by a row: heads", lambda here, _ours, _theirs: _cut(here / layout.HEADS, -HEADS_ROW))
    _change("cut by a row: catalogue", lambda here, _ours, _theirs: _cut(here / layout.CATALOGUE, -CATALOGUE_ROW))
    _change(
        "changed for one another: two kept packs", lambda here, _o, _t: _exchange(*sorted((here / "packs").iterdir()))
    )
    _define_wholes()


def _define_of_one(name: str) -> None:
    before = f"{layout.DAY}2026-11-22" if name == _DAY else name
    _change(
        f"from another vault: {name}",
        lambda here, ours, theirs: _copy(_place(theirs, theirs.latest, name), _place(ours, here, name)),
    )
    _change(
        f"put back as it was: {name}",
        lambda here, ours, _theirs: _copy(_place(ours, ours.earlier, before), _place(ours, here, name)),
    )
    _change(f"taken away: {name}", lambda here, ours, _theirs: _place(ours, here, name).unlink())


def _between_people(name: str) -> None:
    _change(
        f"between people: {name}",
        lambda here, ours, _theirs: _exchange(_of(ours, here, name), here / layout.PEOPLE / ours.sal / name),
    )


def _cut_to(left: int, name: str) -> None:
    _change(f"cut to {left}: {name}", lambda here, ours, _theirs: _cut(_place(ours, here, name), left))


def _for_one_another(one: str, other: str) -> None:
    _change(
        f"changed for one another: {one} and {other}",
        lambda here, ours, _theirs: _exchange(_place(ours, here, one), _place(ours, here, other)),
    )


def _define_wholes() -> None:
    _change("changed for one another: two people's folders", _exchange_folders)
    _change(
        "a person's folder a second time", lambda here, ours, _t: shutil.copytree(_of(ours, here, ""), _other(here))
    )
    _change("a person's folder by another name", lambda here, ours, _theirs: _of(ours, here, "").rename(_other(here)))
    _change("a person's folder taken away", lambda here, ours, _theirs: shutil.rmtree(_of(ours, here, "")))
    _change("a person's folder of another vault", _folder_of_another_vault)
    _change("a person's folder put back as it was", _folder_as_it_was)
    _change(
        "both copies of the head of another vault", lambda here, _o, theirs: _copy_all(theirs.latest, here, head.COPIES)
    )
    _change(
        "both copies of the head put back as they were",
        lambda here, ours, _t: _copy_all(ours.earlier, here, head.COPIES),
    )
    _change("a person's folder put back as it was, their later rows of the counter cut out", _folder_and_counter)
    _change("a person's folder taken away, their rows of the counter cut out", _folder_and_rows)
    _change("a kept pack taken away", lambda here, _ours, _theirs: min((here / "packs").iterdir()).unlink())
    _change("the whole vault put back as it was, but for the heads", _everything_as_it_was)


def _other(here: Path) -> Path:
    return here / layout.PEOPLE / ("f" * 32)


def _exchange_folders(here: Path, ours: Made, _theirs: Made) -> None:
    _exchange(here / layout.PEOPLE / ours.sam, here / layout.PEOPLE / ours.sal)


def _folder_of_another_vault(here: Path, _ours: Made, theirs: Made) -> None:
    shutil.copytree(_of(theirs, theirs.latest, ""), here / layout.PEOPLE / theirs.sam)


def _folder_as_it_was(here: Path, ours: Made, _theirs: Made) -> None:
    shutil.rmtree(_of(ours, here, ""))
    shutil.copytree(_of(ours, ours.earlier, ""), _of(ours, here, ""))


def _copy_all(source: Path, target: Path, names: tuple[str, ...]) -> None:
    for name in names:
        _copy(source / name, target / name)


def _folder_and_counter(here: Path, ours: Made, theirs: Made) -> None:
    _folder_as_it_was(here, ours, theirs)
    _without_rows(here, _LATER_ROWS[ours.names.index("Sam")])


def _folder_and_rows(here: Path, ours: Made, _theirs: Made) -> None:
    shutil.rmtree(here / layout.PEOPLE / ours.gone)
    number = ours.names.index("Gone")
    _without_rows(here, _EARLIER_ROWS[number] | _LATER_ROWS[number])


def _without_rows(here: Path, rows: frozenset[int]) -> None:
    """Take rows out of the counter; whoever has no key knows them only by when they were written."""
    data = (here / layout.HEADS).read_bytes()
    whole = [data[at : at + HEADS_ROW] for at in range(0, len(data), HEADS_ROW)]
    (here / layout.HEADS).write_bytes(b"".join(row for number, row in enumerate(whole) if number not in rows))


def _everything_as_it_was(here: Path, ours: Made, _theirs: Made) -> None:
    for one in here.iterdir():
        if one.is_dir():
            shutil.rmtree(one)
        elif one.name not in head.COPIES:
            one.unlink()
    shutil.copytree(ours.earlier, here, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*head.COPIES))


_define()

_KEPT = "an older state that is kept for damage only; what counts is not touched"
_NOTES = "the worker's own notes are counted nowhere; a vault without any is one whose worker noted nothing"
_JOURNAL = "where backups went is counted nowhere; a vault without any, or with an empty one, is a new vault"
_ROLLED_BACK = "older bytes of the same vault are as true as newer ones; only what was cut out told of these"
NOT_FOUND: dict[str, str] = {
    **{f"put back as it was: {name}": _KEPT for name in ("1", "2", _DAY)},
    **{f"taken away: {name}": _KEPT for name in ("1", "2", _DAY)},
    "changed for one another: 1 and 2": _KEPT,
    "put back as it was: draft": "what was being typed is counted nowhere",
    "taken away: draft": "what was being typed is counted nowhere",
    **{f"put back as it was: {name}": "a person's key never changes: nothing is different" for name in layout.KEYS},
    **{f"cut to -1: {name}": "the end of the last line; the head is whole" for name in head.COPIES},
    "a person's folder put back as it was, their later rows of the counter cut out": _ROLLED_BACK,
    "a person's folder taken away, their rows of the counter cut out": _ROLLED_BACK,
    "the whole vault put back as it was, but for the heads": _ROLLED_BACK,
    "both copies of the head put back as they were": "the passphrase of that time opens it again; the new one does not",
    "cut by a row: heads": "it counted a concern record; alone that loses nothing, beside an old record it hides that",
    "put back as it was: journal": _JOURNAL,
    "taken away: journal": _JOURNAL,
    "cut to 0: journal": _JOURNAL,
    "put back as it was: reflections": _NOTES,
    "taken away: reflections": _NOTES,
    "cut to 0: reflections": _NOTES,
    "a kept pack taken away": "no conversation names it, and the file alone says which pack it was",
}
"""What neither opening nor the doctor finds, and why."""
