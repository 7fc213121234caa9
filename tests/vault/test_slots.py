"""Key slots: the right secret opens, anything else does not, and what a head may ask for has a floor and a ceiling."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from strengthtui.errors import DamagedError, UsageError
from strengthtui.vault import slots
from strengthtui.vault.slots import CEILING, FLOOR, Kdf, Slot
from tests.vault.vault_builders import CODE, PASSPHRASE

KEY = bytes(range(32))
VAULT = "01VAULT"


@pytest.fixture(scope="module")
def passphrase_slot() -> Slot:
    """The key, locked for the passphrase."""
    return slots.shut(KEY, PASSPHRASE, "passphrase", vault=VAULT, kdf=FLOOR)


@pytest.fixture(scope="module")
def recovery_slot() -> Slot:
    """The key, locked for the recovery code."""
    return slots.shut(KEY, CODE, "recovery", vault=VAULT, kdf=FLOOR)


def test_the_right_secret_opens_and_no_other(passphrase_slot: Slot, recovery_slot: Slot) -> None:
    """Each slot opens with its own secret; with anything else it is no damage, only not the secret."""
    assert slots.opened(passphrase_slot, PASSPHRASE, vault=VAULT, kdf=FLOOR) == KEY
    assert slots.opened(recovery_slot, CODE, vault=VAULT, kdf=FLOOR) == KEY
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper(), CODE, "something else"):
        assert slots.opened(passphrase_slot, wrong, vault=VAULT, kdf=FLOOR) is None
    for wrong in ("", CODE[:-1], CODE[:-1] + "W", PASSPHRASE, "something else"):
        assert slots.opened(recovery_slot, wrong, vault=VAULT, kdf=FLOOR) is None


def test_two_slots_of_one_secret_have_nothing_in_common(passphrase_slot: Slot) -> None:
    """Salt, nonce and id are new each time."""
    again = slots.shut(KEY, PASSPHRASE, "passphrase", vault=VAULT, kdf=FLOOR)
    assert again.id != passphrase_slot.id
    assert again.salt != passphrase_slot.salt
    assert again.box != passphrase_slot.box


def test_a_passphrase_is_the_same_however_its_letters_are_put_together() -> None:
    """Letters with marks are one sign on one machine and two on another: the passphrase opens on both."""
    for composed in ("Büchse über Öl", "été à la crème"):
        slot = slots.shut(KEY, unicodedata.normalize("NFD", composed), "passphrase", vault=VAULT, kdf=FLOOR)
        assert slots.opened(slot, unicodedata.normalize("NFC", composed), vault=VAULT, kdf=FLOOR) == KEY


@pytest.mark.parametrize(
    ("change", "kdf"),
    [
        ({"id": "0123456789abcdef"}, FLOOR),
        ({"kind": "recovery"}, FLOOR),
        ({}, replace(FLOOR, memory_kib=FLOOR.memory_kib + 8)),
        ({}, replace(FLOOR, iterations=3)),
        ({}, replace(FLOOR, lanes=2)),
    ],
    ids=["id", "kind", "memory", "passes", "lanes"],
)
def test_a_slot_is_bound_to_what_it_says(passphrase_slot: Slot, change: dict[str, str], kdf: Kdf) -> None:
    """Under another id, kind or derivation the right passphrase does not open it; nor in another vault."""
    assert slots.opened(replace(passphrase_slot, **change), PASSPHRASE, vault=VAULT, kdf=kdf) is None
    assert slots.opened(passphrase_slot, PASSPHRASE, vault="01OTHER", kdf=FLOOR) is None


def test_a_flipped_slot_looks_like_a_wrong_passphrase(passphrase_slot: Slot) -> None:
    """That is what the head's digest is for: the slot itself cannot tell."""
    swapped = {"A": "B", "B": "A"}
    for field in ("salt", "box"):
        text = getattr(passphrase_slot, field)
        changed = text[:4] + swapped.get(text[4], "A") + text[5:]
        slot = replace(passphrase_slot, **{field: changed})
        assert slots.opened(slot, PASSPHRASE, vault=VAULT, kdf=FLOOR) is None


@pytest.mark.parametrize("field", ["salt", "box"])
@pytest.mark.parametrize("wrong", ["", "AAAA", "not base 64!", "é"])
def test_what_cannot_be_a_slot_is_damage(passphrase_slot: Slot, field: str, wrong: str) -> None:
    """Too short, or no base 64: no secret is tried on it."""
    with pytest.raises(DamagedError):
        slots.opened(replace(passphrase_slot, **{field: wrong}), PASSPHRASE, vault=VAULT, kdf=FLOOR)


def test_floor_and_ceiling_are_taken_and_nothing_beyond() -> None:
    """A derivation too cheap to protect or too dear to be meant is refused before any work is done."""
    for taken in (FLOOR, CEILING, Kdf()):
        slots.refuse_extremes(taken)
    for field in ("memory_kib", "iterations", "lanes"):
        for beyond in (getattr(FLOOR, field) - 1, 0, -1, getattr(CEILING, field) + 1, 2**40):
            with pytest.raises(DamagedError) as caught:
                slots.refuse_extremes(replace(Kdf(), **{field: beyond}))
            assert "vault.head" in caught.value.hint
    with pytest.raises(DamagedError):
        slots.refuse_extremes(Kdf(name="md5"))


def test_a_new_one_asks_for_what_is_recommended() -> None:
    """64 MiB, 3 passes, 4 lanes."""
    assert Kdf() == Kdf(name="argon2id", memory_kib=65_536, iterations=3, lanes=4)


@pytest.mark.parametrize(("secret", "kind"), [("", "passphrase"), ("", "recovery"), ("my dog", "recovery")])
def test_what_anybody_knows_makes_no_slot(secret: str, kind: slots.SlotKind) -> None:
    """An empty passphrase, or a recovery code that is none (and so would be locked with nothing), is refused."""
    with pytest.raises(UsageError):
        slots.shut(KEY, secret, kind, vault=VAULT, kdf=FLOOR)


def test_a_code_is_25_characters_none_of_which_looks_like_another() -> None:
    """Five groups of five; no I, L, O or U; no two alike."""
    codes = {slots.new_code() for _one in range(300)}
    assert len(codes) == 300
    assert not set("".join(codes)) & set("ILOU")
    assert {tuple(map(len, code.split("-"))) for code in codes} == {(5, 5, 5, 5, 5)}
    assert {slots.code_of(code) for code in codes} == codes


TYPED = "0O1IL-ABCDE-FGHJK-MNPQR-STVWX"


@pytest.mark.parametrize(
    "typed",
    [
        "00111-ABCDE-FGHJK-MNPQR-STVWX",
        "oOiIl-abcde-fghjk-mnpqr-stvwx",
        " 00111 abcde fghjk mnpqr stvwx\n",
        "00111abcdefghjkmnpqrstvwx",
        "00111–ABCDE—FGHJK−MNPQR\u00a0STVWX",
        "0O1IL_ABCDE.FGHJK\tMNPQR\r\nSTVWX",
    ],
)
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    """Small letters, spaces, other dashes, O for 0, I and L for 1."""
    assert slots.code_of(typed) == slots.code_of(TYPED) == "00111-ABCDE-FGHJK-MNPQR-STVWX"


@pytest.mark.parametrize("other", ["", "U" * 25, CODE[:-1], CODE + "0", "00111-ABCDE-FGHJK-MNPQR-STVW!", PASSPHRASE])
def test_anything_else_is_no_code(other: str) -> None:
    """Too short, too long, or with a sign that no code has."""
    assert slots.code_of(other) is None


@given(st.text())
def test_whatever_is_typed_it_is_a_code_or_none(text: str) -> None:
    """Nothing else comes of it, and what comes of it is a code for good."""
    code = slots.code_of(text)
    assert code is None or slots.code_of(code.lower()) == code
