"""The outer edge in processes of its own: pipes that break, disks that are full, and what each command loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from strengthtui.cli.app import ROOMS, build
from strengthtui.cli.edge import run
from tests.line.children import ROOT
from tests.line.talking import House
from tests.vault.vault_builders import bytes_under

HEAVY = ("textual", "rich", "cryptography", "yaml", "strengthtui.documents", "strengthtui.line", "strengthtui.packs")
LOADS = """
import json, sys
from strengthtui.cli.edge import run
code = run(sys.argv[1:])
print(json.dumps([int(code), sorted(sys.modules)]), file=sys.stderr)
"""

GATED = """
import sys
from strengthtui.cli import edge, session
say = session.say

def gated(text):
    say("first")
    sys.stdin.read()  # the terminal goes away meanwhile
    say(text)

session.say = gated
sys.exit(edge.run(sys.argv[1:]))
"""


def loaded(*arguments: str, lines: str = "") -> set[str]:
    """What a command line has loaded when it is done."""
    command = [sys.executable, "-c", LOADS, *arguments]
    done = subprocess.run(
        command,
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("--version",), ()),
        (("--help",), ()),
        (("people", "--json"), ()),
        (("due", "--json"), ()),
        (("pack", "list", "--json"), ("yaml", "strengthtui.packs")),
        (("show", "Sam"), ("yaml", "strengthtui.packs", "strengthtui.documents")),
        (("start", "Kim", "--plain"), ("yaml", "strengthtui.packs", "strengthtui.line")),
        (("quick",), ("yaml", "strengthtui.packs", "strengthtui.line")),
    ],
    ids=lambda value: " ".join(value) or "nothing",
)
def test_a_command_loads_only_what_it_needs(house: House, arguments: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    """Lists load neither documents nor front ends, and nothing loads Textual or cryptography."""
    modules = loaded("--vault", str(house.vault), *arguments, lines="Kim\nn\n")
    assert not modules & (set(HEAVY) - set(allowed))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library is always asked")
def test_a_list_of_people_loads_no_library_for_its_places(house: House) -> None:
    """Neither `platformdirs` nor what it brings along, nor the reader of settings where there are none."""
    modules = loaded("--vault", str(house.vault), "people", "--json")
    assert not modules & {"platformdirs", "tempfile", "random", "tomllib", "strengthtui.sources"}


def test_nothing_of_ours_imports_textual_yet() -> None:
    """Line mode is whole without Textual: no source line asks for it."""
    sources = (ROOT / "strengthtui").rglob("*.py")
    assert not [path for path in sources if "tui" not in path.parts and "import textual" in path.read_text("utf-8")]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipe")
@pytest.mark.parametrize("command", ["guide sheets", "pack show ropes", "people --json", "--help"])
def test_a_reader_that_leaves_is_no_error(house: House, command: str) -> None:
    """`| head -1` ends quietly."""
    line = f'{{ "{sys.executable}" -m strengthtui --vault "{house.vault}" {command}; echo "code $?" >&2; }} | head -c 1'
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT)
    assert done.stderr == "code 0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize("arguments", [("pack", "list"), ("show", "Sam", "--json"), ("people", "--json")])
def test_a_full_disk_behind_stdout_is_nine(house: House, arguments: tuple[str, ...]) -> None:
    """What could not be written is said, without a traceback."""
    command = [sys.executable, "-m", "strengthtui", "--vault", str(house.vault), *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60, cwd=ROOT
        )
    assert done.returncode == 9
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's way of closing")
@pytest.mark.parametrize(
    ("closed", "command", "code"),
    [
        (">&-", "people --json", 9),
        (">&-", "--version", 9),
        (">&-", "show Nobody", 7),
        (">&- 2>&-", "people --json", 9),
        ("2>&-", "show Nobody", 7),
        ("2>&-", "people --json", 0),
        ("<&-", "demo", 0),
        ("<&- >&- 2>&-", "show Sam", 9),
    ],
)
def test_closed_streams_have_their_codes(house: House, closed: str, command: str, code: int) -> None:
    """Whatever was closed before we came: the documented code, no traceback, and no file of the vault in its place."""
    before = bytes_under(house.vault)
    line = f'"{sys.executable}" -m strengthtui --vault "{house.vault}" {command} {closed}; echo "code $?" >"{{}}"'
    told = house.folder / "code"
    done = subprocess.run(
        ["/bin/sh", "-c", line.format(told)], input="", capture_output=True, text=True, check=True, timeout=60, cwd=ROOT
    )
    assert told.read_text() == f"code {code}\n", done.stderr
    assert "Traceback" not in done.stderr
    assert "should not have" not in done.stderr
    assert bytes_under(house.vault) == before


@pytest.mark.pty
@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
@pytest.mark.parametrize("command", [("pack", "show", "ropes"), ("info",), ("people",)], ids=" ".join)
def test_a_terminal_that_goes_away_is_a_hang_up(house: House, command: tuple[str, ...]) -> None:
    """When the window closes while words are being shown, the code is 129, not 9 and not Python's own 120."""
    ours, theirs = os.openpty()
    start = [sys.executable, "-c", GATED, "--vault", str(house.vault), *command]
    with subprocess.Popen(start, stdin=subprocess.PIPE, stdout=theirs, stderr=theirs, cwd=ROOT) as process:
        os.close(theirs)
        os.read(ours, 1)
        os.close(ours)
        process.communicate(timeout=60)
    assert process.returncode == 129


def test_a_mistake_of_ours_shows_no_words(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unexpected error is 1, names its place in the program and nothing that was said."""

    def fall_over(*_arguments: object) -> None:
        words = "plantedword"
        raise RuntimeError(words)

    monkeypatch.setattr("strengthtui.desk.people.PeopleRoom.list", fall_over)
    assert run(["--vault", str(house.vault), "people"]) == 1
    out, err = capsys.readouterr()
    assert "RuntimeError (" in err
    assert "plantedword" not in out + err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_nine(house: House) -> None:
    """Where nothing may be written, that is said."""
    house.folder.chmod(0o500)
    try:
        assert house.run("export", "Sam", "--out", "papers").code == 9
    finally:
        house.folder.chmod(0o700)


def test_not_utf8_arguments_are_told_safely(house: House) -> None:
    """Bytes that are no text, and escape codes, in an argument neither fall over nor reach the terminal."""
    for hostile in ("\udcff", "\x1b]52;c;x\x07", "\u202ex", "-" * 3 + "\x1b[2J"):
        told = house.run("show", hostile)
        assert told.code in (2, 7)
        assert not {"\x1b", "\x07", "\u202e"} & set(told.err)


def test_the_first_page_of_help_is_the_whole_one() -> None:
    """Where only names are put together, for speed, the page says what it would with every option read."""
    pages = []
    for arguments in (["--help"], []):
        command: Any = build(arguments)  # Typer's own copy of click has no public names
        with command.make_context("strengthtui", [], resilient_parsing=True) as context:
            pages.append(command.get_help(context))
    assert pages[0] == pages[1]
    assert all(f"\n  {name} " in pages[0] for names in ROOMS.values() for name in names)
