"""What is recorded for the crash states: an hour with our vault, and the same few lines with stock TinyDB."""

from __future__ import annotations

import hashlib
import io
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import tinydb.storages
from msgspec.structs import replace
from tinydb import TinyDB

from strengthtui import atomic
from strengthtui.model.words import Ref
from strengthtui.vault.acts import newest_redoable, newest_undoable
from strengthtui.vault.drafts import Draft
from tests.vault.crash_states import Recording, Verdict, judge
from tests.vault.seen_through import plain_under
from tests.vault.vault_builders import Counting, a_jotting, a_step, a_vault, an_answer, open_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.model.records import Records
    from strengthtui.vault.person_file import PersonFile
    from strengthtui.vault.vault import Vault

SECRET = "xylophone lessons behind the bakery"
"""Words that are struck again and again."""


class Promise(NamedTuple):
    """What was acknowledged."""

    person: str
    generation: int
    draft: int
    """Which one of the scene's drafts was there."""
    struck: bool
    """Whether the secret words were just struck, and are to be nowhere."""


class Scene(NamedTuple):
    """A recording, and what every generation of every person was when it was whole."""

    recording: Recording
    digests: dict[tuple[str, int], str]
    drafts: dict[str, list[str | None]]
    """Every draft that was ever asked for, by person."""


def our_scene(folder: Path, *, acts: int = 24, sealed: bool = False) -> Scene:
    """Do what a worker does, recording every file operation of it."""
    given = Counting()
    vault = a_vault(folder, given, sealed=sealed)
    with vault.add_person("Sam", at=given.now()) as file:
        scene = Scene(Recording(str(folder)), {}, {})
        _note(scene, file, None)
        scene.recording.begin()
        with _watching(scene.recording):
            for number in range(acts):
                given.day = f"2026-11-{10 + number // 5:02d}"
                _do(scene, vault, file, given, number)
    return scene


def judge_ours(scene: Scene, folder: Path, *, wanted: int) -> Verdict:
    """Look at crash states of our vault with its own reader."""
    return judge(scene.recording, lambda path, promised: _read_ours(scene, path, promised), folder, wanted=wanted)


def judge_stock(made: Path, folder: Path, *, wanted: int, lines: int = 40) -> Verdict:
    """Look at crash states of stock TinyDB, which writes in place, with its own reader."""
    made.mkdir()
    (made / "now").touch()  # its name is safe: what is looked at is the writing in place
    recording = Recording(str(made))
    recording.begin()
    storages: Any = tinydb.storages
    storages.open, storages.os = _opener(recording), recording
    try:
        with TinyDB(made / "now") as db:
            recording.acknowledge(0)
            for number in range(lines):
                db.table("jottings").insert({"n": number, "text": "I walk the dog every morning" * (number % 3)})
                recording.acknowledge(number + 1)
    finally:
        del storages.open
        storages.os = os
    return judge(recording, _read_stock, folder, wanted=wanted)


def _do(scene: Scene, vault: Vault, file: PersonFile, given: Counting, number: int) -> None:
    kind = number % 8
    if kind == 6:
        with vault.add_person(f"Another {number}", at=given.now()) as other:
            _note(scene, other, None)
        return
    if kind in {1, 4}:
        draft = Draft(text=f"typing {number} {SECRET if kind == 4 else ''}", at=given.now())
        _note(scene, file, draft.text, asked=True)
        file.save_draft(draft)
        _note(scene, file, draft.text)
    if kind == 5:
        _note(scene, file, None, asked=True)
    with file.act() as act:
        if kind in {0, 1, 3}:
            a_jotting(act, SECRET if kind == 3 else f"line {number}")
            a_step(act, SECRET if kind == 3 else f"step {number}")
        elif kind == 2:
            an_answer(act)
            act.update(replace(file.records.jottings[0], topics=(f"x-{number}",)))
        elif kind == 4:
            act.undo(newest_undoable(file.records) or "")
        elif kind == 5:
            act.undo(newest_redoable(file.records) or "")
            now = act._snapshot.records()
            refs = [Ref(table="jottings", id=one.id) for one in now.jottings if one.words.text == SECRET]
            refs += [Ref(table="steps", id=one.id) for one in now.steps if one.what == SECRET]
            act.strike(refs)
        else:
            a_jotting(act, f"after {number}")
    left = file.draft()
    _note(scene, file, left.text if left else None, struck=kind == 5)


def _note(scene: Scene, file: PersonFile, draft: str | None, *, struck: bool = False, asked: bool = False) -> None:
    """Remember what this state is, and (unless it was only asked for) that it was promised."""
    person = file.records.person.id
    drafts = scene.drafts.setdefault(person, [])
    drafts.append(draft)
    if not asked:
        generation = file.records.meta.generation
        scene.digests[person, generation] = _digest(file.records)
        scene.recording.acknowledge(Promise(person, generation, len(drafts) - 1, struck))


def _read_ours(scene: Scene, path: Path, promised: tuple[Promise, ...]) -> None:
    vault = open_at(path, Counting(5_000_000))
    newest = {promise.person: promise for promise in promised}
    people = {entry.id: entry for entry in vault.people()}
    _expect(newest.keys() <= people.keys(), "somebody is missing")
    _expect(not any(entry.damaged for entry in people.values()), "somebody is damaged")
    ailing = [ailment.code for ailment in vault.examine() if ailment.severity == "damage"]
    _expect(not ailing, f"the doctor finds {ailing}")
    for person, promise in newest.items():
        _read_person(scene, vault, person, promise)
    if promised and promised[-1].struck:
        telling = [name for name, data in plain_under(path, vault).items() if SECRET.encode() in data]
        _expect(not telling, "struck words are still there")


def _read_person(scene: Scene, vault: Vault, person: str, promise: Promise) -> None:
    with vault.person(person, write=True) as file:
        generation = file.records.meta.generation
        _expect(generation >= promise.generation, "an acknowledged act is lost")
        known = scene.digests.get((person, generation))
        _expect(known == _digest(file.records), "an act is half there")
        draft = file.draft()
        text = draft.text if draft else None
        allowed = scene.drafts[person][promise.draft : promise.draft + 2]  # the promised one, or the one after
        _expect(text in allowed, "a draft is lost or half there")


def _read_stock(path: Path, promised: tuple[int, ...]) -> None:
    if not promised:
        return
    with TinyDB(path / "now") as db:
        rows = db.table("jottings").all()
        _expect(len(rows) >= promised[-1], "an acknowledged row is lost")
        _expect([row["n"] for row in rows] == list(range(len(rows))), "a row is half there")


def _expect(holds: object, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def _digest(records: Records) -> str:
    return hashlib.sha256(msgspec.json.encode(records)).hexdigest()


@contextmanager
def _watching(recording: Recording) -> Iterator[None]:
    watched: Any = atomic
    real, watched.os = watched.os, recording
    try:
        yield
    finally:
        watched.os = real


class _Text(io.TextIOBase):
    """A text file as stock TinyDB opens one, recording what is done with it."""

    def __init__(self, recording: Recording, path: str) -> None:
        self._recording = recording
        self._handle = recording.open(path, os.O_RDWR | os.O_CREAT)
        self._data = b""
        self._at = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset if whence == 0 else len(self._data)
        return self._at

    def tell(self) -> int:
        return self._at

    def read(self, size: int | None = -1) -> str:
        assert size == -1
        return self._data[self._at :].decode()

    def write(self, text: str) -> int:
        data = text.encode()
        self._recording.pwrite_at(self._handle, data, self._at)
        self._data = self._data[: self._at] + data + self._data[self._at + len(data) :]
        self._at += len(data)
        return len(text)

    def truncate(self, size: int | None = None) -> int:
        self._data = self._data[: self._at if size is None else size]
        self._recording.ftruncate(self._handle, len(self._data))
        return len(self._data)

    def fileno(self) -> int:
        return self._handle

    def close(self) -> None:
        if not self.closed:
            self._recording.close(self._handle)
        super().close()


def _opener(recording: Recording) -> Any:  # noqa: ANN401 - stands in for the built-in
    return lambda path, mode="r", **_options: _Text(recording, str(path))
