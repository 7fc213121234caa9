"""A person's key lies twice in their folder: one copy is enough, without either nobody else is touched (DESIGN 8)."""

from __future__ import annotations

import itertools
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from strengthtui.errors import DamagedError, LockedError
from strengthtui.vault import layout
from strengthtui.vault.keys import KeyRing
from tests.vault.seen_through import flip, plain
from tests.vault.vault_builders import a_vault, bytes_under, jot, reopened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.vault.vault import Vault

DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "flipped": lambda path: flip(path, 80),
    "zeros": lambda path: path.write_bytes(bytes(106)),
}


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A sealed vault with Sam and Aunty Sal."""
    made = a_vault(tmp_path / "vault", sealed=True)
    for name in ("Sam", "Aunty Sal"):
        with made.add_person(name, at="2026-11-22T10:00:00.000Z") as file:
            jot(file, f"said by {name}")
    return made


def folder(vault: Vault, name: str) -> Path:
    """Find somebody's folder."""
    assert vault.path is not None
    return next(vault.path / "people" / one.folder for one in vault.people() if one.name == name)


def person(vault: Vault, name: str) -> str:
    """Find somebody's id."""
    return next(one.id for one in vault.people() if one.name == name)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", layout.KEYS)
def test_one_copy_is_enough_and_the_doctor_says_so(vault: Vault, name: str, damage: str) -> None:
    """With either copy damaged the file opens, is written on, and the doctor names the copy."""
    sam_id, path = person(vault, "Sam"), folder(vault, "Sam") / name
    DAMAGES[damage](path)
    again = reopened(vault)
    with again.person(sam_id, write=True) as file:
        jot(file, "and on we go")
    [ailment] = again.examine()
    assert (ailment.code, ailment.severity) == ("key-copy", "damage")
    assert ailment.where == f"people/{path.parent.name}/{name}"


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_either_it_is_damage_and_others_are_not_touched(vault: Vault, damage: str) -> None:
    """Nothing of theirs opens, they are listed as damaged, everybody else is as before, and nothing is written."""
    sam_id, sal_id = person(vault, "Sam"), person(vault, "Aunty Sal")
    for name in layout.KEYS:
        DAMAGES[damage](folder(vault, "Sam") / name)
    assert vault.path is not None
    before = bytes_under(vault.path)
    again = reopened(vault)
    for write in (False, True):
        with pytest.raises(DamagedError, match="cannot be read"):
            again.person(sam_id, write=write)
    assert [one.code for one in again.examine()] == ["person-unreadable"]
    with again.person(sal_id, write=False) as file:
        assert [one.words.text for one in file.records.jottings] == ["said by Aunty Sal"]
    after = bytes_under(vault.path)
    assert {name: data for name, data in after.items() if "lock" not in name} == {
        name: data for name, data in before.items() if "lock" not in name
    }


def test_a_key_of_somebody_else_opens_nothing(vault: Vault) -> None:
    """Keys that change places are damage to both: each is sealed for its folder."""
    folders = [folder(vault, "Sam"), folder(vault, "Aunty Sal")]
    held = [{name: (one / name).read_bytes() for name in layout.KEYS} for one in folders]
    for one, other in zip(folders, reversed(held), strict=True):
        for name, data in other.items():
            (one / name).write_bytes(data)
    again = reopened(vault)
    assert [one.code for one in again.examine()] == ["person-unreadable", "person-unreadable"]


def test_two_people_have_two_keys_and_none_lies_open(vault: Vault) -> None:
    """The keys differ, are nowhere in the clear, and the vault's key opens neither person's words by itself."""
    ring = vault._keys
    assert ring is not None
    keys = [ring._key_in(folder(vault, name)) for name in ("Sam", "Aunty Sal")]
    assert keys[0] != keys[1]
    assert vault.path is not None
    everything = b"".join(bytes_under(vault.path).values())
    assert not any(key in everything for key in (*keys, ring.vault_key))
    now = (folder(vault, "Sam") / "now").read_bytes()
    for purpose in ("rows", "people", "packs", "names", "head"):
        with pytest.raises(DamagedError):
            ring.of(purpose).open(now, "now")
    assert b"said by Sam" in plain(vault, folder(vault, "Sam") / "now")


def test_purposes_and_vaults_have_keys_of_their_own() -> None:
    """From one vault's key come different keys for different purposes; the same ones each time."""
    ring, same, other = KeyRing(b"k" * 32, "01A"), KeyRing(b"k" * 32, "01A"), KeyRing(b"l" * 32, "01A")
    purposes = ("rows", "people", "packs", "names", "head")
    assert len({ring.subkey(one) for one in purposes}) == len(purposes)
    assert [ring.subkey(one) for one in purposes] == [same.subkey(one) for one in purposes]
    assert not {ring.subkey(one) for one in purposes} & {other.subkey(one) for one in purposes}


def test_a_kept_pack_is_named_by_nobody_else_and_opens_under_its_name_only(vault: Vault) -> None:
    """Which questions a team uses cannot be told from a name; two kept packs that change places are found."""
    one, two = "ab" * 32, "cd" * 32
    vault.keep_pack(one, b"id: ropes")
    vault.keep_pack(two, b"id: other")
    assert vault.path is not None
    first, second = sorted((vault.path / "packs").iterdir())
    assert not {one, two} & {first.name, second.name}
    held = first.read_bytes()
    shutil.copy(second, first)
    second.write_bytes(held)
    for digest in (one, two):
        with pytest.raises(DamagedError):
            reopened(vault).kept_pack(digest)
    assert [ailment.code for ailment in vault.examine()] == ["pack-changed", "pack-changed"]


def test_forgotten_keys_are_gone(tmp_path: Path) -> None:
    """A ring that let go gives no seal any more, not even one it gave before."""
    ring = KeyRing(os.urandom(32), "01A")
    place = tmp_path / ("ab" * 16)
    place.mkdir()
    ring.begin(place)
    assert ring.person(place).overhead
    ring.forget()
    asked: list[Callable[[], object]] = [
        lambda: ring.vault,
        lambda: ring.vault_key,
        lambda: ring.person(place),
        lambda: ring.pack("ab" * 32),
        lambda: ring.pack_name("ab"),
        lambda: ring.mac(b""),
        lambda: ring.begin(place),
    ]
    for ask in asked:
        with pytest.raises(LockedError):
            ask()


def test_every_bit_of_a_key_counts(vault: Vault) -> None:
    """Turned over one by one in both copies at once, no bit of a key's file opens anything."""
    path = folder(vault, "Sam")
    ring = vault._keys
    assert ring is not None
    whole = (path / "key").read_bytes()
    (path / "key.2").unlink()
    for at, bit in itertools.product(range(len(whole)), range(8)):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << bit
        (path / "key").write_bytes(flipped)
        with pytest.raises(DamagedError):
            ring._key_in(path)
