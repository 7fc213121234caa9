"""The small questions: yes or no, one line of words, one of a few, and something that has to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from strengthtui.i18n import _
from strengthtui.tui.dialogs.base import BaseDialog
from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult


class Way(Struct, frozen=True):
    """One of a few ways on."""

    id: str
    key: str
    """The letter or digit that takes it."""
    text: str
    more: str = ""
    """A second, quiet line."""


class ChoiceDialog(BaseDialog[str | None]):
    """One of a few, by its key or with the arrows; returns its id."""

    DEFAULT_CSS = """
    ChoiceDialog .said { margin-bottom: 1; max-height: 50vh; }
    ChoiceDialog.-short .said { margin-bottom: 0; max-height: 2; }
    ChoiceDialog.-short RowList { max-height: 5; }
    """

    def __init__(self, title: str, ways: Sequence[Way], *, said: str = "", keys: str = "") -> None:
        """Take what is asked, the ways on, and words it is about."""
        super().__init__()
        self._title = title
        self._ways = tuple(ways)
        self._said = said
        numbers = all(way.key.isdecimal() for way in self._ways)
        usual = (
            _("A number or Enter takes it   Esc leaves") if numbers else _("A letter or Enter takes it   Esc leaves")
        )
        self._keys = keys or usual

    def compose(self) -> ComposeResult:
        """Question, words, ways."""
        with Vertical(classes="dialog"):
            yield Words(self._title, classes="dialog-title")
            if self._said:
                yield Words(self._said, classes="said")
            yield RowList([_row(way) for way in self._ways])
            yield Words(self._keys, classes="keys")

    def on_mount(self) -> None:
        """Put the cursor into the list."""
        self.set_focus(self.query_one(RowList))

    def on_key(self, event: events.Key) -> None:
        """Take a way by its key."""
        typed = event.character or event.key
        for way in self._ways:
            if typed.casefold() == way.key.casefold():
                event.stop()
                self.dismiss(way.id)
                return

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take a way."""
        event.stop()
        self.dismiss(event.row_id)


class SureDialog(ChoiceDialog):
    """Yes or no, with no first; returns `yes` or `no`."""

    def __init__(self, title: str, yes: str, *, no: str = "", said: str = "") -> None:
        """Take the question and what yes does, in words."""
        ways = (Way("no", "n", no or _("No, leave it as it is")), Way("yes", "y", yes))
        super().__init__(title, ways, said=said, keys=_("Y or N, or Enter   Esc: no"))


class WordsDialog(BaseDialog[str | None]):
    """A line of words; returns them, `None` when it was left or nothing was typed."""

    def unfinished(self) -> str | None:
        """Give what is typed in it and was not there before."""
        return "\n".join(editor.unfinished for editor in self.query(Editor) if editor.unfinished)

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        lead: str = "",
        said: str = "",
        hint: str = "",
        keys: str = "",
        over: bool = False,
    ) -> None:
        """Take what is asked, what stands in it, words it is about, and what the keys do where it is not keeping.

        `lead` says quietly beforehand to whom it is to be said. With `over`, what stands is chosen, so that typing
        takes its place.
        """
        super().__init__()
        self._lead = lead
        self._title = title
        self._text = text
        self._said = said
        self._hint = hint
        self._keys = keys or _("Enter keeps it   Esc leaves")
        self._over = over

    def compose(self) -> ComposeResult:
        """Question, words, line."""
        with Vertical(classes="dialog"):
            if self._lead:
                yield Words(self._lead, classes="quiet")
            yield Words(self._title, classes="dialog-title")
            if self._said:
                yield Words(self._said, classes="quiet")
            yield LineEditor(self._text, hint=self._hint)
            yield Words(self._keys, classes="keys")

    def on_mount(self) -> None:
        """Put the cursor into the line."""
        line = self.query_one(LineEditor)
        self.set_focus(line)
        if self._over:
            line.select_all()

    def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Take what was typed."""
        event.stop()
        self.dismiss(event.text.strip() or None)


class ToldDialog(BaseDialog[None]):
    """Something that went wrong: what, where, what to do next; waits until it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "leave_dialog", show=False)]

    def __init__(self, title: str, message: str = "", hint: str = "") -> None:
        """Take the three parts."""
        super().__init__()
        self._parts = (title, message, hint)

    def compose(self) -> ComposeResult:
        """What, where, what next."""
        title, message, hint = self._parts
        with Vertical(classes="dialog"):
            yield Words(title, classes="dialog-title warn")
            if message:
                yield Words(message)
            if hint:
                yield Words(hint, classes="label")
            yield Words(_("Enter goes on"), classes="keys")


def _row(way: Way) -> Row:
    parts = [Part(f"{way.key.upper()}  {way.text}")]
    if way.more:
        parts.append(Part(way.more, "quiet", indent=3))
    return Row(way.id, tuple(parts))
