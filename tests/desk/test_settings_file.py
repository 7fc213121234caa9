"""Settings read from their file: all that fits is used, and all that does not is said with its place and a remedy."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.desk.settings_file import SettingsRead, read_settings
from strengthtui.settings import Settings
from tests.builders import MARK

ACTIONS = ("next-question", "skip-question", "veil")


def read(folder: Path, text: str) -> SettingsRead:
    """Write this to a file and read it."""
    path = folder / "settings.toml"
    path.write_bytes(text.encode())
    return read_settings(path, ACTIONS)


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    """A file without a mistake gives every setting, and the line each comes from."""
    found = read(
        tmp_path,
        dedent("""\
        # mine
        worker = "RB"
        vault = '~/talks'
        team = "/team"  # shared
        theme = "high-contrast"
        veil_after = 10
        word_hints = "off"
        reflect = "off"

        [keys]
        next-question = ["ctrl+n", "f3"]
        veil = "f9"
        """),
    )
    assert found.findings == ()
    assert found.settings == Settings(
        worker="RB",
        vault=Path("~/talks").expanduser(),
        team=Path("/team"),
        theme="high-contrast",
        keys={"next-question": ("ctrl+n", "f3"), "veil": ("f9",)},
        veil_after=10,
        word_hints=False,
        reflect=False,
    )
    assert found.lines == {
        "worker": 2,
        "vault": 3,
        "team": 4,
        "theme": 5,
        "veil_after": 6,
        "word_hints": 7,
        "reflect": 8,
        "keys": 10,
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing is set\n",
        'worker = "RB"\r\n[keys]\r\nveil = "f9"\r\n',
        'keys = {veil = "f9"}\nworker = "RB"\n',
        'keys.veil = ["f9",\n  # the last\n  "f8",\n]\nworker = "RB"\n',
        '"worker" = "RB"\n[ keys ]\nveil = "f9"',
        'worker = """\nRB"""\n',
    ],
)
def test_every_way_toml_has_is_understood(tmp_path: Path, text: str) -> None:
    """Comments, tables, inline tables, dotted and quoted names, lists over several lines, Windows line ends."""
    found = read(tmp_path, text)
    assert found.findings == ()
    assert (found.settings.worker or "") == ("RB" if "RB" in text else "")
    assert list(found.settings.keys) == (["veil"] if "veil" in text else [])


CASES = {
    "unknown": ("§workr = 'RB'", "key-unknown", 'write "worker"'),
    "unknown and far": (
        "§colour = 'red'",
        "key-unknown",
        "worker, vault, team, theme, veil_after, word_hints, reflect, keys",
    ),
    "unknown table": ("§[kyes]\nveil = 'f9'\nnext = 'f8'", "key-unknown", 'write "keys"'),
    "number": ("worker = §5", "toml-not-text", "a number"),
    "yes or no": ("team = §true", "toml-not-text", "a yes or no"),
    "date": ("worker = §2026-11-22", "toml-not-text", "a date"),
    "list": ("theme = §['dark']", "toml-not-text", "a list"),
    "table": ("worker = §{name = 'RB'}", "toml-not-text", "a table"),
    "header": ("§[worker]\nname = 'RB'", "toml-not-text", "a table"),
    "nothing": ("worker = §''", "value-missing", ""),
    "theme": ("theme = §'drk'", "not-a-choice", 'write "dark"'),
    "soon": ("veil_after = §'soon'", "not-a-whole-number", "digits"),
    "half": ("veil_after = §0.5", "not-a-whole-number", "digits"),
    "always": ("veil_after = §true", "not-a-whole-number", "digits"),
    "too soon": ("veil_after = §0", "number-too-small", "1 or more"),
    "questions": ("reflect = §'never'", "not-a-choice", "write one of: on, off"),
    "too late": ("veil_after = §61", "number-too-large", "60 or less"),
    "hints": ("word_hints = §'never'", "not-a-choice", "write one of: on, off"),
    "keys": ("keys = §'f9'", "toml-not-a-table", "[keys]"),
    "action": ("[keys]\n§skip-qestion = 'f9'", "key-unknown", 'write "skip-question"'),
    "key": ("[keys]\nveil = §9", "toml-not-text", "a number"),
    "one of the keys": ("[keys]\nveil = §['f9', 9]", "toml-not-text", "a number"),
    "no key": ("[keys]\nveil = §[]", "value-missing", ""),
    "deeper": ("§[keys.veil]\nfirst = 'f9'", "toml-not-text", "a table"),
    "syntax": ("theme = §dark", "toml-syntax", "quotation marks"),
    "list not closed": ("§theme = ['dark'", "toml-syntax", ""),
    "twice": ("worker = 'RB'\n§worker = 'JK'", "key-twice", "line 2"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_found_at_its_place(tmp_path: Path, name: str) -> None:
    """Each slip is found by its code, once, at its line and column, with what to do; what stands above it holds."""
    marked, code, remedy = CASES[name]
    before, after = (
        ("veil_after = 7\n" if "veil_after" not in marked else "\n") + marked.split(MARK)[0],
        marked.split(MARK)[1],
    )
    place = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    found = read(tmp_path, before + after)
    assert [(one.code.code, (one.line, one.column)) for one in found.findings] == [(code, place)]
    assert remedy in found.errors[0]
    assert found.settings.veil_after == (5 if "veil_after" in marked else 7)


def test_a_slip_costs_its_own_line(tmp_path: Path) -> None:
    """Whatever cannot be read, what stands above and below it is used."""
    found = read(tmp_path, 'worker = "RB"\ntheme = dark\nteam = "/team\nveil_after = 7\n[keys\n')
    assert [(one.code.code, one.line) for one in found.findings] == [("toml-syntax", line) for line in (2, 3, 5)]
    assert found.settings == Settings(worker="RB", veil_after=7)


def test_without_the_apps_actions_only_their_form_counts(tmp_path: Path) -> None:
    """Any name of small letters and hyphens may be an action's id; others are found."""
    path = tmp_path / "settings.toml"
    path.write_text("[keys]\nfly-away = 'f9'\nFly_Away = 'f8'\n")
    found = read_settings(path)
    assert found.settings.keys == {"fly-away": ("f9",)}
    assert [(one.code.code, one.line) for one in found.findings] == [("not-an-id", 3)]


def test_a_name_is_kept_as_it_may_be_shown(tmp_path: Path) -> None:
    """Control characters written as escapes are taken out, and a name is one line."""
    assert read(tmp_path, r'worker = "R\u001b[31mB\n x"').settings.worker == "R[31mB x"


def test_files_that_are_none(tmp_path: Path) -> None:
    """No file is no settings; a folder, a picture and UTF-16 are told, and nothing is set."""
    assert read_settings(tmp_path / "none" / "settings.toml") == SettingsRead()
    assert [one.code.code for one in read_settings(tmp_path).findings] == ["file-unreadable"]
    for data, code in ((b"\x89PNG\0", "file-binary"), ("worker = 1".encode("utf-16"), "file-not-utf-8")):
        (tmp_path / "x.toml").write_bytes(data)
        found = read_settings(tmp_path / "x.toml")
        assert found.settings == Settings()
        assert code in {one.code.code for one in found.findings}


PIECES = (
    "[keys]",
    "[[keys]]",
    "[worker]",
    "worker",
    "=",
    "'''",
    '"""',
    "[",
    "]",
    "{",
    "}",
    "'RB'",
    ".",
    "5",
    "\n",
    " ",
    "#",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_file_stops_anything(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever stands in it, reading gives settings and findings that can be worded, and never fails."""
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text)
    found = read_settings(path, ACTIONS)
    assert all(one.worded() for one in found.findings)
    assert found.settings.veil_after == 5


@pytest.mark.parametrize(("written", "on"), [('"on"', True), ('"off"', False), ("true", True), ("false", False)])
def test_hints_on_words_are_on_or_off(tmp_path: Path, written: str, on: bool) -> None:
    """Written as a word or as TOML's own true and false; without the line they are on."""
    assert read(tmp_path, f"word_hints = {written}\n").settings.word_hints is on
    assert read(tmp_path, "").settings.word_hints is True
