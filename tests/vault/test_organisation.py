"""The slot of an organisation: its private key opens it, no other does, and whatever is changed of it is found."""

from __future__ import annotations

import itertools
from base64 import b64decode, b64encode

import msgspec
import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from strengthtui.errors import DamagedError
from strengthtui.vault import organisation
from strengthtui.vault.key_pair import PublicKey, new_key
from strengthtui.vault.organisation import OrganisationSlot
from tests.vault import hpke_by_hand
from tests.vault.vault_builders import NAME, ORGANISATION, OTHER_ORGANISATION

KEY = bytes(range(32))
VAULT = "01VAULT"
OURS, THEIRS = ORGANISATION, OTHER_ORGANISATION
SLOT = organisation.shut(KEY, OURS.public, NAME, vault=VAULT)


def said_of(slot: OrganisationSlot, vault: str = VAULT) -> bytes:
    """Write down what a slot is bound to, as SECURITY has it."""
    said = ["strengthtui slot 1", slot.id, "organisation", vault, slot.label, slot.fingerprint]
    return msgspec.json.encode(said)


def test_the_private_key_opens_it_and_no_other() -> None:
    """Another organisation's key is no damage, only not the key; name and fingerprint stand there to be read."""
    assert organisation.opened(SLOT, OURS, vault=VAULT) == KEY
    assert organisation.opened(SLOT, THEIRS, vault=VAULT) is None
    assert (SLOT.kind, SLOT.label, SLOT.fingerprint) == ("organisation", NAME, OURS.public.fingerprint)


def test_two_slots_for_one_key_have_nothing_in_common() -> None:
    """Id and encapsulated key are new each time."""
    again = organisation.shut(KEY, OURS.public, NAME, vault=VAULT)
    assert again.id != SLOT.id
    assert b64decode(again.box)[:32] != b64decode(SLOT.box)[:32]


@pytest.mark.parametrize("change", [{"id": "0123456789abcdef"}, {"label": "Somebody else"}])
def test_a_slot_is_bound_to_what_it_says(change: dict[str, str]) -> None:
    """Under another id or name, or in another vault, its own key says damage; another's, that it is another."""
    with pytest.raises(DamagedError):
        organisation.opened(replace(SLOT, **change), OURS, vault=VAULT)
    with pytest.raises(DamagedError):
        organisation.opened(SLOT, OURS, vault="01OTHER")
    assert organisation.opened(replace(SLOT, **change), THEIRS, vault=VAULT) is None


def test_a_false_fingerprint_is_not_believed() -> None:
    """The key opens the slot all the same: whose it is shows by what it opens, and the head's MAC tells of the rest."""
    false = replace(SLOT, fingerprint=THEIRS.public.fingerprint)
    assert organisation.opened(false, OURS, vault=VAULT) == KEY
    with pytest.raises(DamagedError):
        organisation.opened(false, THEIRS, vault=VAULT)


def test_every_bit_of_the_box_counts() -> None:
    """Each is turned over: the organisation's own key says damage, and never that it is the wrong one."""
    box = b64decode(SLOT.box)
    for bit in range(8 * len(box)):
        flipped = bytearray(box)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DamagedError):
            organisation.opened(replace(SLOT, box=b64encode(flipped).decode()), OURS, vault=VAULT)


def test_what_cannot_be_a_slot_is_damage() -> None:
    """Too short, too long, or no base 64: damage, whoever's key it is."""
    wrongs = ("", "AAAA", "not base 64!", "é", SLOT.box[:-4], b64encode(b64decode(SLOT.box) + b"more").decode())
    for wrong, key in itertools.product(wrongs, (OURS, THEIRS)):
        with pytest.raises(DamagedError):
            organisation.opened(replace(SLOT, box=wrong), key, vault=VAULT)


def test_it_is_hpke_as_the_rfc_has_it() -> None:
    """What the library locks opens step by step as the RFC says, and the other way round."""
    assert hpke_by_hand.unseal(b64decode(SLOT.box), OURS.raw, said_of(SLOT)) == KEY
    box = hpke_by_hand.seal(KEY, OURS.public.raw, said_of(SLOT), bytes(range(7, 39)))
    assert organisation.opened(replace(SLOT, box=b64encode(box).decode()), OURS, vault=VAULT) == KEY
    with pytest.raises(InvalidTag):
        hpke_by_hand.unseal(b64decode(SLOT.box), OURS.raw, said_of(SLOT, "01OTHER"))


def test_a_fingerprint_is_the_keys_alone() -> None:
    """No two keys have the same; it is 32 hexadecimal digits. No private key is ever shown by `repr`."""
    keys = [new_key() for _one in range(50)]
    prints = {key.public.fingerprint for key in keys}
    assert len(prints) == 50
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in prints)
    assert PublicKey(bytes(32)).fingerprint != PublicKey(bytes(31) + b"\x01").fingerprint
    assert all(repr(key.raw) not in repr(key) and key.raw.hex() not in repr(key) for key in keys)


@given(st.binary(min_size=80, max_size=80))
def test_any_bytes_in_the_box_are_ours_to_refuse(box: bytes) -> None:
    """Points of low order too: damage to the key whose slot it says it is, nothing to another."""
    slot = replace(SLOT, box=b64encode(box).decode())
    with pytest.raises(DamagedError):
        organisation.opened(slot, OURS, vault=VAULT)
    assert organisation.opened(slot, THEIRS, vault=VAULT) is None
