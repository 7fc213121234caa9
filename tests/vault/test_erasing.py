"""After an erase and after a strike nothing under the vault tells the words, and no key there opens what was copied."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from strengthtui.errors import BusyError, NotFoundError, StrengthError
from strengthtui.model.words import Ref
from strengthtui.vault import erasing, layout, reaching
from strengthtui.vault.ciphers import KINDS, AesSeal, folder_tag, vault_tag
from strengthtui.vault.doctor import examine
from strengthtui.vault.drafts import Draft
from strengthtui.vault.erasing import Kept, Reached, erase, kept_of
from strengthtui.vault.heads import Heads
from strengthtui.vault.keys import KeyRing
from strengthtui.vault.owed import Noted, Why
from strengthtui.vault.vault import Vault
from tests.vault.faulty_disk import FAULTS, FULL, KILL, FaultyDisk, at_every_call
from tests.vault.vault_builders import (
    Counting,
    a_jotting,
    a_step,
    a_vault,
    bytes_under,
    folder_of,
    jot,
    open_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME = "Marigold Quench"
SECRET = "xylophone lessons behind the bakery"
STAYS = "the heron at the weir"
WORDS = (NAME.encode(), SECRET.encode())


@pytest.fixture
def made(tmp_path: Path, sealed: bool) -> tuple[Path, str]:
    """A vault with two people; one has said the secret in every way there is to keep it."""
    given = Counting()
    vault = a_vault(tmp_path / "made", given, sealed=sealed)
    with vault.add_person("Sam", at=given.now()) as other:
        jot(other, STAYS)
    with vault.add_person(NAME, at=given.now()) as file:
        for day in range(20, 24):
            given.day = f"2026-11-{day}"
            with file.act() as act:
                a_jotting(act, SECRET)
                a_step(act, SECRET, by="2026-12-01")
        file.save_draft(Draft(text=SECRET[:12], at=given.now()))
        file.add_concern({"words": SECRET})
        return tmp_path / "made", file.records.person.id


def reached(path: Path) -> Iterator[bytes]:
    """Give every file under a vault, and what any key that can be found there makes of it, whole and row by row."""
    vault = open_at(path, Counting(9_000_000))
    files = bytes_under(path)
    seals = list(_seals(vault, files))
    for data in files.values():
        yield data
        for seal in seals:
            for piece in (data, *(data[at : at + size] for size in _SIZES for at in range(0, len(data), size))):
                for kind in KINDS:
                    try:
                        yield seal.open(piece, kind)
                    except StrengthError:
                        continue


_SIZES = (256, 1152)
"""Rows of `heads` and `catalogue`, sealed."""


def _seals(vault: Vault, files: dict[str, bytes]) -> Iterator[AesSeal]:
    """Make a seal of every key: the vault's own, and each that opens for a folder whose name stands anywhere."""
    if not isinstance(vault.seals, KeyRing):
        return
    ring, tag = vault.seals, vault_tag(vault.id)
    for purpose in ("rows", "people", "journal", "backup"):
        yield AesSeal(ring.subkey(purpose), tag)
    for name, data in files.items():
        for folder in (part for part in name.split("/") if layout.is_folder_name(part)):
            try:
                key = AesSeal(ring.subkey("people"), tag, folder_tag(folder)).open(data, "key")
            except StrengthError:
                continue
            yield AesSeal(key, tag, folder_tag(folder))


def tells(path: Path) -> list[bytes]:
    """Give which of the words are still told anywhere."""
    pieces = list(reached(path))
    return [word for word in WORDS if any(word in piece for piece in pieces)]


def test_the_searcher_finds_what_is_there(made: tuple[Path, str]) -> None:
    """Before anything is erased the words are found, so that not finding them says something."""
    path, person = made
    assert tells(path) == list(WORDS)
    vault = open_at(path, Counting(1_000_000))
    assert kept_of(vault, person) == Kept(days=4, older=2, drafts=1, concerns=1)


def test_nothing_is_left_after_an_erase(made: tuple[Path, str], tmp_path: Path) -> None:
    """No file tells the words or the name, the others are whole, and a copy of the files made before is noise."""
    path, person = made
    vault = open_at(path, Counting(1_000_000))
    with vault.person(person, write=False) as file:
        generation = file.records.meta.generation
        folder = folder_of(vault, file)
    copied = shutil.copytree(folder, tmp_path / "copied")
    for key in layout.KEYS:
        (copied / key).unlink(missing_ok=True)
    assert erase(vault, person, generation) == Reached()
    assert tells(path) == []
    assert not (path / layout.ASIDE).exists() or not list((path / layout.ASIDE).iterdir())
    assert Heads(path, vault.seals.vault).latest(person) == 0
    assert [entry.name for entry in vault.people()] == ["Sam"]
    again = open_at(path, Counting(2_000_000))
    assert [entry.name for entry in again.people()] == ["Sam"]
    with pytest.raises(NotFoundError):
        again.person(person, write=False)
    assert examine(path, again.seals) == ()
    assert any(STAYS.encode() in piece for piece in reached(path))
    if vault.sealed:
        shutil.copytree(copied, path / "people" / folder.name)
        assert tells(path) == []


def test_nothing_is_left_after_a_strike(made: tuple[Path, str]) -> None:
    """Struck words are in no generation, day, draft or row of the catalogue; what nobody struck still is."""
    path, person = made
    vault = open_at(path, Counting(1_000_000))
    with vault.person(person, write=True) as file:
        with file.act() as act:
            act.strike([Ref(table="jottings", id=one.id) for one in file.records.jottings])
            act.strike([Ref(table="steps", id=one.id) for one in file.records.steps])
        concern = folder_of(vault, file) / layout.CONCERN
        assert file.concerns() == ({"words": SECRET},)
        concern.unlink()  # append-only, and apart from everything else: no strike reaches it
    assert tells(path) == [NAME.encode()]


def test_more_that_came_meanwhile_is_not_erased(made: tuple[Path, str]) -> None:
    """Who was shown one state does not destroy another; nor what somebody is writing; unless nobody can read it."""
    path, person = made
    vault = open_at(path, Counting(1_000_000))
    with vault.person(person, write=True) as file:
        before = file.records.meta.generation
        with pytest.raises(BusyError):
            erase(open_at(path, Counting(2_000_000)), person, before)
        jot(file, "one more")
    with pytest.raises(BusyError):
        erase(vault, person, before)
    assert len(vault.people()) == 2
    folder = folder_of(vault, file)
    for name in (*layout.KEYS, "now", *layout.GENERATIONS):
        if (folder / name).exists():
            (folder / name).write_bytes(b"torn")
    erase(vault, person, None)
    assert [entry.name for entry in open_at(path, Counting(3_000_000)).people()] == ["Sam"]
    assert tells(path) == []


def test_backups_are_reached_unless_it_is_refused(made: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each backup that was reached, or not, is told once; where the erase is refused no backup has lost anybody."""
    path, person = made
    vault = open_at(path, Counting(1_000_000))
    asked: list[tuple[str, ...]] = []

    def without_person(_vault: Vault, folders: Iterable[str], _why: Why) -> reaching.Reached:
        asked.append(tuple(folders))
        missed = (Noted(Path("/far/away"), ""), "The folder is gone.")
        return reaching.Reached((Noted(path.parent / "usb.backup", ""),), (missed,))

    monkeypatch.setattr(reaching, "without_person", without_person)
    with vault.person(person, write=True) as file:
        generation = file.records.meta.generation
        for shown in (generation, generation - 1, None):
            with pytest.raises(BusyError):
                erase(open_at(path, Counting(2_000_000)), person, shown)
        folder = folder_of(vault, file).name
    assert asked == []
    reached = erase(vault, person, generation)
    assert asked == [(folder,)]
    assert reached == Reached((str(path.parent / "usb.backup"),), ("/far/away: The folder is gone.",))


def test_a_copy_made_by_hand_goes_too(made: tuple[Path, str]) -> None:
    """Two folders that hold one person both go."""
    path, person = made
    vault = open_at(path, Counting(1_000_000))
    with vault.person(person, write=False) as file:
        folder = folder_of(vault, file)
    twin = path / "people" / ("f" * 32)
    shutil.copytree(folder, twin)
    if isinstance(vault.seals, KeyRing):
        key = AesSeal(vault.seals.subkey("people"), vault_tag(vault.id), folder_tag(folder.name)).open(
            (folder / "key").read_bytes(), "key"
        )
        vault.seals.put_key(twin, key)
        seal = AesSeal(key, vault_tag(vault.id), folder_tag(twin.name))
        generation = file.records.meta.generation
        data = vault.seals.person(folder).open((folder / "now").read_bytes(), "now")
        (twin / "now").write_bytes(seal.seal(data, "now", generation=generation))
    with vault.person(person, write=False) as file:
        erase(vault, person, file.records.meta.generation)
    assert list((path / "people").iterdir()) == [path / "people" / vault.people()[0].folder]
    assert tells(path) == []


def test_a_key_is_written_over_before_it_goes(tmp_path: Path) -> None:
    """A second name of the same file no longer holds the key; a half-written one that a kill left goes as well."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("key", "key.2", ".tmp-key.2-123-ab"):
        (folder / name).write_bytes(b"k" * 100)
        os.link(folder / name, tmp_path / f"other {name}")
    (folder / "now").write_bytes(b"words")
    erasing.empty_folder(folder)
    assert list(folder.iterdir()) == []
    left = [(tmp_path / f"other {name}").read_bytes() for name in ("key", "key.2", ".tmp-key.2-123-ab")]
    assert all(len(data) == 100 and b"kkk" not in data for data in left)


def test_a_key_is_written_over_to_its_end(tmp_path: Path) -> None:
    """Where the disk writes by half and says so, the other half is written over as well."""
    short = next(fault for fault in FAULTS if fault.short and not fault.number)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "key").write_bytes(b"k" * 100)
    os.link(folder / "key", tmp_path / "other key")
    with FaultyDisk(tmp_path, short, 0, ever_after=True) as disk:
        erasing.empty_folder(folder)
    assert disk.met[0] == "write"
    assert b"kkk" not in (tmp_path / "other key").read_bytes()


def test_nobody_is_told_they_are_gone_who_may_not_be(made: tuple[Path, str]) -> None:
    """Where the disk does not even say whether they were moved away, that is told, and not that all is as it was."""
    path, person = made
    told: set[str] = set()
    for disk in at_every_call(path, FAULTS[0], ever_after=True):
        vault = open_at(path, Counting(1_000_000))
        with disk:
            try:
                erase(vault, person, None)
            except StrengthError as error:
                told.add(error.hint)
        names = [one.name for one in open_at(path, Counting(2_000_000)).people()]
        if NAME not in names:
            break
    assert any("if they are still in it" in one for one in told)


def _all_or_nothing(path: Path, person: str, *, done: bool) -> str:
    """Open the vault as the next start would: they are whole, or gone with every word."""
    again = open_at(path, Counting(5_000_000))
    assert {one.severity for one in examine(path, again.seals)} <= {"note"}
    names = sorted(entry.name for entry in again.people())
    if NAME in names:
        assert not done
        with again.person(person, write=True) as file:
            assert len(file.records.jottings) == 4
            assert file.concerns() == ({"words": SECRET},)
            jot(file, "and on we go")
        return "there"
    assert names == ["Sam"]
    assert tells(path) == []
    assert not list((path / layout.ASIDE).iterdir())
    return "gone"


@pytest.mark.slow
@pytest.mark.parametrize("ever_after", [False, True])
def test_refused_anywhere_they_are_all_there_or_gone(made: tuple[Path, str], tmp_path: Path, ever_after: bool) -> None:
    """Whatever call the disk refuses, the next start finds them whole or finishes; what was told is true."""
    source, person = made
    outcomes: set[str] = set()
    for disk in at_every_call(tmp_path, FULL, ever_after=ever_after):
        path = shutil.copytree(source, tmp_path / str(disk.number))
        vault = open_at(path, Counting(1_000_000))
        done = True
        with disk:
            try:
                erase(vault, person, None)
            except StrengthError:
                done = False
        outcomes.add(f"{_all_or_nothing(path, person, done=done)} {'done' if done else 'refused'}")
        shutil.rmtree(path)
    assert outcomes == {"there refused", "gone refused", "gone done"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
def test_killed_anywhere_they_are_all_there_or_gone(made: tuple[Path, str], tmp_path: Path) -> None:
    """A real SIGKILL before every call that changes something: the next start finds them whole, or finishes it."""
    source, person = made
    outcomes: set[str] = set()
    for number in range(200):
        path = shutil.copytree(source, tmp_path / str(number))
        vault = open_at(path, Counting(1_000_000))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            child = os.fork()
        if not child:
            with FaultyDisk(path, KILL, number):
                try:
                    erase(vault, person, None)
                finally:
                    os._exit(7)
        _pid, status = os.waitpid(child, 0)
        done = os.waitstatus_to_exitcode(status) == 7
        outcomes.add(_all_or_nothing(path, person, done=done))
        shutil.rmtree(path)
        if done:
            break
    else:
        pytest.fail("it never came to the end of an erase")
    assert outcomes == {"there", "gone"}


def test_what_cannot_be_finished_waits(made: tuple[Path, str]) -> None:
    """Where the rest cannot be destroyed at the next start, the vault opens all the same, and the one after does it."""
    path, _person = made
    rest = path / layout.ASIDE / ("0" * 32)
    rest.mkdir(parents=True)
    (rest / "now").write_bytes(SECRET.encode())
    with FaultyDisk(path, FULL, 0, ever_after=True) as disk:
        assert len(open_at(path, Counting(1_000_000)).people()) == 2
    assert disk.met
    assert (rest / "now").exists()
    open_at(path, Counting(2_000_000))
    assert not rest.exists()
