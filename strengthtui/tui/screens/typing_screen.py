"""Typing in the conversation: into the draft while it is typed, into the file on the way to anywhere else.

The screen holds no other copy, and gives back what could not be kept.
"""

from __future__ import annotations

from asyncio import Lock
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final

from strengthtui.desk.views import PetalView, QuestionView
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.keys import bindings
from strengthtui.tui.screens.base import doing
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.windows import DRAFT_AFTER
from strengthtui.tui.word_hints import WordHints

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.timer import Timer

    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import LineView, Outcome
    from strengthtui.tui.talk import Picture, Talk


INTO_PLAN: Final = frozenset({"goal", "step", "person"})
"""What a question may offer that goes into the plan."""


class TypingScreen(SittingScreen[str | None]):
    """A screen with one editor for what is in front."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("fine-here", "word-hints")

    def __init__(self, talk: Talk) -> None:
        """Take the talk; nothing is in the editor."""
        super().__init__(talk)
        self.picture: Picture | None = None
        self.adding = False
        """Whether what is typed is beside what was said before."""
        self.becomes = False
        """Whether what was kept last may go into the plan: a line may, an answer where its question offers it."""
        self._told_of_plan = False
        """Whether the key that puts what was said into the plan was told."""
        self.their_time = ""
        """Address of the time of their own that is going on, or was; empty at every other place."""
        self._at: str | None = ""
        """Address of what is in the editor; `None` after the last question."""
        self._stood = ""
        """What stood in the editor when it was brought, so that nothing is stored that nobody typed."""
        self._drafted = ""
        """What the draft holds."""
        self._settled = ""
        """What of the editor's words is kept, or stood there when it was brought."""
        self._typing_in: Editor | None = None
        """The editor of what is in front; the place is another already when its words are brought."""
        self._soon: Timer | None = None
        self.word_hints = WordHints(self)
        """What is said quietly of a word that is being typed."""
        self._keeping = Lock()
        """Held while lines are kept: a draft, and an ending, come after them."""

    @property
    def place(self) -> QuestionView | PetalView | None:
        """The question or petal in front."""
        return self.picture.view.place if self.picture is not None and self.picture.view is not None else None

    def bring(self, address: str | None, text: str, *, stood: str) -> None:
        """Put words into the editor of another place; what is being typed at the same place stays."""
        if address == self._at:
            return
        since = self._typed_since()
        self.word_hints.left()
        self._at, self._stood, self._drafted, self.adding = address, stood, text, False
        self._settled, self._typing_in = text, self.editor
        self.editor.put(text + since)

    def _typed_since(self) -> str:
        """Give what was typed while one was on the way here, after the words of the place before were kept."""
        editor = self._typing_in
        if editor is None:
            return ""
        words = editor.words
        if editor is not self.editor:
            editor.put("")
        return words.removeprefix(self._settled) if words.startswith(self._settled) else ""

    def bring_anew(self) -> None:
        """Bring the answer as it stands now, unless something else is being typed over it."""
        if self.editor.words in ("", self._stood):
            self._at = ""

    @property
    def offers_plan(self) -> bool:
        """Whether what is answered here, or was kept last, is offered a place in the plan."""
        return self.becomes or (isinstance(self.place, QuestionView) and _may_become(self.place))

    def meant_here(self) -> dict[str, bool]:
        """Say of actions that not every place has whether this one has."""
        place = self.place
        at_petal = isinstance(place, PetalView)
        return {
            "skip": isinstance(place, QuestionView),
            "into_plan": self.offers_plan,
            "what_to_know": isinstance(place, QuestionView) and place.of_use,
            "petal": at_petal,
            "outer_petals": at_petal,
            "hints": place is not None and not self.house.beside,
        }

    @property
    def editor(self) -> Editor:
        """Where one types now."""
        return (
            self.query_one("#answer", Editor)
            if isinstance(self.place, QuestionView)
            else self.query_one("#jot", LineEditor)
        )

    @property
    def typed(self) -> bool:
        """Whether something stands in the editor that is not kept yet."""
        text = self.editor.words
        return bool(text.strip()) and text != self._stood

    @doing
    async def action_into_plan(self) -> None:
        """Make a step or a goal of the answer in front, else of what was kept last."""
        from strengthtui.tui.into_plan import what_was_said

        if await self.settle_typed():
            await what_was_said(self)

    async def line_meant(self, title: str) -> LineView | None:
        """Give the line pointed at, else of the answer in front; the line kept last only where neither is."""
        said = self.place.answered if isinstance(self.place, QuestionView) else ()
        newest = self.newest or ""
        elsewhere = all(one.ref != newest and not one.ref.startswith(f"{newest}/") for one in said)
        if self.pointed_at() is None and said and elsewhere:
            return said[0] if len(said) == 1 else await self.ask_line(title, said)
        return await super().line_meant(title)

    def tell_of_plan(self) -> None:
        """Say once that what was said can go into the plan: on the last line there is not always room for that key."""
        if self.becomes and not self._told_of_plan:
            self._told_of_plan = True
            self.tell(_("Esc, then Z: what was just said becomes a step or a goal."))

    @property
    def touched(self) -> bool:
        """Whether anything was typed since these words were brought: a draft of another day is not being typed."""
        return self.editor.words != self._settled

    def on_text_area_changed(self) -> None:
        """Write the draft soon after the first key that is not in it."""
        if self._soon is None:
            self._soon = self.set_timer(DRAFT_AFTER, self._write_draft)
        self.word_hints.typed()

    def on_editor_refused(self, event: Editor.Refused) -> None:
        """Say what was too long."""
        self.tell(event.why, warn=True)

    @doing
    async def _write_draft(self) -> None:
        self._soon = None
        await self.flush()

    async def flush(self) -> None:
        """Keep what is being typed as the draft of this place; lines that are being kept come first."""
        async with self._keeping:
            await self._draft_typed()

    async def _draft_typed(self) -> None:
        if self.picture is None or self._at is None:
            return
        text = self.editor.words
        if text != self._drafted and not (text == self._stood and not self._drafted):
            self._drafted = text
            with suppress(StrengthError):  # told when it is kept; a draft that cannot be written is not the last word
                await self.talk.do(lambda sitting: sitting.draft("" if text == self._stood else text))

    async def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Keep a line, or several that were pasted."""
        event.stop()
        if not event.text.strip():
            if isinstance(self.place, PetalView):
                self.tell(_("^N goes on to the next petal."))
            elif self.place is None:
                self.tell(_("↑ ↓ Enter: what comes next"))
            return
        self.run_worker(self._jot(event.text), exit_on_error=False)

    async def _jot(self, text: str) -> bool:
        async with self._keeping:
            return await self._jot_each([line for line in text.split("\n") if line.strip()])

    async def _jot_each(self, waiting: list[str]) -> bool:
        topics = None if isinstance(self.place, PetalView) else ()
        while waiting:
            line = waiting[0]
            try:
                kept = self.told(await self.talk.do(_jotting(line, topics)))
            except StrengthError:
                self.query_one("#jot", LineEditor).give_back("\n".join(waiting))
                raise
            if not kept:
                self.query_one("#jot", LineEditor).give_back("\n".join(waiting))
                return False
            waiting = waiting[1:]
            self.becomes = True
        if self._drafted:  # half of a line may be in the draft: the line is kept now
            await self.talk.do(lambda sitting: sitting.draft(""))
        self._drafted = ""
        self.word_hints.left()
        await self.show_again()
        return True

    @doing
    async def action_fine_here(self) -> None:
        """Leave the word hinted at alone here."""
        await self.word_hints.fine_here()

    @doing
    async def action_word_hints(self) -> None:
        """Give no hints on words in this sitting; or give them again."""
        await self.word_hints.switch()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave hints on words to the worker's own window."""
        if action == "fine_here":
            return self.word_hints.shown is not None and not self.house.beside
        if action == "word_hints":
            return not self.house.beside
        return super().check_action(action, parameters)

    async def settle_typed(self) -> bool:
        """Keep what is typed, and stay."""
        here = self._at
        kept = await self._keep_typed()
        if kept is None:
            return True
        if kept and here is not None and isinstance(self.place, QuestionView):
            await self.talk.do(lambda sitting: sitting.jump(here))
            self._at = ""
            await self.show_again()
        return kept

    async def _keep_typed(self) -> bool | None:
        """Keep what is typed; `None` where there was nothing to keep, false where it was refused."""
        text, place = self.editor.words, self.place
        self._settled = text
        if not self.typed:
            await self._draft_typed()  # what was taken out again must not come back from the draft as a line
            return None
        if not isinstance(place, QuestionView):
            self.editor.put("")
            self._settled = ""
            return await self._jot(text)
        known = place.known is not None and place.known.kind == "said"
        if known and place.one_line:
            outcome = await self.talk.do(lambda sitting: sitting.keep(text))
        else:
            outcome = await self.talk.do(lambda sitting: sitting.answer(text, add=self.adding or known))
        if self.told(outcome):
            self._drafted = ""
            self.becomes = _may_become(place)
            return True
        return False


def _jotting(line: str, topics: tuple[str, ...] | None) -> Callable[[Sitting], Outcome]:
    return lambda sitting: sitting.jot(line, topics)


def _may_become(place: QuestionView) -> bool:
    """Whether an answer can become a step or a goal; one that makes goals stands in the plan already."""
    return place.kind != "goals" and not INTO_PLAN.isdisjoint(place.offers)
