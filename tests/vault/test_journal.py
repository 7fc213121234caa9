"""The journal keeps rows, sealed as a whole; one that does not read is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from strengthtui.errors import DamagedError
from strengthtui.vault.journal import Journal
from tests.vault.vault_builders import a_vault


def test_rows_come_back_in_their_order(tmp_path: Path, sealed: bool) -> None:
    """Another program that opens it reads what was noted; sealed, it stands nowhere in clear."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    journal = Journal(tmp_path / "vault", vault.seals.vault)
    assert journal.rows() == ()
    rows = ({"what": "backup", "path": "/media/stick"}, {"what": "seal", "at": "now"})
    for row in rows:
        journal.note(row)
    assert Journal(tmp_path / "vault", vault.seals.vault).rows() == rows
    assert (b"stick" in (tmp_path / "vault" / "journal").read_bytes()) is not sealed
    assert (tmp_path / "vault" / "journal").stat().st_mode & 0o777 == 0o600
    assert vault.examine() == ()


def test_one_that_does_not_read_is_kept(tmp_path: Path, sealed: bool) -> None:
    """Damage is told by who reads, by who writes, and by the doctor; nothing is written over it."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    journal = Journal(tmp_path / "vault", vault.seals.vault)
    journal.note({"what": "backup"})
    path = tmp_path / "vault" / "journal"
    damaged = path.read_bytes()[:-1]
    path.write_bytes(damaged)
    with pytest.raises(DamagedError):
        journal.rows()
    with pytest.raises(DamagedError):
        journal.note({"what": "backup"})
    assert path.read_bytes() == damaged
    assert [one.code for one in vault.examine()] == ["journal-unreadable"]
    path.write_bytes(b"")
    assert journal.rows() == ()
