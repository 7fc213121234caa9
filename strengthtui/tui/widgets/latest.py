"""The lines heard last, where there is no room for all of them: in a few rows, and always with whose they are.

A line without its voice could be taken for anybody's: where it does not fit, the words are cut, never the voice alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from strengthtui.desk.showing import quoted
from strengthtui.text import one_line, shorten
from strengthtui.tui.safe import safe

if TYPE_CHECKING:
    from textual.geometry import Size

    from strengthtui.desk.views import LineView

FEWEST: Final = 2
"""Rows it may take however little room there is."""
MOST: Final = 4
"""Rows it takes at most: it stands beside the question, not before it."""


class Latest(Widget):
    """The line heard last, and those before it for which there is room."""

    DEFAULT_CSS = "Latest { height: auto; }"

    shown: reactive[tuple[LineView, ...]] = reactive((), layout=True)
    """The lines, the one heard last at the end."""
    rows: reactive[int] = reactive(FEWEST, layout=True)
    """Rows there are for them."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        """As many rows as they take."""
        return len(all_fitted(self.shown, width, self.rows))

    def render(self) -> Content:
        """Draw them."""
        return Content("\n").join(all_fitted(self.shown, max(self.content_size.width, 1), self.rows))


def all_fitted(lines: tuple[LineView, ...], width: int, rows: int) -> list[Content]:
    """Wrap the last line; where rows are left, those before it stand over it, a row each."""
    if not lines:
        return []
    last = fitted(lines[-1], width, rows)
    before = lines[:-1][-(rows - len(last)) :] if rows > len(last) else ()
    return [*(row for one in before for row in fitted(one, width, 1)), *last]


def fitted(line: LineView, width: int, rows: int) -> list[Content]:
    """Wrap a line and whose it is into so many rows, the words cut where they must be."""
    text, whose = one_line(line.text), shorten(line.whose, max(width - 1, 1))
    fewest, most = 0, min(len(text), width * rows)
    wrapped = _wrapped(text, line.voice, whose, width) if len(text) <= most else []
    if wrapped and len(wrapped) <= rows:
        return wrapped
    while fewest < most:
        middle = (fewest + most + 1) // 2
        if len(_wrapped(shorten(text, middle), line.voice, whose, width)) <= rows:
            fewest = middle
        else:
            most = middle - 1
    return _wrapped(shorten(text, fewest), line.voice, whose, width)[:rows]


def _wrapped(text: str, voice: str, whose: str, width: int) -> list[Content]:
    return [row.rstrip() for row in safe(f"{quoted(text, voice)} · {whose}").wrap(width)]
