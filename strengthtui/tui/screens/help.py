"""Help: where you are and what happens to what you type, then everything that can be done here, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from strengthtui.desk.guide_pages import guide_rows
from strengthtui.i18n import _
from strengthtui.tui.keys import ANYWHERE, bindings, told_key
from strengthtui.tui.screens.base import BaseScreen
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from strengthtui.tui.keys import Action


class HelpScreen(BaseScreen[None]):
    """To be read; Esc or F1 goes back."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "help", show=False), *bindings("guides")]
    SHOWN = ("help", "guides")

    def __init__(self, text: str, offered: Sequence[tuple[Action, str]], near: tuple[str, ...] = ()) -> None:
        """Take what is to be said of the screen below, what can be done there, and the guides about it."""
        super().__init__()
        self._text = text
        self._near = near
        self._offered = tuple(offered)

    def body(self) -> ComposeResult:
        """One list, that scrolls."""
        yield RowList(id="told")

    async def on_mount(self) -> None:
        """Show it."""
        await self.show_again()
        self.focus_on(self.query_one("#told"))

    async def show_again(self) -> None:
        """Leave out what is not for the person beside."""
        self.title_says(_("Help"), _("Esc goes back"))
        self.query_one("#told", RowList).show_rows([*self._where(), *self._what()])

    def action_help(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_guides(self) -> None:
        """Show the guides, those about the screen below first."""
        from strengthtui.tui.screens.guides import GuidesScreen

        self.app.push_screen(GuidesScreen(self._near))

    def _where(self) -> list[Row]:
        paragraphs = [one for one in self._text.split("\n\n") if one.strip()]
        rows = [_read(f"where-{number}", Part(text), Part("")) for number, text in enumerate(paragraphs)]
        near = [row.title for row in guide_rows(self._near) if row.near]
        told = _("G opens the guides, short pages to read: {titles}, and others.").format(titles=", ".join(near))
        if not self.house.beside:
            rows.append(_read("guides", Part(told), Part("")))
        return [*rows, _read("head", Part(_("What can be done here"), "head"), Part(""))]

    def _what(self) -> list[Row]:
        offered = [(action, keys) for action, keys in self._offered if action.beside or not self.house.beside]
        offered.sort(key=lambda row: row[0].id in ANYWHERE)  # what is particular to this place comes first
        rows = []
        for action, keys in offered:
            ways = "   ".join(part for part in (keys, f"Esc {told_key(action.letter)}") if part)
            rows.append(_read(action.id, Part(f"{action.label}   {ways}", "star"), Part(action.tip, indent=2)))
        return rows


def _read(row_id: str, *parts: Part) -> Row:
    return Row(row_id, parts, choosable=False)
