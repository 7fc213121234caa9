"""Whatever stands in any file of ours, from a sheet to an organisation's key: read, or refused in our own words.

`STRENGTHTUI_FUZZ=20000 pytest tests/readers` tries that many of each kind.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strengthtui.desk.everything import everything_json, import_data
from strengthtui.desk.filling import fill
from strengthtui.desk.wording import check_words
from strengthtui.errors import BadInputError, DamagedError, LockedError, StrengthError
from strengthtui.lexicon.matcher import Matcher
from strengthtui.lexicon.reader import read_lexicon
from strengthtui.packs.checker import check_pack
from strengthtui.packs.shipped import shipped_lexicon, shipped_words
from strengthtui.sources.findings import Problems
from strengthtui.vault import backups, head, key_files, slots
from strengthtui.vault.backup_file import BackupFile
from strengthtui.vault.ciphers import AesSeal, vault_tag
from strengthtui.vault.key_pair import OrganisationKey, PublicKey
from strengthtui.vault.loading import read
from strengthtui.vault.sealing import Plain
from strengthtui.vault.unlocking import sealed_head, with_organisation
from tests.desk.desk_builders import KINDS_PACK, a_desk
from tests.readers.mangling import mangled
from tests.vault.vault_builders import CHEAP, CODE, NAME, ORGANISATION, PASSPHRASE, Counting, a_vault, jot, sam

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
PLAIN_HEAD, RING = sealed_head("01TEST00000000000000000001", PASSPHRASE, CODE, kdf=CHEAP)
HEAD = with_organisation(PLAIN_HEAD, RING, ORGANISATION.public, NAME)
PUBLIC, PRIVATE = key_files.public_pem(ORGANISATION.public), key_files.private_pem(ORGANISATION, PASSPHRASE)
UNLOCKED = ORGANISATION.for_hpke().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
SEAL = AesSeal(bytes(range(32)), vault_tag("one"), bytes(16))


@often
@given(mangled(KINDS_PACK.encode()))
def test_packs(data: bytes) -> None:
    """A pack is checked with findings, never with a failure of ours."""
    checked = check_pack(data, "any.yaml")
    assert checked.pack is not None or checked.findings


LIST = b"""
id: ours
version: 1
sources: {H: Harbour}
use: [assessment]
fine: {void: [~ of meaning, (in|at) ~]}
terms:
  - {id: bed, term: bed, forms: [bed (blocker|blocking)(s), nine ... 9], prefer: [someone], sources: [H]}
"""


@often
@given(mangled(LIST))
def test_lists_of_words(data: bytes) -> None:
    """A list of words is read, or refused with findings; what is read finds what it can in any text."""
    problems = Problems()
    lexicon = read_lexicon(data, "lexicon.yaml", problems, shipped_lexicon())
    assert (lexicon is None) == bool(problems.errors)
    if lexicon is not None:
        Matcher(lexicon).find(data.decode(errors="replace"), markdown=True)


WORDS = b"""
jottings:
  - {topics: [hard-times, {a: b}], text: "an addict, 'he said'", voice: [gist]}
  - {topic: people, text: >
     failed the exam
     and refused, voice: agreed}
strengths: [{name: stubborn, voice: {a: b}}]
"""


@often
@given(mangled(WORDS), st.sampled_from(["any.md", "any.yaml", "any.json", "-"]))
def test_words_in_any_file(data: bytes, name: str) -> None:
    """The wording check gives findings or none, whatever the bytes are and whatever they are called."""
    for finding in check_words(shipped_words(), data, name):
        assert finding.line >= 1
        assert finding.column >= 1
        assert finding.worded()


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


@often
@given(mangled(PUBLIC))
def test_public_keys(data: bytes) -> None:
    """A public key is one, or bad input with its line."""
    where = "any.pub:"
    try:
        assert isinstance(key_files.read_public(data, "any.pub"), PublicKey)
    except BadInputError as error:
        where = error.message
    assert where.startswith("any.pub:")


@often
@given(mangled(PRIVATE) | mangled(UNLOCKED))
def test_private_keys(data: bytes) -> None:
    """A private key is one, or bad input with its line, or locked; no passphrase, so that no guess is paid for."""
    where = "any:"
    try:
        assert isinstance(key_files.read_private(data, "any", None), OrganisationKey)
    except (BadInputError, LockedError) as error:
        where = error.message
    assert where.startswith("any:")
