"""However the app ends, what was acknowledged is kept, and so is what was being typed (in a real terminal)."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest
from textual import events

from strengthtui.errors import ExitCode
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, opened, talk_screen
from tests.tui.keyboard import settled, type_in
from tests.tui.terminals import AppInTerminal, a_vault, jotted

pytestmark = [pytest.mark.pty, pytest.mark.slow]

KEPT, BEGUN = "kept before the end", "half a word when it ca"


def typing(folder: Path) -> AppInTerminal:
    """Go on with Ada, keep one line and begin another; the draft of it is on the disk."""
    a_vault(folder, "Ada")
    app = AppInTerminal(folder, "resume", "Ada")
    app.see("1 People")
    app.press(f"{KEPT}\r")
    app.see(f"{KEPT} · gist")
    app.press(BEGUN)
    app.see(BEGUN)
    return app


def went_on(folder: Path) -> None:
    """Look that nothing is lost: the line is kept, the beginning stands where it was typed."""
    assert jotted(folder, "Ada") == [KEPT]
    app = AppInTerminal(folder, "resume", "Ada")
    app.see(BEGUN)
    assert "People" in app.shown
    app.press("\x1bq")
    assert app.leave() == ExitCode.FINE


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, ExitCode.TERMINATED), (signal.SIGHUP, ExitCode.HANG_UP)], ids=["term", "hup"]
)
def test_asked_to_end(tmp_path: Path, number: signal.Signals, code: ExitCode) -> None:
    """SIGTERM and SIGHUP flush what is typed, give the terminal back and leave with their codes."""
    app = typing(tmp_path)
    app.signal(number)
    assert app.leave() == code
    if code is ExitCode.TERMINATED:
        assert b"\x1b[?1049l" in app.written  # the alternate screen is left
    went_on(tmp_path)


def test_the_window_is_closed(tmp_path: Path) -> None:
    """A closed window is no loss."""
    app = typing(tmp_path)
    assert app.close_window() == ExitCode.HANG_UP
    went_on(tmp_path)


def test_killed_while_typing(tmp_path: Path) -> None:
    """`kill -9` costs at most a second of typing."""
    app = typing(tmp_path)
    time.sleep(1.0)  # the promise is about this second
    app.signal(signal.SIGKILL)
    assert app.leave() == -signal.SIGKILL
    went_on(tmp_path)


def test_ctrl_z_and_ctrl_c_are_harmless(tmp_path: Path) -> None:
    """Neither stops nor ends it."""
    app = typing(tmp_path)
    app.press("\x1a\x03 me")
    app.see(" me")
    app.press("\x1bq")
    assert app.leave() == ExitCode.FINE


def test_a_mistake_of_ours_shows_nobodys_words(tmp_path: Path) -> None:
    """Where the app falls over, a word that was on the screen and in its variables is nowhere in what it prints."""
    a_vault(tmp_path, "Ada")
    code = (
        "from strengthtui.tui.screens import talk\n"
        "def fall(self, word='PLANTED in a variable'):\n"
        "    raise RuntimeError(word)\n"
        "talk.TalkScreen.action_hints = fall\n"
    )
    app = AppInTerminal(tmp_path, "resume", "Ada", code=code)
    app.see("1 People")
    app.press("\x1bi")
    assert app.leave() == ExitCode.UNEXPECTED
    after = app.written.rpartition(b"\x1b[?1049l")[2].decode()
    assert "RuntimeError" in after
    assert "PLANTED" not in app.written.decode(errors="replace")
    assert "Traceback" not in after


NASTY = ["[/]", "[@click=app.quit]x[/]", "[bold]b", "\x1b]52;c;aGVsbG8=\x07", "\x9b31mred", "\u202eright to left"]


def test_what_is_pasted_is_text(tmp_path: Path) -> None:
    """Markup, OSC 52, C1 and bidirectional controls are shown as text, and none reaches the terminal raw."""
    a_vault(tmp_path, "Ada")
    app = AppInTerminal(tmp_path, "resume", "Ada", columns=130, rows=40)
    app.see("1 People")
    for text in NASTY:
        app.paste(text)
        app.press("\r")
    app.see("[U+202E]")
    app.press("\x1bl")
    app.see("[@click=app.quit]x[/]")
    app.press("\x1b")
    app.look(0.3)
    app.press("\x1bq")
    app.leave()
    told = app.written
    assert b"\x1b]52" not in told
    assert "\u202e" not in told.decode(errors="replace")
    assert "\x9b" not in told.decode(errors="replace")
    assert jotted(tmp_path, "Ada") == [*NASTY[:3], "]52;c;aGVsbG8=", "31mred", NASTY[5]]


def test_a_very_long_line_goes_through(tmp_path: Path) -> None:
    """20,000 characters pasted are kept whole; one more is refused, and nothing is cut."""
    a_vault(tmp_path, "Ada")
    app = AppInTerminal(tmp_path, "resume", "Ada")
    app.see("1 People")
    words = ("word " * 4_000).strip()
    app.paste(words)
    app.press("\r")
    app.see("saved")
    app.press("\x1bq")
    assert app.leave() == ExitCode.FINE
    assert jotted(tmp_path, "Ada") == [words]


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, ExitCode.TERMINATED), (signal.SIGHUP, ExitCode.HANG_UP), (None, ExitCode.HANG_UP)],
    ids=["term", "hup", "closed window"],
)
def test_a_quick_talk_leaves_its_page(tmp_path: Path, number: signal.Signals | None, code: ExitCode) -> None:
    """A talk that keeps nothing writes its page first, with the answer kept and the words being typed."""
    papers = tmp_path / "papers"
    app = AppInTerminal(tmp_path, "quick", "--out", str(papers))
    app.see("name")
    app.press("Kim\r")
    app.see("now is all right")
    app.press("y")
    app.see("I have said this")
    app.press("y")
    app.see("good use of your time")
    app.press("\r")
    app.see("^N keeps it")
    app.press("wood and nails\x0e")
    app.see("ordinary day")
    app.press("a long walk with the do")
    app.see("with the do")
    if number is None:
        assert app.close_window() == code
    else:
        app.signal(number)
        assert app.leave() == code
    [page] = papers.iterdir()
    told = page.read_text("utf-8")
    assert all(words in told for words in ("Kim", "wood and nails", "a long walk with the do"))


@pytest.mark.parametrize("way", ["asked to end", "left with a key"])
async def test_a_line_on_its_way_is_kept(way: str) -> None:
    """When the end comes right behind Enter, the line is kept first."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await type_in(pilot, "on its way")
        talk = talk_screen(app).talk
        app.post_message(events.Key("enter", "\r"))
        if way == "asked to end":
            app.end(ExitCode.TERMINATED)
        else:
            app.post_message(events.Key("alt+q", None))
        while not app._exit:
            await settled(pilot)
        assert [line.text for line in talk.sitting.lines()] == ["on its way"]
    assert app.return_code == (ExitCode.TERMINATED if way == "asked to end" else ExitCode.FINE)
