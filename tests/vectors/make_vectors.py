"""Makes the vectors beside it: vault files that any implementation must accept or refuse.

    python tests/vectors/make_vectors.py [FOLDER]

Chances are drawn from a seed, so that what is made again differs only where the format does. README.md says what is
what.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import secrets
import shutil
import sys
from base64 import b64decode, b64encode
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import msgspec
from msgspec.structs import replace

from strengthtui.vault import head, layout, slots
from strengthtui.vault.ciphers import KINDS, AesSeal, folder_tag, vault_tag
from strengthtui.vault.drafts import Draft
from strengthtui.vault.heads import ROW, Heads
from strengthtui.vault.key_files import private_pem, public_pem
from strengthtui.vault.organisation import OrganisationSlot
from strengthtui.vault.rows import RowFile
from strengthtui.vault.slot_kinds import NewerSlot
from tests.vault import hpke_by_hand
from tests.vault.vault_builders import CODE, NAME, ORGANISATION, OTHER_ORGANISATION, PASSPHRASE, a_vault, jot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.vault.keys import KeyRing
    from strengthtui.vault.sealing import Kind
    from strengthtui.vault.vault import Vault

NEW = "a kettle on the narrow boat"
KEY_PASSPHRASE = "a brown loaf on a slow river"
NEWER = {"id": "0011223344556677", "kind": "chip", "box": "AAAA", "more": {"of": ["it", 1, None, True]}}
"""A slot of a kind that no version knows yet."""
WORDS = "The allotment keeps me going – “mostly”".encode()
OTHER_FOLDER = "cd" * 16
LATER: tuple[Kind, ...] = ("reflections",)
"""Kinds that came after the first vectors: made last, so that all others stay byte for byte."""
PURPOSES = ("rows", "people", "packs", "names", "head")


def make(target: Path) -> None:
    """Make everything anew in a folder."""
    for name in ("vault", "blobs", "rows", "heads", "organisation"):
        shutil.rmtree(target / name, ignore_errors=True)
    with _seeded():
        vault = _a_vault(target / "vault")
        ring = vault._keys
        assert ring is not None
        folder = target / "vault" / layout.PEOPLE / vault.people()[0].folder
        told: dict[str, Any] = {
            "passphrase": PASSPHRASE,
            "recovery": CODE,
            "vault": _of_vault(vault, ring),
            "person": {"folder": folder.name, "key": ring._key_in(folder).hex()},
            "kinds": dict(KINDS),
            "blobs": list(_blobs(target / "blobs", ring._key_in(folder), vault.id, folder.name)),
            "rows": list(_rows(target / "rows", ring, vault.id)),
            "heads": list(_heads(target / "heads", vault, ring)),
            "organisation": _organisation(target / "organisation", vault, ring),
        }
        told["blobs"] += list(_later(target / "blobs", ring._key_in(folder), vault.id, folder.name))
    (target / "vectors.json").write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")


def _a_vault(path: Path) -> Vault:
    vault = a_vault(path, sealed=True)
    vault.keep_pack(hashlib.sha256(b"id: ropes\n").hexdigest(), b"id: ropes\n")
    with vault.add_person("Sam", at="2026-11-22T09:00:00.000Z") as file:
        jot(file, "The allotment keeps me going")
        jot(file, "Jo drives me on Fridays")
        file.save_draft(Draft(text="half a li", at="2026-11-22T09:00:00.000Z"))
        file.add_concern({"words": "made up"})
    for name in (layout.LOCK, layout.LOCK_WHO):
        (path / layout.PEOPLE / vault.people()[0].folder / name).unlink(missing_ok=True)
    return vault


def _of_vault(vault: Vault, ring: KeyRing) -> dict[str, Any]:
    return {
        "id": vault.id,
        "tag": vault_tag(vault.id).hex(),
        "key": ring.vault_key.hex(),
        "subkeys": {purpose: ring.subkey(purpose).hex() for purpose in PURPOSES},
    }


def _later(target: Path, key: bytes, vault: str, folder: str) -> Iterator[dict[str, Any]]:
    seal = AesSeal(key, vault_tag(vault), folder_tag(folder))
    for kind in LATER:
        (target / f"good-{kind}.bin").write_bytes(seal.seal(WORDS, kind, generation=3))
        yield {"file": f"blobs/good-{kind}.bin", "kind": kind, "opens": True, "plain": WORDS.decode()}


def _blobs(target: Path, key: bytes, vault: str, folder: str) -> Iterator[dict[str, Any]]:
    target.mkdir(parents=True)
    tag, place = vault_tag(vault), folder_tag(folder)
    seal = AesSeal(key, tag, place)

    def case(name: str, data: bytes, *, opens: bool, plain: bytes = WORDS, kind: Kind = "now") -> dict[str, Any]:
        (target / f"{name}.bin").write_bytes(data)
        return {
            "file": f"blobs/{name}.bin",
            "kind": kind,
            "opens": opens,
            "plain": plain.decode() if opens else None,
        }

    for kind in (one for one in KINDS if one not in LATER):
        yield case(f"good-{kind}", seal.seal(WORDS, kind, generation=3), opens=True, kind=kind)
    yield case("good-nothing-in-it", seal.seal(b"", "now"), opens=True, plain=b"")
    yield case("good-greatest-generation", seal.seal(WORDS, "now", generation=2**64 - 1), opens=True)
    good = seal.seal(WORDS, "now", generation=3)
    changed = {
        "magic": b"STUJ" + good[4:],
        "format": good[:4] + b"\x02" + good[5:],
        "kind": good[:5] + b"\x02" + good[6:],
        "kind-unknown": good[:5] + b"\xff" + good[6:],
        "vault": good[:6] + bytes(16) + good[22:],
        "folder": good[:22] + bytes(16) + good[38:],
        "generation": good[:45] + b"\x04" + good[46:],
        "nonce": good[:46] + bytes(12) + good[58:],
        "ciphertext": good[:58] + bytes([good[58] ^ 1]) + good[59:],
        "tag": good[:-1] + bytes([good[-1] ^ 1]),
        "cut": good[:-1],
        "only-header": good[:58],
        "header-and-tag": good[:58] + good[-16:],
        "longer": good + b"\0",
        "twice": good + good,
        "empty": b"",
        "zeros": bytes(len(good)),
        "plain": WORDS,
        "sealed-for-another-vault": AesSeal(key, vault_tag("01OTHER"), place).seal(WORDS, "now"),
        "sealed-for-another-folder": AesSeal(key, tag, folder_tag(OTHER_FOLDER)).seal(WORDS, "now"),
        "sealed-for-nobody": AesSeal(key, tag).seal(WORDS, "now"),
        "sealed-as-a-draft": seal.seal(WORDS, "draft"),
        "sealed-with-another-key": AesSeal(key[::-1], tag, place).seal(WORDS, "now"),
    }
    for name, data in changed.items():
        yield case(f"bad-{name}", data, opens=False)


def _rows(target: Path, ring: KeyRing, vault: str) -> Iterator[dict[str, Any]]:
    target.mkdir(parents=True)
    counter = Heads(target, ring.vault)
    for generation in (1, 2, 3):
        counter.append("01SAM", generation)
        counter.append("01SAL", generation)
    data = (target / layout.HEADS).read_bytes()
    (target / layout.HEADS).unlink()
    size = RowFile(target, ROW, "heads", ring.vault).size
    other = AesSeal(ring.subkey("rows"), vault_tag(f"{vault}X"))
    changed = {
        "good": (data, 3, 0, 0),
        "good-in-another-order": (data[size:] + data[:size], 3, 0, 0),
        "good-unwritten-row": (data[:size] + bytes(size) + data[size:], 3, 0, 0),
        "good-torn-tail": (data[:-7], 3, 0, size - 7),
        "bad-flipped": (data[:70] + bytes([data[70] ^ 1]) + data[71:], 3, 1, 0),
        "bad-other-vault": (data + other.seal(b"x".ljust(181) + b"\n", "heads"), 3, 1, 0),
        "bad-other-kind": (data + ring.vault.seal(b"x".ljust(181) + b"\n", "catalogue"), 3, 1, 0),
        "bad-not-a-row": (data + ring.vault.seal(b"x".ljust(181) + b"\n", "heads"), 3, 1, 0),
    }
    for name, (there, sam, bad, torn) in changed.items():
        (target / f"{name}.heads").write_bytes(there)
        yield {"file": f"rows/{name}.heads", "newest_of_01SAM": sam, "bad": bad, "torn": torn}


def _heads(target: Path, vault: Vault, ring: KeyRing) -> Iterator[dict[str, Any]]:
    true = head.read(vault.path or target)
    older = true
    newer = replace(true, rev=true.rev + 1)
    new_slot = slots.shut(ring.vault_key, NEW, "passphrase", vault=vault.id, kdf=slots.FLOOR)
    newer = _vouched(replace(newer, slots=(true.slots[1], new_slot)), ring)
    cheap, dear = (replace(slots.FLOOR, memory_kib=kib) for kib in (8, 2**31))
    whole = head.to_bytes(true)
    flipped = whole.replace(b'"rev": 3', b'"rev": 7')
    assert flipped != whole
    made_up: dict[str, tuple[bytes, bytes | None, str, str]] = {
        "good": (whole, whole, PASSPHRASE, "opens"),
        "good-by-code": (whole, whole, CODE, "opens"),
        "good-by-code-as-typed": (whole, whole, CODE.lower().replace("-", " ").replace("0", "o"), "opens"),
        "good-one-copy": (whole, None, PASSPHRASE, "opens"),
        "good-one-copy-damaged": (flipped, whole, PASSPHRASE, "opens"),
        "good-spaces-between": (msgspec.json.format(whole, indent=0), whole[:-1], PASSPHRASE, "opens"),
        "good-between-two-copies-new": (head.to_bytes(newer), head.to_bytes(older), NEW, "opens"),
        "good-between-two-copies-old": (head.to_bytes(newer), head.to_bytes(older), PASSPHRASE, "opens"),
        "good-beside-a-made-up-one": (head.to_bytes(replace(true, rev=9)), whole, PASSPHRASE, "opens"),
        "good-beside-an-unsealed-one": (head.to_bytes(head.Head(id=true.id, rev=9)), whole, PASSPHRASE, "opens"),
        "bad-passphrase": (whole, whole, PASSPHRASE + "!", "locked"),
        "bad-code": (whole, whole, CODE[:-1] + "W", "locked"),
        "bad-empty-passphrase": (whole, whole, "", "locked"),
        "bad-old-passphrase": (head.to_bytes(newer), head.to_bytes(newer), PASSPHRASE, "locked"),
        "bad-passphrase-beside-a-damaged-copy": (flipped, whole, NEW, "locked"),
        "bad-digest": (flipped, flipped, PASSPHRASE, "damaged"),
        "bad-cut": (whole[:-20], whole[:100], PASSPHRASE, "damaged"),
        "bad-empty": (b"", b"", PASSPHRASE, "damaged"),
        "bad-not-json": (b"\xff\xfe", b"[[]]", PASSPHRASE, "damaged"),
    }
    forged = {
        "mac": replace(true, rev=9),
        "no-mac": replace(true, mac=None),
        "kdf-too-cheap": _vouched(replace(true, kdf=cheap), ring),
        "kdf-too-dear": _vouched(replace(true, kdf=dear), ring),
        "kdf-unknown": _vouched(replace(true, kdf=replace(slots.FLOOR, name="scrypt")), ring),
        "kdf-none": replace(true, kdf=None),
        "no-slots": _vouched(replace(true, slots=()), ring),
        "half-a-slot": _vouched(replace(true, slots=(_half(true.slots[0]),)), ring),
        "unsealed": head.Head(id=true.id, rev=9),
    }
    for name, one in forged.items():
        made_up[f"bad-{name}"] = (head.to_bytes(one), head.to_bytes(one), PASSPHRASE, "damaged")
    for name, (first, second, secret, answer) in made_up.items():
        (target / name).mkdir(parents=True)
        for copy, data in zip(head.COPIES, (first, second), strict=True):
            if data is not None:
                (target / name / copy).write_bytes(data)
        yield {"folder": f"heads/{name}", "secret": secret, "answer": answer}


def _organisation(target: Path, vault: Vault, ring: KeyRing) -> dict[str, Any]:
    """Write an organisation's key as its files, and heads of the vault with a slot for it."""
    target.mkdir(parents=True)
    files = {
        "private": private_pem(ORGANISATION, KEY_PASSPHRASE),
        "public": public_pem(ORGANISATION.public),
        "other": private_pem(OTHER_ORGANISATION, KEY_PASSPHRASE),
    }
    for name, data in files.items():
        (target / f"{name}.pem").write_bytes(data)
    return {
        "label": NAME,
        "fingerprint": ORGANISATION.public.fingerprint,
        "passphrase_of_keys": KEY_PASSPHRASE,
        "keys": {name: f"organisation/{name}.pem" for name in files},
        "raw": {"private": ORGANISATION.raw.hex(), "public": ORGANISATION.public.raw.hex()},
        "heads": list(_heads_of_organisation(target, vault, ring)),
    }


def _heads_of_organisation(target: Path, vault: Vault, ring: KeyRing) -> Iterator[dict[str, Any]]:
    """Give heads, what opens them (a file of a key, else the passphrase), and what comes of it."""
    plain = head.read(vault.path or target)
    slot = _organisation_slot(vault, ring)
    true = _vouched(replace(plain, slots=(*plain.slots, slot), rev=plain.rev + 1), ring)
    newer = _vouched(replace(true, slots=(NewerSlot(NEWER), *true.slots)), ring)
    box = b64decode(slot.box)
    flipped = replace(slot, box=b64encode(box[:-1] + bytes([box[-1] ^ 1])).decode())
    elsewhere = _organisation_slot(vault, ring, said_for="01OTHER")
    for name, one, opened_by, answer in (
        ("good", true, "private", "opens"),
        ("good-by-passphrase", true, None, "opens"),
        ("good-beside-a-slot-of-another-kind", newer, "private", "opens"),
        ("good-by-passphrase-beside-a-slot-of-another-kind", newer, None, "opens"),
        ("bad-key", true, "other", "locked"),
        ("bad-no-slot", plain, "private", "locked"),
        ("bad-box", _with(true, flipped, ring), "private", "damaged"),
        ("bad-short-box", _with(true, replace(slot, box="AAAA"), ring), "private", "damaged"),
        ("bad-name", _with(true, replace(slot, label="Another house"), ring), "private", "damaged"),
        ("bad-id", _with(true, replace(slot, id="0123456789abcdef"), ring), "private", "damaged"),
        (
            "bad-fingerprint",
            replace(true, slots=(*plain.slots, replace(slot, fingerprint="0" * 32))),
            "private",
            "damaged",
        ),
        ("bad-of-another-vault", _with(true, elsewhere, ring), "private", "damaged"),
        ("bad-mac", replace(true, rev=9), "private", "damaged"),
        ("bad-added-without-keys", replace(plain, slots=true.slots), None, "damaged"),
    ):
        (target / name).mkdir()
        for copy in head.COPIES:
            (target / name / copy).write_bytes(head.to_bytes(one))
        secret = PASSPHRASE if opened_by is None else None
        yield {"folder": f"organisation/{name}", "key": opened_by, "secret": secret, "answer": answer}


def _organisation_slot(vault: Vault, ring: KeyRing, said_for: str | None = None) -> OrganisationSlot:
    """Make a slot by hand: the library draws its own chances, and then no two makings would be alike."""
    slot_id, fingerprint = os.urandom(8).hex(), ORGANISATION.public.fingerprint
    said = ["strengthtui slot 1", slot_id, "organisation", said_for or vault.id, NAME, fingerprint]
    box = hpke_by_hand.seal(ring.vault_key, ORGANISATION.public.raw, msgspec.json.encode(said), os.urandom(32))
    return OrganisationSlot(id=slot_id, label=NAME, fingerprint=fingerprint, box=b64encode(box).decode())


def _with(true: head.Head, slot: OrganisationSlot, ring: KeyRing) -> head.Head:
    """Exchange the last slot, and vouch for it: what is wrong is the slot alone."""
    return _vouched(replace(true, slots=(*true.slots[:-1], slot)), ring)


def _half(slot: slots.AnySlot) -> slots.Slot:
    assert isinstance(slot, slots.Slot)
    return replace(slot, box="AAAA")


def _vouched(one: head.Head, ring: KeyRing) -> head.Head:
    return replace(one, mac=ring.mac(head.checked_part(replace(one, mac=None))))


@contextmanager
def _seeded() -> Iterator[None]:
    """Let chances be the same each time, while vectors are made and never else."""
    count = itertools.count()
    system: Any = os
    naming: Any = secrets
    real_bytes, real_hex = system.urandom, naming.token_hex

    def drawn(size: int) -> bytes:
        return hashlib.shake_256(f"vectors {next(count)}".encode()).digest(size)

    system.urandom, naming.token_hex = drawn, lambda size=None: drawn(size or 16).hex()
    try:
        yield
    finally:
        system.urandom, naming.token_hex = real_bytes, real_hex


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
