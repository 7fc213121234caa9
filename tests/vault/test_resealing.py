"""Sealing a vault that was not, and the other way: everything comes along, and a kill leaves one of the two whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from strengthtui.errors import BusyError, DamagedError, LockedError, StrengthError, UsageError
from strengthtui.vault import head, layout, places_changed, resealing, states
from strengthtui.vault.drafts import Draft
from strengthtui.vault.heads import Heads
from strengthtui.vault.journal import Journal
from strengthtui.vault.vault import NewSecrets, Vault
from tests.vault.copy_builders import AT, back_up
from tests.vault.faulty_disk import FULL, at_every_call
from tests.vault.vault_builders import (
    CHEAP,
    CODE,
    PASSPHRASE,
    Counting,
    a_vault,
    bytes_under,
    folder_of,
    jot,
    open_at,
    sam,
    take_away,
)

ROOT = Path(__file__).resolve().parents[2]
OLD = ROOT / "tests" / "old-vaults" / "format-1"
SECRETS = NewSecrets(PASSPHRASE, CODE, CHEAP)
STEP = 7
"""Calls between two that are refused; 1 takes a minute and a half."""
PLANTED = "plantedword by the canal"


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """A vault with Sam, kept states, a draft, a concern, a pack, a journal, and somebody who was taken away."""
    made = a_vault(tmp_path / "vault", sealed=sealed)
    with sam(made) as file:
        for text in ("one", PLANTED, "three"):
            jot(file, text)
        file.save_draft(Draft(text=PLANTED, at="now"))
        file.add_concern({"words": PLANTED})
    with made.add_person("Jo", at=AT) as file:
        gone = file.records.person.id
    take_away(made, gone)
    made.add_person("Aunty Sal", at=AT).close()
    made.keep_pack(hashlib.sha256(b"questions").hexdigest(), b"questions")
    Journal(tmp_path / "vault", made.seals.vault).note({"what": "backup", "path": "/media/stick/b", "at": AT})
    return made


def turned(vault: Vault) -> Vault:
    """Seal what is not sealed, unseal what is, and open it anew."""
    assert vault.path is not None
    done = resealing.unseal(vault, at=AT) if vault.sealed else resealing.seal(vault, SECRETS, at=AT)
    assert done.left is None
    return open_at(vault.path, Counting(5_000_000))


def everything(vault: Vault) -> dict[str, Any]:
    """Everything of everybody, every state of it, and what is about all."""
    assert vault.path is not None
    told: dict[str, Any] = {"newest": Heads(vault.path, vault.seals.vault).read().newest}
    told["packs"] = sorted(resealing._packs(vault.path, vault.seals))
    for folder in states.folders(vault.path):
        told[folder.name] = dict(resealing._opened(folder, vault.seals))
    return told


def test_everything_comes_along(vault: Vault, tmp_path: Path) -> None:
    """Ids, generations, kept days, drafts, concerns, packs, the counter and the journal are as they were."""
    before = everything(vault)
    names = {entry.id: (entry.name, entry.generation) for entry in vault.people()}
    again = turned(vault)
    assert again.sealed != vault.sealed
    assert again.id == vault.id
    assert everything(again) == before
    assert {entry.id: (entry.name, entry.generation) for entry in again.people()} == names
    assert again.examine() == ()
    rows = Journal(tmp_path / "vault", again.seals.vault).rows()
    assert [row["what"] for row in rows] == ["backup", "seal" if again.sealed else "unseal"]
    assert {one.name for one in tmp_path.iterdir()} == {"vault"}
    with again.person(next(iter(names)), write=True) as file:
        jot(file, "and on we go")
    back = turned(again)
    assert back.sealed == vault.sealed
    assert back.examine() == ()


def test_no_word_and_no_name_is_left_in_clear(tmp_path: Path) -> None:
    """Sealed, nothing under the folder holds what was said; the recovery code opens it, another passphrase not."""
    path = shutil.copytree(OLD, tmp_path / "vault")
    given = Counting(1_000_000)
    vault = Vault.open(path, clock=given, ids=given)
    before = everything(vault)
    resealing.seal(vault, SECRETS, at=AT)
    for data in bytes_under(tmp_path).values():
        for told in (b"along the canal", b"Samira", b"Aunty Sal", b"Bakes for", b"Monday", b"questions"):
            assert told not in data
    for secret in (PASSPHRASE, CODE):
        opened = Vault.open(path, clock=given, ids=given, secret=secret)
        assert everything(opened) == before
        assert [entry.name for entry in opened.people()] == ["Sam", "Aunty Sal"]
        assert opened.examine() == ()
    with pytest.raises(LockedError):
        Vault.open(path, clock=given, ids=given, secret="two geese")


def test_a_program_that_had_it_open_writes_nothing_into_the_other(vault: Vault) -> None:
    """Who opened the vault before is refused afterwards; what they would write nobody could read."""
    assert vault.path is not None
    other = open_at(vault.path, Counting(7_000_000))
    [sam_id] = [entry.id for entry in other.people() if entry.name == "Sam"]
    again = turned(vault)
    before = bytes_under(vault.path)
    with pytest.raises(LockedError):
        other.add_person("Mo", at=AT)
    for write in (True, False):
        with pytest.raises(LockedError):
            other.person(sam_id, write=write)
    with pytest.raises(LockedError):
        other.people()
    assert bytes_under(vault.path) == before
    assert len(again.people()) == 2


def test_refused_while_anybody_is_open(vault: Vault, tmp_path: Path) -> None:
    """All locks are taken first."""
    before = everything(vault)
    with vault.person(vault.people()[0].id, write=True) as file:
        folder = folder_of(vault, file)
        with pytest.raises(BusyError) as told:
            turned(vault)
    assert folder.name in told.value.message
    assert everything(vault) == before
    assert {one.name for one in tmp_path.iterdir()} == {"vault"}


def test_what_is_written_meanwhile_is_not_lost(vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody added after the copying began is found before the old one goes: nothing is changed then."""
    looked = resealing._compare

    def compare(*args: Any) -> None:  # noqa: ANN401 - what the real one takes
        looked(*args)
        vault.add_person("Mo", at=AT).close()

    monkeypatch.setattr(resealing, "_compare", compare)
    with pytest.raises(BusyError):
        turned(vault)
    again = open_at(tmp_path / "vault", Counting(5_000_000))
    assert again.sealed == vault.sealed
    assert {entry.name for entry in again.people()} == {"Sam", "Aunty Sal", "Mo"}
    assert {one.name for one in tmp_path.iterdir()} == {"vault"}


def test_what_cannot_come_along_is_refused(vault: Vault, tmp_path: Path) -> None:
    """A file of somebody else's, or a damaged one: nothing is changed, and it is named."""
    (tmp_path / "vault" / "letter.txt").write_text("mine")
    with pytest.raises(UsageError) as told:
        turned(vault)
    assert told.value.message.endswith("letter.txt")
    (tmp_path / "vault" / "letter.txt").unlink()
    with pytest.raises(UsageError):
        (resealing.unseal(vault, at=AT) if not vault.sealed else resealing.seal(vault, SECRETS, at=AT))
    (states.folders(tmp_path / "vault")[0] / layout.NOW).write_bytes(b"no tables")
    before = bytes_under(tmp_path / "vault")
    with pytest.raises(DamagedError):
        turned(vault)
    after = bytes_under(tmp_path / "vault")
    assert {name: data for name, data in after.items() if "lock" not in name} == {
        name: data for name, data in before.items() if "lock" not in name
    }


CHILD = """
import os, sys
from pathlib import Path
from strengthtui.vault import places_changed, resealing, restoring
from tests.vault.test_resealing import AT, SECRETS
from tests.vault.vault_builders import PASSPHRASE, Counting, open_at

path, what, kill_at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

class Killing:
    def __init__(self):
        self.left = kill_at
    def __getattr__(self, name):
        real = getattr(os, name)
        if name not in ("replace", "rename", "unlink", "rmdir", "mkdir"):
            return real
        def call(*args, **options):
            self.left -= 1
            if self.left < 0:
                os.kill(os.getpid(), 9)
            return real(*args, **options)
        return call

from strengthtui import atomic
system = Killing()
atomic.os = system
made = places_changed.Coming.is_whole
def is_whole(self):
    made(self)
    if what.endswith("-late"):
        system.left = kill_at
if what.endswith("-late"):
    system.left = 10**9
places_changed.Coming.is_whole = is_whole
import shutil
shutil.os, places_changed.os = system, system
if what.startswith("restore"):
    with restoring.staged(path.parent / "copy.backup", path, PASSPHRASE) as ready:
        ready.take_place(at=AT)
else:
    vault = open_at(path, Counting(3_000_000))
    resealing.unseal(vault, at=AT) if vault.sealed else resealing.seal(vault, SECRETS, at=AT)
"""


def killed_at(path: Path, what: str, number: int) -> bool:
    """Do it in a process that kills itself at its n-th rename, unlink or mkdir; tells whether it came so far."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), what, str(number)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        check=False,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done
    return done.returncode != 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
@pytest.mark.parametrize("what", ["reseal-late", "restore-late", "reseal"])
def test_killed_between_the_renames(vault: Vault, tmp_path: Path, what: str) -> None:
    """Killed at any rename or removal, the next opening finds one of the two whole, and nothing of the other."""
    vault.freshen()
    before = everything(vault)
    back_up(vault, tmp_path / "copy.backup")
    outcomes: set[bool] = set()
    numbers = [*range(12), *range(12, 400, 9)] if what.endswith("late") else range(0, 400, 11)
    for number in numbers:
        folder = tmp_path / str(number)
        path = shutil.copytree(tmp_path / "vault", folder / "vault")
        shutil.copy(tmp_path / "copy.backup", folder / "copy.backup")
        killed = killed_at(path, what, number)
        places_changed.settle(path)
        again = open_at(path, Counting(5_000_000))
        told = everything(again)
        if what.startswith("restore"):
            assert told.keys() == before.keys()
        else:
            assert told == before
        assert [one.code for one in again.examine() if one.severity == "damage"] == []
        outcomes.add(again.sealed == vault.sealed)
        left = {one.name for one in folder.iterdir()} - {"vault", "copy.backup", "vault.before-restore-2026-11-22"}
        assert left == set()
        with again.person(again.people()[0].id, write=True) as file:
            jot(file, "and on we go")
        shutil.rmtree(folder)
        if not killed:
            break
    else:
        pytest.fail("it never came to the end")
    assert outcomes == ({True} if what.startswith("restore") else {True, False})


@pytest.mark.slow
def test_a_sealing_that_is_refused_anywhere_leaves_one_of_the_two(vault: Vault, tmp_path: Path) -> None:
    """Refused at any call: as it was, whole, and told; or done."""
    before = everything(vault)
    for disk in at_every_call(tmp_path, FULL, step=STEP):
        path = shutil.copytree(tmp_path / "vault", tmp_path / str(disk.number) / "vault")
        mine = open_at(path, Counting(3_000_000))
        with disk:
            try:
                if mine.sealed:
                    resealing.unseal(mine, at=AT)
                else:
                    resealing.seal(mine, SECRETS, at=AT)
                done = True
            except StrengthError:
                done = False
        assert done == (head.read(path).sealed != vault.sealed)
        again = open_at(path, Counting(5_000_000))
        assert everything(again) == before
        assert [one.code for one in again.examine() if one.severity == "damage"] == []
        assert {one.name for one in path.parent.iterdir()} == {"vault"}
        shutil.rmtree(path.parent)


def test_only_what_is_whole_takes_a_place(vault: Vault, tmp_path: Path) -> None:
    """With the old one moved away: a half made one goes, and the old one comes back; a whole one takes its place."""
    path, new, old = (tmp_path / name for name in ("vault", "vault.coming", "vault.going"))
    shutil.copytree(path, new)
    (new / layout.HEAD_COPY).unlink()
    path.rename(old)
    again = open_at_after_settling(path)
    assert (path / layout.HEAD_COPY).exists()
    assert len(again.people()) == 2
    assert {one.name for one in tmp_path.iterdir()} == {"vault"}
    shutil.copytree(path, new)
    (new / states.WHOLE).touch()
    (new / layout.CATALOGUE).unlink()
    path.rename(old)
    again = open_at_after_settling(path)
    assert not (path / layout.CATALOGUE).exists()
    assert len(again.people()) == 2
    assert {one.name for one in tmp_path.iterdir()} == {"vault"}
    shutil.copytree(path, new)
    shutil.rmtree(path)
    places_changed.settle(path)
    assert not list(tmp_path.iterdir())


def open_at_after_settling(path: Path) -> Vault:
    """Open a vault as a program does that knows nothing of what happened."""
    places_changed.settle(path)
    return open_at(path, Counting(5_000_000))


def test_somebody_is_still_at_it(vault: Vault, tmp_path: Path) -> None:
    """What another program makes just now is left alone, and nobody begins a second one."""
    with places_changed.coming(tmp_path / "vault") as made:
        (made.path / "half").write_bytes(b"")
        open_at(tmp_path / "vault", Counting(5_000_000))
        assert (made.path / "half").exists()
        with pytest.raises(BusyError):
            turned(vault)
    assert {one.name for one in tmp_path.iterdir()} == {"vault"}


def test_another_vault_beside_is_not_taken_for_the_old_one(vault: Vault, tmp_path: Path) -> None:
    """A folder of that name which is another vault is never destroyed."""
    other = a_vault(tmp_path / "vault.going", Counting(8_000_000))
    sam(other).close()
    before = bytes_under(tmp_path / "vault.going")
    open_at(tmp_path / "vault", Counting(5_000_000))
    assert bytes_under(tmp_path / "vault.going") == before
