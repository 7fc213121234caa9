"""However the app falls over, a word that somebody said is in nothing that it prints (in a real terminal)."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from strengthtui.errors import ExitCode
from tests.tui.terminals import AppInTerminal, a_vault

pytestmark = [pytest.mark.pty, pytest.mark.slow]

WAYS = {
    "a variable and a message": "word = self.planted\nraise RuntimeError(word)",
    "a worker": "async def work(word=self.planted):\n    raise RuntimeError(word)\nself.run_worker(work())",
    "a worker in a thread": (
        "def work(word=self.planted):\n    raise RuntimeError(word)\nself.run_worker(work, thread=True)"
    ),
    "a thread": (
        "import threading\ndef work(word=self.planted):\n    raise RuntimeError(word)\n"
        "thread = threading.Thread(target=work)\nthread.start()\nthread.join()\nself.tell('went on')"
    ),
    "the desk thread": (
        "def change(sitting, word=self.planted):\n    raise RuntimeError(word)\n"
        "self.run_worker(self.talk.do(change), exit_on_error=False)"
    ),
    "the loop": (
        "import asyncio\ndef later(word=self.planted):\n    raise RuntimeError(word)\n"
        "asyncio.get_running_loop().call_soon(later)\nself.tell('went on')"
    ),
    "a task that nobody waits for": (
        "import asyncio, gc\nasync def work(word=self.planted):\n    raise RuntimeError(word)\n"
        "task = asyncio.get_running_loop().create_task(work())\n"
        "task.add_done_callback(lambda done: self.tell('went on'))\ndel task"
    ),
    "a dialog that is drawn": (
        "from strengthtui.tui.dialogs.asking import ToldDialog\nclass Falls(ToldDialog):\n"
        "    def compose(self, word=self.planted):\n        raise RuntimeError(word)\n"
        "self.app.push_screen(Falls('told'))"
    ),
    "a dialog that returns": (
        "from strengthtui.tui.dialogs.asking import ToldDialog\ndef back(_result, word=self.planted):\n"
        "    raise RuntimeError(word)\nself.app.push_screen(ToldDialog('told'), back)\nself.app.screen.dismiss(None)"
    ),
    "something thrown away": (
        "class Gone:\n    def __del__(self, word=self.planted):\n        raise RuntimeError(word)\n"
        "Gone()\nself.tell('went on')"
    ),
    "leaving": (
        "async def flush(word=self.planted):\n    raise RuntimeError(word)\nself.flush = flush\n"
        "self.run_worker(self.house.leave(), exit_on_error=False)"
    ),
}
"""What H, as in hints, does instead."""


@pytest.mark.parametrize("way", WAYS)
def test_nobodys_words_are_printed(tmp_path: Path, way: str) -> None:
    """A word in the variables and in the message of what failed is nowhere in what was written, nor is a traceback."""
    a_vault(tmp_path, "Ada")
    body = indent(WAYS[way], "    ")
    code = (
        "from strengthtui.tui.screens import talk\n"
        f"def fall(self):\n{body}\n"
        "talk.TalkScreen.planted = 'PLANT' + 'ED words'\n"
        "talk.TalkScreen.action_hints = fall\n"
    )
    app = AppInTerminal(tmp_path, "resume", "Ada", code=code)
    app.see("1 People")
    app.press("\x1bi")
    if "went on" in code:
        app.see("went on")
        app.press("\x1bq")
    code_left = app.leave()
    told = app.written.decode(errors="replace")
    after = told.rpartition("\x1b[?1049l")[2]
    assert "PLANTED" not in told
    assert "Traceback" not in after
    assert code_left == (ExitCode.FINE if "went on" in code else ExitCode.UNEXPECTED), after
