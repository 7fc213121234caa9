"""The seal: what was sealed opens where it belongs and nowhere else, and no bit of it can be changed (DESIGN 8)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.errors import DamagedError, LockedError
from strengthtui.vault.ciphers import HEADER, KINDS, NO_FOLDER, AesSeal, folder_tag, vault_tag
from strengthtui.vault.sealing import NoSeals, Plain, Shut

if TYPE_CHECKING:
    from strengthtui.vault.sealing import Kind

KEY = bytes(range(32))
VAULT, OTHER_VAULT = vault_tag("01VAULT"), vault_tag("01OTHER")
FOLDER, OTHER_FOLDER = folder_tag("ab" * 16), folder_tag("cd" * 16)
WORDS = b"The allotment keeps me going"
SEAL = AesSeal(KEY, VAULT, FOLDER)


@given(st.binary(max_size=200), st.sampled_from(sorted(KINDS)), st.integers(0, 2**64 - 1))
def test_what_is_sealed_opens(data: bytes, kind: Kind, generation: int) -> None:
    """Any bytes of any kind and generation come back, are longer by what was said, and show nothing of themselves."""
    blob = SEAL.seal(data, kind, generation=generation)
    assert AesSeal(KEY, VAULT, FOLDER).open(blob, kind) == data
    assert len(blob) == len(data) + SEAL.overhead
    assert len(data) < 8 or data not in blob


def test_the_format_is_what_security_says() -> None:
    """The header is 58 bytes in the order that is written down; each kind has a byte of its own, for ever."""
    blob = SEAL.seal(WORDS, "draft", generation=7)
    assert HEADER.size == 58
    assert blob[:6] == b"STUI\x01\x02"
    assert (blob[6:22], blob[22:38], blob[38:46]) == (VAULT, FOLDER, (7).to_bytes(8, "big"))
    assert KINDS == {
        "now": 1,
        "draft": 2,
        "concern": 3,
        "heads": 4,
        "catalogue": 5,
        "pack": 6,
        "journal": 7,
        "key": 8,
        "backup": 9,
        "hand-over": 10,
        "reflections": 11,
    }


def test_the_same_words_are_never_the_same_bytes() -> None:
    """Sealed twice, neither nonce nor ciphertext is alike."""
    blobs = {SEAL.seal(WORDS, "now") for _one in range(1000)}
    assert len({blob[46:58] for blob in blobs}) == len({blob[58:] for blob in blobs}) == 1000


@pytest.mark.parametrize(("sealed_as", "asked"), list(itertools.permutations(sorted(KINDS), 2)))
def test_no_kind_opens_as_another(sealed_as: Kind, asked: Kind) -> None:
    """Not as it is, and not when its header is made to say so."""
    blob = SEAL.seal(WORDS, sealed_as)
    for bytes_there in (blob, blob[:5] + bytes([KINDS[asked]]) + blob[6:]):
        with pytest.raises(DamagedError):
            SEAL.open(bytes_there, asked)


@pytest.mark.parametrize(
    "other",
    [
        AesSeal(KEY, OTHER_VAULT, FOLDER),
        AesSeal(KEY, VAULT, OTHER_FOLDER),
        AesSeal(KEY, VAULT),
        AesSeal(KEY[::-1], VAULT, FOLDER),
    ],
    ids=["vault", "folder", "nobody's", "key"],
)
def test_it_opens_nowhere_else(other: AesSeal) -> None:
    """Another vault, another folder or another key opens nothing, whatever the header is made to say."""
    blob = SEAL.seal(WORDS, "now")
    for vault, folder in itertools.product((VAULT, OTHER_VAULT), (FOLDER, OTHER_FOLDER, NO_FOLDER)):
        with pytest.raises(DamagedError):
            other.open(blob[:6] + vault + folder + blob[38:], "now")


def test_no_generation_can_be_put_for_another() -> None:
    """The generation in the header is part of what is sealed."""
    older, newer = SEAL.seal(b"older", "now", generation=3), SEAL.seal(b"newer", "now", generation=4)
    for blob, other in ((older, newer), (newer, older)):
        with pytest.raises(DamagedError):
            SEAL.open(blob[:38] + other[38:46] + blob[46:], "now")


def test_every_single_bit_counts() -> None:
    """Of a small blob each bit is turned over: none of these opens."""
    blob = SEAL.seal(WORDS, "now", generation=1)
    for at, bit in itertools.product(range(len(blob)), range(8)):
        flipped = bytearray(blob)
        flipped[at] ^= 1 << bit
        with pytest.raises(DamagedError):
            SEAL.open(bytes(flipped), "now")


def test_nothing_shorter_or_longer_opens() -> None:
    """Cut anywhere, begun anywhere, or with a byte more: none of these opens."""
    blob = SEAL.seal(WORDS, "now")
    others = [blob[:at] for at in range(len(blob))] + [blob[at:] for at in range(1, len(blob))]
    for other in (*others, blob + b"\0", blob + blob, b"", bytes(len(blob))):
        with pytest.raises(DamagedError):
            SEAL.open(other, "now")


@given(st.binary(max_size=300))
def test_anything_else_is_refused_in_our_own_words(data: bytes) -> None:
    """Whatever bytes are given, nothing but `DamagedError` comes of it, and nothing of them stands in it."""
    for bytes_there in (data, b"STUI\x01\x01" + VAULT + FOLDER + data):
        with pytest.raises(DamagedError) as caught:
            SEAL.open(bytes_there, "now")
        assert "allotment" not in str(caught.value)


def test_a_shut_seal_refuses_both_ways() -> None:
    """After locking neither sealing nor opening does anything; without a seal both give back what they are given."""
    with pytest.raises(LockedError):
        Shut().seal(WORDS, "now")
    with pytest.raises(LockedError):
        Shut().open(WORDS, "now")
    assert Plain().open(Plain().seal(WORDS, "now"), "draft") == WORDS
    assert NoSeals().pack("ab").seal(WORDS, "pack") == WORDS
