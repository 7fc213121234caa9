"""Opening a sealed vault: a wrong passphrase (4), a damaged head (5), and changing what opens it (DESIGN 8)."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from strengthtui.errors import DamagedError, ExitCode, LockedError, NotFoundError, UsageError
from strengthtui.vault import head, slots
from strengthtui.vault.vault import Vault
from tests.vault.seen_through import flip
from tests.vault.vault_builders import CODE, PASSPHRASE, Counting, a_vault, bytes_under, jot, sam

if TYPE_CHECKING:
    from collections.abc import Callable

NEW = "a kettle on the narrow boat"
WRONG = "three geese over the allotmant"
STARTS = itertools.count(1_000_000, 10_000)
"""Each opening is another program's, with ids of its own."""


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A sealed vault with Sam in it."""
    made = a_vault(tmp_path / "vault", sealed=True)
    with sam(made) as file:
        jot(file, "one")
    return made


def opened(vault: Vault, secret: str | None) -> Vault:
    """Open it anew."""
    assert vault.path is not None
    given = Counting(next(STARTS))
    return Vault.open(vault.path, clock=given, ids=given, secret=secret)


def opens(vault: Vault, secret: str | None) -> bool:
    """Tell whether this opens it and everybody in it; anything but a wrong secret is raised."""
    try:
        again = opened(vault, secret)
    except LockedError:
        return False
    assert [one.name for one in again.people()] == ["Sam"]
    return True


def copies(vault: Vault) -> tuple[Path, Path]:
    """Name both copies of the head."""
    assert vault.path is not None
    return vault.path / head.COPIES[0], vault.path / head.COPIES[1]


def put_heads(vault: Vault, *heads: head.Head) -> None:
    """Write heads with digests that fit: one for both copies, or one for each."""
    for path, one in zip(copies(vault), heads * (3 - len(heads)), strict=True):
        path.write_bytes(head.to_bytes(one))


def test_passphrase_and_code_open_it_and_nothing_else(vault: Vault) -> None:
    """The code however it is typed; a wrong passphrase is 4, and so is none."""
    for secret in (PASSPHRASE, CODE, CODE.lower().replace("-", " "), CODE.replace("0", "o")):
        assert opens(vault, secret)
    for wrong in (WRONG, "", PASSPHRASE.upper(), slots.new_code()):
        with pytest.raises(LockedError) as caught:
            opened(vault, wrong)
        assert caught.value.exit_code == ExitCode.LOCKED
        assert "recovery code" in caught.value.hint
        assert wrong == "" or wrong not in f"{caught.value} {caught.value.message} {caught.value.hint}"
    with pytest.raises(LockedError, match="sealed"):
        opened(vault, None)


def test_a_passphrase_that_looks_like_a_code_opens(tmp_path: Path) -> None:
    """Whoever chooses 25 such characters for a passphrase gets in with them."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    sam(vault).close()
    other = slots.new_code()
    vault.set_secret(other, "passphrase")
    assert opens(vault, other)
    assert opens(vault, CODE)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "flipped": lambda path: flip(path, 200, 3),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-30]),
    "empty": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(bytes(900)),
    "other": lambda path: path.write_bytes(b"[[]]"),
    "deep": lambda path: path.write_bytes(b"[" * 200_000),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_one_damaged_copy_does_no_harm_and_two_are_damage(vault: Vault, damage: str) -> None:
    """With one copy damaged the right passphrase opens and a wrong one is wrong; with both it is 5 for either."""
    whole = copies(vault)[0].read_bytes()
    for path in copies(vault):
        DAMAGES[damage](path)
        assert opens(vault, PASSPHRASE)
        assert not opens(vault, WRONG)
        assert [one.code for one in vault.examine()] == ["head-copy"]
        path.write_bytes(whole)
    for path in copies(vault):
        DAMAGES[damage](path)
    for secret in (PASSPHRASE, CODE, WRONG, None):
        with pytest.raises(DamagedError) as caught:
            opened(vault, secret)
        assert caught.value.exit_code == ExitCode.DAMAGED
    with pytest.raises(DamagedError):
        vault.examine()
    for path in copies(vault):
        path.unlink()
    with pytest.raises(NotFoundError):
        opened(vault, PASSPHRASE)


def test_every_bit_of_a_head_counts(vault: Vault) -> None:
    """Each bit of a copy is turned over: that copy is not whole any more."""
    path = copies(vault)[0]
    whole = path.read_bytes()
    for at, bit in itertools.product(range(len(whole)), range(8)):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << bit
        path.write_bytes(flipped)
        assert head.read_copy(path) is None, (at, bit)


def _half(slot: slots.AnySlot) -> slots.Slot:
    assert isinstance(slot, slots.Slot)
    return replace(slot, box="AAAA")


MADE_UP: dict[str, Callable[[head.Head], head.Head]] = {
    "id": lambda true: replace(true, id="01OTHER"),
    "rev": lambda true: replace(true, rev=true.rev + 5),
    "format": lambda true: replace(true, format=0),
    "no mac": lambda true: replace(true, mac=None),
    "mac": lambda true: replace(true, mac="0" * 64),
    "mac of letters": lambda true: replace(true, mac="é"),
    "one slot": lambda true: replace(true, slots=true.slots[:1]),
    "no slot": lambda true: replace(true, slots=()),
    "slots twice": lambda true: replace(true, slots=true.slots * 2),
    "no kdf": lambda true: replace(true, kdf=None),
    "cheap kdf": lambda true: replace(true, kdf=slots.Kdf(memory_kib=8, iterations=1, lanes=1)),
    "dear kdf": lambda true: replace(true, kdf=slots.Kdf(memory_kib=2**40)),
    "other kdf": lambda true: replace(true, kdf=slots.Kdf(name="scrypt")),
    "half a slot": lambda true: replace(true, slots=(_half(true.slots[0]), true.slots[1])),
    "unsealed": lambda true: head.Head(id=true.id, rev=99),
    "unsealed with slots": lambda true: replace(true, sealed=False),
}
"""Heads whose digest fits, as somebody would make who has the folder and no key."""


@pytest.mark.parametrize("made_up", MADE_UP)
def test_a_made_up_head_opens_nothing(vault: Vault, made_up: str) -> None:
    """In both copies, the right passphrase is refused, as damage wherever that can be told; nobody gets in without."""
    true = head.read(copies(vault)[0].parent)
    before = bytes_under(copies(vault)[0].parent / "people")
    put_heads(vault, MADE_UP[made_up](true))
    with pytest.raises((DamagedError, LockedError) if made_up == "id" else DamagedError):
        opened(vault, PASSPHRASE)
    with pytest.raises((DamagedError, LockedError)):
        opened(vault, None)
    with pytest.raises((DamagedError, LockedError)):
        opened(vault, WRONG)
    with pytest.raises(DamagedError):
        vault.examine()
    assert bytes_under(copies(vault)[0].parent / "people") == before


@pytest.mark.parametrize("made_up", MADE_UP)
@pytest.mark.parametrize("which", [0, 1])
def test_a_made_up_copy_does_not_stand_in_the_way(vault: Vault, made_up: str, which: int) -> None:
    """Beside a true copy the right passphrase opens, a wrong one is wrong, and the doctor names the made-up one."""
    true = head.read(copies(vault)[0].parent)
    pair = [true, true]
    pair[which] = MADE_UP[made_up](true)
    put_heads(vault, *pair)
    assert opens(vault, PASSPHRASE)
    assert opens(vault, CODE)
    assert not opens(vault, WRONG)
    assert not opens(vault, None)
    [ailment] = vault.examine()
    assert (ailment.code, ailment.where) == ("head-copy", head.COPIES[which])


def test_a_vault_without_anybody_is_not_taken_for_unsealed_either(tmp_path: Path) -> None:
    """As long as anything sealed lies there: a person's key, a row of the counter or of the list."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    sam(vault).close()
    true = head.read(tmp_path / "vault")
    put_heads(vault, head.Head(id=true.id))
    for name in ("heads", "catalogue"):
        (tmp_path / "vault" / name).unlink()
        with pytest.raises(DamagedError, match="nothing is sealed"):
            opened(vault, None)


def test_a_slot_of_another_vault_opens_nothing(vault: Vault, tmp_path: Path) -> None:
    """Heads and slots put over from another vault, with a passphrase that is known, let nobody in."""
    other = a_vault(tmp_path / "other", Counting(77), sealed=True)
    other.set_secret(NEW, "passphrase")
    assert other.path is not None
    theirs, ours = head.read(other.path), head.read(copies(vault)[0].parent)
    put_heads(vault, replace(ours, slots=theirs.slots, rev=9))
    with pytest.raises((LockedError, DamagedError)):
        opened(vault, NEW)
    put_heads(vault, theirs)
    again = opened(vault, NEW)  # it is the other vault's head, whole: it opens, and nobody's file does
    assert all(one.damaged for one in again.people())
    assert {one.severity for one in again.examine()} == {"damage", "note"}


def test_after_a_change_only_the_new_one_opens(vault: Vault) -> None:
    """The old passphrase is refused as a wrong one, the code opens as before, and so does everything written."""
    vault.set_secret(NEW, "passphrase")
    assert opens(vault, NEW)
    assert not opens(vault, PASSPHRASE)
    assert opens(vault, CODE)
    code = slots.new_code()
    opened(vault, NEW).set_secret(code, "recovery")
    assert opens(vault, code)
    assert not opens(vault, CODE)
    assert opens(vault, NEW)
    assert vault.path is not None
    assert head.read(vault.path).rev == 5
    assert len(head.read(vault.path).slots) == 2
    assert opened(vault, NEW).examine() == ()


def test_who_forgot_the_passphrase_sets_a_new_one_with_the_code(vault: Vault) -> None:
    """Opened with the recovery code, a new passphrase is set; the forgotten one opens nothing."""
    opened(vault, CODE).set_secret(NEW, "passphrase")
    assert opens(vault, NEW)
    assert not opens(vault, PASSPHRASE)


def test_only_the_heads_change(vault: Vault) -> None:
    """A change of passphrase writes no file of anybody's anew."""
    assert vault.path is not None
    before = bytes_under(vault.path)
    vault.set_secret(NEW, "passphrase")
    after = bytes_under(vault.path)
    assert {name for name in after if after[name] != before[name]} == set(head.COPIES)


def test_what_is_no_secret_is_refused_and_nothing_changed(vault: Vault, tmp_path: Path) -> None:
    """An empty passphrase, a code that is none, an unsealed vault."""
    assert vault.path is not None
    before = bytes_under(vault.path)
    for secret, kind in (("", "passphrase"), ("", "recovery"), ("my dog's name", "recovery")):
        with pytest.raises(UsageError):
            vault.set_secret(secret, kind)  # type: ignore[arg-type]
    assert bytes_under(vault.path) == before
    with pytest.raises(UsageError):
        a_vault(tmp_path / "unsealed").set_secret(NEW, "passphrase")


KILLED = """
import os, pathlib, signal, sys
from strengthtui import atomic
from tests.vault.vault_builders import Counting, open_at
vault = open_at(pathlib.Path(sys.argv[1]), Counting(3_000_000))
real = atomic.replace_file
def once(*args, **options):
    real(*args, **options)
    os.kill(os.getpid(), signal.SIGKILL)
atomic.replace_file = once
vault.set_secret(sys.argv[2], "passphrase")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_between_the_copies_either_opens_and_the_next_change_ends_it(vault: Vault) -> None:
    """Both passphrases open the same vault; the later revision counts; the doctor tells; one more change ends it."""
    command = [sys.executable, "-c", KILLED, str(vault.path), NEW]
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run(command, cwd=root, check=False).returncode == -signal.SIGKILL
    first, second = (head.read_copy(path) for path in copies(vault))
    assert first is not None
    assert second is not None
    assert first.rev == second.rev + 1
    assert vault.path is not None
    assert head.read(vault.path) == first
    [one] = vault.people()
    for secret in (PASSPHRASE, NEW, CODE):
        again = opened(vault, secret)
        with again.person(one.id, write=True) as file:
            jot(file, f"{secret} opened it")
        assert [(ailment.code, ailment.where) for ailment in again.examine()] == [("head-older", head.COPIES[1])]
    assert not opens(vault, WRONG)
    with opened(vault, NEW).person(one.id, write=False) as file:
        assert len(file.records.jottings) == 4
    code = slots.new_code()
    again = opened(vault, PASSPHRASE)
    again.set_secret(code, "recovery")
    assert [opens(vault, one) for one in (PASSPHRASE, NEW, code, CODE)] == [True, False, True, False]
    again.set_secret("the third one of them all", "passphrase")
    assert [opens(vault, one) for one in (PASSPHRASE, NEW, "the third one of them all")] == [False, False, True]
    assert opened(vault, code).examine() == ()


def test_what_another_program_changed_meanwhile_stays_changed(vault: Vault) -> None:
    """Opened before, a program that changes the passphrase does not bring the code back that another one replaced."""
    code = slots.new_code()
    first, second = opened(vault, PASSPHRASE), opened(vault, PASSPHRASE)
    second.set_secret(code, "recovery")
    first.set_secret(NEW, "passphrase")
    assert [opens(vault, one) for one in (PASSPHRASE, NEW, code, CODE)] == [False, True, True, False]
    for path in copies(vault):
        DAMAGES["flipped"](path)
    first.set_secret(PASSPHRASE, "passphrase")  # who has the vault open can write its heads anew
    assert [opens(vault, one) for one in (PASSPHRASE, NEW, code, CODE)] == [True, False, True, False]


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_no_head(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever lies there in place of both copies, it is damage, in our own words."""
    place = tmp_path_factory.getbasetemp() / "any"
    place.mkdir(exist_ok=True)
    for name in head.COPIES:
        (place / name).write_bytes(data)
    with pytest.raises(DamagedError):
        Vault.open(place, clock=Counting(), ids=Counting(), secret=PASSPHRASE)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["id", "rev", "sealed", "kdf", "slots", "mac", "format", "more"]), JSON)
def test_a_head_with_anything_in_a_field_is_ours_to_refuse(
    tmp_path_factory: pytest.TempPathFactory, field: str, value: object
) -> None:
    """With a digest that fits and any value anywhere, it opens as what it is or is refused in our own words."""
    place = tmp_path_factory.getbasetemp() / "field"
    if not place.exists():
        a_vault(place, sealed=True)
        (place / "true").write_bytes((place / head.COPIES[0]).read_bytes())
    raw = msgspec.json.decode((place / "true").read_bytes())
    raw.pop("digest")
    raw[field] = value
    for name in head.COPIES:
        (place / name).write_bytes(msgspec.json.encode({**raw, "digest": head._digest(raw)}))
    try:
        Vault.open(place, clock=Counting(), ids=Counting(), secret="wrong")
    except (DamagedError, LockedError):
        return
    assert field == "sealed"  # an empty vault that says it is not sealed cannot be told from one that is not
