"""Where words are typed: one editor for all of it, which shows what was pasted and runs none of it.

Control characters are taken out as they come in; what hides or reorders is shown as a sign of its own. Longer than an
answer may be is refused, not cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.message import Message
from textual.widgets import TextArea

from strengthtui.i18n import _
from strengthtui.text import MAX_ANSWER, clean
from strengthtui.tui.safe import editable, safe

if TYPE_CHECKING:
    from rich.text import Text
    from textual import events
    from textual.widgets.text_area import Edit, EditResult, Location

LARGEST_PASTE: Final = 1_000_000
"""Characters of a paste that are looked at, at all."""

_ARROWS: Final = {"right": 1, "down": 1, "left": -1, "up": -1}
_MOVES: Final = frozenset({"cursor_up", "cursor_down", "cursor_left", "cursor_right"})


class Editor(TextArea):
    """A text area that is safe, grows with what is in it, and does not blink: the battery is at 9 %."""

    DEFAULT_CSS = """
    Editor {
        height: auto;
        min-height: 1;
        max-height: 12;
        border: none;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background: $panel; }
        & .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder { color: $quiet; }
    }
    """

    class Refused(Message):
        """Something of what came in was not taken: all of it, or its control characters."""

        def __init__(self, editor: Editor, why: str) -> None:
            super().__init__()
            self.editor = editor
            self.why = why

        @property
        def control(self) -> Editor:
            """The editor."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002  Textual's name
        classes: str | None = None,
    ) -> None:
        """Take what stands in it, and what is said while it is empty."""
        super().__init__(
            clean(text).text,
            id=id,
            classes=classes,
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
            placeholder=safe(hint),
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.move_cursor(self.document.end)
        self._begun = self.text

    @property
    def unfinished(self) -> str:
        """What was typed since it was made; empty while it stands as it was brought."""
        return "" if self.text == self._begun else self.text

    @property
    def words(self) -> str:
        """What was typed."""
        return self.text

    def put(self, text: str) -> None:
        """Put other words in, cursor at their end."""
        self.load_text(clean(text).text)
        self.move_cursor(self.document.end)

    def give_back(self, text: str) -> None:
        """Put words back that could not be kept, before what was typed since."""
        self.put(f"{text}\n{self.text}" if self.text.strip() else text)

    def on_resize(self) -> None:
        """Keep the cursor in sight: the same words take other lines now."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def get_line(self, line_index: int) -> Text:
        """Give a line as it is shown."""
        from rich.text import Text

        return Text(editable(self.document.get_line(line_index)), end="", no_wrap=True)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit, unless the whole would be longer than an answer may be."""
        start, end = sorted((edit.from_location, edit.to_location))
        length = sum(len(line) + 1 for line in self.document.lines) - 1
        if len(edit.text) > 1 and length - len(self.get_text_range(start, end)) + len(edit.text) > MAX_ANSWER:
            return self._refused(edit, start, end)
        if len(edit.text) == 1 and start == end and length >= MAX_ANSWER:
            return self._refused(edit, start, end)
        return super().edit(edit)

    def _refused(self, edit: Edit, start: Location, end: Location) -> EditResult:
        from textual.widgets.text_area import EditResult

        self.post_message(
            self.Refused(self, _("{limit} characters fit here. Keep it in two parts.").format(limit=MAX_ANSWER))
        )
        del edit
        return EditResult(self.cursor_location, self.get_text_range(start, end))

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a paste without its control characters; an enormous one not at all."""
        event.stop()
        event.prevent_default()
        if self.read_only:
            return
        if len(event.text) > LARGEST_PASTE:
            self.post_message(self.Refused(self, _("That is too much to paste at once; nothing of it was taken.")))
            return
        # a terminal sends the ends of pasted lines as carriage returns
        cleaned = clean(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        if cleaned.removed:
            said = _("{count} control characters were taken out.").format(count=cleaned.removed)
            self.post_message(self.Refused(self, said))
        result = self._replace_via_keyboard(cleaned.text, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)


class LineEditor(Editor):
    """An editor in which Enter hands over what was typed; pasted lines stay lines."""

    DEFAULT_CSS = """
    LineEditor { max-height: 6; }
    """

    class Entered(Message):
        """Enter was pressed; the editor is empty now, and gets the words back when they cannot be kept."""

        def __init__(self, editor: LineEditor, text: str) -> None:
            super().__init__()
            self.editor = editor
            self.text = text

        @property
        def control(self) -> LineEditor:
            """The editor."""
            return self.editor

    class Arrow(Message):
        """An arrow was pressed while nothing is typed."""

        def __init__(self, editor: LineEditor, by: int) -> None:
            super().__init__()
            self.editor = editor
            self.by = by
            """1 for right and down, -1 for left and up."""

        @property
        def control(self) -> LineEditor:
            """The editor."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        hint: str = "",
        empties: bool = False,
        id: str | None = None,  # noqa: A002  Textual's name
        classes: str | None = None,
    ) -> None:
        """Take what stands in it; with `empties`, Enter leaves it empty for the next line."""
        super().__init__(text, hint=hint, id=id, classes=classes)
        self._empties = empties

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrows to `Arrow` while there is nothing to move in."""
        if self._empties and not self.text and action in _MOVES:
            return False
        return super().check_action(action, parameters)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            text = self.text
            if self._empties:
                self.put("")
            self.post_message(self.Entered(self, text))
            return
        if event.key in _ARROWS and self._empties and not self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Arrow(self, _ARROWS[event.key]))
            return
        await super()._on_key(event)
