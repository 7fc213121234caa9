"""Any acts in any order: what is read is what was done, and undone the start is there again (done when 7)."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from strengthtui.model.conversation import Answer, Jotting
from strengthtui.model.words import Record, Ref, Words
from strengthtui.vault.acts import newest_redoable, newest_undoable
from strengthtui.vault.person_file import PersonFile
from strengthtui.vault.vault import Vault
from tests.vault.vault_builders import Counting, a_jotting, a_vault, an_answer, told

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)

MEMORY = Path("/dev/shm")
"""A folder in memory, where the system has one: hundreds of vaults are made in it."""


class Acting(RuleBasedStateMachine):
    """Does what a worker may do; `start` is what undo has to come back to, `done` the states between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.given = Counting()
        self.vault: Vault = a_vault(self.folder / "vault", self.given)
        self.file: PersonFile = self.vault.add_person("Sam", at=self.given.now())

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Start with somebody who has said something already, with fields from a later version."""
        raw = self.file.raw()
        self.file.close()
        raw["person"] |= {"id": "01IMPORTED", "later": data.draw(TEXTS)}
        raw["meta"] |= {"person": "01IMPORTED", "later": [1, None]}
        raw["jottings"] = [self._row(number, data.draw(TEXTS)) for number in range(3)]
        self.vault.import_everything(raw)
        self.file = self.vault.person("01IMPORTED", write=True)
        self.states = [self._now()]
        self.redoable: list[dict[str, Any]] = []
        self.struck: set[str] = set()

    @rule(texts=st.lists(TEXTS, min_size=1, max_size=3))
    def jots(self, texts: list[str]) -> None:
        """Several lines, one key press."""
        with self.file.act(sitting="01SITTING") as act:
            for text in texts:
                a_jotting(act, text)
        self._did()

    @rule(texts=st.lists(TEXTS, min_size=1, max_size=3))
    def answers(self, texts: list[str]) -> None:
        """An answer of lines."""
        with self.file.act() as act:
            an_answer(act, [{"text": text, "voice": "gist", "other": None} for text in texts])
        self._did()

    @rule(data=st.data(), text=TEXTS)
    def changes(self, data: st.DataObject, text: str) -> None:
        """Another wording of a line."""
        jotting = data.draw(st.sampled_from([*self.file.records.jottings, None]))
        if jotting is not None and jotting.words.text != text:
            with self.file.act() as act:
                act.update(replace(jotting, words=Words(text=text), topics=("family",)))
            self._did()

    @rule(data=st.data())
    def removes(self, data: st.DataObject) -> None:
        """A line goes."""
        jotting = data.draw(st.sampled_from([*self.file.records.jottings, None]))
        if jotting is not None:
            with self.file.act() as act:
                act.remove("jottings", jotting.id)
            self._did()

    @rule(text=TEXTS)
    def fails(self, text: str) -> None:
        """Something goes wrong in the middle."""
        before = self.file.records
        try:
            with self.file.act() as act:
                a_jotting(act, text)
                for jotting in self.file.records.jottings:
                    act.remove("jottings", jotting.id)
                raise ZeroDivisionError  # noqa: TRY301 - what goes wrong is the point
        except ZeroDivisionError:
            assert self.file.records == before

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undoes(self) -> None:
        """The newest act is taken back."""
        act_id = newest_undoable(self.file.records)
        assert act_id is not None
        with self.file.act() as act:
            act.undo(act_id)
        self.redoable.append(self.states.pop())
        assert self._now() == self.states[-1]

    @precondition(lambda self: self.redoable)
    @rule()
    def redoes(self) -> None:
        """The newest undo is taken back."""
        act_id = newest_redoable(self.file.records)
        assert act_id is not None
        with self.file.act() as act:
            act.undo(act_id)
        self.states.append(self.redoable.pop())
        assert self._now() == self.states[-1]

    @rule()
    def reopens(self) -> None:
        """The program ends and begins again."""
        self.file.close()
        assert self.vault.path is not None
        self.vault = Vault.open(self.vault.path, clock=self.given, ids=self.given, device="test-device")
        self.file = self.vault.person("01IMPORTED", write=True)

    @rule(data=st.data())
    def strikes(self, data: st.DataObject) -> None:
        """A line goes for good: undo starts over from here, and never brings it back."""
        lines: list[Record | None] = [*self.file.records.jottings, *self.file.records.answers, None]
        record = data.draw(st.sampled_from(lines))
        if record is None:
            return
        line = 0 if isinstance(record, Answer) else None
        with self.file.act() as act:
            act.strike([Ref(table="answers" if line == 0 else "jottings", id=record.id, line=line)])
        if isinstance(record, Jotting):
            self.struck.add(record.id)
        self._back_to_the_start()

    @invariant()
    def what_is_read_is_what_was_done(self) -> None:
        """Another reader sees the same; what can be undone and redone is known; struck lines stay struck."""
        if not hasattr(self, "states"):
            return
        reader = self.vault.person("01IMPORTED", write=False)
        assert reader.records == self.file.records
        assert self._now() == self.states[-1]
        assert (newest_redoable(self.file.records) is not None) == bool(self.redoable)
        assert (newest_undoable(self.file.records) is not None) == (len(self.states) > 1)
        assert not self.struck & {one.id for one in self.file.records.jottings}
        assert (
            self.file.raw()["person"]["later"] == self.vault.person("01IMPORTED", write=False).raw()["person"]["later"]
        )

    def teardown(self) -> None:
        """Undone act by act, everything is as it was at the start."""
        if hasattr(self, "states"):
            while newest_undoable(self.file.records) is not None:
                self.undoes()
            assert len(self.states) == 1
        self.file.close()
        shutil.rmtree(self.folder)

    def _did(self) -> None:
        self.states.append(self._now())
        self.redoable.clear()

    def _back_to_the_start(self) -> None:
        """Take back all that is left to take back: then there is a state again that undo is to come to."""
        while (act_id := newest_undoable(self.file.records)) is not None:
            with self.file.act() as act:
                act.undo(act_id)
        self.states = [self._now()]
        with self.file.act() as act:  # something new, so that none of it can be redone
            a_jotting(act, "on we go")
        self._did()

    def _now(self) -> dict[str, Any]:
        return told(self.file.records)

    @staticmethod
    def _row(number: int, text: str) -> dict[str, Any]:
        stamps = {"id": f"01ROW{number}", "made": "2026", "changed": "2026", "rev": 1, "device": "other"}
        return {**stamps, "words": {"text": text, "mood": "later"}, "weather": number}


TestActing = Acting.TestCase
TestActing.settings = settings(
    max_examples=40,
    stateful_step_count=20,
    suppress_health_check=list(HealthCheck),
    deadline=None,
    phases=[Phase.generate],
)
