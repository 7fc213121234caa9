"""A list drawn line by line, for anything from three choices to ten thousand people.

Only what is in sight is drawn. The row chosen carries a sign as well as a colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from strengthtui.tui.safe import plain
from strengthtui.tui.widgets.rows import CHOSEN, GUTTER, TONES, Layout, Part, Row, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

__all__ = ["Part", "Row", "RowList", "Tone"]


class RowList(ScrollView, can_focus=True):
    """Rows with at most one chosen."""

    BINDINGS: ClassVar = [
        Binding("up", "step(-1)", "up", show=False),
        Binding("down", "step(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("home", "first", "first", show=False),
        Binding("end", "last", "last", show=False),
        Binding("enter", "choose", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row-list--{tone}" for tone in (*TONES, "chosen")}
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        background: transparent;
        scrollbar-size-vertical: 1;
        & > .row-list--plain { color: $foreground; }
        & > .row-list--own { color: $own; }
        & > .row-list--quiet { color: $quiet; }
        & > .row-list--star { color: $star; text-style: bold; }
        & > .row-list--head { color: $quiet; text-style: bold; }
        & > .row-list--warn { color: $warning; }
        & > .row-list--filled { color: $filled; }
        & > .row-list--chosen { background: $chosen; }
        &:ansi > .row-list--chosen { text-style: reverse; }
    }
    """

    chosen: reactive[int | None] = reactive(None, repaint=True)
    """Index of the row chosen; `None` where there is nothing to choose."""

    class Chosen(Message):
        """Enter was pressed on a row, or it was clicked."""

        def __init__(self, row_list: RowList, row_id: str) -> None:
            super().__init__()
            self.row_list = row_list
            self.row_id = row_id

        @property
        def control(self) -> RowList:
            """The list."""
            return self.row_list

    class Moved(Message):
        """Another row is chosen now."""

        def __init__(self, row_list: RowList, row_id: str) -> None:
            super().__init__()
            self.row_list = row_list
            self.row_id = row_id

        @property
        def control(self) -> RowList:
            """The list."""
            return self.row_list

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002  Textual's name
        classes: str | None = None,
    ) -> None:
        """Take the rows, and what is said where there are none."""
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self._styles: dict[str, Style] = {}
        self.undecided = False
        """Whether no row is chosen until somebody chooses one: where Enter alone must not say yes."""
        self.sign_always = True
        """Whether the sign of the row chosen stands there also while the cursor is somewhere else."""
        self._layout = Layout(rows)
        self.set_reactive(RowList.chosen, self._layout.nearest(0, 1))

    # what is in it

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows."""
        return self._layout.rows

    @property
    def chosen_id(self) -> str | None:
        """Id of the row chosen."""
        return self.rows[self.chosen].id if self.chosen is not None and self.chosen < len(self.rows) else None

    def show_rows(self, rows: Sequence[Row], *, chosen: str | None = None, empty: str | None = None) -> None:
        """Show other rows; the row of the id `chosen` (else the one chosen before) stays chosen where it is there."""
        wanted = chosen or self.chosen_id
        self._layout = Layout(rows, self.styles.scrollbar_size_vertical, self._layout.wrapped)
        if empty is not None:
            self._empty = empty
        found = self._layout.find(wanted)
        self.chosen = found if found is not None or self.undecided else self._layout.nearest(0, 1)
        self._lay_out()
        self.refresh()
        if found is not None:
            self._show_chosen()

    def choose_id(self, row_id: str) -> None:
        """Choose a row by its id."""
        found = self._layout.find(row_id)
        if found is not None:
            self.chosen = found
            self._show_chosen()

    # moving

    def action_step(self, by: int) -> None:
        """Choose the next row up or down; at the end, scroll."""
        if self.chosen is None and not self.undecided:
            self.scroll_relative(y=by, animate=False)
            return
        begin = -1 if by > 0 else len(self.rows)
        found = self._layout.nearest((begin if self.chosen is None else self.chosen) + by, by)
        if found is None:
            self.scroll_relative(y=by, animate=False)
        else:
            self._move(found)

    def action_page(self, by: int) -> None:
        """Move by what is in sight."""
        if self.chosen is None or not self._layout.one_line:
            self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)
            return
        target = min(max(self.chosen + by * max(1, self.size.height - 1), 0), len(self.rows) - 1)
        found = self._layout.nearest(target, by)
        self._move(found if found is not None else self._layout.nearest(target, -by))

    def action_first(self) -> None:
        """Choose the first row."""
        self._move(self._layout.nearest(0, 1))

    def action_last(self) -> None:
        """Choose the last row."""
        self._move(self._layout.nearest(len(self.rows) - 1, -1))

    def action_choose(self) -> None:
        """Take the row chosen; an empty id where none is chosen and none need be."""
        if self.chosen_id is not None:
            self.post_message(self.Chosen(self, self.chosen_id))
        elif self.undecided:
            self.post_message(self.Chosen(self, ""))

    def on_click(self, event: events.Click) -> None:
        """Choose a row, and take it with a second click."""
        y = event.y + self.scroll_offset.y
        index = self._layout.row_at(y)
        if index is None or not self.rows[index].choosable:
            return
        self._move(index)
        if event.chain > 1:
            self.action_choose()

    # drawing

    def on_resize(self) -> None:
        """Wrap anew where the width is another; the row chosen stays in sight."""
        self._lay_out()
        self._show_chosen()
        self.call_after_refresh(self._show_where)

    def on_show(self) -> None:
        """Wrap anew after having been hidden: rows that came meanwhile were laid out for no room at all."""
        self._lay_out()
        self.refresh()

    def _show_where(self) -> None:
        """Let the scrollbar say where we are: it may have come up only after the rows were moved."""
        self.vertical_scrollbar.position = self.scroll_y

    def notify_style_update(self) -> None:
        """Forget colours of another theme."""
        super().notify_style_update()
        self._styles = {}

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give as many lines as there are, for lists as tall as their rows.

        It is asked for several widths in one go, and changes nothing: a size that was set here would begin it anew.
        """
        del container, viewport
        lines = self._layout.fit(width)
        if self.size:
            self._layout.fit(self._room)
        return max(1, lines)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, at = self.scrollable_content_region.width, y + self.scroll_offset.y
        base = self._styles.get("") or self._styles.setdefault("", self.rich_style)  # not for every line anew
        if not self.rows:
            text = set_cell_size(plain(self._empty), max(width - GUTTER, 0)) if y == 0 else ""
            return Strip([Segment(" " * GUTTER, base), Segment(text, self._style("quiet"))]).adjust_cell_length(
                width, base
            )
        line = self._layout.line(at, width)
        if line is None:
            return Strip.blank(width, base)
        is_chosen = line.row == self.chosen and (self.sign_always or self.has_focus)
        ground = self._style("chosen") if is_chosen and self.has_focus else base
        begins = is_chosen and (at == 0 or self._layout.row_at(at - 1) != line.row)
        segments = [
            Segment(CHOSEN if begins else " " * GUTTER, base + self._style("star") + ground if begins else ground)
        ]
        segments += [
            Segment(text, self._style(tone) + ground if is_chosen and self.has_focus else self._style(tone))
            for text, tone in line.parts
        ]
        return Strip(segments).adjust_cell_length(width, ground)

    def watch_chosen(self, _before: int | None, _now: int | None) -> None:
        """Draw the sign elsewhere."""
        self.refresh()

    def _style(self, tone: str) -> Style:
        if tone not in self._styles:
            self._styles[tone] = self.get_component_rich_style(f"row-list--{tone}", partial=tone == "chosen")
        return self._styles[tone]

    @property
    def _room(self) -> int:
        """With the scrollbar's cell, whether it is there now or not: the rows leave room for it."""
        return self.scrollable_content_region.width + self.scrollbar_size_vertical

    def _lay_out(self) -> None:
        if not self.size:
            return  # out of sight; laid out when it has a width
        width = self._room
        self.virtual_size = Size(width, self._layout.fit(width))

    def _move(self, index: int | None) -> None:
        if index is None:
            return
        if index != self.chosen:
            self.chosen = index
            self.post_message(self.Moved(self, self.rows[index].id))
        self._show_chosen()

    def _show_chosen(self) -> None:
        index = self.chosen
        if index is None or not self.size:
            return
        top, bottom = self._layout.span(index)
        self.scroll_to_region(Region(0, top, 1, max(1, min(bottom - top, self.size.height))), animate=False, force=True)
