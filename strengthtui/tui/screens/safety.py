"""The team's own page: words of the talk off the screen, what the team agreed to do, the record kept apart, ways on.

While the person looks at the screen it does not say what it is: it shows nothing but how it is turned back.
"""

from __future__ import annotations

from asyncio import Lock
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from strengthtui.desk.guides import paragraphs
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.keys import bindings
from strengthtui.tui.safe import Words, joined, safe
from strengthtui.tui.screens.base import BaseScreen, doing
from strengthtui.tui.team_texts import read_team_text
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.app import ComposeResult

    from strengthtui.desk.terms import FrameLine
    from strengthtui.tui.talk import Talk

PAGE = -1
"""In front is the page itself, not one of the record's lines."""


class SafetyScreen(BaseScreen[None]):
    """The page, then the lines of the record one at a time, then the page again with the ways on."""

    CSS_PATH = "safety.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next", "back"),
        Binding("pageup", "scroll_page(-1)", show=False, priority=True),
        Binding("pagedown", "scroll_page(1)", show=False, priority=True),
    ]
    SHOWN = ("next", "back", "veil")
    GUIDES = ("safety",)
    HELP = (
        "Your team's own page. Nothing of the talk is on the screen.\n\n"
        "What you write down here is kept apart from everything else, as soon as you press Enter; it stands in no "
        "document and cannot be taken back. Every line may be passed over. Nothing shows that this page was opened."
    )

    def __init__(self, talk: Talk | None) -> None:
        """Take the talk, if one is open."""
        super().__init__()
        self.talk = talk
        self._lines: tuple[FrameLine, ...] = ()
        self._text = Content("")
        self._at = PAGE
        self._kept: dict[str, str] = {}
        """Line to the words kept last, so that nothing is written twice."""
        self._one_by_one = Lock()
        self._typed: dict[str, str] = {}
        """Line to what stands in the editor, while another is in front."""

    def body(self) -> ComposeResult:
        """Text or line; ways on."""
        with VerticalScroll(id="page", can_focus=False):
            yield Words(id="text")
            yield Words(id="note", classes="quiet")
        with Vertical(id="card"):
            yield Words(id="ask")
            yield Words(id="hints", classes="quiet")
        yield RowList(id="ways")
        yield LineEditor(id="line")
        yield Words(id="keys", classes="quiet")

    async def on_mount(self) -> None:
        """Take everything off the screen at once; what is to be read comes as soon as it is read."""
        self.app.clear_notifications()
        self._draw()
        self.run_worker(self._read(), exit_on_error=False)

    async def _read(self) -> None:
        text, own = await read_team_text(self.house, "safety")
        self._text = _team_page(paragraphs(text, own=own), own=own)
        if self.talk is not None and self.talk.keeps:
            self._lines = tuple((await self.talk.ask_desk(lambda desk: desk.frame("concern"))).lines)
        self._draw()

    async def show_again(self) -> None:
        """Say what this is only to the worker."""
        self._draw()

    def help_text(self) -> str:
        """Say nothing of it to the person beside."""
        return _("All words are off the screen; nothing is lost.") if self.house.beside else super().help_text()

    # looks

    @property
    def line(self) -> FrameLine | None:
        """The line of the record in front."""
        return self._lines[self._at] if PAGE < self._at < len(self._lines) else None

    def _draw(self) -> None:
        beside, line = self.house.beside, self.line
        self.title_says("" if beside else _("Team page"))
        self.set_class(beside, "-turned")
        self.query_one("#page").display = line is None and not beside
        self.query_one("#card").display = line is not None and not beside
        ways, editor = self.query_one("#ways", RowList), self.query_one("#line", LineEditor)
        ways.display, editor.display = line is None and not beside, line is not None and not beside
        keys = self.query_one("#keys", Words)
        if beside:
            keys.say(_("F5 turns the screen back. Nothing is lost."))
            self.set_focus(None)
        elif line is not None:
            self._draw_line(line)
            keys.say(_("Enter keeps it and goes on; on an empty line it passes over   Alt+← back"))
            self.focus_on(editor)
        else:
            self.query_one("#text", Words).say(self._text)
            self.query_one("#note", Words).say(self._note())
            first = "go-on" if self._kept or not self._lines else "write"
            ways.show_rows([Row(way, (Part(f"{key}  {text}"),)) for key, way, text in self._ways()], chosen=first)
            keys.say(_("A letter, or ↑ ↓ Enter   PgDn PgUp read on and back"))
            self.focus_on(ways)
        self.refresh_bindings()

    def _draw_line(self, line: FrameLine) -> None:
        self.query_one("#ask", Words).say(line.ask)
        hints = [line.plainer] if line.plainer else []
        roomy = self.app.size.height >= 20  # noqa: PLR2004  what is asked comes first
        if roomy and line.listen_for:
            hints.append(" · ".join(line.listen_for))
        if line.care:
            hints.append(_("Take care: {care}").format(care=line.care))
        self.query_one("#hints", Words).say("\n\n".join(hints) if roomy else "\n".join(hints))

    def _note(self) -> str:
        if self._kept:
            return _("What you wrote is kept apart from everything else, in no document.")
        if self._lines:
            return ""
        if self.talk is None:
            return _("No talk is open: write down elsewhere what was said, word for word, and whom you told.")
        if not self.talk.keeps:
            return _("This talk keeps nothing: write down elsewhere what was said, word for word, and whom you told.")
        return ""

    def _ways(self) -> list[tuple[str, str, str]]:
        ways = []
        if self._lines:
            again = _("Write down more") if self._kept else _("Write it down, kept apart")
            ways.append(("W", "write", again))
        if self.talk is None:
            return [*ways, ("G", "go-on", _("Go back"))]
        return [
            *ways,
            ("G", "go-on", _("Go on slowly, as before")),
            ("V", "veil", _("Talk without typing")),
            ("S", "stop", _("Stop here, kindly")),
        ]

    # going

    def on_key(self, event: events.Key) -> None:
        """Take a way by its letter."""
        if self.line is not None or self.house.beside or event.character is None:
            return
        for key, way, _text in self._ways():
            if event.character.upper() == key:
                event.stop()
                self._take(way)
                return

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take a way."""
        event.stop()
        self._take(event.row_id)

    def _take(self, way: str) -> None:
        if way == "write":
            self._go_to(0)
        elif way == "go-on":
            self.dismiss(None)
        elif way == "veil":
            self.dismiss(None)
            self.house.veil()
        elif way == "stop":
            self.dismiss(None)
            self.house.come_to_an_end()

    @doing
    async def action_next(self) -> None:
        """Keep what is typed, if anything, and go on."""
        if self.line is not None:
            await self._keep_and_go(1)
        elif self._lines and not self.house.beside:
            self._go_to(0)

    @doing
    async def action_back(self) -> None:
        """Keep what is typed, if anything, and go back."""
        if self.line is not None:
            await self._keep_and_go(-1)

    def action_scroll_page(self, by: int) -> None:
        """Read on, or back."""
        self.query_one("#page", VerticalScroll).scroll_relative(
            y=by * max(1, self.query_one("#page").size.height - 1), animate=False
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what has no meaning where we are."""
        if action == "scroll_page":
            return self.line is None
        if action == "back":
            return self.line is not None and not self.house.beside
        if action == "next":
            return bool(self._lines) and not self.house.beside
        return super().check_action(action, parameters)

    def _go_to(self, index: int) -> None:
        self._at = index if PAGE < index < len(self._lines) else PAGE
        line = self.line
        self.query_one("#line", LineEditor).put(self._typed.get(line.id, "") if line is not None else "")
        self._draw()

    # keeping

    def on_editor_refused(self, event: Editor.Refused) -> None:
        """Say what was too long."""
        self.tell(event.why, warn=True)

    async def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Keep the line and go on; an empty one is passed over."""
        event.stop()
        self.run_worker(self._keep_and_go(1), exit_on_error=False)

    async def _keep_and_go(self, by: int) -> None:
        async with self._one_by_one:  # a second Enter is for the next line, not for this one again
            if self.line is not None:
                await self._keep()
                self._go_to(self._at + by)

    async def flush(self) -> None:
        """Keep what is being typed: the program may end, or the screen be covered for long."""
        with suppress(StrengthError):  # told when it is kept with a key
            async with self._one_by_one:
                await self._keep()

    async def _keep(self) -> None:
        line, talk = self.line, self.talk
        if line is None or talk is None or not talk.keeps:
            return
        words = self.query_one("#line", LineEditor).words.strip()
        self._typed[line.id] = words
        if words and words != self._kept.get(line.id):
            await talk.ask(lambda sitting: sitting.concern(line.id, words))
            self._kept[line.id] = words


def _team_page(rows: Iterable[str], *, own: bool) -> Content:
    parts = [safe(row) for row in rows]
    if own:
        return Content("\n").join(parts)
    note = _("Your team has not put in its own page yet. Settings show where it goes.")
    return joined(safe(note, "$warning"), *parts, between="\n\n")
