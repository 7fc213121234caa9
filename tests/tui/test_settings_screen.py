"""Settings, help and the page to photograph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from strengthtui.settings import Settings
from strengthtui.tui.app import StrengthApp
from strengthtui.tui.house import Opening
from tests.desk.desk_builders import PLACES, a_desk
from tests.tui.app_builders import a_house, a_talk, an_app, in_front, opened, screen_text, talk_screen
from tests.tui.keyboard import press, settled

if TYPE_CHECKING:
    from pathlib import Path


def an_app_in(folder: Path, settings: Settings | None = None) -> StrengthApp:
    """Give the demo with its places in a folder."""
    house = a_house(a_desk(), settings=settings)
    places = PLACES._replace(settings_file=folder / "settings.toml", team_folder=folder / "team")
    return StrengthApp(structs.replace(house, places=places), Opening("demo"))


async def test_colours_are_tried_and_kept(tmp_path: Path) -> None:
    """Moving tries a theme, Enter writes it into the file and leaves its other lines alone."""
    file = tmp_path / "settings.toml"
    file.write_text('# mine\nworker = "RB"\n')
    app = an_app_in(tmp_path)
    async with opened(app) as pilot:
        talk_screen(app).action_settings()
        await settled(pilot)
        await press(pilot, "down")
        assert app.theme == "light"
        assert "theme" not in file.read_text()
        await press(pilot, "enter", "down", "escape")
        assert app.theme == "light"
        assert file.read_text() == 'theme = "light"\n# mine\nworker = "RB"\n'


async def test_settings_say_where_things_are(tmp_path: Path) -> None:
    """Places, whose texts, keys and minutes stand there; beside the person the team's page is not spoken of."""
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "limits.md").write_text("Ours.")
    app = an_app_in(tmp_path, Settings(keys={"veil": ("f12",)}, veil_after=9))
    async with opened(app, (100, 50)) as pilot:
        talk_screen(app).action_settings()
        await settled(pilot)
        shown = screen_text(app)
        for part in ("settings.toml", "your team's own", "safety.md", "F12", "after 9 minutes", "not made yet"):
            assert part in shown
        await press(pilot, "f5")
        assert in_front(app) == "SettingsScreen"
        assert "safety" not in screen_text(app).casefold()
        assert "team page" not in screen_text(app).casefold()


async def test_help_says_where_we_are_and_what_can_be_done() -> None:
    """F1 opens it over any screen and closes it; beside the person the team's page is not in it."""
    app = an_app()
    async with opened(app, (120, 140)) as pilot:
        await press(pilot, "f1")
        assert in_front(app) == "HelpScreen"
        shown = screen_text(app)
        assert "This is the conversation." in shown
        assert "F9" in shown
        assert "team page" in shown
        await press(pilot, "f5")
        assert "team page" not in screen_text(app)
        await press(pilot, "f1")
        assert in_front(app) == "TalkScreen"
        await press(pilot, "f1", "escape")
        assert in_front(app) == "TalkScreen"


async def test_help_leads_to_the_guides() -> None:
    """F1, then G: the guide to the conversation in front is the first; Esc goes back the same way."""
    app = an_app()
    async with opened(app, (80, 24)) as pilot:
        await press(pilot, "f1")
        assert "Blossoming" in screen_text(app)
        await press(pilot, "g")
        assert in_front(app) == "GuidesScreen"
        listed = screen_text(app)
        assert listed.index("Blossoming") < listed.index("Listening") < listed.index("A decision, weighed")
        await press(pilot, "enter")
        assert in_front(app) == "GuideScreen"
        assert "thirteen topics" in screen_text(app)
        await press(pilot, "escape", "escape", "escape")
        assert in_front(app) == "TalkScreen"


async def test_the_page_to_photograph() -> None:
    """The page shows when they meet next, and nothing of the conversation; Esc puts it away; nothing is written."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        sitting = talk_screen(app).talk.sitting
        sitting.meet_next("2027-01-15", "market office [/b]")
        talk_screen(app).action_photo_page()
        await settled(pilot)
        assert in_front(app) == "PhotoScreen"
        shown = screen_text(app)
        assert "market office [/b]" in shown
        assert "saved" not in shown
        await press(pilot, "escape")
        assert in_front(app) == "TalkScreen"
        assert not sitting.person.records.exports
