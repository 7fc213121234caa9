"""Naming a strength: the words that show it, a name, where it lives, what makes it possible. Enter anywhere keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from strengthtui.i18n import _
from strengthtui.text import fold
from strengthtui.tui.dialogs.base import BaseDialog
from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.widgets.one_of import OneOf
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.widgets import TextArea

    from strengthtui.desk.terms import Sphere

OFFERED_AT_MOST: Final = 40
"""Names in the list while one types."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What was filled in."""

    quote: str
    name: str = ""
    sphere: Sphere | None = None
    """`None`: as the name suggests."""
    through: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """Names to offer, and where each lives."""

    first: Sequence[str] = ()
    """Offered before anything is typed: as many as can be read out in a breath."""
    all: Sequence[str] = ()
    """Offered as they are typed."""
    spheres: Mapping[str, Sphere] = field(default_factory=dict)
    """Where a name lives, by the name folded."""


class StrengthDialog(BaseDialog[Marked | None]):
    """Returns what was filled in; a name is in it, and the words stand in the line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", show=False),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    StrengthDialog > .dialog { width: 78; overflow-y: hidden; scrollbar-gutter: auto; }
    StrengthDialog .fields { height: auto; scrollbar-size-vertical: 1; }
    StrengthDialog RowList { max-height: 15vh; }
    StrengthDialog RowList.none { display: none; }
    StrengthDialog LineEditor { max-height: 4; }
    StrengthDialog.-tall > .dialog { padding: 0 2; max-height: 100%; }
    StrengthDialog.-tall .label { margin-top: 0; }
    StrengthDialog.-short RowList { max-height: 2; }
    StrengthDialog.-short LineEditor { max-height: 2; }
    StrengthDialog.-short .dialog-title { display: none; }
    """

    def unfinished(self) -> str | None:
        """Give what is typed in it and was not there before."""
        return "\n".join(editor.unfinished for editor in self.query(Editor) if editor.unfinished)

    def __init__(
        self, line: str, whose: str, names: Names, rings: Sequence[tuple[Sphere, str]], begun: Marked | None = None
    ) -> None:
        """Take the line's words, whose they are, names, the three rings, and what was filled in before."""
        super().__init__()
        self._line, self._whose, self._names, self._rings = line, whose, names, tuple(rings)
        self._begun = begun or Marked(line)
        self._typed = self._begun.name
        self._at: int | None = None
        """Place in the list of names; `None` on what was typed."""
        self._ring: Sphere | None = self._begun.sphere

    def compose(self) -> ComposeResult:
        """Words, name, where, what makes it possible."""
        with Vertical(classes="dialog"):
            yield Words(_("A strength"), classes="dialog-title")
            with VerticalScroll(classes="fields", can_focus=False):
                yield Words(_("the words  ·  {whose}").format(whose=self._whose), classes="quiet")
                yield LineEditor(self._begun.quote, id="quote")
                yield Words(_("what would you call it?"), classes="label")
                yield LineEditor(self._begun.name, hint=_("a word or two"), id="name")
                yield RowList(self._rows(), id="names")
                yield Words(_("where it lives"), classes="label")
                yield OneOf(self._rings, self._suggested(), id="ring")
                yield Words(_("what makes it possible (may stay empty)"), classes="label")
                yield LineEditor(self._begun.through, id="through")
            yield Words(self._keys(), classes="keys")

    def on_mount(self) -> None:
        """Put the cursor into the name."""
        self._show_names()
        self._fit()
        self.set_focus(self.query_one("#name", LineEditor), scroll_visible=False)  # in sight from the first on

    def on_resize(self) -> None:
        """Leave room for the title and the keys."""
        self._fit()

    def _fit(self) -> None:
        rows = self.app.size.height
        around = 11 if self.has_class("-high") else 7 if self.has_class("-tall") else 5
        self.query_one(".fields").styles.max_height = max(rows - around, 3)

    # filling in

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Narrow the names to what is typed, and let the ring follow."""
        if event.text_area.id != "name":
            return
        name = event.text_area.text
        at = self._at
        if at is None or name != self._offered()[at]:
            self._typed, self._at = name, None
            self._show_names()
        self.query_one(OneOf).chosen = self._ring or self._suggested()

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Keep to the ring that was chosen."""
        self._ring = cast("Sphere", event.chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrows to the editors of several lines."""
        if action == "step":
            focused = self.focused
            return focused is not None and focused.id in ("name", "names", "ring")
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Go through the names; from the ring, to the field before or after."""
        focused = self.focused
        if focused is not None and focused.id == "ring":
            (self.focus_next if by > 0 else self.focus_previous)()
            return
        places: list[int | None] = [None, *range(len(self._offered()))]
        index = places.index(self._at) + by
        if 0 <= index < len(places):
            self._take_name(places[index])

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Take the name that was clicked."""
        event.stop()
        self._take_name(int(event.row_id))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A second click keeps it."""
        event.stop()
        self._take_name(int(event.row_id))
        self.action_keep()

    # keeping

    def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Enter in any field keeps."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep it, once it has a name and words that stand in the line."""
        name = self.query_one("#name", LineEditor)
        quote = self.query_one("#quote", LineEditor)
        words = words_in(self._line, quote.selected_text.strip() or quote.text.strip() or self._line)
        if words is None:
            self._go_to(quote, _("Those words are not in the line. Take away what does not belong; add nothing."))
        elif not name.text.strip():
            self._go_to(name, _("What would you call it? A word or two."))
        else:
            through = self.query_one("#through", LineEditor).text.strip()
            ring = self._ring if self._ring != self._suggested() else None
            self.dismiss(Marked(words, name.text.strip(), ring, through))

    def _go_to(self, editor: Editor, why: str) -> None:
        self.set_focus(editor)
        self.tell(why)

    # names

    def _offered(self) -> Sequence[str]:
        wanted = fold(self._typed.strip())
        if not wanted:
            return self._names.first
        found = [name for name in self._names.all if wanted in fold(name)]
        found.sort(key=lambda name: not fold(name).startswith(wanted))
        return found[:OFFERED_AT_MOST]

    def _rows(self) -> list[Row]:
        return [Row(str(index), (Part(name, "star"),), columns=True) for index, name in enumerate(self._offered())]

    def _show_names(self) -> None:
        names, rows = self.query_one("#names", RowList), self._rows()
        names.set_class(not rows, "none")
        names.show_rows(rows)
        names.chosen = self._at

    def _take_name(self, at: int | None) -> None:
        self._at = at
        name = self.query_one("#name", LineEditor)
        name.put(self._typed if at is None else self._offered()[at])
        names = self.query_one("#names", RowList)
        if at is None:
            names.chosen = None
        else:
            names.choose_id(str(at))
        self.set_focus(name)

    def _suggested(self) -> Sphere:
        """Say where a strength of this name lives."""
        name = self.query_one("#name", LineEditor).text if self.is_mounted else self._begun.name
        return self._names.spheres.get(fold(name.strip()), "individual")

    def _keys(self) -> str:
        if self._names.first:
            return _("↓ takes a name   Tab goes on   ← → where   Enter keeps   Esc leaves")
        return _("Tab goes on   ← → where   Enter keeps   Esc leaves")


def words_in(line: str, quote: str) -> str | None:
    """Give the words as they stand in the line; `None` where they do not."""
    if quote in line:
        return quote
    found = fold(line).find(fold(quote))
    if found >= 0 and len(fold(line)) == len(line):
        return line[found : found + len(quote)]
    return None
