"""A window of several fields that is kept as a whole: Tab and Enter go from field to field, one key keeps it.

It loads and saves nothing: whoever opened it gets a value, and opens it again with that value where it could not be
kept. Leaving with words typed takes two presses, so that none is lost by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll

from strengthtui.i18n import _
from strengthtui.tui.dialogs.base import BaseDialog
from strengthtui.tui.keys import bindings
from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.widgets.options import FieldOfOne
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

Form = TypeVar("Form")


class FormDialog(BaseDialog[Form | None], Generic[Form]):
    """Returns the form as it was filled in, `None` when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("keep-form")
    DEFAULT_CSS = """
    FormDialog > .dialog { width: 76; overflow-y: hidden; }
    FormDialog .fields { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    FormDialog .field { height: auto; }
    FormDialog .asks { color: $quiet; }
    FormDialog Ticks { max-height: 5; }
    FormDialog .under { padding: 0 1; color: $quiet; }
    FormDialog .under.warn { color: $warning; }
    FormDialog .gone { display: none; }
    FormDialog LineEditor { border-left: outer $line; }
    FormDialog LineEditor:focus { border-left: outer $here; }
    """

    def unfinished(self) -> str | None:
        """Give what is typed in it and was not there before."""
        return "\n".join(editor.unfinished for editor in self.query(Editor) if editor.unfinished)

    def __init__(self, title: str, stood: Form, typed: Form | None = None) -> None:
        """Take what is asked, what stands, and what was typed already where that could not be kept."""
        super().__init__()
        self._title = title
        self._stood = stood
        self._start = stood if typed is None else typed
        self._warned = False

    # what each form has of its own

    def fields(self) -> Iterator[Widget]:
        """Give the fields, each in a group with what it asks."""
        yield from ()

    def filled(self) -> Form:
        """Give what stands in the fields now."""
        return self._start

    def missing(self) -> tuple[str, str] | None:
        """Give the field that cannot be kept like this and why, or nothing."""
        return None

    # the window

    def compose(self) -> ComposeResult:
        """Title, fields, keys."""
        with Vertical(classes="dialog"):
            yield Words(self._title, classes="dialog-title")
            with VerticalScroll(classes="fields", can_focus=False):
                yield from self.fields()
            yield Words(
                _("Enter or Tab goes on   ^S keeps it from anywhere   Esc leaves"), classes="keys", id="form-keys"
            )

    def on_mount(self) -> None:
        """Put the cursor into the first field."""
        self._fit()
        first = next(iter(self._stops()), None)
        if first is not None:
            self.set_focus(first, scroll_visible=False)
            self.call_after_refresh(self.query_one(".fields").scroll_home, animate=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show what a field asks with the field, also where not all of them fit."""
        group = event.widget.parent
        if isinstance(group, Vertical):
            self.call_after_refresh(group.scroll_visible, animate=False)

    def on_resize(self) -> None:
        """Leave room for the title and the keys."""
        self._fit()

    def on_editor_refused(self, event: Editor.Refused) -> None:
        """Say what was too long."""
        self.tell(event.why)

    def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Go on to the next field; in the last, keep."""
        event.stop()
        self.go_on(event.editor)

    def on_field_of_one_entered(self, event: FieldOfOne.Entered) -> None:
        """Go on to the next field; in the last, keep."""
        event.stop()
        self.go_on(event.field)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go on to the next field; in the last, keep."""
        event.stop()
        self.go_on(event.row_list)

    def go_on(self, here: Widget) -> None:
        """Put the cursor into the field after this one; after the last, keep."""
        stops = self._stops()
        after = stops[stops.index(here) + 1 :] if here in stops else []
        if after:
            self.set_focus(after[0])
        else:
            self.action_keep_form()

    def action_keep_form(self) -> None:
        """Hand over what stands in the fields, or say what is missing."""
        missing = self.missing()
        if missing is None:
            self.dismiss(self.filled())
            return
        field, why = missing
        self.say_under(field, why, warn=True)
        self.set_focus(self.query_one(f"#{field}"))

    def action_leave_dialog(self) -> None:
        """Leave; where words were typed, only when it is said twice."""
        if self._warned or self.filled() == self._stood:
            self.dismiss(None)
            return
        self._warned = True
        keys = self.query_one("#form-keys", Words)
        keys.say(_("Esc again leaves without keeping this.   ^S keeps it"))
        keys.add_class("warn")

    def say_under(self, field: str, text: str, *, warn: bool = False) -> None:
        """Say something under a field."""
        under = self.query_one(f"#under-{field}", Words)
        under.say(text)
        under.set_class(warn, "warn")
        under.set_class(not text, "gone")

    def line(self, field: str) -> str:
        """Give what stands in a line."""
        return self.query_one(f"#{field}", LineEditor).text.strip()

    def _stops(self) -> list[Widget]:
        return [one for one in self.query("LineEditor, FieldOfOne, Ticks") if one.display and _shown(one)]

    def _fit(self) -> None:
        rows = self.app.size.height
        fields = self.query_one(".fields")
        fields.styles.max_height = max(rows - (11 if rows >= 20 else 5), 3)  # noqa: PLR2004  what stands round the fields


def field(name: str, asks: str, *widgets: Widget, under: bool = False, shown: bool = True) -> Widget:
    """Give a group of a field: what it asks, where it is answered, and where something is said of it."""
    parts: list[Widget] = [Words(asks, classes="asks"), *widgets]
    if under:
        parts.append(Words("", id=f"under-{name}", classes="under gone"))
    return Vertical(*parts, id=f"field-{name}", classes="field" if shown else "field gone")


def _shown(widget: Widget) -> bool:
    return all(one.display for one in widget.ancestors_with_self if hasattr(one, "display"))
