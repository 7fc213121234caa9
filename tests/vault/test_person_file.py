"""One person's file on the disk: what is kept, what is fallen back to, and what is never written over (DESIGN 8)."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from strengthtui import atomic
from strengthtui.errors import DamagedError, NotFoundError, NotWrittenError
from strengthtui.model.words import Ref
from strengthtui.vault import layout
from strengthtui.vault.drafts import Draft
from tests.vault.seen_through import flip, generation, put_state, state_in
from tests.vault.vault_builders import Counting, a_vault, folder_of, jot, reopened, sam

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.vault.vault import Vault


@pytest.fixture
def given() -> Counting:
    """The clock that the vault is given."""
    return Counting()


@pytest.fixture
def vault(tmp_path: Path, given: Counting, sealed: bool) -> Vault:
    """A vault with nobody in it."""
    return a_vault(tmp_path / "vault", given, sealed=sealed)


def spoil_a_field(path: Path) -> None:
    """Name a field otherwise; where it cannot be seen, change a byte."""
    data = path.read_bytes()
    if b'"words"' in data:
        path.write_bytes(data.replace(b'"words"', b'"wo"'))
    else:
        flip(path, len(data) // 2)


def test_stock_tinydb_opens_now(tmp_path: Path) -> None:
    """Unsealed, a file is plain JSON that stock TinyDB opens; our ids are fields, its numbers are left alone.

    Of a sealed one no other program shall read anything.
    """
    vault = a_vault(tmp_path / "vault")
    with sam(vault) as file:
        jotting = jot(file, "I walk – a lot")
        with TinyDB(folder_of(vault, file) / "now", encoding="utf-8", access_mode="r") as stock:
            assert stock.tables() == {"meta", "person", "jottings", "history"}
            [row] = stock.table("jottings").all()
            assert (row.doc_id, row["id"], row["words"]["text"]) == (1, jotting.id, "I walk – a lot")


def test_two_generations_and_a_link_a_day_are_kept(vault: Vault, given: Counting) -> None:
    """`1` and `2` are the states before the last two acts; a day's link is the state before its first act."""
    with sam(vault) as file:
        folder = folder_of(vault, file)
        for number in range(16):
            given.day = f"2026-12-{number + 1:02d}"
            jot(file, "morning")
            jot(file, "evening")
        assert [generation(vault, folder / name) for name in ("now", "1", "2")] == [33, 32, 31]
        days = sorted(one.name for one in folder.iterdir() if layout.is_day(one.name))
        assert days == [f"day-2026-12-{day:02d}" for day in range(3, 17)]
        assert generation(vault, folder / "day-2026-12-16") == 31
        if sys.platform != "win32":
            assert (folder / "day-2026-12-16").stat().st_nlink == 2  # with `2`: a link, no copy


def test_where_there_are_no_links_there_are_copies(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk without hard links the same states are kept."""

    def no_links(*_args: object, **_options: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    with sam(vault) as file:
        for text in "abc":
            jot(file, text)
        folder = folder_of(vault, file)
        assert [generation(vault, folder / name) for name in ("now", "1", "2", "day-2026-11-22")] == [4, 3, 2, 1]


def test_a_generation_linked_twice_is_no_trouble(vault: Vault) -> None:
    """Killed between keeping and replacing, `1` is another name of `now`: the next acts go on all the same."""
    with sam(vault) as file:
        folder = folder_of(vault, file)
        jot(file, "a")
        for _ in range(2):
            atomic.keep_copy(folder / "now", folder / "1")
            atomic.rename(folder / "1", folder / "2")
            atomic.keep_copy(folder / "now", folder / "1")
        jot(file, "b")
        jot(file, "c")
        assert [generation(vault, folder / name) for name in ("now", "1", "2")] == [4, 3, 2]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.unlink(), id="missing"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-40]), id="cut"),
        pytest.param(lambda path: path.write_bytes(b"\0" * 500), id="zeros"),
        pytest.param(lambda path: path.write_bytes(b'{"meta": {}}'), id="other"),
        pytest.param(spoil_a_field, id="a field"),
    ],
)
def test_a_damaged_now_leaves_the_state_before_it(vault: Vault, damage: object) -> None:
    """Without a whole `now` the one before is read and said to be older; nothing is written on it unasked."""
    with sam(vault) as file:
        folder, person = folder_of(vault, file), file.records.person.id
        jot(file, "one")
        before = file.records
        jot(file, "two")
    assert callable(damage)
    damage(folder / "now")
    kept = {name: (folder / name).read_bytes() for name in ("1", "2")}

    reader = reopened(vault).person(person, write=False)
    assert reader.is_older
    assert reader.records.jottings == before.jottings
    [entry] = reopened(vault).people()
    assert (entry.id, entry.name, entry.damaged) == (person, "Sam", True)
    with pytest.raises(DamagedError) as caught:
        reopened(vault).person(person, write=True)
    assert "cannot be read" in caught.value.title
    assert kept == {name: (folder / name).read_bytes() for name in kept}

    with reopened(vault).person(person, write=True, accept_older=True) as file:
        assert not file.is_older
        assert file.records.meta.generation > before.meta.generation + 1
        jot(file, "three")
        assert [one.words.text for one in file.records.jottings] == ["one", "three"]
    with reopened(vault).person(person, write=True) as file:
        assert [one.words.text for one in file.records.jottings] == ["one", "three"]


def test_nobody_is_read_back_from_another_persons_state(vault: Vault) -> None:
    """A generation of somebody else in the folder is passed over, never listed, and left alone by a strike."""
    with vault.add_person("Aunty Jo", at="2026-11-22T10:00:00.000Z") as file:
        jot(file, "not Sam's")
        others = state_in(vault, folder_of(vault, file) / "now")
    with sam(vault) as file:
        folder, person = folder_of(vault, file), file.records.person.id
        one = jot(file, "one")
        jot(file, "two")
        put_state(vault, folder / "day-2020-01-01", others)
        kept = (folder / "day-2020-01-01").read_bytes()
        with file.act() as act:
            act.strike([Ref(table="jottings", id=one.id)])
        assert (folder / "day-2020-01-01").read_bytes() == kept
        jot(file, "three")
        jot(file, "four")
    put_state(vault, folder / "1", others)
    (folder / "now").write_bytes(b"")
    with reopened(vault).person(person, write=False) as file:
        assert [one.words.text for one in file.records.jottings] == ["two"]
    put_state(vault, folder / "2", others)
    with pytest.raises(DamagedError, match="cannot be read"):
        reopened(vault).person(person, write=False)
    assert [entry.name for entry in reopened(vault).people() if entry.damaged] == ["Sam"]


def test_nothing_that_reads_is_said_and_hides_nobody(vault: Vault) -> None:
    """Of whom nothing can be read is listed as damaged, by the name the catalogue had; others are as before."""
    with sam(vault) as file:
        folder, person = folder_of(vault, file), file.records.person.id
    vault.add_person("Aunty Sal", at="2026-11-22T10:00:00.000Z").close()
    (folder / "now").write_bytes(b"nonsense")
    for one in folder.iterdir():
        if one.name not in {"now", "lock"}:
            one.unlink()
    people = reopened(vault).people()
    assert {(entry.name, entry.damaged) for entry in people} == {("Sam", True), ("Aunty Sal", False)}
    for write in (True, False):
        with pytest.raises(DamagedError):
            reopened(vault).person(person, write=write)
    assert vault.path is not None
    (vault.path / "catalogue").unlink()
    assert {(entry.name, entry.damaged) for entry in reopened(vault).people()} == {("", True), ("Aunty Sal", False)}


def test_an_old_file_put_back_is_found_before_it_is_written_on(vault: Vault) -> None:
    """A file older than its counter opens to read and refuses to be written, unless someone says to go on from it."""
    with sam(vault) as file:
        folder, person = folder_of(vault, file), file.records.person.id
        jot(file, "one")
        old = (folder / "now").read_bytes()
        jot(file, "two")
        jot(file, "three")
    (folder / "now").write_bytes(old)
    with reopened(vault).person(person, write=False) as reader:
        assert [one.words.text for one in reader.records.jottings] == ["one"]
    with pytest.raises(DamagedError, match="older") as caught:
        reopened(vault).person(person, write=True)
    assert "state 2, state 4" in caught.value.message
    with reopened(vault).person(person, write=True, accept_older=True) as file:
        assert file.records.meta.generation == 5
    with reopened(vault).person(person, write=True) as file:
        jot(file, "on we go")
        assert file.records.meta.generation == 6


def test_a_newer_format_opens_to_read(vault: Vault) -> None:
    """A file that a later version wrote is read as far as it is known, and never written."""
    with sam(vault) as file:
        folder, person = folder_of(vault, file), file.records.person.id
        jot(file, "one")
    tree = state_in(vault, folder / "now")
    tree["meta"]["1"]["format"] = 2
    put_state(vault, folder / "now", tree)
    newer = (folder / "now").read_bytes()
    with reopened(vault).person(person, write=True) as file:
        assert file.read_only
        assert file.is_newer
        assert [one.words.text for one in file.records.jottings] == ["one"]
        with pytest.raises(NotWrittenError, match="newer"), file.act():
            pass
        with pytest.raises(NotWrittenError, match="newer"):
            file.save_draft(Draft(text="x", at="now"))
    assert (folder / "now").read_bytes() == newer
    assert [entry.damaged for entry in reopened(vault).people()] == [False]


def test_a_draft_is_there_after_the_end(vault: Vault) -> None:
    """What was being typed is found by the next program, the last saving of it; dropped, it is gone."""
    with sam(vault) as file:
        person, before = file.records.person.id, file.records
        assert file.draft() is None
        file.save_draft(Draft(question="resources/skills", text="I w", at="a"))
        typed = Draft(question="resources/skills", text="I walk\n“ü”", voice="person", at="b")
        file.save_draft(typed)
        assert file.records == before
    with reopened(vault).person(person, write=True) as file:
        assert file.draft() == typed
        file.drop_draft()
        file.drop_draft()
        assert file.draft() is None


def test_a_damaged_draft_is_none(vault: Vault) -> None:
    """A draft that does not read does not keep anyone from their file."""
    with sam(vault) as file:
        (folder_of(vault, file) / "draft").write_bytes(b'{"text": ')
        assert file.draft() is None
        file.save_draft(Draft(text="x", at="now"))
        assert file.draft() is not None


def test_a_closed_file_is_not_written(vault: Vault) -> None:
    """After closing, twice even, an act is refused and the file can be opened by somebody else."""
    file = sam(vault)
    file.close()
    file.close()
    with pytest.raises(NotWrittenError), file.act():
        pass
    with reopened(vault).person(file.records.person.id, write=True) as again:
        jot(again, "x")


def test_who_is_not_there_is_said(vault: Vault) -> None:
    """An id that nobody has is not found, to read or to write."""
    for write in (True, False):
        with pytest.raises(NotFoundError):
            vault.person("01NOBODY", write=write)


def test_a_folder_with_somebody_elses_file_is_not_opened(vault: Vault) -> None:
    """A file that was copied into another person's folder is not taken for theirs."""
    with sam(vault) as file:
        folder, person = folder_of(vault, file), file.records.person.id
    with vault.add_person("Aunty Sal", at="2026-11-22T10:00:00.000Z") as other:
        stolen = state_in(vault, folder_of(vault, other) / "now")
    again = reopened(vault)
    assert again.people()
    put_state(vault, folder / "now", stolen)
    with pytest.raises(DamagedError, match="somebody else"):
        again.person(person, write=False)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_read_and_not_written(vault: Vault) -> None:
    """Without the right to write, opening to read works and opening to write says what is the matter."""
    with sam(vault) as file:
        folder, person = folder_of(vault, file), file.records.person.id
        jot(file, "one")
    folder.chmod(0o500)
    (folder / "lock").chmod(0o400)
    try:
        assert len(reopened(vault).person(person, write=False).records.jottings) == 1
        with pytest.raises(NotWrittenError, match="not allowed"):
            reopened(vault).person(person, write=True)
    finally:
        folder.chmod(0o700)


def test_a_folder_pulled_out_is_said_and_memory_is_as_before(vault: Vault) -> None:
    """With the folder gone in the middle of a sitting the act is refused, and what was read stays readable."""
    file = sam(vault)
    jot(file, "one")
    before, folder = file.records, folder_of(vault, file)
    folder.rename(folder.with_name("pulled"))
    with pytest.raises(NotWrittenError, match="gone"):
        jot(file, "two")
    assert file.records == before
    folder.with_name("pulled").rename(folder)
    jot(file, "three")
    assert [one.words.text for one in file.records.jottings] == ["one", "three"]
    file.close()
