"""Backing up, restoring, sealing and unsealing from the command line: what is said and asked, and the exit codes."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.line.talking import House, Program, Told

OLD = Path(__file__).resolve().parents[1] / "old-vaults" / "format-1"
PASSPHRASE = "three geese over the allotment"


@pytest.fixture
def secret(house: House) -> Path:
    """A file with the passphrase in its first line."""
    path = house.folder / "secret"
    path.write_text(f"{PASSPHRASE}\nand a second line\n")
    return path


def run(house: House, *arguments: str, secret: Path | None = None) -> Told:
    """Run a command line, with a passphrase file or without."""
    return house.run(*(() if secret is None else ("--passphrase-file", str(secret))), *arguments)


def told_of(house: House) -> dict[str, object]:
    """Everything stored of Sam, apart from the generation."""
    stored = house.stored()
    del stored["meta"]["generation"]
    return stored


def test_there_and_back(house: House, secret: Path) -> None:
    """A backup is verified, says so in its last line, and gives everything back where nothing was left."""
    before = told_of(house)
    told = run(house, "vault", "backup", "copy.backup", secret=secret)
    assert (told.code, told.out) == (0, f"{house.folder / 'copy.backup'}\n")
    assert told.err.splitlines()[-1].startswith("Verified: ")
    assert "1 people" in told.err
    assert "Sam" not in told.err
    shutil.rmtree(house.vault)
    assert run(house, "people").code == 7
    told = run(house, "vault", "restore", "copy.backup", secret=secret)
    assert (told.code, told.out) == (0, f"{house.vault}\n")
    assert told_of(house) == before
    assert run(house, "vault", "doctor").code == 0
    told = run(house, "vault", "restore", "copy.backup", "--to", "other", secret=secret)
    assert (told.code, told.out) == (0, "other\n")
    assert (house.folder / "other" / "vault.head").exists()


def test_every_refusal_has_its_code(house: House, secret: Path) -> None:
    """No passphrase 2, taken 2, inside the vault 2, no file 7, wrong passphrase 4, damaged 5, said no 8, no room 9."""
    assert run(house, "vault", "backup", "copy.backup").code == 2
    assert run(house, "vault", "backup", "copy.backup", secret=secret).code == 0
    assert run(house, "vault", "backup", "copy.backup", secret=secret).code == 2
    assert run(house, "vault", "backup", "copy.backup", "--overwrite", secret=secret).code == 0
    assert run(house, "vault", "backup", "vault/copy.backup", secret=secret).code == 2
    assert run(house, "vault", "backup", "nowhere/copy.backup", secret=secret).code == 9
    assert run(house, "vault", "restore", "nothing.backup", secret=secret).code == 7
    assert run(house, "vault", "restore", "copy.backup").code == 4
    before = house.stored()
    told = run(house, "vault", "restore", "copy.backup", secret=secret)
    assert (told.code, told.out) == (8, "")
    assert "1 alike in both: Sam" not in told.err
    assert "1 alike in both" in told.err
    (house.folder / "wrong").write_text("four geese\n")
    assert run(house, "vault", "restore", "copy.backup", "--replace", secret=house.folder / "wrong").code == 4
    data = (house.folder / "copy.backup").read_bytes()
    (house.folder / "copy.backup").write_bytes(data[:-1])
    assert run(house, "vault", "restore", "copy.backup", "--replace", secret=secret).code == 5
    (house.folder / "empty").write_text("\n")
    assert run(house, "vault", "restore", "copy.backup", secret=house.folder / "empty").code == 3
    assert house.stored() == before
    assert {one.name for one in house.folder.glob("vault*")} == {"vault"}


def test_over_a_living_vault(house: House, secret: Path) -> None:
    """What differs is said by name, since both are open; with --replace the living one is moved aside."""
    assert run(house, "vault", "backup", "copy.backup", secret=secret).code == 0
    assert run(house, "person", "end", "Sam", "--how", "moved-on", "--words", "said since the backup").code == 0
    assert "said since the backup" in json.dumps(house.stored())
    told = run(house, "vault", "restore", "copy.backup", "--replace", secret=secret)
    assert told.code == 0
    assert "1 newer in the vault that is there: Sam" in told.err
    [aside] = house.folder.glob("vault.before-restore-*")
    assert str(aside) in told.err
    assert "said since the backup" not in json.dumps(house.stored())
    house.vault = aside
    assert "said since the backup" in json.dumps(house.stored())


def test_a_cloud_folder_is_named(house: House, secret: Path) -> None:
    """A sealed file may go there, and it is said where it goes."""
    (house.folder / "Dropbox").mkdir()
    told = run(house, "vault", "backup", "Dropbox/copy.backup", secret=secret)
    assert told.code == 0
    assert "This folder goes to Dropbox." in told.err


def test_sealed_and_unsealed(house: House, secret: Path) -> None:
    """The vault of the first format is sealed, backed up, restored and unsealed; the code comes once, on stdout."""
    shutil.rmtree(house.vault)
    shutil.copytree(OLD, house.vault)
    before = told_of(house)
    assert run(house, "vault", "seal").code == 2
    told = run(house, "vault", "seal", secret=secret)
    assert told.code == 0, told.err
    code = told.out.strip()
    assert len(code) == 29
    assert "remnants" in told.err
    assert run(house, "people").code == 4
    assert run(house, "vault", "seal", secret=secret).code == 2
    assert run(house, "vault", "backup", "copy.backup", secret=secret).code == 0
    (house.folder / "code").write_text(code)
    told = run(house, "vault", "restore", "copy.backup", "--to", "other", secret=house.folder / "code")
    assert told.code == 0, told.err
    assert run(house, "vault", "unseal", secret=secret).code == 2
    told = run(house, "vault", "unseal", "--yes", secret=secret)
    assert told.code == 0, told.err
    assert told_of(house) == before
    told = run(house, "vault", "doctor", "--json")
    assert [one["code"] for one in json.loads(told.out)["ailments"]] == ["pack-unreadable"]  # a pack made up for it


def test_the_recovery_file(house: House, secret: Path) -> None:
    """Only its owner may read it; one that is there is left alone, and then nothing is sealed."""
    (house.folder / "code").write_text("mine")
    assert run(house, "vault", "seal", "--recovery-file", "code", secret=secret).code == 2
    assert (house.folder / "code").read_text() == "mine"
    assert run(house, "people").code == 0
    (house.vault / "stranger.txt").write_text("")
    assert run(house, "vault", "seal", "--recovery-file", "new", secret=secret).code == 2
    assert not (house.folder / "new").exists()
    (house.vault / "stranger.txt").unlink()
    told = run(house, "vault", "seal", "--recovery-file", "new", secret=secret)
    assert (told.code, told.out) == (0, "")
    assert (house.folder / "new").stat().st_mode & 0o777 == 0o600
    assert run(house, "vault", "unseal", "--yes", secret=house.folder / "new").code == 0


def test_ended_between_two_renames(house: House, secret: Path) -> None:
    """The next command settles it before it says that there is no vault."""
    assert run(house, "vault", "seal", secret=secret).code == 0
    house.vault.rename(house.folder / "vault.going")
    assert run(house, "people", secret=secret).code == 0
    assert not (house.folder / "vault.going").exists()


def test_who_is_erased_goes_from_the_backups_too(house: House, secret: Path) -> None:
    """The receipt names the backup they were taken out of, and the one that was not there."""
    assert run(house, "vault", "seal", secret=secret).code == 0
    for name in ("here.backup", "gone.backup"):
        assert run(house, "vault", "backup", name, secret=secret).code == 0
    (house.folder / "gone.backup").unlink()
    told = run(house, "person", "erase", "Sam", "--name", "Sam", secret=secret)
    assert told.code == 0, told.err
    assert f"out of the backup {house.folder / 'here.backup'}" in told.out + told.err
    assert f"the backup {house.folder / 'gone.backup'}: There is no such file." in told.out + told.err
    told = run(house, "vault", "restore", "here.backup", "--to", "other", secret=secret)
    assert "Restored: 0 people" in told.err


def test_repair(house: House) -> None:
    """What is derived is put right and named; then everything is as it was written."""
    (house.vault / "vault.head.2").write_bytes(b"{}")
    assert run(house, "vault", "doctor").code == 5
    told = run(house, "vault", "doctor", "--repair")
    assert (told.code, told.err) == (0, "vault.head.2: head-copy repaired\n")
    assert told.out == "Everything is as it was written.\n"
    assert run(house, "vault", "doctor", "--repair").err == ""


@pytest.mark.pty
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal(house: House) -> None:
    """Passphrases are asked twice and never shown; the code is shown once and typed back; yes is asked for."""
    sealing = Program(house.folder, "vault", "seal")
    for prompt, typed in (
        ("A new passphrase:", "one thing and another"),
        ("Once more:", "another thing"),
        ("A new passphrase:", PASSPHRASE),
        ("Once more:", PASSPHRASE),
    ):
        sealing.see(prompt)
        sealing.type(typed + "\r")
    sealing.see("wrote it down:")
    [code] = re.findall(r"(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}", sealing.written.bytes.decode())
    sealing.type("AAAAA-AAAAA\r")
    sealing.see("That is not the code above.")
    sealing.see("wrote it down:")
    sealing.type(code.lower().replace("-", " ") + "\r")
    assert sealing.leave() == 0
    shown = sealing.written.bytes.decode()
    assert "These were two." in shown
    assert PASSPHRASE not in shown
    assert "another thing" not in shown
    backing = Program(house.folder, "vault", "backup", "copy.backup")
    backing.see("code:")
    backing.type(code + "\r")
    assert backing.leave() == 0
    refused = Program(house.folder, "vault", "restore", "copy.backup")
    refused.see("was made:")
    refused.type(PASSPHRASE + "\r")
    refused.see("[y/N]")
    refused.type("\r")
    assert refused.leave() == 8
    unsealing = Program(house.folder, "vault", "unseal")
    unsealing.see("code:")
    unsealing.type(PASSPHRASE + "\r")
    unsealing.see("to go on:")
    unsealing.type("no\r")
    assert unsealing.leave() == 8
    again = Program(house.folder, "vault", "unseal")
    again.see("code:")
    again.type(PASSPHRASE + "\r")
    again.see("to go on:")
    again.type("yes\r")
    assert again.leave() == 0
    assert house.stored()["person"]["name"] == "Sam"


def test_a_kept_pack_that_does_not_read_is_damage(house: House) -> None:
    """The doctor names it, with code 5; repairing leaves it as it is."""
    kept = min((house.vault / "packs").iterdir())
    kept.write_bytes(kept.read_bytes()[:-1])
    for arguments in ((), ("--repair",)):
        told = run(house, "vault", "doctor", *arguments)
        assert told.code == 5
        assert re.search(rf"packs/{kept.name}: pack-changed damage .*It is (blossoming|ropes), version \d", told.out)


def test_a_vault_without_a_head_is_not_called_another_one(house: House, secret: Path) -> None:
    """Its people's files say which it is; where none of them reads, it is said that nobody can tell."""
    assert run(house, "vault", "backup", "copy.backup", secret=secret).code == 0
    for name in ("vault.head", "vault.head.2"):
        (house.vault / name).write_bytes(b"{")
    told = run(house, "vault", "restore", "copy.backup", secret=secret)
    assert (told.code, told.out) == (8, "")
    assert "another one" not in told.err
    assert "nobody can tell" not in told.err
    assert "alike in both" in told.err
    for one in (house.vault / "people").glob("*/*"):
        one.write_bytes(b"torn")
    told = run(house, "vault", "restore", "copy.backup", secret=secret)
    assert told.code == 8
    assert "nobody can tell whether it is the same vault" in told.err
    assert "another one" not in told.err
    assert run(house, "vault", "restore", "copy.backup", "--replace", secret=secret).code == 0
    assert run(house, "people").code == 0
