"""A vault that an organisation's key opens, too: added and taken away by the worker, told of, kept in backups."""

from __future__ import annotations

import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from strengthtui.errors import DamagedError, LockedError, NotFoundError, StrengthError, UsageError
from strengthtui.vault import head, organisation, reaching, resealing, slots
from strengthtui.vault.key_pair import OrganisationKey
from strengthtui.vault.organisation import OrganisationSlot
from strengthtui.vault.owed import Why
from strengthtui.vault.repairing import repair
from strengthtui.vault.slot_kinds import NewerSlot
from strengthtui.vault.vault import NewSecrets, Vault
from tests.vault.copy_builders import AT, back_up, restore
from tests.vault.seen_through import flip
from tests.vault.vault_builders import (
    CHEAP,
    CODE,
    NAME,
    ORGANISATION,
    OTHER_ORGANISATION,
    PASSPHRASE,
    Counting,
    a_vault,
    bytes_under,
    jot,
    sam,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.vault.unlocking import Secret

NEW = "a kettle on the narrow boat"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A sealed vault with Sam in it, which the organisation's key opens."""
    made = a_vault(tmp_path / "vault", sealed=True)
    with sam(made) as file:
        jot(file, "one")
    made.add_organisation(ORGANISATION.public, NAME)
    return made


def opened(path: Path | None, secret: Secret) -> Vault:
    """Open it anew."""
    assert path is not None
    given = Counting(4_000_000)
    return Vault.open(path, clock=given, ids=given, secret=secret)


def opens(path: Path | None, secret: Secret) -> bool:
    """Tell whether this opens it and everybody in it; anything but a wrong secret is raised."""
    try:
        again = opened(path, secret)
    except LockedError:
        return False
    assert [one.name for one in again.people()] == ["Sam"]
    return True


def put_heads(vault: Vault, one: head.Head) -> None:
    """Write a head into both copies, with a digest that fits."""
    for name in head.COPIES:
        assert vault.path is not None
        (vault.path / name).write_bytes(head.to_bytes(one))


def the_slot(vault: Vault) -> OrganisationSlot:
    """Give its slot."""
    [slot] = vault.organisations
    return slot


def test_its_key_opens_everything_and_no_other_does(vault: Vault) -> None:
    """Passphrase and code open it as before; another organisation's key is a wrong one, and is told whose it has."""
    for secret in (ORGANISATION, PASSPHRASE, CODE):
        assert opens(vault.path, secret)
    assert opened(vault.path, ORGANISATION).examine() == ()
    with opened(vault.path, ORGANISATION).person(vault.people()[0].id, write=True) as file:
        jot(file, "written with it")
    with pytest.raises(LockedError, match="does not open") as caught:
        opened(vault.path, OTHER_ORGANISATION)
    assert NAME in caught.value.hint
    assert not opens(vault.path, "")


def test_the_vault_says_whose_it_is(vault: Vault, tmp_path: Path) -> None:
    """By its true heads when it is open, and by what stands there when it is not; a vault without one says none."""
    slot = the_slot(vault)
    assert (slot.label, slot.fingerprint) == (NAME, ORGANISATION.public.fingerprint)
    assert organisation.slots_in(head.read_all(tmp_path / "vault")) == (slot,)
    assert opened(vault.path, ORGANISATION).organisations == (slot,)
    assert a_vault(tmp_path / "other", sealed=True).organisations == ()
    assert a_vault(tmp_path / "unsealed").organisations == ()
    vault.lock()
    with pytest.raises(LockedError):
        _none = vault.organisations


def test_what_is_written_in_a_head_only_is_not_believed(vault: Vault, tmp_path: Path) -> None:
    """A copy that somebody made up, with another name in it, is not what the open vault tells."""
    true = head.read(tmp_path / "vault")
    false = replace(true, slots=(*true.slots[:2], replace(the_slot(vault), label="Somebody else")), rev=9)
    (tmp_path / "vault" / head.COPIES[1]).write_bytes(head.to_bytes(false))
    assert [slot.label for slot in opened(vault.path, PASSPHRASE).organisations] == [NAME]


def test_only_the_heads_change_and_every_writing_counts(vault: Vault) -> None:
    """Adding and taking away write no file of anybody's; `rev` counts them, and the MAC is made over them."""
    assert vault.path is not None
    before, rev = bytes_under(vault.path), head.read(vault.path).rev
    vault.remove_organisation()
    vault.add_organisation(OTHER_ORGANISATION.public, NAME)
    after = bytes_under(vault.path)
    assert {name for name in after if after[name] != before[name]} == set(head.COPIES)
    assert head.read(vault.path).rev == rev + 2
    assert opened(vault.path, PASSPHRASE).examine() == ()
    assert [opens(vault.path, one) for one in (OTHER_ORGANISATION, ORGANISATION)] == [True, False]


def test_taken_away_it_opens_nothing(vault: Vault) -> None:
    """The key is refused and no other organisation is named; passphrase and code open as before."""
    vault.remove_organisation()
    with pytest.raises(LockedError) as caught:
        opened(vault.path, ORGANISATION)
    assert NAME not in caught.value.hint
    assert [opens(vault.path, one) for one in (PASSPHRASE, CODE)] == [True, True]
    with pytest.raises(NotFoundError):
        vault.remove_organisation()


def test_there_is_one_at_a_time(vault: Vault) -> None:
    """Another one is refused as long as one is there, and nothing is changed; an unsealed vault takes none."""
    assert vault.path is not None
    before = bytes_under(vault.path)
    for key in (ORGANISATION, OTHER_ORGANISATION):
        with pytest.raises(UsageError, match="already"):
            vault.add_organisation(key.public, "Another")
    assert bytes_under(vault.path) == before
    plain = a_vault(vault.path.parent / "unsealed")
    with pytest.raises(UsageError, match="not sealed"):
        plain.add_organisation(ORGANISATION.public, NAME)
    with pytest.raises(UsageError, match="not sealed"):
        plain.remove_organisation()


def test_who_lost_passphrase_and_code_gets_new_ones(vault: Vault) -> None:
    """Opened with the organisation's key, both are set anew; the earlier ones open nothing, the key still does."""
    again, code = opened(vault.path, ORGANISATION), slots.new_code()
    again.set_secret(NEW, "passphrase")
    again.set_secret(code, "recovery")
    assert [opens(vault.path, one) for one in (PASSPHRASE, CODE)] == [False, False]
    assert [opens(vault.path, one) for one in (NEW, code, ORGANISATION)] == [True, True, True]
    assert again.examine() == ()


def test_damage_is_no_wrong_key(vault: Vault) -> None:
    """One damaged copy does no harm; two are damage for the right key and for a wrong one."""
    paths = [Path(vault.path or "") / name for name in head.COPIES]
    at = paths[0].read_bytes().index(b'"organisation"')
    flip(paths[0], at + 100, 3)
    assert opens(vault.path, ORGANISATION)
    assert not opens(vault.path, OTHER_ORGANISATION)
    assert [one.code for one in opened(vault.path, PASSPHRASE).examine()] == ["head-copy"]
    flip(paths[1], at + 100, 3)
    for secret in (ORGANISATION, OTHER_ORGANISATION, PASSPHRASE):
        with pytest.raises(DamagedError):
            opened(vault.path, secret)


def _theirs(vault: Vault) -> OrganisationSlot:
    """Make what somebody can make who has the folder and no key: a slot of their own that locks something else."""
    return organisation.shut(bytes(32), OTHER_ORGANISATION.public, "Ours, honestly", vault=vault.id)


def _flipped(box: str) -> str:
    data = b64decode(box)
    return b64encode(data[:50] + bytes([data[50] ^ 1]) + data[51:]).decode()


MADE_UP: dict[str, Callable[[Vault, OrganisationSlot], tuple[OrganisationSlot, ...]]] = {
    "box": lambda _vault, slot: (replace(slot, box=_flipped(slot.box)),),
    "short box": lambda _vault, slot: (replace(slot, box="AAAA"),),
    "id": lambda _vault, slot: (replace(slot, id="0123456789abcdef"),),
    "name": lambda _vault, slot: (replace(slot, label="Somebody else"),),
    "fingerprint": lambda _vault, slot: (replace(slot, fingerprint="0" * 32),),
    "taken away": lambda _vault, _slot: (),
    "twice": lambda _vault, slot: (slot, slot),
    "one of their own": lambda vault, slot: (slot, _theirs(vault)),
    "theirs for ours": lambda vault, _slot: (_theirs(vault),),
}
"""Slots of organisations in a head whose digest fits, as somebody would make who has the folder and no key."""


@pytest.mark.parametrize("made_up", MADE_UP)
def test_a_slot_that_somebody_made_up_opens_nothing(vault: Vault, made_up: str) -> None:
    """Neither by passphrase nor by either key; it is damage wherever that can be told, and nobody's file is touched."""
    true = head.read(Path(vault.path or ""))
    put_heads(vault, replace(true, slots=(*true.slots[:2], *MADE_UP[made_up](vault, the_slot(vault)))))
    with pytest.raises(DamagedError):
        opened(vault.path, PASSPHRASE)
    known = made_up not in {"taken away", "theirs for ours"}  # there is nothing left that our key could know
    with pytest.raises(DamagedError if known else LockedError):
        opened(vault.path, ORGANISATION)
    with pytest.raises((DamagedError, LockedError)):
        opened(vault.path, OTHER_ORGANISATION)


def test_a_made_up_copy_does_not_stand_in_the_way(vault: Vault) -> None:
    """Beside a true one both the key and the passphrase open."""
    true = head.read(Path(vault.path or ""))
    for name in head.COPIES:
        put_heads(vault, true)
        false = replace(true, slots=(*true.slots[:2], replace(the_slot(vault), fingerprint="0" * 32)))
        (Path(vault.path or "") / name).write_bytes(head.to_bytes(false))
        assert opens(vault.path, ORGANISATION)
        assert opens(vault.path, PASSPHRASE)


def test_its_own_slot_damaged_is_damage_whatever_the_other_copy_says(vault: Vault) -> None:
    """Beside a copy without any slot for it, the key knows that it was meant, and does not pass for a wrong one."""
    path, slot = Path(vault.path or ""), the_slot(vault)
    damaged = replace(head.read(path), slots=(replace(slot, box=_flipped(slot.box)),))
    vault.remove_organisation()
    true = head.read(path)
    for name in head.COPIES:
        put_heads(vault, true)
        (path / name).write_bytes(head.to_bytes(damaged))
        with pytest.raises(DamagedError):
            opened(path, ORGANISATION)
        with pytest.raises(LockedError):
            opened(path, OTHER_ORGANISATION)
        assert opens(path, PASSPHRASE)


def test_another_vaults_slot_is_refused(vault: Vault, tmp_path: Path) -> None:
    """Put over from a vault that the same key opens, it is damage: each slot is for its own vault."""
    other = a_vault(tmp_path / "other", Counting(77), sealed=True)
    other.add_organisation(ORGANISATION.public, NAME)
    true = head.read(Path(vault.path or ""))
    put_heads(vault, replace(true, slots=(*true.slots[:2], the_slot(other))))
    for secret in (ORGANISATION, PASSPHRASE):
        with pytest.raises(DamagedError):
            opened(vault.path, secret)


def test_backups_open_with_the_key_of_their_day(vault: Vault, tmp_path: Path) -> None:
    """One made before it was added does not; one made since does, also after it was taken away, and brings it back."""
    vault.remove_organisation()
    before = back_up(vault, tmp_path / "before.backup").path
    vault.add_organisation(ORGANISATION.public, NAME)
    since = back_up(vault, tmp_path / "since.backup").path
    vault.remove_organisation()
    with pytest.raises(LockedError):
        restore(before, tmp_path / "one", ORGANISATION)
    with pytest.raises(LockedError):
        restore(since, tmp_path / "one", OTHER_ORGANISATION)
    restore(since, tmp_path / "one", ORGANISATION)
    assert [opens(tmp_path / "one", secret) for secret in (ORGANISATION, PASSPHRASE)] == [True, True]
    aside = restore(since, tmp_path / "vault", ORGANISATION)
    assert aside is not None
    assert [opens(tmp_path / "vault", ORGANISATION), opens(aside, ORGANISATION)] == [True, False]


def test_whoever_is_erased_goes_from_such_a_backup_and_its_slot_stays(vault: Vault, tmp_path: Path) -> None:
    """A backup that is written anew keeps the head it had."""
    path = back_up(vault, tmp_path / "one.backup").path
    [entry] = vault.people()
    assert reaching.without_person(vault, (entry.folder,), Why("erase", vault.now())).backups == (path,)
    restore(path, tmp_path / "one", ORGANISATION)
    again = opened(tmp_path / "one", ORGANISATION)
    assert again.people() == ()
    assert [slot.label for slot in again.organisations] == [NAME]


def test_a_damaged_slot_in_a_backup_is_damage(vault: Vault, tmp_path: Path) -> None:
    """It is in the head of the file, which has its digest."""
    path = back_up(vault, tmp_path / "one.backup").path
    flip(path, path.read_bytes().index(b'"organisation"') + 100, 3)
    with pytest.raises(DamagedError):
        restore(path, tmp_path / "one", ORGANISATION)


def test_it_goes_with_the_seal(vault: Vault) -> None:
    """Unsealed there is no slot; sealed again the key is another, and the organisation's opens it once added anew."""
    assert vault._keys is not None
    before = vault._keys.vault_key
    resealing.unseal(vault, at=AT)
    plain = opened(vault.path, "")
    assert plain.organisations == ()
    resealing.seal(plain, NewSecrets(NEW, CODE, CHEAP), at=AT)
    assert [opens(vault.path, secret) for secret in (NEW, ORGANISATION)] == [True, False]
    keys = opened(vault.path, NEW)._keys
    assert keys is not None
    assert keys.vault_key != before
    opened(vault.path, NEW).add_organisation(ORGANISATION.public, NAME)
    assert opens(vault.path, ORGANISATION)


def test_an_old_copy_of_the_head_still_gives_the_vaults_key(vault: Vault, tmp_path: Path) -> None:
    """As SECURITY says: taken away, the slot is no slot any more, and the key that it locked is the same."""
    old = head.read(tmp_path / "vault")
    vault.remove_organisation()
    with vault.person(vault.people()[0].id, write=True) as file:
        jot(file, "written after it was taken away")
    put_heads(vault, old)
    with opened(vault.path, ORGANISATION).person(vault.people()[0].id, write=False) as file:
        assert file.records.jottings[-1].words.text == "written after it was taken away"


NEWER = {"id": "0011223344556677", "kind": "chip", "box": "AAAA", "more": {"of": ["it", 1, None, True]}}


def with_newer_slot(vault: Vault) -> head.Head:
    """Give the vault's head with a slot of a kind that is not known yet, vouched for."""
    true, ring = head.read(Path(vault.path or "")), vault._keys
    assert ring is not None
    more = replace(true, slots=(NewerSlot(NEWER), *true.slots), mac=None)
    return replace(more, mac=ring.mac(head.checked_part(more)))


def test_a_slot_of_a_newer_version_is_read_and_never_dropped(vault: Vault, tmp_path: Path) -> None:
    """It opens nothing here and is told of; no change of passphrase, code or key, and no backup, takes it away."""
    put_heads(vault, with_newer_slot(vault))
    again = opened(vault.path, PASSPHRASE)
    assert again.newer_slots == ("chip",)
    assert again.examine() == ()
    assert not opens(vault.path, "AAAA")
    again.set_secret(NEW, "passphrase")
    again.set_secret(slots.new_code(), "recovery")
    again.remove_organisation()
    again.add_organisation(OTHER_ORGANISATION.public, NAME)
    (tmp_path / "vault" / head.COPIES[1]).write_bytes(b"{}")
    assert [one.code for one in repair(opened(vault.path, OTHER_ORGANISATION))] == ["head-copy"]
    restore(back_up(again, tmp_path / "one.backup").path, tmp_path / "one", NEW)
    for place in ("vault", "one"):
        for name in head.COPIES:
            found = head.read_copy(tmp_path / place / name)
            assert found is not None
            assert [slot.raw for slot in found.slots if isinstance(slot, NewerSlot)] == [NEWER]
            assert len(found.slots) == 4


def test_a_slot_of_a_newer_version_is_vouched_for_like_any_other(vault: Vault) -> None:
    """Changed, or put in by somebody without the keys, it is found."""
    true = with_newer_slot(vault)
    for raw in ({**NEWER, "box": "BBBB"}, {**NEWER, "more": {}}):
        put_heads(vault, replace(true, slots=(NewerSlot(raw), *true.slots[1:])))
        with pytest.raises(DamagedError):
            opened(vault.path, PASSPHRASE)


@pytest.mark.parametrize(
    "slot", [None, 3, [], {}, {"kind": 3}, {"kind": None}, {"kind": "organisation"}, "organisation"]
)
def test_what_is_no_slot_at_all_makes_no_head(vault: Vault, slot: object) -> None:
    """Without a kind, or without what its kind has: that copy is not whole."""
    import msgspec

    raw = msgspec.json.decode(head.to_bytes(head.read(Path(vault.path or ""))))
    del raw["digest"]
    raw["slots"] = [*raw["slots"], slot]
    assert head.from_bytes(msgspec.json.encode({**raw, "digest": head._digest(raw)})) is None


def test_hpke_loads_only_where_it_is_used(vault: Vault) -> None:
    """Opened with the passphrase and asked whose key opens it, a vault with such a slot loads nothing of it."""
    script = (
        "import sys, pathlib\n"
        "from strengthtui.vault.vault import Vault\n"
        "vault = Vault.open(pathlib.Path(sys.argv[1]), clock=None, ids=None, device='x', secret=sys.argv[2])\n"
        "assert [one.name for one in vault.people()] == ['Sam']\n"
        "assert len(vault.organisations) == 1\n"
        "seen = ('hpke', 'x25519', 'scrypt', 'key_files', 'serialization')\n"
        "print([name for name in sys.modules if name.rsplit('.', 1)[-1] in seen])\n"
    )
    command = [sys.executable, "-c", script, str(vault.path), PASSPHRASE]
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(command, capture_output=True, check=True, text=True, cwd=root)
    assert told.stdout.strip() == "[]"


def test_a_newer_vault_takes_no_key(vault: Vault) -> None:
    """Where a newer version made the vault, nothing is changed."""
    put_heads(vault, _vouched(vault, replace(head.read(Path(vault.path or "")), format=99)))
    before = bytes_under(Path(vault.path or ""))
    again = opened(vault.path, ORGANISATION)
    with pytest.raises(StrengthError):
        again.remove_organisation()
    assert bytes_under(Path(vault.path or "")) == before


def _vouched(vault: Vault, one: head.Head) -> head.Head:
    ring = vault._keys
    assert ring is not None
    return replace(one, mac=ring.mac(head.checked_part(replace(one, mac=None))))


def test_an_organisations_key_is_shown_nowhere(vault: Vault) -> None:
    """Neither it nor the vault's key stands in any file of the vault."""
    assert vault._keys is not None
    everything = b"".join(bytes_under(Path(vault.path or "")).values())
    for secret in (ORGANISATION.raw, vault._keys.vault_key):
        assert secret not in everything
        assert secret.hex().encode() not in everything
    assert isinstance(ORGANISATION, OrganisationKey)
