"""The hint on a word on the screen: after a pause, quiet, gone with the word or the line, one key to leave it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.settings import Settings
from strengthtui.tui import word_hints
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, resized, settled, type_in

if TYPE_CHECKING:
    import pytest
    from textual.pilot import Pilot

    from strengthtui.tui.app import StrengthApp

TOLD = "person who uses drugs"


async def paused(pilot: Pilot[int]) -> None:
    """Let the pause be over that the screen waits for."""
    app: StrengthApp = pilot.app  # type: ignore[assignment]  # ours
    hints = talk_screen(app).word_hints
    assert hints._soon is not None
    hints._soon.stop()
    hints._typed_at = 0.0
    hints._perhaps()
    await settled(pilot)


async def test_a_pause_brings_a_hint_and_the_word_takes_it_away() -> None:
    """Nothing while keys are pressed; then one line, that fits every window; without its word it is gone at once."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        await type_in(pilot, "he is an addict")
        assert TOLD not in screen_text(app)
        await paused(pilot)
        assert f"addict → {TOLD}" in screen_text(app)
        assert "NIDA Words Matter" in screen_text(app)
        assert talk_screen(app).word_hints._soon is None
        for size in ((80, 24), (40, 12)):
            await resized(pilot, size)
            assert "addict →" in screen_text(app)
        await press(pilot, "backspace")
        assert "addict →" not in screen_text(app)


async def test_the_timer_waits_for_the_last_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """One timer: where somebody typed on, it is set for the rest of the pause; when it is over, there is none."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        await type_in(pilot, "an addict")
        hints = talk_screen(app).word_hints
        first = hints._soon
        assert first is not None
        first.stop()
        hints._perhaps()
        rest = hints._soon
        assert rest is not None
        assert rest is not first
        assert hints.shown is None
        rest.stop()
        monkeypatch.setattr(word_hints, "PAUSE", 0.0)
        hints._perhaps()
        await settled(pilot)
        assert [hints._soon, hints.shown is None] == [None, False]


async def test_one_key_leaves_the_word_alone_and_one_is_quiet() -> None:
    """Esc 0 takes the hint away for good; Esc - stops hints, and the next line gets none; the line is as typed."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        await type_in(pilot, "an addict")
        await paused(pilot)
        await press(pilot, "escape", "0")
        assert TOLD not in screen_text(app)
        await type_in(pilot, ", they say")
        await paused(pilot)
        assert TOLD not in screen_text(app)
        await press(pilot, "enter")
        assert talk_screen(app).talk.sitting.lines()[-1].text == "an addict, they say"
        await press(pilot, "escape", "-")
        await type_in(pilot, "a junkie")
        assert talk_screen(app).word_hints._soon is None
        await press(pilot, "escape", "-")
        await type_in(pilot, "!")
        await paused(pilot)
        assert "junkie →" in screen_text(app)


async def test_beside_them_there_is_no_hint() -> None:
    """Turned to the person, a hint that stands there is gone, and none comes; nor is it offered to leave it alone."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        await type_in(pilot, "an addict")
        await paused(pilot)
        await press(pilot, "f5")
        assert TOLD not in screen_text(app)
        await type_in(pilot, " and a junkie")
        assert talk_screen(app).word_hints._soon is None
        assert talk_screen(app).check_action("fine_here", ()) is False
        assert talk_screen(app).check_action("word_hints", ()) is False


async def test_an_answer_gets_one_and_the_next_question_has_none() -> None:
    """At a question the line with the cursor counts; what is kept takes the hint with it."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app, size=(80, 24)) as pilot:
        await type_in(pilot, "sings in a choir\nwas a junkie")
        await paused(pilot)
        assert "junkie →" in screen_text(app)
        await press(pilot, "ctrl+n")
        assert "junkie →" not in screen_text(app)


async def test_a_draft_that_is_brought_is_not_being_typed() -> None:
    """Whoever comes back to half a line sees no hint and starts no timer; nor does an editor that was emptied."""
    desk = a_desk()
    person_id = a_talk(desk, "blossoming")
    with desk.write(person_id) as person:
        sitting = desk.sit_down(person)
        sitting.resume()
        sitting.draft("an addict")
    app = an_app(desk, "resume", person_id)
    async with opened(app) as pilot:
        screen = talk_screen(app)
        assert screen.editor.words == "an addict"
        assert screen.word_hints._soon is None
        await type_in(pilot, "!")
        await paused(pilot)
        assert "addict →" in screen_text(app)
        await press(pilot, "enter")
        assert screen.word_hints._soon is None
        assert screen.word_hints.shown is None


async def test_off_by_the_settings() -> None:
    """Whoever set them off sees none, and no timer runs for them."""
    desk = a_desk()
    desk.settings = Settings(word_hints=False)
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await type_in(pilot, "an addict")
        assert talk_screen(app).word_hints._soon is None
