"""Settings: the colours, tried as one moves over them, and where everything is; all else is written in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from strengthtui.desk.guides import team_text
from strengthtui.desk.settings_change import keep_theme
from strengthtui.desk.settings_file import THEMES, read_settings
from strengthtui.i18n import _
from strengthtui.places import paper_folder
from strengthtui.tui.keys import actions, told_key
from strengthtui.tui.screens.base import BaseScreen
from strengthtui.tui.themes import theme_named
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from strengthtui.settings import Theme
    from strengthtui.tui.house import House

FOR_WORKER: Final = "safety"
"""The text of the team that is not spoken of while the person looks at the screen."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of the disk."""

    texts: tuple[tuple[str, bool], ...]
    """Each text of the team's, and whether it is their own."""
    errors: tuple[str, ...]
    """What is wrong in the settings file."""


class SettingsScreen(BaseScreen[None]):
    """Enter keeps the colours chosen; Esc goes back, and the colours are those that were kept."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "go_back", show=False)]
    SHOWN = ("help",)
    GUIDES = ("kept",)
    HELP = (
        "The colours are tried as you move over them. Enter keeps them, in the settings file; Esc goes back "
        "without.\n\n"
        "Everything else is set in the file by hand: your name on every sitting, folders, keys, minutes. "
        "strengthtui settings check says whether it is as it should be."
    )

    def __init__(self) -> None:
        """Read nothing yet."""
        super().__init__()
        self._kept = ""
        self._found: _Found | None = None

    def body(self) -> ComposeResult:
        """One list, that scrolls."""
        yield RowList(id="settings")

    async def on_mount(self) -> None:
        """Show it, then what has to be read first."""
        self._kept = self.app.theme
        self.title_says(_("Settings"), _("Esc goes back"))
        self._draw()
        self.focus_on(self.query_one("#settings"))
        self.run_worker(self._read(), exit_on_error=False)

    async def _read(self) -> None:
        house = self.house.open_house
        self._found = await self.house.thread.call(lambda: _read(house))
        self._draw()

    async def show_again(self) -> None:
        """Leave out what is not for the person beside."""
        self._draw()

    # the colours

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Try the colours."""
        event.stop()
        self.app.theme = theme_named(event.row_id)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Keep the colours."""
        event.stop()
        theme = next((one for one in THEMES if one == event.row_id), None)
        if theme is not None:
            self.run_worker(self._keep(theme), exit_on_error=False)

    def action_go_back(self) -> None:
        """Go back to the colours that were kept."""
        self.app.theme = self._kept
        self.dismiss(None)

    async def _keep(self, theme: Theme) -> None:
        path = self.house.open_house.places.settings_file
        self.app.theme = self._kept = theme  # in force until the program ends, even where it cannot be written
        self._draw()
        await self.house.thread.call(lambda: keep_theme(path, theme))
        self.tell(_("Kept."))

    # looks

    def _draw(self) -> None:
        rows = [
            _head("colours", _("Colours   ↑ ↓ tries them, Enter keeps them")),
            *self._themes(),
            *self._places(),
            *self._texts(),
            *self._keys(),
        ]
        self.query_one("#settings", RowList).show_rows(rows, chosen=self.app.theme)

    def _themes(self) -> Iterator[Row]:
        names = {
            "dark": _("soft dark"),
            "light": _("soft light"),
            "high-contrast": _("high contrast"),
            "ansi": _("the terminal's own"),
        }
        for theme, name in names.items():
            text = _("{name}   in force").format(name=name) if theme == self._kept else name
            yield Row(theme, (Part(text),))
        for number, error in enumerate(self._found.errors if self._found is not None else ()):
            yield _told(f"error-{number}", error, "", warn=True)

    def _places(self) -> Iterator[Row]:
        house = self.house.open_house
        yield _head("where", _("Where things are"))
        yield _told("file", _("The settings file"), str(house.places.settings_file))
        yield _told("team", _("Your team's own texts"), str(house.settings.team or house.places.team_folder))
        vault = str(house.vault) if house.vault_there else _("{path}, not made yet").format(path=house.vault)
        yield _told("vault", _("The people: the vault"), vault)
        yield _told("out", _("The papers you write"), str(paper_folder(house.out).absolute()))

    def _texts(self) -> Iterator[Row]:
        names = {
            "limits": _("What you tell people first"),
            "grounding": _("The line on the veil"),
            FOR_WORKER: _("The team page"),
        }
        yield _head("texts", _("Whose texts are in place"))
        for name, own in self._found.texts if self._found is not None else ():
            if name == FOR_WORKER and self.house.beside:
                continue
            said = _("your team's own") if own else _("the one that comes along")
            if not own and name != "grounding":
                said = _("the one that comes along; your team must put in its own, as {name}.md in its folder").format(
                    name=name
                )
            yield _told(f"text-{name}", names[name], said, warn=not own and name != "grounding")

    def _keys(self) -> Iterator[Row]:
        settings, table = self.house.open_house.settings, actions()
        yield _head("keys", _("Keys of your own"))
        for action, keys in settings.keys.items():
            if action in table and (table[action].beside or not self.house.beside):
                yield _told(f"key-{action}", table[action].label, "  ".join(told_key(key) for key in keys))
        if not settings.keys:
            yield _told("no-keys", _("The usual ones are in force."), "")
        yield _head("idle", _("When nobody touches a key"))
        veiled = _("In a talk, the screen veils itself after {count} minutes.").format(count=settings.veil_after)
        yield _told("veil", veiled, "")
        locked = _("A vault with a passphrase locks after 10 minutes, in a talk after 30, and after the laptop slept.")
        yield _told("lock", locked, "")
        yield _head("words", _("While you type"))
        on = _('A hint may come on a word of yours.  word_hints = "off"  in the settings file stops that.')
        off = _('No hints come on words.  word_hints = "on"  in the settings file brings them.')
        yield _told("word-hints", on if settings.word_hints else off, "")
        if not self.house.beside:
            yield from _after_a_talk(offered=settings.reflect)


def _after_a_talk(*, offered: bool) -> Iterator[Row]:
    yield _head("after", _("After a talk"))
    on = _('Two questions are offered to you.  reflect = "off"  in the settings file stops that.')
    off = _('Nothing is offered to you.  reflect = "on"  in the settings file brings two questions.')
    yield _told("reflect", on if offered else off, "")


def _read(house: House) -> _Found:
    folder = house.settings.team or house.places.team_folder
    texts = tuple((name, team_text(folder, name)[1]) for name in ("limits", FOR_WORKER, "grounding"))
    return _Found(texts, read_settings(house.places.settings_file, actions()).errors)


def _head(row_id: str, text: str) -> Row:
    return Row(f"head-{row_id}", (Part(""), Part(text, "head")), choosable=False)


def _told(row_id: str, label: str, text: str, *, warn: bool = False) -> Row:
    parts = [Part(label)]
    if text:
        parts.append(Part(text, "warn" if warn else "quiet", indent=2))
    elif warn:
        parts = [Part(label, "warn")]
    return Row(f"told-{row_id}", tuple(parts), choosable=False)
