"""A vault: made, opened, listed, moved; and the same without a disk (DESIGN 8)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from strengthtui.errors import (
    BadInputError,
    BusyError,
    DamagedError,
    NotFoundError,
    NotWrittenError,
    StrengthError,
    UsageError,
)
from strengthtui.model.words import Ref
from strengthtui.vault import head
from strengthtui.vault.acts import newest_undoable
from strengthtui.vault.drafts import Draft
from strengthtui.vault.heads import Heads
from strengthtui.vault.vault import Vault
from tests.vault.vault_builders import (
    PASSPHRASE,
    Counting,
    a_vault,
    an_answer,
    bytes_under,
    folder_of,
    jot,
    reopened,
    sam,
    take_away,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """A vault with nobody in it."""
    return a_vault(tmp_path / "vault", sealed=sealed)


def test_a_new_vault_has_its_layout(tmp_path: Path) -> None:
    """Head and copy, and folders for people and packs; it is found again, with the same id and nobody in it."""
    made = a_vault(tmp_path / "deep" / "vault")
    assert {one.name for one in (tmp_path / "deep" / "vault").iterdir()} == {
        "vault.head",
        "vault.head.2",
        "people",
        "packs",
    }
    again = reopened(made)
    assert (again.id, again.people(), again.sealed, again.read_only) == (made.id, (), False, False)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_nobody_else_may_look(vault: Vault) -> None:
    """Every folder of a vault is 0700 and every file 0600."""
    with sam(vault) as file:
        jot(file, "one")
        file.save_draft(Draft(text="x", at="now"))
    vault.keep_pack("ab" * 32, b"id: ropes")
    assert vault.path is not None
    everything = [vault.path, *vault.path.rglob("*")]
    assert {one.stat().st_mode & 0o777 for one in everything if one.is_dir()} == {0o700}
    assert {one.stat().st_mode & 0o777 for one in everything if one.is_file()} == {0o600}


def test_the_head_is_written_twice_and_one_is_enough(vault: Vault) -> None:
    """With either copy gone, cut or changed the vault opens; with both it says so."""
    assert vault.path is not None
    one, two = (vault.path / name for name in head.COPIES)
    whole = one.read_bytes()
    assert whole == two.read_bytes()
    told = json.loads(whole)
    assert (told["format"], told["sealed"]) == (1, vault.sealed)
    if vault.sealed:
        assert (told["kdf"]["name"], [slot["kind"] for slot in told["slots"]]) == (
            "argon2id",
            ["passphrase", "recovery"],
        )
    else:
        assert (told["kdf"], told["slots"], told["mac"]) == (None, [], None)
    for damaged in (b"", whole[:-10], whole.replace(vault.id.encode(), b"0" * 26), b"[]", b"\xff"):
        one.write_bytes(damaged)
        assert reopened(vault).id == vault.id
        two.write_bytes(damaged)
        with pytest.raises(DamagedError):
            reopened(vault)
        one.write_bytes(whole)
        assert reopened(vault).id == vault.id
        two.write_bytes(whole)
    one.unlink()
    assert reopened(vault).id == vault.id


def test_no_vault_is_said_with_what_to_do(tmp_path: Path) -> None:
    """A folder without a vault, or no folder at all, names the place and the command that makes one."""
    for path in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(NotFoundError) as caught:
            Vault.open(path, clock=Counting(), ids=Counting())
        assert str(path) in caught.value.message
        assert "vault create" in caught.value.hint


def test_a_vault_is_not_made_over_anything(tmp_path: Path) -> None:
    """A folder with a vault or other files is left alone; what a cut-off creation left behind is built upon."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("mine")
    a_vault(tmp_path / "vault")
    for name in ("other", "vault"):
        before = bytes_under(tmp_path / name)
        with pytest.raises(UsageError):
            a_vault(tmp_path / name)
        assert bytes_under(tmp_path / name) == before
    (tmp_path / "half" / "people").mkdir(parents=True)
    assert a_vault(tmp_path / "half").people() == ()


def test_a_vault_of_a_newer_version_is_only_read(vault: Vault) -> None:
    """Everything that would write into it is refused; reading works, fields that are not known are passed over."""
    with sam(vault) as file:
        jot(file, "one")
    assert vault.path is not None
    newer_head = replace(vault._head, format=2, mac=None)
    if vault._keys is not None:
        newer_head = replace(newer_head, mac=vault._keys.mac(head.checked_part(newer_head)))
    head.write(vault.path, newer_head)
    newer = reopened(vault)
    assert newer.read_only
    assert len(newer.person(file.records.person.id, write=False).records.jottings) == 1
    before = bytes_under(vault.path)
    raw = file.raw()
    writings: list[Callable[[], Any]] = [
        lambda: newer.add_person("x", at="now"),
        lambda: newer.person(file.records.person.id, write=True),
        lambda: take_away(newer, file.records.person.id),
        lambda: newer.keep_pack("ab" * 32, b"x"),
        lambda: newer.import_everything(
            {**raw, "person": {**raw["person"], "id": "01X"}, "meta": {**raw["meta"], "person": "01X"}}
        ),
    ]
    for writing in writings:
        with pytest.raises(NotWrittenError, match="newer"):
            writing()
    assert bytes_under(vault.path) == before


def test_a_folders_name_tells_nothing(vault: Vault) -> None:
    """A person's folder has a random name that stands in none of their records, nor does their name outside them."""
    with sam(vault) as file:
        folder = folder_of(vault, file).name
        assert folder not in json.dumps(file.raw())
        assert len(folder) == 32
    assert vault.path is not None
    names = " ".join(str(one.relative_to(vault.path)) for one in vault.path.rglob("*"))
    assert "Sam" not in names
    assert file.records.person.id not in names


def test_people_come_in_the_order_they_came(vault: Vault) -> None:
    """Whoever was added first is listed first, whatever their folder is called."""
    for name, hour in (("C", 11), ("A", 12), ("B", 10)):
        vault.add_person(name, at=f"2026-11-22T{hour}:00:00.000Z").close()
    assert [entry.name for entry in reopened(vault).people()] == ["B", "C", "A"]


def test_what_is_no_persons_folder_is_passed_over(vault: Vault) -> None:
    """A folder that a kill left empty, and whatever else lies there, is nobody."""
    sam(vault).close()
    assert vault.path is not None
    (vault.path / "people" / ("0" * 32)).mkdir()
    (vault.path / "people" / ("1" * 32)).mkdir()
    (vault.path / "people" / ("1" * 32) / ".tmp-now-1").write_bytes(b"half")
    (vault.path / "people" / "notes").mkdir()
    (vault.path / "people" / ".DS_Store").write_bytes(b"x")
    assert [entry.name for entry in reopened(vault).people()] == ["Sam"]


def test_who_is_taken_away_leaves_nothing(vault: Vault) -> None:
    """They are listed nowhere, no file of theirs is left, and the doctor's counter knows that they went."""
    with sam(vault) as file:
        jot(file, "one")
        person = file.records.person.id
        with pytest.raises(BusyError):
            take_away(reopened(vault), person)
    other = reopened(vault)
    take_away(vault, person)
    assert vault.people() == other.people() == reopened(vault).people() == ()
    with pytest.raises(NotFoundError):
        other.person(person, write=True)
    assert vault.path is not None
    assert not [name for name, data in bytes_under(vault.path).items() if name.startswith("people/") or b"one" in data]
    assert Heads(vault.path, vault.seals.vault).latest(person) == 0
    vault.import_everything(json.loads(json.dumps(file.raw())))
    assert [entry.id for entry in vault.people()] == [person]
    with vault.person(person, write=True) as again:
        jot(again, "two")


def test_who_comes_back_is_newer_than_what_was_counted(vault: Vault) -> None:
    """An older export of somebody whose folder was lost can be written on: it counts on from the highest there was."""
    with sam(vault) as file:
        jot(file, "one")
        folder, raw = folder_of(vault, file), json.loads(json.dumps(file.raw()))
        jot(file, "two")
        jot(file, "three")
    latest = file.records.meta.generation
    shutil.rmtree(folder)
    vault.import_everything(raw)
    with vault.person(file.records.person.id, write=True) as again:
        assert again.records.meta.generation == latest + 1
        jot(again, "four")
    assert vault.examine() == ()


def test_what_a_kill_left_of_somebody_taken_away_goes_next(vault: Vault) -> None:
    """Killed between moving a folder aside and destroying it: the next who is added or taken away finishes it."""
    assert vault.path is not None
    for again in range(2):
        rest = vault.path / "aside" / ("0" * 32)
        rest.mkdir(parents=True)
        (rest / "now").write_bytes(b"words")
        if again:
            take_away(vault, vault.people()[0].id)
        else:
            sam(vault).close()
        assert list((vault.path / "aside").iterdir()) == []


def test_what_is_shown_is_imported_again(vault: Vault, tmp_path: Path) -> None:
    """Everything `raw` tells is there again in another vault: ids, times, history, unknown fields; undo works on."""
    with sam(vault) as file:
        jot(file, "one")
        with file.act() as act:
            an_answer(act)
        raw = file.raw() | {"schema": "strengthtui/show/1", "dreams": [{"id": "01DREAM", "text": "later"}]}
        raw["person"]["star"] = [1.5, None, True]
    other = a_vault(tmp_path / "other", Counting(500_000))
    assert other.import_everything(json.loads(json.dumps(raw))) == file.records.person.id
    with other.person(file.records.person.id, write=True) as again:
        told = again.raw()
        assert told.pop("meta") == {**raw.pop("meta"), "vault": other.id}
        raw.pop("schema")
        assert told == raw
        act_id = newest_undoable(again.records)
        assert act_id is not None
        with again.act() as act:
            act.undo(act_id)
        assert again.records.answers == ()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (lambda raw: {}, BadInputError),
        (lambda raw: {**raw, "meta": {}}, BadInputError),
        (lambda raw: {**raw, "meta": {**raw["meta"], "format": 2}}, BadInputError),
        (lambda raw: {**raw, "meta": {**raw["meta"], "person": "../../etc"}}, BadInputError),
        (lambda raw: {**raw, "meta": {**raw["meta"], "person": "01OTHER"}}, BadInputError),
        (lambda raw: {**raw, "meta": {**raw["meta"], "generation": 0}}, BadInputError),
        (lambda raw: {**raw, "person": []}, BadInputError),
        (lambda raw: {**raw, "person": [raw["person"], raw["person"]]}, BadInputError),
        (lambda raw: {**raw, "jottings": "secret words"}, BadInputError),
        (lambda raw: {**raw, "jottings": ["secret words"]}, BadInputError),
        (lambda raw: {**raw, "jottings": [{"id": "1", "words": "secret words"}]}, BadInputError),
        (lambda raw: {**raw, "new": [{"value": float("nan")}]}, BadInputError),
        (lambda raw: {**raw, "answers": [{**raw["jottings"][0], "state": "secret words"}]}, BadInputError),
        (lambda raw: raw, UsageError),
    ],
)
def test_what_is_no_export_is_refused(
    vault: Vault, wrong: Callable[[dict[str, Any]], dict[str, Any]], error: type[StrengthError]
) -> None:
    """Anything else, or somebody who is here already, is refused without a word of it; nothing is changed."""
    with sam(vault) as file:
        jot(file, "one")
        raw = wrong(file.raw())
    assert vault.path is not None
    before = bytes_under(vault.path)
    with pytest.raises(error) as caught:
        vault.import_everything(raw)
    assert "secret" not in f"{caught.value} {caught.value.message} {caught.value.hint}"
    assert bytes_under(vault.path) == before


def test_kept_packs_stay_as_they_were(vault: Vault) -> None:
    """The very bytes of a pack are found by their digest; a digest never leads out of the folder."""
    digest = "0123456789abcdef" * 4
    assert vault.kept_pack(digest) is None
    vault.keep_pack(digest, b"id: ropes\n")
    vault.keep_pack(digest, b"id: other\n")
    assert reopened(vault).kept_pack(digest) == b"id: ropes\n"
    for wrong in ("../vault.head", "", "XYZ", digest + "/.."):
        with pytest.raises(UsageError):
            vault.kept_pack(wrong)
        with pytest.raises(UsageError):
            vault.keep_pack(wrong, b"x")


def test_without_a_disk_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In memory, people, acts, undo, strikes, drafts and packs work as on a disk, and no file is written."""
    monkeypatch.chdir(tmp_path)
    given = Counting()
    vault = Vault.in_memory(clock=given, ids=given)
    assert vault.path is None
    with sam(vault) as file:
        one, two = jot(file, "one"), jot(file, "two")
        with pytest.raises(ZeroDivisionError), file.act() as act:  # noqa: PT012 - what is refused is the act, whole
            act.remove("jottings", one.id)
            _ = 1 / 0
        act_id = newest_undoable(file.records)
        assert act_id is not None
        with file.act() as act:
            act.undo(act_id)
        assert file.records.jottings == (one,)
        file.save_draft(Draft(text="half a li", at="now"))
        draft = file.draft()
        assert draft is not None
        assert draft.text == "half a li"
        with file.act() as act:
            act.strike([Ref(table="jottings", id=one.id)])
        assert "one" not in json.dumps(file.raw()["history"])
    with vault.person(file.records.person.id, write=True) as again:
        jot(again, "three")
        assert again.draft() is not None
        again.drop_draft()
    [entry] = vault.people()
    assert (entry.name, entry.generation) == ("Sam", again.records.meta.generation)
    vault.keep_pack("ab" * 32, b"x")
    assert vault.kept_pack("ab" * 32) == b"x"
    vault.freshen()
    assert vault.import_everything(_as_other(again.raw())) == "01OTHER"
    take_away(vault, "01OTHER")
    assert len(vault.people()) == 1
    assert two.id not in json.dumps(vault.person(entry.id, write=False).raw()["jottings"])
    assert list(tmp_path.iterdir()) == []


def test_listing_people_loads_no_more_than_it_needs(vault: Vault) -> None:
    """With a catalogue that agrees, no TinyDB and no library of locks is loaded to list people; ciphers if sealed."""
    sam(vault).close()
    script = (
        "import sys, pathlib\n"
        "from strengthtui.vault.vault import Vault\n"
        "secret = sys.argv[2] or None\n"
        "vault = Vault.open(pathlib.Path(sys.argv[1]), clock=None, ids=None, device='x', secret=secret)\n"
        "assert [entry.name for entry in vault.people()] == ['Sam']\n"
        "print([name for name in ('tinydb', 'filelock', 'cryptography', 'yaml') if name in sys.modules])\n"
    )
    command = [sys.executable, "-c", script, str(vault.path), PASSPHRASE if vault.sealed else ""]
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(command, capture_output=True, check=True, text=True, cwd=root)
    assert told.stdout.strip() == ("['cryptography']" if vault.sealed else "[]")


def _as_other(raw: dict[str, Any]) -> dict[str, Any]:
    return {**raw, "meta": {**raw["meta"], "person": "01OTHER"}, "person": {**raw["person"], "id": "01OTHER"}}
