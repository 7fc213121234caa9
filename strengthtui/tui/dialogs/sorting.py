"""Where a line belongs: one key puts it into a petal; with Space, several are chosen before Enter keeps them.

The right arrow opens a petal, so that a line can go under the very topic it is about; the left arrow closes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical

from strengthtui.i18n import _
from strengthtui.tui.dialogs.base import BaseDialog
from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

KEYS: Final = "123456789abcdefghijklmnopqrstuvwxyz"
"""What puts a line into the first petal, the second, and so on."""

NOT_NOW: Final = "0"
"""Leaves one line as it is, and goes on with the next."""


class SortDialog(BaseDialog[tuple[str, ...] | None]):
    """Returns the petals or topics; none of them where the line was passed over, `None` where the rest was left."""

    DEFAULT_CSS = """
    SortDialog .said { margin-bottom: 1; max-height: 6; }
    SortDialog > .dialog { max-height: 100%; }
    SortDialog RowList { max-height: 60vh; }
    SortDialog.-short .said { margin-bottom: 0; max-height: 3; }
    SortDialog.-short RowList { max-height: 40vh; }
    """

    def __init__(
        self,
        said: str,
        whose: str,
        petals: Sequence[tuple[str, str]],
        stands: Sequence[str] = (),
        *,
        topics: Mapping[str, Sequence[tuple[str, str]]] | None = None,
        more: bool,
    ) -> None:
        """Take the line, whose it is, the petals by id and title, those it is in, and whether others wait.

        `topics` are those under each petal, by id and title.
        """
        super().__init__()
        self._said, self._whose, self._petals, self._more = said, whose, tuple(petals), more
        self._stands = tuple(stands)
        self._topics = topics or {}
        self._open = ""
        """The petal whose topics are shown."""
        self._several: list[str] | None = None
        """Petals chosen so far, once Space was pressed."""

    def compose(self) -> ComposeResult:
        """Line, petals."""
        with Vertical(classes="dialog"):
            yield Words(_("Where does it belong?"), classes="dialog-title")
            yield Words(f"{self._said}  ({self._whose})", classes="said")
            yield RowList(self._rows())
            yield Words(_("A key puts it there   Space: several   → topics   Esc leaves"), classes="keys")

    def on_mount(self) -> None:
        """Put the cursor into the list, at the petal it is in."""
        petals = self.query_one(RowList)
        self.set_focus(petals)
        if self._stands:
            petals.choose_id(self._stands[0])

    def on_key(self, event: events.Key) -> None:
        """Take a petal by its key; Space gathers several."""
        petals = self.query_one(RowList)
        if event.key == "space":
            event.stop()
            if petals.chosen_id not in (None, NOT_NOW):
                self._gather(petals.chosen_id or "")
            return
        if event.key in ("right", "left"):
            event.stop()
            self._turn(petals.chosen_id or "", opens=event.key == "right")
            return
        typed = event.character or ""
        place = KEYS.find(typed.casefold()) if typed else -1
        if typed == NOT_NOW and self._more:
            event.stop()
            self.dismiss(())
        elif 0 <= place < len(self._petals):
            event.stop()
            self._take(self._petals[place][0])

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Keep what was gathered, else take the row."""
        event.stop()
        if event.row_id == NOT_NOW:
            self.dismiss(())
        elif self._several:
            self.dismiss(tuple(self._several))
        else:
            self.dismiss((event.row_id,))

    def _take(self, petal: str) -> None:
        if self._several is None:
            self.dismiss((petal,))
        else:
            self._gather(petal)

    def _turn(self, chosen: str, *, opens: bool) -> None:
        """Open the petal chosen, or close the one that is open; the cursor stays, or goes to the petal."""
        closed, self._open = self._open, chosen if opens and self._topics.get(chosen) else ""
        if not opens or self._open:
            self.query_one(RowList).show_rows(self._rows(), chosen=chosen if self._open else closed or chosen)
        else:
            self._open = closed

    def _gather(self, petal: str) -> None:
        several = self._several if self._several is not None else list(self._stands)
        self._several = [one for one in several if one != petal] if petal in several else [*several, petal]
        self.query_one(RowList).show_rows(self._rows(), chosen=petal)

    def _rows(self) -> list[Row]:
        taken = self._stands if self._several is None else self._several
        rows: list[Row] = []
        for key, (petal, title) in zip(KEYS, self._petals, strict=False):
            rows.append(_row(petal, key.upper(), title, taken=petal in taken))
            if petal == self._open:
                rows += [_row(one, "", f"  {name}", taken=one in taken) for one, name in self._topics[petal]]
        if self._more:
            left = (Part(NOT_NOW, "quiet", width=3), Part("", width=2), Part(_("Leave this one, go on"), "quiet"))
            rows.append(Row(NOT_NOW, left, columns=True))
        return rows


def _row(place: str, key: str, title: str, *, taken: bool) -> Row:
    sign = Part("●" if taken else "", "filled", width=2)
    return Row(place, (Part(key, "quiet", width=3), sign, Part(title, "filled" if taken else "plain")), columns=True)
