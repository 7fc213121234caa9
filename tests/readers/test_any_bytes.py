"""Whatever stands in a pack, a sheet, an export, a head, a person's file or a backup: read, or refused in our words.

`STRENGTHTUI_FUZZ=20000 pytest tests/readers` tries that many of each kind.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strengthtui.desk.everything import everything_json, import_data
from strengthtui.desk.filling import fill
from strengthtui.errors import DamagedError, StrengthError
from strengthtui.packs.checker import check_pack
from strengthtui.vault import backups, head, slots
from strengthtui.vault.backup_file import BackupFile
from strengthtui.vault.ciphers import AesSeal, vault_tag
from strengthtui.vault.loading import read
from strengthtui.vault.sealing import Plain
from strengthtui.vault.unlocking import sealed_head
from tests.desk.desk_builders import KINDS_PACK, a_desk
from tests.readers.mangling import mangled
from tests.vault.vault_builders import CHEAP, CODE, PASSPHRASE, Counting, a_vault, jot, sam

if TYPE_CHECKING:
    from strengthtui.vault.keys import KeyRing

TRIES = int(os.environ.get("STRENGTHTUI_FUZZ", "60"))
often = settings(max_examples=TRIES, suppress_health_check=list(HealthCheck))

SHEET = b"""
worker: RB
conversations:
  - pack: kinds
    answers:
      a/text: {value: I mend bikes, voice: person}
      a/lines: [one, {text: two, voice: other, other: Mum}]
      a/who: [Jo (next door)]
jottings:
  - {topic: people, text: the dog}
goals:
  - words: a stall
    steps:
      - {what: ask, who: Jo, by: 2026-12-01}
"""


def _exported() -> bytes:
    desk = a_desk(KINDS_PACK)
    with desk.add_person("Sam") as person:
        fill(person, SHEET, "sheet.yaml", keep=desk.keep_pack)
        return everything_json(person).encode()


EXPORT = _exported()
HEAD, RING = sealed_head("01TEST00000000000000000001", PASSPHRASE, CODE, kdf=CHEAP)
SEAL = AesSeal(bytes(range(32)), vault_tag("one"), bytes(16))


@often
@given(mangled(KINDS_PACK.encode()))
def test_packs(data: bytes) -> None:
    """A pack is checked with findings, never with a failure of ours."""
    checked = check_pack(data, "any.yaml")
    assert checked.pack is not None or checked.findings


@often
@given(mangled(SHEET))
def test_sheets(data: bytes) -> None:
    """A sheet is filled in as one act, or refused with nothing kept."""
    desk = a_desk(KINDS_PACK)
    with desk.add_person("Sam") as person:
        before = person.records
        try:
            fill(person, data, "any.yaml", keep=desk.keep_pack)
        except StrengthError:
            assert person.records == before


@often
@given(mangled(EXPORT))
def test_imports(data: bytes) -> None:
    """An export is read back and can be read, or refused with nobody new."""
    desk = a_desk(KINDS_PACK)
    try:
        import_data(desk, data, Path("any.json"))
    except StrengthError:
        assert desk.people.list() == ()
    for row in desk.people.list():
        with desk.read(row.id) as person:
            assert everything_json(person)


@often
@given(mangled(head.to_bytes(HEAD)))
def test_heads(data: bytes) -> None:
    """A head is whole or none; one that is whole and asks for an impossible key is damage."""
    found = head.from_bytes(data)
    if found is not None and found.kdf is not None:
        try:
            slots.refuse_extremes(found.kdf)
        except DamagedError:
            return
        assert RING.vouches_for(found) == (found == HEAD)


@often
@given(mangled(SEAL.seal(EXPORT, "now", generation=3)))
def test_sealed_files(data: bytes) -> None:
    """Sealed bytes open as what was sealed, or are damage."""
    try:
        assert SEAL.open(data, "now") == EXPORT
    except DamagedError:
        return


def _now(folder: Path) -> bytes:
    vault = a_vault(folder / "vault")
    with sam(vault) as file:
        jot(file, "one")
    return next((folder / "vault" / "people").glob("*/now")).read_bytes()


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, Path, KeyRing]:
    """A person's file as it lies in an unsealed vault, a backup, a place for files, and the keys of the backup."""
    folder = tmp_path_factory.mktemp("samples")
    vault = a_vault(folder / "sealed", Counting(1_000_000), sealed=True)
    with sam(vault) as file:
        jot(file, "one")
    backups.make(vault, folder / "copy", at="2026-11-22T12:00:00.000Z")
    assert vault.opened_with is not None
    return _now(folder), (folder / "copy").read_bytes(), folder, vault.opened_with[1]


@often
@given(st.data())
def test_plain_files(samples: tuple[bytes, bytes, Path, KeyRing], data: st.DataObject) -> None:
    """An unsealed person's file is read, or refused with the place: `ValueError` is what the reader promises."""
    blob = data.draw(mangled(samples[0]))
    try:
        loaded = read(blob, Plain(), "now")
    except (ValueError, StrengthError):
        return
    assert loaded.snapshot.records().person.id


@often
@given(st.data())
def test_backups(samples: tuple[bytes, bytes, Path, KeyRing], data: st.DataObject) -> None:
    """A backup is what was written, or damage."""
    _blob, whole, folder, ring = samples
    changed = data.draw(mangled(whole))
    path = folder / "changed"
    path.write_bytes(changed)
    try:
        found = list(BackupFile(path).entries(ring))
    except DamagedError:
        return
    assert found
    assert changed == whole
