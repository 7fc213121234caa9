"""What can be seen of a window, cell by cell: its lines, what has the cursor, what is cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.errors import NoWidget
from textual.geometry import Offset, Region

from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.editor import Editor
from strengthtui.tui.widgets.lines import KeyLine
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.app import App
    from textual.strip import Strip
    from textual.widget import Widget

HIDES = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
"""What no terminal may ever get from us: controls, what reorders, what hides."""
SCROLLS = ("grab", "release", "scroll_up", "scroll_down")
"""What Textual's own scroll bars do."""
WHOLE = "#ask, .dialog-title, .keys, #keys, #way"
"""Sentences without which one does not know what to do: they are never cut."""


def strips_of(app: App[Any]) -> list[Strip]:
    """Give the lines of the screen as they go to the terminal."""
    return app.screen._compositor.render_strips()


def dangers(app: App[Any]) -> list[str]:
    """Name whatever on the screen is more than text: controls, links, actions, lines wider than the screen."""
    found = []
    for number, strip in enumerate(strips_of(app)):
        text = strip.text
        if hidden := HIDES.findall(text):
            found.append(f"line {number} has {hidden!r}")
        if cell_len(text) > app.size.width:
            found.append(f"line {number} is {cell_len(text)} cells wide")
        for segment in strip:
            style = segment.style
            if style is not None and (style.link or _acts(style.meta)):
                found.append(f"line {number} can be clicked: {style.link or style.meta}")
    return found


def _acts(meta: dict[str, Any]) -> bool:
    """Tell whether something would be done with a click; a scroll bar may be taken hold of."""
    return any(key.startswith("@") and value not in SCROLLS for key, value in meta.items())


def seen_of(app: App[Any], widget: Widget) -> Region:
    """Give the part of a widget that is on the screen."""
    try:
        placed = app.screen.find_widget(widget)
    except NoWidget:
        return Region()
    return placed.visible_region.intersection(app.screen.region)


def cursor_lost(app: App[Any]) -> str:
    """Say where the cursor is, if that is off the screen; nothing where it is on it."""
    widget = app.screen.focused
    if widget is None:
        return ""
    seen = seen_of(app, widget)
    if not seen.area:
        return f"{widget!r} has the cursor and is not on the screen"
    if isinstance(widget, Editor) and not seen.contains_point(Offset(*widget.cursor_screen_offset)):
        return f"the cursor of {widget!r} is at {widget.cursor_screen_offset}, outside {seen}"
    if isinstance(widget, RowList) and widget.chosen is not None:
        shown = [strip.text[seen.x : seen.right] for strip in strips_of(app)[seen.y : seen.bottom]]
        if not any("▸" in line for line in shown):
            return f"the row chosen in {widget!r} is not in sight"
    return ""


def cut(app: App[Any]) -> list[str]:
    """Name the sentences that are on the screen in part only."""
    found = []
    for words in app.screen.query(WHOLE).results(Words):
        shown = words.display and all(part.display for part in words.ancestors_with_self)
        if shown and str(words.content).strip() and seen_of(app, words).height < words.outer_size.height:
            found.append(f"{words!r} {str(words.content)!r}")
    return found


def last_line(app: App[Any]) -> str:
    """Give the last line, where the window has one of keys."""
    lines = app.screen.query(KeyLine)
    return strips_of(app)[app.size.height - 1].text if lines else ""
