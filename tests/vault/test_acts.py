"""Acts, their history, and taking them back (issue "done when" 7, DESIGN 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from strengthtui.errors import BadInputError, NotFoundError, NotWrittenError, StrengthError, UsageError
from strengthtui.model.conversation import Change, Jotting
from strengthtui.model.person import Alongside, Person, Talking
from strengthtui.model.words import Words
from strengthtui.vault.acts import newest_redoable, newest_undoable
from tests.vault.seen_through import put_state, state_in
from tests.vault.vault_builders import (
    Counting,
    a_jotting,
    a_vault,
    an_answer,
    folder_of,
    jot,
    reopened,
    sam,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.vault.person_file import PersonFile
    from strengthtui.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """A vault with nobody in it."""
    return a_vault(tmp_path / "vault", sealed=sealed)


@pytest.fixture
def file(vault: Vault) -> Iterator[PersonFile]:
    """Sam's file, open for writing."""
    with sam(vault) as opened:
        yield opened


def undo(file: PersonFile) -> None:
    """Take the newest act back."""
    act_id = newest_undoable(file.records)
    assert act_id is not None
    with file.act() as act:
        act.undo(act_id)


def redo(file: PersonFile) -> None:
    """Take the newest undo back."""
    act_id = newest_redoable(file.records)
    assert act_id is not None
    with file.act() as act:
        act.undo(act_id)


def test_an_insert_is_stamped_and_noted(file: PersonFile) -> None:
    """A new record carries the act's time and generation; history says that it came, and with which act."""
    with file.act(sitting="01SITTING") as act:
        jotting = a_jotting(act, "I walk a lot")
    [stored] = file.records.jottings
    assert stored == jotting
    assert (stored.rev, stored.sitting, stored.device) == (2, "01SITTING", "test-device")
    assert (stored.made, stored.changed) == (act.at, act.at)
    [change] = file.records.history
    assert (change.act, change.op, change.table, change.record) == (act.id, "insert", "jottings", jotting.id)
    assert (change.before, change.undoes, change.at) == (None, None, act.at)
    assert file.records.meta.generation == act.generation == 2


def test_an_update_notes_only_what_changed(file: PersonFile) -> None:
    """History holds the changed fields as they were, and nothing else of the record."""
    jotting = jot(file, "I walk")
    with file.act() as act:
        act.update(replace(jotting, topics=("family",)))
    change = file.records.history[-1]
    assert change.op == "update"
    assert change.before == {
        "topics": [],
        "changed": jotting.changed,
        "rev": jotting.rev,
        "device": jotting.device,
    }
    assert file.records.jottings[0] == replace(jotting, topics=("family",), changed=act.at, rev=act.generation)


def test_an_update_that_changes_nothing_is_no_act(file: PersonFile) -> None:
    """The same record again writes nothing: no generation, no history, no new file."""
    jotting = jot(file, "I walk")
    before = file.records
    with file.act() as act:
        act.update(replace(jotting, rev=99, changed="later", device="another"))
    assert file.records == before


def test_a_removed_record_comes_back_in_its_place(file: PersonFile) -> None:
    """Undo of a removal puts the record back where it was, between the others."""
    first, middle, last = (jot(file, text) for text in ("one", "two", "three"))
    with file.act() as act:
        act.remove("jottings", middle.id)
    assert file.records.jottings == (first, last)
    undo(file)
    assert [one.id for one in file.records.jottings] == [first.id, middle.id, last.id]


def test_undo_gives_everything_back_act_by_act(file: PersonFile) -> None:
    """Undone act by act, the records are those of the start, revisions included; redone, those of the end."""
    states = [told(file.records)]
    jotting = jot(file, "I walk")
    states.append(told(file.records))
    with file.act() as act:
        act.update(replace(jotting, words=replace(jotting.words, voice="person")))
        an_answer(act)
    states.append(told(file.records))
    with file.act() as act:
        act.remove("jottings", jotting.id)
        act.update(replace(file.records.person, name="Samira", also=("Sam",)))
    states.append(told(file.records))
    for state in reversed(states[:-1]):
        undo(file)
        assert told(file.records) == state
    assert newest_undoable(file.records) is None
    for state in states[1:]:
        redo(file)
        assert told(file.records) == state
    assert newest_redoable(file.records) is None


def test_undo_works_after_a_restart(vault: Vault, file: PersonFile) -> None:
    """What was done before the program ended can be taken back after it, and redone."""
    jot(file, "I walk")
    person = file.records.person.id
    file.close()
    with reopened(vault).person(person, write=True) as again:
        undo(again)
        assert not again.records.jottings
        redo(again)
        assert [one.words.text for one in again.records.jottings] == ["I walk"]


def test_a_new_act_ends_what_can_be_redone(file: PersonFile) -> None:
    """After an undo, something new leaves nothing to redo; what is undone next is the new act, then the one before."""
    jot(file, "one")
    jot(file, "two")
    undo(file)
    jot(file, "three")
    assert newest_redoable(file.records) is None
    undo(file)
    undo(file)
    assert file.records.jottings == ()


def test_an_act_without_history_is_not_taken_back(file: PersonFile) -> None:
    """A conversation's position is stored, raises the generation, and is nothing that undo would find."""
    jotting = jot(file, "I walk")
    with file.act(history=False) as act:
        act.update(replace(jotting, topics=("family",)))
    assert len(file.records.history) == 1
    assert file.records.jottings[0].topics == ("family",)
    assert newest_undoable(file.records) == file.records.history[0].act


def test_several_changes_of_one_record_in_one_act_go_back_together(file: PersonFile) -> None:
    """Inserted, changed twice and removed within one act: undo gives the state before the act."""
    kept = jot(file, "kept")
    before = told(file.records)
    with file.act() as act:
        jotting = a_jotting(act, "draft")
        act.update(replace(jotting, topics=("a",)))
        act.update(replace(jotting, topics=("b",)))
        act.remove("jottings", jotting.id)
        act.update(replace(kept, topics=("c",)))
        act.update(replace(kept, topics=("d",)))
    undo(file)
    assert told(file.records) == before


def test_an_error_inside_an_act_changes_nothing(vault: Vault, file: PersonFile) -> None:
    """Whatever goes wrong inside, memory and disk are as before, and the error comes out as it was."""
    jotting = jot(file, "I walk")
    before, bytes_before = file.records, (folder_of(vault, file) / "now").read_bytes()
    with pytest.raises(ZeroDivisionError), file.act() as act:  # noqa: PT012 - what is refused is the act, whole
        a_jotting(act, "never")
        act.update(replace(jotting, topics=("never",)))
        act.remove("jottings", jotting.id)
        _ = 1 / 0
    assert file.records == before
    assert (folder_of(vault, file) / "now").read_bytes() == bytes_before
    jot(file, "afterwards")
    assert [one.words.text for one in file.records.jottings] == ["I walk", "afterwards"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "just text"},
        {"words": Words(text="half a character \ud800")},
        {"words": Words(text="x", voice="somebody")},  # type: ignore[arg-type]
        {"words": Words(text="x"), "topics": 5},
        {"words": Words(text="x"), "made": None},
    ],
)
def test_what_could_not_be_read_back_is_refused(file: PersonFile, wrong: dict[str, Any]) -> None:
    """A record that does not fit its shape is refused before it makes a file unreadable, without a word of it."""
    jotting = jot(file, "I walk")
    before = file.records
    with pytest.raises(BadInputError) as caught, file.act() as act:
        act.insert(Jotting(**{**act.stamp(), **wrong}))
    assert "somebody" not in f"{caught.value.title}{caught.value.message}{caught.value.hint}"
    assert caught.value.__cause__ is None
    with pytest.raises(BadInputError), file.act() as act:
        act.update(replace(jotting, **({**wrong, "topics": 3} if "made" in wrong else wrong)))
    assert file.records == before


def test_acts_do_not_nest(file: PersonFile) -> None:
    """An act inside an act is a mistake of ours; neither is stored."""
    before = file.records
    with pytest.raises(RuntimeError), file.act() as act:  # noqa: PT012 - what is refused is the act, whole
        a_jotting(act, "outer")
        with file.act():
            pass
    assert file.records == before
    jot(file, "and on we go")


def test_what_is_not_there_cannot_be_changed(file: PersonFile) -> None:
    """Updating, removing or undoing what does not exist is said; so is a second record of one id, or person."""
    jotting = jot(file, "I walk")
    cases: list[tuple[type[StrengthError], Any]] = [
        (NotFoundError, lambda act: act.update(replace(jotting, id="01NOBODY"))),
        (NotFoundError, lambda act: act.remove("jottings", "01NOBODY")),
        (NotFoundError, lambda act: act.undo("01NOBODY")),
        (UsageError, lambda act: act.insert(jotting)),
        (UsageError, lambda act: act.insert(Person(**act.stamp(), name="Second"))),
        (UsageError, lambda act: act.remove("person", file.records.person.id)),
        (UsageError, lambda act: act.insert(_a_change(act.stamp()))),
    ]
    before = file.records
    for error, wrong in cases:
        with pytest.raises(error), file.act() as act:
            wrong(act)
    assert file.records == before


def test_a_file_opened_to_read_refuses_acts_and_drafts(vault: Vault, file: PersonFile) -> None:
    """Reading takes no lock and offers no way to change anything."""
    jot(file, "I walk")
    reader = reopened(vault).person(file.records.person.id, write=False)
    assert reader.read_only
    assert reader.records == file.records
    with pytest.raises(NotWrittenError), reader.act():
        pass
    with pytest.raises(NotWrittenError):
        reader.drop_draft()


def test_the_snapshot_is_what_a_fresh_reading_gives(vault: Vault, file: PersonFile) -> None:
    """Records gathered act by act equal those of a program that reads the file for the first time."""
    jotting = jot(file, "one")
    with file.act() as act:
        an_answer(act)
        act.remove("jottings", jotting.id)
    undo(file)
    redo(file)
    assert reopened(vault).person(file.records.person.id, write=False).records == file.records


def test_what_a_caller_keeps_is_not_what_is_stored(file: PersonFile) -> None:
    """Changing a list after handing it in, or one that was handed out, changes nothing that is stored."""
    value = [{"text": "as said", "voice": "gist", "other": None}]
    with file.act() as act:
        an_answer(act, value)
    value[0]["text"] = "changed later"
    held: Any = file.records.answers[0].value
    assert held == [{"text": "as said", "voice": "gist", "other": None}]
    file.raw()["answers"][0]["value"][0]["text"] = "changed in a copy"
    with file.act() as act:
        a_jotting(act, "another act")
    held = file.raw()["answers"][0]["value"]
    assert held[0]["text"] == "as said"


def test_unknown_fields_and_tables_survive(vault: Vault, file: PersonFile) -> None:
    """What a newer version added to rows, inside rows and beside them is there after changes, undo and redo."""
    with file.act() as act:
        act.update(
            replace(
                file.records.person,
                talking=Talking(pace="slow"),
                alongside=(Alongside(who="Pat"), Alongside(who="Kim")),
            )
        )
        jotting = a_jotting(act, "I walk")
    person = file.records.person.id
    path = folder_of(vault, file) / "now"
    file.close()
    tree = state_in(vault, path)
    tree["dreams"] = {"7": {"id": "01DREAM", "words": "newer"}}
    tree["meta"]["1"]["colour"] = "blue"
    tree["person"]["1"]["star"] = {"sign": "unknown"}
    tree["person"]["1"]["talking"]["hands"] = "both"
    tree["person"]["1"]["alongside"][0]["since"] = "2020"
    tree["jottings"]["1"]["words"]["mood"] = "quiet"
    tree["jottings"]["1"]["weather"] = ["rain", None]
    put_state(vault, path, tree)

    with reopened(vault).person(person, write=True) as again:
        with again.act() as act:
            act.update(replace(jotting, words=replace(jotting.words, voice="person")))
            moved = (Alongside(who="New"), Alongside(who="Pat"))
            known = again.records.person
            act.update(replace(known, talking=Talking(pace="quick", reads="a little"), alongside=moved))
        changed = again.raw()
        undo(again)
        assert _but_counted(again.raw()) == _but_counted(_raw_of(tree))
        redo(again)
        assert _but_counted(again.raw()) == _but_counted(changed)
    assert changed["dreams"] == [{"id": "01DREAM", "words": "newer"}]
    assert changed["meta"]["colour"] == "blue"
    assert changed["person"]["star"] == {"sign": "unknown"}
    assert changed["person"]["talking"]["hands"] == "both"
    assert changed["person"]["talking"]["pace"] == "quick"
    assert [one.get("since") for one in changed["person"]["alongside"]] == [None, "2020"]
    assert changed["jottings"][0]["words"]["mood"] == "quiet"
    assert changed["jottings"][0]["weather"] == ["rain", None]


def test_a_removed_row_comes_back_with_its_unknown_fields(vault: Vault, file: PersonFile) -> None:
    """Undo of a removal gives back what this version does not even know."""
    jotting = jot(file, "I walk")
    path, person = folder_of(vault, file) / "now", file.records.person.id
    file.close()
    tree = state_in(vault, path)
    tree["jottings"]["1"]["weather"] = "rain"
    put_state(vault, path, tree)
    with reopened(vault, Counting(5000)).person(person, write=True) as again:
        with again.act() as act:
            act.remove("jottings", jotting.id)
        undo(again)
        assert again.raw()["jottings"][0]["weather"] == "rain"


def _a_change(stamp: dict[str, Any]) -> Change:
    return Change(**stamp, act="a", at="b", table="jottings", record="c", op="insert")


def _raw_of(tree: dict[str, Any]) -> dict[str, Any]:
    one = {name: next(iter(rows.values())) for name, rows in tree.items() if name in {"meta", "person"}}
    return {name: one.get(name, list(rows.values())) for name, rows in tree.items()}


def _but_counted(raw: dict[str, Any]) -> dict[str, Any]:
    return {name: rows for name, rows in raw.items() if name not in {"meta", "history"}}
