"""Sealed vaults on the command line: made, opened, the passphrase changed or forgotten; with files, at a terminal."""

from __future__ import annotations

import re
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import secrets
from tests.cli.sealed_vaults import PASSPHRASE
from tests.line.talking import Program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.sealed_vaults import Sealed


def test_it_is_sealed_unless_said_otherwise(sealed: Sealed) -> None:
    """Without a terminal the code is printed once; passphrase and code open it, anything else is 4, nothing is 4."""
    code = sealed.create()
    sealed.file("code", code.lower().replace("-", " "))
    assert [sealed.run("people", file=one).code for one in ("pass", "code", "other", None)] == [0, 0, 4, 4]
    assert "--passphrase-file" in sealed.run("people", file=None).err
    assert "passphrase" in sealed.run("people", file="other").err
    assert all(PASSPHRASE.encode() not in path.read_bytes() for path in sealed.vault.rglob("*") if path.is_file())
    for path in (sealed.vault, *sealed.vault.rglob("*")):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077


def test_a_passphrase_that_is_guessed_makes_no_vault(sealed: Sealed) -> None:
    """It is refused with what would be better; so is none at all, and an empty file is bad input."""
    assert sealed.run("vault", "create", file="weak").code == 2
    assert sealed.run("vault", "create", file=None).code == 2
    sealed.file("empty", "")
    assert sealed.run("vault", "create", file="empty").code == 3
    assert sealed.run("vault", "create", file="nowhere").code == 7
    assert not sealed.vault.exists()


def test_the_code_goes_into_a_new_file_of_ones_own(sealed: Sealed) -> None:
    """Nobody else reads it; a file that is there is not written over, and then no vault is made."""
    there = sealed.file("there", "mine")
    assert sealed.run("vault", "create", "--recovery-file", str(there)).code == 2
    assert there.read_text(encoding="utf-8") == "mine\n"
    assert not sealed.vault.exists()
    new = sealed.folder / "code"
    told = sealed.run("vault", "create", "--recovery-file", str(new))
    assert told.code == 0
    assert told.out == f"{sealed.vault}\n"
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert sealed.run("people", file="code").code == 0


def test_a_folder_that_is_copied_elsewhere_is_warned_of(sealed: Sealed) -> None:
    """A vault in a cloud client's folder is made all the same; on this laptop nothing is said."""
    for folder, warned in (("Dropbox", True), ("here", False)):
        (sealed.folder / folder).mkdir()
        sealed.vault = sealed.folder / folder / "vault"
        told = sealed.run("vault", "create", "--unsealed")
        assert (told.code, "Dropbox copies this folder" in told.err) == (0, warned)


def test_another_passphrase(sealed: Sealed) -> None:
    """The new one opens, the old one does not, the code still does; it says that old backups want the old one."""
    code = sealed.create()
    told = sealed.run("vault", "passphrase", "--new-passphrase-file", str(sealed.folder / "other"))
    assert told.code == 0
    assert "earlier one" in told.err
    sealed.file("code", code)
    assert [sealed.run("people", file=one).code for one in ("pass", "other", "code")] == [4, 0, 0]
    assert (
        sealed.run("vault", "passphrase", "--new-passphrase-file", str(sealed.folder / "weak"), file="other").code == 2
    )
    assert sealed.run("people", file="other").code == 0


def test_forgotten(sealed: Sealed) -> None:
    """The code leads to another passphrase and to a new code; the old code opens nothing any more."""
    code = sealed.create()
    sealed.file("code", code)
    told = sealed.run("vault", "recover", "--new-passphrase-file", str(sealed.folder / "other"), file="code")
    assert told.code == 0, told.err
    new = told.out.strip()
    assert secrets.looks_like_code(new)
    assert new != code
    sealed.file("new", new)
    assert [sealed.run("people", file=one).code for one in ("pass", "code", "other", "new")] == [4, 4, 0, 0]


def test_damage_is_no_wrong_passphrase(sealed: Sealed) -> None:
    """One copy of the head is enough and the doctor tells of it; both damaged is 5, whatever the passphrase."""
    sealed.create()
    head, copy = sealed.vault / "vault.head", sealed.vault / "vault.head.2"
    whole = head.read_bytes()
    head.write_bytes(whole.replace(b'"box": "', b'"box": "A', 1))
    assert sealed.run("people").code == 0
    told = sealed.run("vault", "doctor")
    assert (told.code, "head-copy" in told.out) == (5, True)
    copy.write_bytes(head.read_bytes())
    assert sealed.run("people").code == sealed.run("people", file="other").code == 5


@pytest.mark.pty
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal(tmp_path: Path) -> None:
    """Typed unseen and twice, the code shown once and typed back; a wrong try is told and asked again."""
    program = Program(tmp_path, "vault", "create")
    program.see("A new passphrase:")
    program.type("password1\r")
    program.see("Guessed at once.")
    program.see("A new passphrase:")
    program.type(PASSPHRASE + "\r")
    program.see("Once more:")
    program.type(PASSPHRASE + "\r")
    program.see("It is shown this once.")
    program.see("Type it as you wrote it down:")
    shown = program.written.bytes.decode()
    code = re.findall(r"[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}", shown)[-1]
    assert PASSPHRASE not in shown
    program.type("something else\r")
    program.see("not the code")
    program.type(code.lower() + "\r")
    program.see("That is it.")
    assert program.leave() == 0
    again = Program(tmp_path, "people")
    again.see("recovery code:")
    again.type("a wrong one\r")
    again.see("not the passphrase")
    again.see("recovery code:")
    again.type(PASSPHRASE + "\r")
    again.see("Nobody yet")
    assert again.leave() == 0
    assert PASSPHRASE not in again.written.bytes.decode()


def test_a_vault_that_is_offered_is_warned_of_too(tmp_path: Path) -> None:
    """Where a command offers to make one in a folder that is copied elsewhere, it says so before it asks."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    program = Program(folder, "start", "Sam")
    program.see("Dropbox copies this folder elsewhere")
    program.see("Make one there now? [y/N]")
    program.type("n\r")
    assert program.leave() == 8
    assert not (folder / "vault").exists()
