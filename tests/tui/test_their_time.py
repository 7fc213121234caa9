"""A time of their own on the screen: it clears itself, keeps nothing that is typed, and the talk goes on after it."""

from __future__ import annotations

from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, in_front, opened, screen_text, talk_screen
from tests.tui.keyboard import press, type_in


async def test_their_time_is_theirs() -> None:
    """One goes on to it, and nothing but one line stands there; keys do nothing but the one that comes back."""
    desk = a_desk()
    a_talk(desk, "family-meeting", route="full")
    app = an_app(desk, "resume", "Ada")
    async with opened(app, (80, 24)) as pilot:
        await talk_screen(app).go("opening/what-must-be-solved")
        await type_in(pilot, "the rent")
        await press(pilot, "ctrl+n")
        assert in_front(app) == "TheirTimeScreen"
        text = screen_text(app)
        assert "This time is theirs." in text
        assert "Ada" not in text
        assert "rent" not in text
        await type_in(pilot, "he said no")
        assert in_front(app) == "TheirTimeScreen"
        await press(pilot, "enter")
        assert in_front(app) == "TalkScreen"
        place = talk_screen(app).place
        assert place is not None
        assert place.address == "plan/family-plan"
        assert app.talk is not None
        records = app.talk.sitting.person.records
        assert [one.question for one in records.answers] == ["opening/what-must-be-solved"]
        assert app.talk.sitting.person.file.draft() is None
        await press(pilot, "alt+left")
        assert in_front(app) == "TheirTimeScreen"
