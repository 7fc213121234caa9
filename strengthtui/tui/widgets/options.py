"""Choosing inside a form: one of a few side by side, and some of many with a sign before each.

Where the cursor is, is said by a sign as well as by a colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from strengthtui.tui.safe import plain, safe
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

CHOSEN, OTHER = "(•) ", "( ) "
HERE, ELSEWHERE = "▸", " "
TICKED, UNTICKED = "✓ ", "  "
BETWEEN: Final = "   "


class OneOf(Widget, can_focus=True):
    """One of a few: the arrows choose, Enter goes on. Side by side where there is room, else one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down,space", "step(1)", show=False),
        Binding("enter", "go_on", show=False),
    ]
    DEFAULT_CSS = """
    OneOf { height: auto; padding: 0 1 0 0; background: $surface; }
    OneOf:focus { background: $panel; }
    """

    chosen: reactive[str] = reactive("", layout=True)
    """Id of the one chosen."""

    class Changed(Message):
        """Another one was chosen."""

        def __init__(self, one_of: OneOf, chosen: str) -> None:
            super().__init__()
            self.one_of = one_of
            self.chosen = chosen

        @property
        def control(self) -> OneOf:
            """The row of choices."""
            return self.one_of

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, one_of: OneOf) -> None:
            super().__init__()
            self.one_of = one_of

        @property
        def control(self) -> OneOf:
            """The row of choices."""
            return self.one_of

    def __init__(self, options: Sequence[tuple[str, str]], chosen: str, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        """Take the choices (id and words), and which one stands."""
        super().__init__(id=id)
        self._options = tuple(options)
        self.set_reactive(OneOf.chosen, chosen)

    def render(self) -> Content:
        """Each with its sign; the one that stands is bold, too."""
        rows = [
            safe(f"{CHOSEN if name == self.chosen else OTHER}{text}", "bold" if name == self.chosen else "")
            for name, text in self._options
        ]
        sign = safe(HERE, "$here") if self.has_focus else safe(ELSEWHERE)
        between = safe(f"\n{ELSEWHERE}") if self._below(self.content_size.width) else safe(BETWEEN)
        return sign + between.join(rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, or one for each."""
        del container, viewport
        return len(self._options) if self._below(width) else 1

    def watch_chosen(self, _before: str, now: str) -> None:
        """Tell."""
        self.post_message(self.Changed(self, now))

    def on_click(self, event: events.Click) -> None:
        """Choose the one that was clicked."""
        if self._below(self.content_size.width):
            self._choose(event.y)
            return
        begin = 1
        for index, (_name, text) in enumerate(self._options):
            end = begin + cell_len(CHOSEN) + cell_len(plain(text))
            if begin <= event.x < end:
                self._choose(index)
            begin = end + len(BETWEEN)

    def action_step(self, by: int) -> None:
        """Choose the next one, round and round."""
        names = [name for name, _text in self._options]
        self._choose((names.index(self.chosen) + by) % len(names))

    def action_go_on(self) -> None:
        """Hand over to the next field."""
        self.post_message(self.Entered(self))

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._options):
            self.chosen = self._options[index][0]

    def _below(self, width: int) -> bool:
        return sum(cell_len(CHOSEN) + cell_len(plain(text)) + len(BETWEEN) for _name, text in self._options) > width + 2


class Ticks(RowList):
    """Some of many: Space ticks the row chosen, Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", show=False)]

    def __init__(self, texts: Sequence[str], ticked: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        """Take the texts, each its own id, and those that are ticked."""
        self._texts = tuple(dict.fromkeys(texts))
        self._ticked = {one for one in ticked if one in self._texts}
        super().__init__([self._row(one) for one in self._texts], id=id)
        self.sign_always = False

    @property
    def ticked(self) -> tuple[str, ...]:
        """Those that are ticked, in their order."""
        return tuple(one for one in self._texts if one in self._ticked)

    def action_tick(self) -> None:
        """Tick the row chosen, or take the sign away."""
        if self.chosen_id is not None:
            self._ticked ^= {self.chosen_id}
            self.show_rows([self._row(one) for one in self._texts], chosen=self.chosen_id)

    def on_click(self, event: events.Click) -> None:
        """Tick what is clicked."""
        super().on_click(event)
        if event.chain == 1:
            self.action_tick()

    def _row(self, text: str) -> Row:
        ticked = text in self._ticked
        return Row(text, (Part(f"{TICKED if ticked else UNTICKED}{text}", "star" if ticked else "plain"),))
