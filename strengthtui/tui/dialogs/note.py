"""Other words for one of the worker's own notes: half typed they stand beside it, so that a lock or a kill loses none.

The note itself stays as it is until they are kept with a key.
"""

from __future__ import annotations

from asyncio import Lock
from contextlib import suppress
from typing import TYPE_CHECKING

from strengthtui.desk import own_notes
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import WordsDialog
from strengthtui.tui.widgets.editor import LineEditor
from strengthtui.tui.windows import DRAFT_AFTER

if TYPE_CHECKING:
    from textual.timer import Timer

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.own_notes import NoteView


class NoteDialog(WordsDialog):
    """Returns the words, `None` when it was left."""

    def __init__(self, desk: Desk, note: NoteView, words: str, half: str = "") -> None:
        """Take the note, the words to begin with, and the id under which they stand half typed already."""
        super().__init__(note.asked or _("In which words?"), words)
        self._desk = desk
        self._note = note
        self._half = half
        self._saved = words
        self._soon: Timer | None = None
        self._keeping = Lock()

    def unfinished(self) -> str | None:
        """Nothing for a person's file: this window keeps its own."""
        return None

    def on_text_area_changed(self) -> None:
        """Keep what is typed soon after the first key."""
        if self._soon is None and self._typed != self._saved:
            self._soon = self.set_timer(DRAFT_AFTER, self._keep)

    @property
    def _typed(self) -> str:
        return self.query_one(LineEditor).text.strip()

    async def _keep(self) -> None:
        self._soon = None
        await self.flush()

    async def flush(self) -> None:
        """Keep what is typed as half typed, as far as the disk lets us: it is told when it is kept with a key."""
        async with self._keeping:
            words, note, half = self._typed if self.is_mounted else "", self._note.id, self._half
            if words and words != self._saved:
                with suppress(StrengthError):
                    keep = own_notes.keep_half
                    self._half = await self.house.thread.call(lambda: keep(self._desk, note, words, half))
                    self._saved = words

    async def half(self) -> str:
        """Give the id under which words stand half typed, once nothing is being written; empty where none do."""
        async with self._keeping:
            return self._half
