"""The sealed file of a person handed over: another code and damage are two things, and no bit can be changed unseen."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from strengthtui.errors import BadInputError, DamagedError, LockedError, StrengthError
from strengthtui.vault import handing_over
from strengthtui.vault.slots import FLOOR, new_code

DATA = b"what Sam said by the canal" * 5
SEALED = handing_over.seal(DATA, "three geese over the allotment", kdf=FLOOR)


def test_it_opens_with_its_secret_and_no_other() -> None:
    """A passphrase opens as typed; a code opens however it is typed; anything else is 4 and says nothing."""
    assert handing_over.unseal(SEALED, "three geese over the allotment") == DATA
    assert b"canal" not in SEALED
    code = new_code()
    sealed = handing_over.seal(DATA, code, kdf=FLOOR)
    assert handing_over.unseal(sealed, code.lower().replace("-", " ")) == DATA
    for wrong in (new_code(), "", code[:-1]):
        with pytest.raises(LockedError):
            handing_over.unseal(sealed, wrong)


def test_every_file_has_keys_of_its_own() -> None:
    """The same in, sealed twice, shares neither id, salt nor any body."""
    again = handing_over.seal(DATA, "three geese over the allotment", kdf=FLOOR)
    one, two = (msgspec.json.decode(data.partition(b"\n")[0]) for data in (SEALED, again))
    assert one["id"] != two["id"]
    assert one["slot"]["salt"] != two["slot"]["salt"]
    assert SEALED.partition(b"\n")[2][-60:] != again.partition(b"\n")[2][-60:]


@pytest.mark.slow
def test_every_changed_bit_and_every_cut_is_found_without_the_secret() -> None:
    """One bit anywhere, or an end cut off, is damage (5) before any key is made; nothing is ever given out."""
    for at in range(len(SEALED) * 8):
        data = bytearray(SEALED)
        data[at // 8] ^= 1 << (at % 8)
        with pytest.raises(DamagedError):
            handing_over.unseal(bytes(data), "any secret at all")
    for length in range(len(SEALED)):
        with pytest.raises(DamagedError):
            handing_over.unseal(SEALED[:length], "any secret at all")


@pytest.mark.parametrize("part", ["id", "kdf", "slot", "body"])
def test_a_made_up_digest_opens_nothing(part: str) -> None:
    """Who changes a part and makes the digest fit is found by the seals."""
    line, _newline, body = SEALED.partition(b"\n")
    rest = msgspec.json.decode(line)
    del rest["digest"]
    if part == "id":
        rest["id"] = "0" * 32
    elif part == "kdf":
        rest["kdf"]["iterations"] += 1
    elif part == "slot":
        rest["slot"]["id"] = "0" * 16
    else:
        body = body[:-1] + bytes([body[-1] ^ 1])
    digest = hashlib.sha256(msgspec.json.encode(rest, order="sorted") + b"\n" + body).hexdigest()
    with pytest.raises(StrengthError):
        handing_over.unseal(
            msgspec.json.encode({**rest, "digest": digest}) + b"\n" + body, "three geese over the allotment"
        )


def test_a_later_shape_is_refused_as_such() -> None:
    """A whole file of a later version is bad input (3), not damage."""
    line, _newline, body = SEALED.partition(b"\n")
    rest = {**msgspec.json.decode(line), "schema": "strengthtui/hand-over/2"}
    del rest["digest"]
    digest = hashlib.sha256(msgspec.json.encode(rest, order="sorted") + b"\n" + body).hexdigest()
    with pytest.raises(BadInputError):
        handing_over.unseal(msgspec.json.encode({**rest, "digest": digest}) + b"\n" + body, "x")
