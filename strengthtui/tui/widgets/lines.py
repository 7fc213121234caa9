"""The first and the last line of every screen: where we are and what is saved; the keys that matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from strengthtui.i18n import _
from strengthtui.text import shorten
from strengthtui.tui.keys import actions, told_key
from strengthtui.tui.safe import plain

if TYPE_CHECKING:
    from textual import events
    from textual.binding import ActiveBinding


class TitleLine(Widget):
    """Whom with, what, and whether it is on the disk."""

    DEFAULT_CSS = """
    TitleLine { height: 1; dock: top; background: $panel; color: $foreground; padding: 0 1; text-wrap: nowrap; }
    TitleLine.beside { background: $background; }
    """

    title: reactive[str] = reactive("")
    """`Sam · ROPES › Exceptions`."""
    saved: reactive[str] = reactive("")
    """`saved 14:02`, or that nothing is kept."""

    def render(self) -> Content:
        """Title left, saved right."""
        width = max(self.content_size.width, 1)
        right = plain(self.saved)
        room = max(width - cell_len(right) - 2, 8)
        left = plain(shorten(self.title, room))
        while cell_len(left) > room:
            left = left[:-2] + "…"
        gap = " " * max(width - cell_len(left) - cell_len(right), 1)
        return Content.assemble((left, "bold"), gap, (right, "$quiet"))


class KeyLine(Widget):
    """The keys that matter on this screen, and always the one that shows everything; each can be clicked."""

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; background: $panel; color: $foreground; padding: 0 1; text-wrap: nowrap; }
    """

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Content:
        """As many keys as fit."""
        return self._drawn()[0]

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for begin, end, key in self._drawn()[1]:
            if begin <= event.x - 1 < end:
                self.app.simulate_key(key)
                return

    def _drawn(self) -> tuple[Content, list[tuple[int, int, str]]]:
        width = max(self.content_size.width, 1)
        named = active_keys(self.screen.active_bindings)
        table = actions()
        wanted = getattr(self.screen, "SHOWN", ())
        shown = [(named[one][0], told_key(named[one][0]), table[one].label) for one in wanted if one in named]
        last = None
        if "everything" in named:
            last = (named["everything"][0], told_key(named["everything"][0]), _("everything"))
        tail = _piece(last) if last else ""
        pieces: list[tuple[str, str] | str] = []
        places: list[tuple[int, int, str]] = []
        used = 0
        for key, told, label in shown:
            piece = _piece((key, told, label))
            if used + cell_len(piece) + (3 if used else 0) + (cell_len(tail) + 3 if tail else 0) > width:
                break
            if used:
                pieces.append("   ")
                used += 3
            places.append((used, used + cell_len(piece), key))
            pieces += [(told, "bold $accent"), f" {label}"]
            used += cell_len(piece)
        if last is not None:
            gap = max(width - used - cell_len(tail), 1 if used else 0)
            places.append((used + gap, used + gap + cell_len(tail), last[0]))
            pieces += [" " * gap, (last[1], "bold $accent"), f" {last[2]}"]
        return Content.assemble(*pieces), places


def _piece(key: tuple[str, str, str]) -> str:
    return f"{key[1]} {key[2]}"


def active_keys(bindings: dict[str, ActiveBinding]) -> dict[str, list[str]]:
    """Give the keys of each action that can be done now, by the action's id."""
    keys: dict[str, list[str]] = {}
    for active in bindings.values():
        if active.enabled and active.binding.id is not None:
            keys.setdefault(active.binding.id, []).append(active.binding.key)
    return keys
