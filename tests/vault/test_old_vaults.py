"""Vaults of every format there ever was open, read and write with this version (issue "done when"; DESIGN 8)."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from strengthtui.model.tie import Tie
from strengthtui.vault.acts import newest_redoable, newest_undoable
from strengthtui.vault.catalogue import Due, Promised
from strengthtui.vault.doctor import examine
from strengthtui.vault.vault import Vault
from tests.vault.vault_builders import Counting, jot, told

KEPT = Path(__file__).resolve().parents[1] / "old-vaults"


@pytest.fixture
def old(tmp_path: Path) -> Vault:
    """The vault of format 1, in a place where it may be written."""
    given = Counting(1_000_000)
    return Vault.open(shutil.copytree(KEPT / "format-1", tmp_path / "vault"), clock=given, ids=given)


def person(vault: Vault, name: str) -> str:
    """Find somebody by name."""
    [found] = [entry.id for entry in vault.people() if entry.name == name]
    return found


def test_everybody_of_format_1_is_listed(old: Vault) -> None:
    """The list of people says of both what it said when the vault was made."""
    sam, sal = old.people()
    assert (sam.name, sam.also, sam.generation, sam.damaged) == ("Sam", ("Samira",), 13, False)
    assert (sam.conversations_open, sam.conversations_done, sam.copy_owed) == (0, 1, True)
    assert [promise[1:] for promise in sam.promises] == [("Bring the bus map", "2026-12-01")]
    assert isinstance(sam.promises[0], Promised)
    assert sam.steps_due == (Due("Fetch the easel", "Jo", "2026-12"),)
    assert (sam.last_happened, sam.next_on, sam.keep_until) == ("2026-11-22", "2026-12-01", "2030-01-01")
    assert (sal.name, sal.generation, sal.damaged) == ("Aunty Sal", 2, False)


def test_everything_of_format_1_is_read(old: Vault) -> None:
    """Words, answers of every shape, strengths, plan, verdicts, history, draft and kept pack are as they were."""
    with old.person(person(old, "Sam"), write=False) as file:
        records, draft = file.records, file.draft()
    assert (records.meta.format, records.meta.written_by) == (1, "strengthtui 0.1.0")
    assert records.person.talking is not None
    assert records.person.talking.reads == "large print"
    assert records.sittings[0].present[0].names == ("Jo",)
    assert records.agreements[0].about.name == "Pat"
    assert records.conversations[0].position == "solutions/scale"
    assert [answer.state for answer in records.answers] == ["answered"] * 4 + ["declined"]
    assert isinstance(records.answers[0].value, list)
    assert len(records.answers[0].value) == 3
    assert records.answers[2].value == {"at": 6, "from": "low", "to": "high"}
    assert records.answers[3].same_as is not None
    assert [one.words.text for one in records.jottings] == ["I walk the dog along the canal, whatever the weather"]
    source = records.evidence[0].source
    assert source is not None
    assert records.jottings[0].words.text[source.start : source.end] == records.evidence[0].words.text
    assert records.verdicts[0].target.line == 1
    assert (records.goals[0].state, records.goals[0].draws_on) == ("now", (records.strengths[0].id,))
    assert [step.what for step in records.steps] == ["Fetch the easel", "Bring the bus map"]
    assert records.exports[0].document == "profile"
    assert {change.op for change in records.history} == {"insert", "update", "strike"}
    assert draft is not None
    assert draft.text == "on Monday I could"
    digest = records.conversations[0].digest
    kept = old.kept_pack(digest)
    assert kept is not None
    assert hashlib.sha256(kept).hexdigest() == digest
    with old.person(person(old, "Aunty Sal"), write=False) as file:
        assert file.records.jottings[0].words.text == "Bakes for the whole street, “every Sunday” 🚀"


def test_format_1_is_written_on(old: Vault) -> None:
    """A new line, undo to the start and redo work in a vault that was made by the first version."""
    assert old.path is not None
    assert {ailment.code for ailment in examine(old.path)} <= {"catalogue-out-of-date"}
    with old.person(person(old, "Sam"), write=True) as file:
        before = told(file.records)
        jot(file, "written by a later version")
        undone = 0
        while (act_id := newest_undoable(file.records)) is not None:
            with file.act() as act:
                act.undo(act_id)
            undone += 1
            assert undone > 1 or told(file.records) == before
        assert undone == 8
        assert not file.records.answers
        while (act_id := newest_redoable(file.records)) is not None:
            with file.act() as act:
                act.undo(act_id)
        assert [one.words.text for one in file.records.jottings][-1] == "written by a later version"
        file.drop_draft()
    old.freshen()
    assert examine(old.path) == ()


def test_format_1_takes_a_map(old: Vault) -> None:
    """A vault made before there was a map opens with nobody on it, and somebody can be put there and taken back."""
    with old.person(person(old, "Sam"), write=True) as file:
        before = told(file.records)
        assert not file.records.ties
        with file.act() as act:
            act.insert(Tie(**act.stamp(), name="Jo", closeness="close"))
        assert [one.name for one in file.records.ties] == ["Jo"]
        with file.act() as undoing:
            undoing.undo(act.id)
        assert told(file.records) == before


def test_format_1_is_plain_json_that_stock_tinydb_opens(old: Vault) -> None:
    """Whoever has nothing of ours can read an unsealed vault."""
    assert old.path is not None
    for entry in old.people():
        with TinyDB(old.path / "people" / entry.folder / "now", encoding="utf-8", access_mode="r") as stock:
            assert stock.table("person").all()[0]["name"] == entry.name
