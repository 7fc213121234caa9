"""What is struck is gone: from records, history, draft, kept states and the catalogue, byte by byte (DESIGN 7)."""

from __future__ import annotations

import shutil
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from strengthtui import atomic
from strengthtui.errors import NotFoundError, NotWrittenError, StrengthError, UsageError
from strengthtui.model.conversation import Target
from strengthtui.model.strength import Source
from strengthtui.model.words import Ref
from strengthtui.vault import layout
from strengthtui.vault.acts import newest_redoable, newest_undoable
from strengthtui.vault.drafts import Draft
from tests.vault.faulty_disk import FULL, at_every_call
from tests.vault.seen_through import plain_under
from tests.vault.vault_builders import (
    LINES,
    Counting,
    a_goal,
    a_jotting,
    a_step,
    a_strength,
    a_vault,
    a_verdict,
    an_answer,
    evidence_of,
    folder_of,
    jot,
    open_at,
    reopened,
    sam,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.vault.person_file import PersonFile
    from strengthtui.vault.vault import Vault

SECRET = "xylophone lessons behind the bakery"
EARLIER = "quokka photographs in the cellar"


@pytest.fixture
def given() -> Counting:
    """The clock that the vault is given."""
    return Counting()


@pytest.fixture
def vault(tmp_path: Path, given: Counting, sealed: bool) -> Vault:
    """A vault with nobody in it."""
    return a_vault(tmp_path / "vault", given, sealed=sealed)


@pytest.fixture
def file(vault: Vault) -> Iterator[PersonFile]:
    """Sam's file, open for writing."""
    with sam(vault) as opened:
        yield opened


def found(vault: Vault, words: str) -> list[str]:
    """Name every file under the vault that holds these words."""
    assert vault.path is not None
    return [name for name, data in plain_under(vault.path, vault).items() if words.encode() in data]


def strike(file: PersonFile, table: str, record: str, line: int | None = None) -> None:
    """Strike one record or line, in an act of its own."""
    with file.act() as act:
        act.strike([Ref(table=table, id=record, line=line)])


def test_no_byte_of_it_is_left(vault: Vault, file: PersonFile, given: Counting) -> None:
    """Words that were changed, quoted, read back, kept for days and half typed again are nowhere under the vault."""
    jotting = jot(file, EARLIER)
    with file.act() as act:
        act.update(replace(jotting, words=replace(jotting.words, text=SECRET)))
        quoted = Source(table="jottings", id=jotting.id, start=0, end=5)
        evidence_of(act, a_strength(act, "musical"), SECRET, quoted)
        a_verdict(act, Target(table="jottings", id=jotting.id, rev=act.generation))
    for day in ("2026-11-23", "2026-11-24"):
        given.day = day
        jot(file, f"said on {day}")
    file.save_draft(Draft(text=f"and then, {SECRET}, she said", at=given.now()))
    folder = folder_of(vault, file)
    (folder / f"{atomic.TEMP_PREFIX}now-1-2").write_text(SECRET)
    (folder / layout.SET_ASIDE).write_text(f"damaged {SECRET}")
    assert len(found(vault, SECRET)) >= 5
    assert found(vault, EARLIER)

    strike(file, "jottings", jotting.id)

    assert found(vault, SECRET) == found(vault, EARLIER) == []
    assert file.draft() is None
    assert [one.words.text for one in file.records.jottings] == ["said on 2026-11-23", "said on 2026-11-24"]
    assert (file.records.evidence, file.records.verdicts) == ((), ())
    assert file.records.history[-1].op == "strike"
    kept = sorted(one.name for one in folder.iterdir() if one.name in layout.GENERATIONS or layout.is_day(one.name))
    assert kept == ["1", "2", "day-2026-11-22", "day-2026-11-23", "day-2026-11-24"]


def test_kept_states_still_open_after_it(vault: Vault, file: PersonFile) -> None:
    """A kept generation is rewritten, not lost: with `now` gone, everything else of the state before is there."""
    kept = jot(file, "this stays")
    strike(file, "jottings", jot(file, SECRET).id)
    (folder_of(vault, file) / "now").unlink()
    reader = reopened(vault).person(file.records.person.id, write=False)
    assert reader.is_older
    assert reader.records.jottings == (kept,)


def test_a_strike_is_not_undone_and_undo_goes_round_it(file: PersonFile) -> None:
    """Undo after a strike takes back what was done besides, never the strike, and never brings the words back."""
    other = jot(file, "other")
    jotting = jot(file, SECRET)
    with file.act() as act:
        act.update(replace(jotting, topics=("family",)))
        act.update(replace(other, topics=("family",)))
    strike(file, "jottings", jotting.id)
    assert newest_redoable(file.records) is None
    while (act_id := newest_undoable(file.records)) is not None:
        with file.act() as act:
            act.undo(act_id)
        assert jotting.id not in {one.id for one in file.records.jottings}
    assert not file.records.jottings
    while (act_id := newest_redoable(file.records)) is not None:
        with file.act() as act:
            act.undo(act_id)
    assert [one.words.text for one in file.records.jottings] == ["other"]
    strikes = [row.act for row in file.records.history if row.op == "strike"]
    with pytest.raises(NotFoundError), file.act() as act:
        act.undo(strikes[0])


def test_one_line_goes_and_the_others_keep_what_was_said_of_them(vault: Vault, file: PersonFile) -> None:
    """Lines after it move up; verdicts and evidence follow them, those of the struck line go."""
    with file.act() as act:
        answer = an_answer(act)
        strength = a_strength(act, "patient")
        for line in range(3):
            source = Source(table="answers", id=answer.id, line=line, rev=act.generation)
            evidence_of(act, strength, LINES[line]["text"] or "", source)
            a_verdict(act, Target(table="answers", id=answer.id, rev=act.generation, line=line))
    strike(file, "answers", answer.id, line=1)

    assert file.records.answers[0].value == [LINES[0], LINES[2]]
    rev = file.records.answers[0].rev
    assert rev == file.records.meta.generation
    assert [(one.target.line, one.target.rev) for one in file.records.verdicts] == [(0, rev), (1, rev)]
    assert [one.words.text for one in file.records.evidence] == [LINES[0]["text"], LINES[2]["text"]]
    sources = [one.source for one in file.records.evidence]
    assert [(source.line, source.rev) for source in sources if source is not None] == [(0, rev), (1, rev)]
    assert found(vault, "allotment") == []
    assert "now" in "".join(found(vault, "Gran taught me"))


def test_the_last_line_takes_the_answer_with_it(vault: Vault, file: PersonFile) -> None:
    """An answer with no line left is no answer; striking all lines in one act does the same."""
    with file.act() as act:
        single = an_answer(act, [LINES[1]])
        triple = an_answer(act, question="resources/people")
    strike(file, "answers", single.id, line=0)
    with file.act() as act:
        act.strike([Ref(table="answers", id=triple.id, line=line) for line in (0, 1, 2)])
    assert file.records.answers == ()
    assert not any(found(vault, words) for words in ("allotment", "Gran taught", "Jo drives"))


def test_an_older_wording_of_a_line_goes_too(vault: Vault, file: PersonFile) -> None:
    """A line that was said otherwise before is gone from history and kept states in both wordings."""
    with file.act() as act:
        answer = an_answer(act, [LINES[0], {"text": EARLIER, "voice": "gist", "other": None}])
    with file.act() as act:
        changed = [LINES[0], {"text": SECRET, "voice": "gist", "other": None}]
        act.update(replace(answer, value=changed))
    strike(file, "answers", answer.id, line=1)
    assert found(vault, SECRET) == found(vault, EARLIER) == []
    assert file.records.answers[0].value == [LINES[0]]


def test_evidence_that_was_removed_before_is_no_hiding_place(vault: Vault, file: PersonFile) -> None:
    """Words quoted in evidence that is gone already leave history with their source; a copy elsewhere does too."""
    with file.act() as act:
        jotting = a_jotting(act, SECRET)
        source = Source(table="jottings", id=jotting.id)
        evidence = evidence_of(act, a_strength(act, "musical"), SECRET[:20], source)
        step = a_step(act, SECRET)
    with file.act() as act:
        act.remove("evidence", evidence.id)
        act.update(replace(step, what="something else"))
    strike(file, "jottings", jotting.id)
    assert found(vault, SECRET[:20]) == []


def test_a_short_earlier_wording_leaves_kept_states_and_the_rest_of_them_stays(vault: Vault, file: PersonFile) -> None:
    """A state that still said it says what the line says now; words of it that still stand are not touched."""
    jotting = jot(file, "quokka")
    other = jot(file, "the same")
    with file.act() as act:
        act.update(replace(jotting, words=replace(jotting.words, text="changed")))
    [change] = [row for row in file.records.history if row.op == "update"]
    assert len(found(vault, "quokka")) >= 2
    strike(file, "history", change.id)
    assert found(vault, "quokka") == []
    assert [one.words.text for one in file.records.jottings] == ["changed", "the same"]
    (folder_of(vault, file) / "now").unlink()
    older = reopened(vault).person(file.records.person.id, write=False)
    assert [one.words.text for one in older.records.jottings] == ["changed", other.words.text]
    with pytest.raises(NotFoundError), file.act() as act:
        act.strike([Ref(table="history", id=change.id)])


def test_a_struck_promise_leaves_the_list_of_people(vault: Vault, file: PersonFile) -> None:
    """The catalogue holds promises: after a strike no row of it does, old rows included."""
    with file.act() as act:
        step = a_step(act, SECRET)
    jot(file, "another act, another row")
    assert "catalogue" in found(vault, SECRET)
    strike(file, "steps", step.id)
    assert found(vault, SECRET) == []
    [entry] = reopened(vault).people()
    assert entry.promises == ()


def test_what_names_it_lets_go(file: PersonFile) -> None:
    """A struck strength leaves goals; a struck goal leaves steps and answers; its evidence goes."""
    with file.act() as act:
        strength, kept = a_strength(act, "patient"), a_strength(act, "brave")
        evidence_of(act, strength, SECRET)
        goal = a_goal(act, "paint again", draws_on=(strength.id, kept.id))
        gone = a_goal(act, "move out")
        a_step(act, "buy brushes", goal=goal.id)
        a_step(act, "ring about the flat", goal=gone.id)
        an_answer(act, [goal.id, gone.id])
    with file.act() as act:
        act.strike([Ref(table="strengths", id=strength.id), Ref(table="goals", id=gone.id)])
    assert file.records.goals[0].draws_on == (kept.id,)
    assert [step.goal for step in file.records.steps] == [goal.id, None]
    assert file.records.answers[0].value == [goal.id]
    assert file.records.evidence == ()


def test_a_draft_of_something_else_stays(file: PersonFile, given: Counting) -> None:
    """Only a draft that tells the words, begins them or answers the struck question goes."""
    with file.act() as act:
        answer, jotting = an_answer(act), a_jotting(act, SECRET)
    drafts = [
        (Draft(text="the allotment", at=given.now()), "kept"),
        (Draft(text=SECRET[:10], at=given.now()), "gone"),
        (Draft(conversation=answer.conversation, question=answer.question, text="more", at=given.now()), "kept"),
    ]
    for draft, fate in drafts:
        file.save_draft(draft)
        strike(file, "jottings", jotting.id)
        assert (file.draft() is None) == (fate == "gone")
        jotting = jot(file, SECRET)
    file.save_draft(drafts[2][0])
    strike(file, "answers", answer.id, line=0)
    assert file.draft() is None


@pytest.mark.parametrize(
    ("ref", "error"),
    [
        (Ref(table="jottings", id="01NOBODY"), NotFoundError),
        (Ref(table="person", id="01NOBODY"), UsageError),
        (Ref(table="person", id="01NOBODY", field="name"), UsageError),
        (Ref(table="steps", id="01NOBODY", field="what"), UsageError),
        (Ref(table="history", id="01NOBODY"), NotFoundError),
        (Ref(table="exports", id="01NOBODY"), UsageError),
    ],
)
def test_what_cannot_be_struck_is_said(file: PersonFile, ref: Ref, error: type[StrengthError]) -> None:
    """A line that is gone, a person or a row of history is refused, and nothing is changed."""
    with file.act() as act:
        answer = an_answer(act)
    before = file.records
    with pytest.raises(error), file.act() as act:
        act.strike([ref])
    with pytest.raises(NotFoundError), file.act() as act:
        act.strike([Ref(table="answers", id=answer.id, line=3)])
    assert file.records == before


def test_a_strike_that_is_cut_off_leaves_the_old_or_the_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused at its n-th writing, for every n, the line is there whole and a second try takes it out of everything."""
    made = tmp_path / "made"
    with sam(a_vault(made)) as file:
        jotting = jot(file, SECRET)
        jot(file, "another")
        person = file.records.person.id
    refused = 0
    for n in range(200):
        vault = reopened_at(shutil.copytree(made, tmp_path / f"{n}"))
        left = n

        def replacing(path: Path, *args: Any, real: Any = atomic.replace_file, **options: Any) -> None:  # noqa: ANN401
            nonlocal left
            left -= 1
            if left == -1:
                raise NotWrittenError("The disk is full.")
            real(path, *args, **options)

        with vault.person(person, write=True) as again:
            before = again.records
            monkeypatch.setattr(atomic, "replace_file", replacing)
            try:
                strike(again, "jottings", jotting.id)
            except NotWrittenError:
                refused += 1
                assert again.records == before
                monkeypatch.undo()
                strike(again, "jottings", jotting.id)
            monkeypatch.undo()
            assert found(vault, SECRET) == []
        if left >= 0:
            break
    assert refused >= 4


def test_a_refused_strike_leaves_what_was_being_typed(tmp_path: Path, sealed: bool) -> None:
    """Refused at any call, a draft of the struck words is there again, or it is said that it alone is gone."""
    told: set[str] = set()
    with sam(a_vault(tmp_path / "vault", sealed=sealed)) as file:
        draft = Draft(text=SECRET[:12], at="now")
        for disk in chain(at_every_call(tmp_path, FULL), at_every_call(tmp_path, FULL, ever_after=True)):
            jotting = jot(file, SECRET)
            file.save_draft(draft)
            hint = ""
            with disk:
                try:
                    strike(file, "jottings", jotting.id)
                except NotWrittenError as error:
                    hint = error.hint
            there = any(one.id == jotting.id for one in file.records.jottings)
            assert file.draft() == (draft if there and "being typed is gone" not in hint else None)
            assert "being typed is gone" not in hint or (there and disk.ever_after)
            told.add(hint)
            if there:
                strike(file, "jottings", jotting.id)
    assert len(told) == 4  # done; as it was; but for the draft; there all the same
    assert sum("is whole" in one for one in told) == 1


def reopened_at(path: Path) -> Vault:
    """Open the vault at a path."""
    given = Counting(1_000_000)
    return open_at(path, given)
