"""The conversation on the screen: jotting, answering, skipping, going anywhere; the sitting holds every word."""

from __future__ import annotations

from asyncio import create_task
from threading import Event
from typing import TYPE_CHECKING

import pytest

from strengthtui.tui import placing
from strengthtui.tui.widgets.editor import LineEditor
from tests.desk.desk_builders import KINDS_PACK, LATER_PACK, a_desk, saved
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, resized, settled, type_in

if TYPE_CHECKING:
    from strengthtui.tui.screens.talk import TalkScreen
    from strengthtui.tui.talk import Picture


async def test_the_made_up_person_is_there() -> None:
    """The demo opens at the flower, with what was heard beside it."""
    app = an_app(door="demo")
    async with opened(app):
        shown = screen_text(app)
        assert "1 People" in shown
        assert "Heard so far" in shown


async def test_the_first_question_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands on its screen, laid out for this terminal, when that is first shown; a second drawing costs a start."""
    drawn: list[set[str]] = []
    drawing = placing.draw

    def draw(screen: TalkScreen, picture: Picture) -> None:
        drawn.append({name for name in screen.classes if name.startswith("-")})
        drawing(screen, picture)

    monkeypatch.setattr(placing, "draw", draw)
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app, size=(100, 30)) as pilot:
        assert "opportunities" in screen_text(app).casefold()
        assert drawn == [{"-middle", "-tall"}]
        await resized(pilot, (60, 18))
        assert len(drawn) > 1


async def test_a_line_is_kept_with_enter() -> None:
    """Enter keeps a line in the petal in front, and the line is free for the next."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        await type_in(pilot, "keeps bees")
        await press(pilot, "enter")
        screen = talk_screen(app)
        kept = [one for one in screen.talk.sitting.lines() if one.text == "keeps bees"]
        assert [one.petals for one in kept] == [("people",)]
        assert screen.query_one("#jot", LineEditor).text == ""
        assert "keeps bees" in screen_text(app)


async def test_pasted_lines_are_lines() -> None:
    """Several lines pasted at once are kept one by one."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        from textual import events

        talk_screen(app).query_one("#jot", LineEditor).post_message(events.Paste("one more\rand another\r"))
        await settled(pilot)
        await press(pilot, "enter")
        texts = [one.text for one in talk_screen(app).talk.sitting.lines()]
        assert "one more" in texts
        assert "and another" in texts


async def test_typing_is_in_the_draft() -> None:
    """What is being typed is in the file within a second, without Enter."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        await type_in(pilot, "half a sen")
        await pilot.pause(0.7)
        await settled(pilot)
        draft = talk_screen(app).talk.sitting.person.file.draft()
        assert draft is not None
        assert draft.text == "half a sen"


async def test_an_answer_goes_on() -> None:
    """At a question, ^N keeps the answer and the next question comes; what is in the file is what was typed."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app) as pilot:
        screen = talk_screen(app)
        first = screen._at
        await type_in(pilot, "my own\nfront door")
        await press(pilot, "ctrl+n")
        assert screen._at != first
        assert [line.text for line in screen.talk.sitting.lines()] == ["my own", "front door"]


async def test_going_back_brings_the_answer() -> None:
    """An answer that was given stands in the editor when one comes back, and going on changes nothing."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app) as pilot:
        await type_in(pilot, '"my own')
        await press(pilot, "ctrl+n", "alt+left")
        screen = talk_screen(app)
        assert screen.editor.text == '"my own'
        before = screen.talk.sitting.person.records.answers
        await press(pilot, "ctrl+n")
        assert screen.talk.sitting.person.records.answers == before


async def test_what_is_typed_where_something_was_said_before_is_not_lost() -> None:
    """Whoever types at once at a question already answered types an answer; only the letters of the ways are keys."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "three-conversations"))
    async with opened(app) as pilot:
        screen = talk_screen(app)
        await screen.talk.do(lambda sitting: sitting.jot("good with people", ("me-going-for-me",)))
        await screen.go("connect/on-my-side")
        await settled(pilot)
        assert "Still so, keep it" in screen_text(app)
        await press(pilot, *'"I can')
        assert screen.editor.text == '"I can'
        await press(pilot, "ctrl+n")
        assert [line.text for line in screen.talk.sitting.lines()][-1] == "I can"


async def test_a_skip_is_asked_for() -> None:
    """F3 asks which of three ways, and goes on."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app) as pilot:
        first = talk_screen(app)._at
        await press(pilot, "f3", "r")
        answers = talk_screen(app).talk.sitting.person.records.answers
        assert [(one.question, one.state) for one in answers] == [(first, "declined")]


async def test_arrows_turn_the_flower() -> None:
    """While nothing is typed, an arrow goes to the next petal; while something is, it moves in the text."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        await press(pilot, "right")
        assert talk_screen(app)._at == "places"
        await type_in(pilot, "ab")
        await press(pilot, "left")
        assert talk_screen(app)._at == "places"


async def test_a_petal_by_its_digit() -> None:
    """Alt and a digit, or Esc and the digit, go to a petal; what was typed is kept on the way."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        await type_in(pilot, "on the way")
        await press(pilot, "alt+3")
        assert talk_screen(app)._at == "good-day"
        assert "on the way" in [one.text for one in talk_screen(app).talk.sitting.lines()]
        await press(pilot, "escape", "5")
        assert talk_screen(app)._at == "good-at"


async def test_what_helps_to_ask_can_be_read_to_its_end() -> None:
    """Where the hints are longer than the screen, PgDn shows their end and the cursor stays where one types."""
    app = an_app(door="demo")
    async with opened(app, (80, 24)) as pilot:
        end = "a friend, or an animal."
        assert end not in screen_text(app)
        await press(pilot, "pagedown")
        assert end in screen_text(app)
        assert app.focused is talk_screen(app).editor
        await press(pilot, "pageup")
        assert end not in screen_text(app)


@pytest.mark.parametrize(("pack", "key", "there"), [("blossoming", "alt+3", "good-day"), ("ropes", "ctrl+n", "")])
async def test_no_key_is_lost_on_the_way(pack: str, key: str, there: str) -> None:
    """Whoever types on at once, before the next place is there, finds every letter at the next place."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, pack))
    async with opened(app) as pilot:
        await type_in(pilot, "kept")
        slow = Event()
        busy = create_task(app.thread.call(slow.wait))  # a disk that takes its time
        await pilot.press(key, "a", "b")
        slow.set()
        await busy
        await settled(pilot)
        screen = talk_screen(app)
        assert screen._at == there or not there
        assert screen.editor.text == "ab"
        assert [line.text for line in screen.talk.sitting.lines()] == ["kept"]


async def test_a_kept_line_leaves_no_draft() -> None:
    """A line that was in the draft half-way is kept once, and nothing of it comes back as another line."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await type_in(pilot, "half two")
        await pilot.pause(0.7)
        await settled(pilot)
        await type_in(pilot, " whole two")
        await press(pilot, "enter", "ctrl+n")
        await type_in(pilot, "half three")
        await pilot.pause(0.7)
        await settled(pilot)
        sitting = talk_screen(app).talk.sitting
        assert [line.text for line in sitting.lines()] == ["half two whole two"]
        draft = sitting.person.file.draft()
        assert draft is not None
        assert draft.text == "half three"


async def test_beside_a_question_it_is_not_said_that_nothing_was_said() -> None:
    """Where nothing earlier bears on a question, only that is told, whole, however much was heard by then."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "motivation"))
    async with opened(app, (120, 40)) as pilot:
        await type_in(pilot, "the drink")
        await press(pilot, "ctrl+n")
        await talk_screen(app).go("what-and-what-blocks/kind")
        assert "Nothing on this yet." in screen_text(app)


async def test_typing_on_where_something_was_said_before_adds_to_it() -> None:
    """At "still so?" whoever simply types adds to it: no letter is lost, and none of them is taken for a way on."""
    desk = a_desk()
    person_id = a_talk(desk, "recovery-capital", "motivation")
    with desk.write(person_id) as person:
        sitting = desk.sit_down(person)
        saved(sitting.begin("recovery-capital", "short", desk.keep_pack))
        saved(sitting.jump("cultural/values"))
        saved(sitting.answer("turning up"))
        saved(sitting.begin("motivation", "short", desk.keep_pack))
        saved(sitting.jump("alongside/matters"))
        sitting.close(ended=False)
    app = an_app(desk, "resume", "Ada")
    async with opened(app, (80, 24)) as pilot:
        assert "Still so, keep it" in screen_text(app)
        await type_in(pilot, "knows no cake")
        assert talk_screen(app).editor.text == "knows no cake"
        await press(pilot, "ctrl+n")
        said = [line.text for line in talk_screen(app).talk.sitting.lines()]
        assert said == ["turning up", "knows no cake"]


async def test_what_was_taken_out_again_does_not_come_back() -> None:
    """Words in the draft that are taken out before one goes on, however quickly, are no line later."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app) as pilot:
        await type_in(pilot, "kept")
        await press(pilot, "ctrl+n", "alt+left")
        await type_in(pilot, " not this")
        await talk_screen(app).flush()
        sitting = talk_screen(app).talk.sitting
        assert sitting.person.file.draft() is not None
        await press(pilot, *["backspace"] * 9, "ctrl+n")
        assert sitting.person.file.draft() is None
        await type_in(pilot, "something else")
        await talk_screen(app).flush()
        assert [line.text for line in sitting.lines()] == ["kept"]


async def test_after_a_close_one_can_go_anywhere() -> None:
    """A conversation that was finished as far as they wished can be gone back into, question by question."""
    desk = a_desk()
    person = a_talk(desk, "ropes")
    with desk.write(person) as file:
        sitting = desk.sit_down(file)
        sitting.resume()
        sitting.enough()
    app = an_app(desk, "resume", person)
    async with opened(app) as pilot:
        await press(pilot, "ctrl+g")
        await type_in(pilot, "what can you do")
        await press(pilot, "enter")
        assert talk_screen(app)._at == "resources/skills"


async def test_a_heading_finds_the_places_under_it() -> None:
    """Whoever types the name of a section or of a conversation finds its places, though the rows do not say it."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app) as pilot:
        for typed, goes in (("solut", "solutions/"), ("resour", "resources/"), ("ropes", "resources/")):
            await press(pilot, "ctrl+g")
            await type_in(pilot, typed)
            await press(pilot, "enter")
            assert app.screen is talk_screen(app)
            assert (talk_screen(app)._at or "").startswith(goes)


async def test_words_beside_a_scroll_bar_are_whole() -> None:
    """Where there is more heard than fits, no letter stands behind the bar that comes then."""
    app = an_app(door="demo")
    async with opened(app):
        shown = " ".join(screen_text(app).split())
        assert "owed, te " not in shown
        assert "paid off all that was owed," in shown
        assert "ten pounds at a time" in shown


async def test_after_the_last_one_an_arrow_goes_to_what_comes_next() -> None:
    """In the quiet place nothing looks chosen until an arrow or Tab goes there; Enter on an empty line says so."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app, (80, 24), told=True) as pilot:
        screen = talk_screen(app)
        screen.talk.sitting.enough()
        screen.talk.packs = ()
        await screen.show_again()
        await settled(pilot)
        assert screen.place is None
        assert "▸" not in screen_text(app)
        await press(pilot, "enter", "enter")
        assert screen_text(app).count("↑ ↓ Enter: what comes next") == 2  # in the middle, and once told
        await press(pilot, "down")
        assert "▸ Read it all back together" in screen_text(app)
        await press(pilot, "tab", "up")
        assert "▸ Come to a kind end" in screen_text(app)


async def test_what_is_told_covers_no_words() -> None:
    """What is told for a moment stands over the first line, once, and not over what is typed or asked."""
    app = an_app(door="demo")
    async with opened(app, (60, 18), told=True) as pilot:
        before = screen_text(app).split("\n")
        await press(pilot, "enter", "enter")
        after = screen_text(app).split("\n")
        assert "^N goes on to the next petal." in after[0]
        assert after[1:] == before[1:]
        await press(pilot, "f5", "f5", "enter")
        assert "^N goes on to the next petal." in screen_text(app).split("\n")[0]


async def test_more_than_one_line_heard_where_there_is_room() -> None:
    """Where the words heard have no place of their own, the last three stand over the line that is typed."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app, (60, 18)) as pilot:
        for words in ("one of them", "two of them", "three of them", "four of them"):
            await type_in(pilot, words)
            await press(pilot, "enter")
        shown = screen_text(app)
        assert shown.index("two of them") < shown.index("three of them") < shown.index("four of them")
        assert "one of them" not in shown
        await resized(pilot, (40, 12))
        shown = screen_text(app)
        assert "four of them" in shown
        assert "three of them" not in shown


async def test_a_question_for_the_worker_says_so() -> None:
    """The worker is told whose answer it is; turned to the person, the screen shows neither question nor options."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "three-conversations"))
    async with opened(app) as pilot:
        screen = talk_screen(app)
        await screen.talk.do(lambda sitting: sitting.jump("connect/next-conversation"))
        await screen.show_again()
        await settled(pilot)
        shown = screen_text(app)
        assert "For you to answer; it is not read out." in shown
        assert "Something must change now" in shown
        await type_in(pilot, "he looks pale")
        await press(pilot, "f5")
        beside = screen_text(app)
        assert "pale" not in beside
        assert "This one is for the worker to answer." in beside
        assert "must change" not in beside
        assert "not read out" not in beside
        await press(pilot, "f5")
        assert "he looks pale" in screen_text(app)


async def test_an_answer_given_alone_leaves_the_screen_with_company() -> None:
    """Typed, and then somebody comes in: it is kept, stands nowhere on the screen, and is there again afterwards."""
    desk = a_desk()
    a_talk(desk, "ropes")
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        assert app.talk is not None
        await app.talk.do(lambda sitting: sitting.present(()))
        await type_in(pilot, "he hits me")
        await press(pilot, "escape", "h", "n")
        await type_in(pilot, "Mum")
        await press(pilot, "enter")
        assert "here: Mum" in screen_text(app)
        assert "he hits me" not in screen_text(app)
        await press(pilot, "escape", "h", "a")
        assert "he hits me" in screen_text(app)


async def test_what_is_typed_over_what_was_said_before_is_kept() -> None:
    """Where three keys keep, add or change, other words are no keys: they go into the editor and are added."""
    desk = a_desk(KINDS_PACK, LATER_PACK)
    app = an_app(desk, "resume", a_talk(desk, "kinds", route="full"))
    async with opened(app) as pilot:
        talk = talk_screen(app).talk
        await talk.do(lambda sitting: sitting.jot("cooks for the street", ("me-skills",)))
        await talk.do(lambda sitting: sitting.begin("later", "full", desk.keep_pack))
        await talk_screen(app).show_again()
        await settled(pilot)
        assert "You said before; still so?" in screen_text(app)
        await type_in(pilot, "fixes bikes")
        await press(pilot, "ctrl+n")
        assert "fixes bikes" in [line.text for line in talk.sitting.lines()]


async def test_what_waits_for_the_worker_s_word_is_told_after_the_last_question() -> None:
    """After one conversation of three the others are in reach where one looks, and choosing one opens it."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "three-conversations"))
    async with opened(app, (80, 24)) as pilot:
        await talk_screen(app).go("connect/next-conversation")
        await settled(pilot)
        await type_in(pilot, "1")
        await press(pilot, "ctrl+n")
        assert "Go on to: A good life" in screen_text(app)
        await press(pilot, *["down"] * 6, "enter")
        assert talk_screen(app)._at == "good-life/good-life"
