"""One person's file lying open at the desk: the records, the packs they were made with, and what follows from both.

Everything derived (live answers, lines heard) is computed once a generation. Nothing here decides what is asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from strengthtui.errors import DamagedError
from strengthtui.i18n import _
from strengthtui.interview.flow import find_question
from strengthtui.interview.heard import HeardLine, heard
from strengthtui.interview.live import LiveAnswers, live_answers
from strengthtui.interview.presence import reworded_alone

if TYPE_CHECKING:
    from types import TracebackType

    from strengthtui.desk.clock import SystemClock
    from strengthtui.model.conversation import Answer, Conversation
    from strengthtui.model.pack import Pack, Question
    from strengthtui.model.records import Records
    from strengthtui.model.vocabulary import Vocabulary
    from strengthtui.packs.shelf import Shelf
    from strengthtui.vault.acts import Act
    from strengthtui.vault.person_file import PersonFile

KeptPack = Callable[[str], bytes | None]
"""Digest to the bytes of a pack version kept in the vault."""


class OpenPerson:
    """A person's file and everything needed to read it."""

    def __init__(
        self, file: PersonFile, *, shelf: Shelf, vocabulary: Vocabulary, kept: KeptPack, clock: SystemClock
    ) -> None:
        """Take the open file; closing this closes it."""
        self.file = file
        self.shelf = shelf
        self.vocabulary = vocabulary
        self.clock = clock
        self._kept = kept
        self._packs: dict[tuple[str, int], Pack] = {}
        self._reworded: tuple[int, frozenset[str]] | None = None
        self._derived: tuple[int, LiveAnswers, tuple[HeardLine, ...]] | None = None

    def __enter__(self) -> Self:
        """Use it as a context; the file is closed at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the file go."""
        self.close()

    def close(self) -> None:
        """Let the file go, so that another program may write it."""
        self.file.close()

    @property
    def records(self) -> Records:
        """Everything stored, as it stands on the disk."""
        return self.file.records

    @property
    def live(self) -> LiveAnswers:
        """The answers that count now."""
        return self._derive()[1]

    @property
    def heard(self) -> tuple[HeardLine, ...]:
        """Every line that was said, in order."""
        return self._derive()[2]

    @property
    def reworded_alone(self) -> frozenset[str]:
        """Ids of records whose words were changed while nobody else was in the room."""
        generation = self.records.meta.generation
        if self._reworded is None or self._reworded[0] != generation:
            self._reworded = (generation, reworded_alone(self.records))
        return self._reworded[1]

    @property
    def packs(self) -> dict[tuple[str, int], Pack]:
        """The packs of this person's conversations, by id and version."""
        for conversation in self.records.conversations:
            self.pack_of(conversation)
        return self._packs

    def pack_of(self, conversation: Conversation) -> Pack:
        """Give the very pack version a conversation was begun with. Raises `DamagedError` when it is nowhere."""
        key = (conversation.pack, conversation.version)
        if key not in self._packs:
            self._packs[key] = self._find_pack(conversation)
        return self._packs[key]

    def conversation(self, conversation_id: str) -> Conversation | None:
        """Give a conversation by its id; `None` when it was taken back."""
        return next((one for one in self.records.conversations if one.id == conversation_id), None)

    def question_of(self, answer: Answer) -> Question | None:
        """Give the question an answer belongs to, as it was asked then."""
        conversation = self.conversation(answer.conversation)
        return find_question(self.pack_of(conversation), answer.question) if conversation is not None else None

    def pack_title(self, conversation: Conversation) -> str:
        """Give the title people know the conversation by."""
        return self.pack_of(conversation).title

    @contextmanager
    def act(self, sitting: str | None, *, history: bool = True) -> Iterator[Act]:
        """Change the file: all of it is on the disk when the block ends, or none."""
        with self.file.act(sitting=sitting, history=history) as act:
            yield act

    def _find_pack(self, conversation: Conversation) -> Pack:
        if conversation.pack in self.shelf.ids():
            pack = self.shelf.get(conversation.pack)
            if pack.digest == conversation.digest:
                return pack
        data = self._kept(conversation.digest)
        if data is not None and hashlib.sha256(data).hexdigest() != conversation.digest:
            data = None
        pack_kept = self._read_kept(data, f"{conversation.pack}.yaml") if data is not None else None
        if pack_kept is None:
            raise DamagedError(
                _("A conversation's questions are missing."),
                _("Version {version} of {pack} is neither in the vault nor in the program.").format(
                    version=conversation.version, pack=conversation.pack
                ),
                _("Run  strengthtui vault doctor  and bring back the vault's packs folder from a copy."),
            )
        return pack_kept

    def _read_kept(self, data: bytes, name: str) -> Pack | None:
        from strengthtui.packs.checker import check_pack

        return check_pack(data, name, self.shelf, advice=False).pack

    def _derive(self) -> tuple[int, LiveAnswers, tuple[HeardLine, ...]]:
        generation = self.records.meta.generation
        if self._derived is None or self._derived[0] != generation:
            live = live_answers(self.records, self.packs, self.vocabulary)
            self._derived = (generation, live, heard(self.records, live, self.vocabulary))
        return self._derived
