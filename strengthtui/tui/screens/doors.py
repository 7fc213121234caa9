"""The first start: three doors, and one sentence on where everything stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical

from strengthtui.i18n import _
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import BaseScreen
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult


class DoorsScreen(BaseScreen[str | None]):
    """Returns `demo`, `quick` or `keep`; `None` when it was left."""

    CSS_PATH = "doors.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "door('demo')", show=False),
        Binding("2", "door('quick')", show=False),
        Binding("3", "door('keep')", show=False),
    ]
    SHOWN = ("help",)
    GUIDES = ("first-conversation", "when-not")
    HELP = (
        "Three ways to begin. The first shows everything on a person who is made up. The second is a short talk after "
        "which nothing is left but one page. The third makes a place on this laptop where people are kept.\n\n"
        "Nothing has been stored yet."
    )

    def body(self) -> ComposeResult:
        """Name, doors, where everything stays."""
        with Center(id="hall"), Vertical(id="doors"):
            yield Words("strengthtui", id="name")
            yield RowList(
                [
                    Row("demo", (Part(_("1  Try it with a made-up person")),)),
                    Row("quick", (Part(_("2  Talk now, keep nothing but the page")),)),
                    Row(
                        "keep",
                        (
                            Part(_("3  Set up to keep people")),
                            Part(_("with a passphrase of your own; takes two minutes"), "quiet", indent=3),
                        ),
                    ),
                ]
            )
            yield Words(_("Everything stays on this laptop. There is no network."), classes="quiet", id="stays")

    def on_mount(self) -> None:
        """Put the cursor at the first door."""
        self.focus_on(self.query_one(RowList))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go through a door."""
        event.stop()
        self.dismiss(event.row_id)

    def action_door(self, door: str) -> None:
        """Go through a door by its number."""
        self.dismiss(door)
