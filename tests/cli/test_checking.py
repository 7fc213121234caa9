"""What every check prints: findings with their lines on stdout, what they come to on stderr, one object with --json."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from strengthtui.cli import findings
from strengthtui.desk.checking import check_files
from tests.desk.desk_builders import a_desk
from tests.line.talking import House, Program
from tests.packs.test_speed import a_large_pack

PACK = """\
id: ours
version: 1
title: Ours
sections:
  - id: days
    title: Days
    questions:
      - id: good-hour
        kind: text
        ask: When did you last have a good hour?
        plainer: Was it a morning, an evening, or in the night?
        listen_for: [who was there, a place]
"""
SLIP = PACK.replace("plainer:", "plainr:")
WARNED = PACK + "        about: people\n"
SHEET = "worker: RB\njottings:\n  - {topic: people, text: zanzibar}\n  - {topic: zanzibar, text: x}\n"


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> House:
    """A folder to check files in; nobody is kept."""
    return House(tmp_path, capsys, monkeypatch)


def given(house: House, **files: str) -> list[str]:
    """Write files and give their names."""
    names = [name.replace("_", ".") for name in files]
    for name, text in zip(names, files.values(), strict=True):
        (house.folder / name).write_text(text, encoding="utf-8")
    return names


def test_the_line_is_shown_with_a_caret(bare: House) -> None:
    """A finding is a line, the line of the file below it, and a caret; stderr sums up and says where more is told."""
    told = bare.run("pack", "check", *given(bare, our_yaml=SLIP))
    assert told.code == 3
    assert told.out == (
        'our.yaml:11:9: key-unknown error the key "plainr" is not known here; write "plainer", or take it out\n'
        "            plainr: Was it a morning, an evening, or in the night?\n"
        "            ^^^^^^\n"
    )
    assert told.err == (
        "In one file: errors 1, warnings 0, notes 0.\nstrengthtui guide finding CODE  says more of each.\n"
    )


def test_nothing_is_said_of_a_sound_file(bare: House) -> None:
    """Nothing on stdout, one sentence on stderr, code 0."""
    assert bare.run("pack", "check", *given(bare, our_yaml=PACK)) == (0, "", "Nothing was found.\n")


def test_one_object_with_json(bare: House) -> None:
    """Everything of every finding, counted over all and for each file; stdout is one object with code 3, too."""
    told = bare.run("pack", "check", "--json", *given(bare, our_yaml=SLIP, good_yaml=PACK), "gone.yaml")
    assert (told.code, told.err) == (3, "")
    data = json.loads(told.out)
    assert set(data) == {"schema", "errors", "warnings", "notes", "files", "findings"}
    assert (data["schema"], data["errors"], data["warnings"], data["notes"]) == ("strengthtui/findings/1", 2, 0, 0)
    counts = {"warnings": 0, "notes": 0, "not_looked_at": []}
    assert data["files"] == [
        {"file": "our.yaml", "kind": "pack", "errors": 1, **counts},
        {"file": "good.yaml", "kind": "pack", "errors": 0, **counts},
        {"file": "gone.yaml", "kind": None, "errors": 1, **counts},
    ]
    assert data["findings"][0] == {
        "file": "our.yaml",
        "line": 11,
        "column": 9,
        "end": 15,
        "code": "key-unknown",
        "severity": "error",
        "what": 'the key "plainr" is not known here',
        "remedy": 'write "plainer", or take it out',
        "near": "plainer",
        "worded": 'our.yaml:11:9: key-unknown error the key "plainr" is not known here; '
        'write "plainer", or take it out',
    }


def test_every_name_is_told_and_the_others_are_checked(bare: House) -> None:
    """A name that is not there, a folder, and a file given twice keep no other file from being checked."""
    given(bare, our_yaml=SLIP)
    told = bare.run("pack", "check", "gone.yaml", ".", "our.yaml", "./our.yaml", "x" * 5000)
    assert told.code == 3
    codes = [line.split(": ")[1].split()[0] for line in told.out.splitlines() if not line.startswith(" ")]
    assert codes == ["file-missing", "file-is-a-folder", "key-unknown", "file-given-twice", "file-unreadable"]
    assert told.err.startswith("In 4 files: errors 4, warnings 0, notes 1.\n")


def test_a_name_that_is_not_there_is_seven(bare: House) -> None:
    """Where nothing is wrong but the name, the code is that of what is not found."""
    told = bare.run("pack", "check", *given(bare, our_yaml=PACK), "gone.yaml")
    assert told.code == 7
    assert told.out.startswith("gone.yaml:1:1: file-missing error ")


def test_warnings_count_where_a_team_wants_them_to(bare: House) -> None:
    """A warning alone is 0, and with --strict 3; it is said that nothing keeps the file from being used."""
    given(bare, our_yaml=WARNED)
    told = bare.run("pack", "check", "our.yaml")
    assert (told.code, "about-petal warning" in told.out) == (0, True)
    assert "Nothing of this keeps a file from being used.\n" in told.err
    assert bare.run("pack", "check", "our.yaml", "--strict").code == 3
    assert bare.run("pack", "check", "our.yaml", "--strict", "--json").code == 3


def test_a_file_is_checked_as_what_it_is(bare: House) -> None:
    """Whatever the command: a sheet is a sheet, an outline an outline, and that is said."""
    outline = 'id: own\nversion: 1\ntitle: "{name}"\nempty: Nothing yet.\nblocks:\n  - {heading: All, from: wrods}\n'
    names = given(bare, sheet_yaml="jottings:\n  - {topic: people, text: x}\n", own_yaml=outline, our_yaml=PACK)
    told = bare.run("pack", "check", *names)
    assert told.code == 3
    assert [line.split(": ")[1].split()[0] for line in told.out.splitlines()[::3]] == ["outline-source-unknown"]
    assert "own.yaml is an outline, and was checked as one.\n" in told.err
    assert "sheet.yaml is a sheet, and was checked as one, as for somebody new" in told.err
    assert "our.yaml" not in told.err
    told = bare.run("outline", "check", "own.yaml", "our.yaml")
    assert told.err.startswith("our.yaml is a pack, and was checked as one.\n")


BROKEN = {
    "topic": SHEET,
    "key": "jottings:\n  - {zanzibar: x, text: y}\n",
    "quote": 'jottings:\n  - "zanzibar\n  - x\n',
    "colon": "jottings:\n  - zanzibar: x: y\n",
    "json": '{"jottings": [{"text": "zanzibar}]}',
    "letter": "zanzibar, my dear\n",
    "letter with a colon": "Dear zanzibar: hello\nzanzibar: x\nzanzibar: y\n",
    "not utf-8": "zanzibar\udcff",
    "a word for a key": "zanzibar: x\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_nobodys_words_are_shown(bare: House, name: str) -> None:
    """Of a sheet, and of a file that may be anything, no line is shown and nothing quoted, broken or not."""
    (bare.folder / "zz").write_bytes(BROKEN[name].encode("utf-8", "surrogateescape"))
    for arguments in (("pack", "check", "zz"), ("outline", "check", "zz"), ("pack", "check", "zz", "--json")):
        told = bare.run(*arguments)
        assert told.code == 3
        assert "zz:" in told.out
        assert "zanzi" not in told.out + told.err


def test_what_was_not_looked_at_is_said(bare: House) -> None:
    """Where a part could not be read, its lines are told, on stderr and in the object."""
    given(bare, our_yaml=PACK.replace("ask: When", 'ask: "When') + "  - {petal: people, rign: inner}\n")
    told = bare.run("pack", "check", "our.yaml")
    assert "our.yaml: lines 8 to 12 were not looked at: put right what is told there, check again.\n" in told.err
    assert "yaml-quote-open" in told.out
    assert 'write "ring"' in told.out
    (file,) = json.loads(bare.run("pack", "check", "our.yaml", "--json").out)["files"]
    assert file["not_looked_at"] == [[8, 12]]


def test_a_flood_is_summed_up(bare: House) -> None:
    """All findings are printed; the last lines name the codes that come most often."""
    slips = PACK + "".join(f"        extra{number}: x\n" for number in range(30)) + "        about: people\n"
    told = bare.run("pack", "check", *given(bare, our_yaml=slips))
    assert told.out.count("key-unknown error") == 30
    assert "Most often: key-unknown (30), about-petal (1).\n" in told.err


def test_hostile_names_and_keys_reach_no_terminal(bare: House) -> None:
    """Escape sequences in a name, a key or a line are made visible."""
    name = "o\x1b[2J.yaml"
    (bare.folder / name).write_text(PACK + "        pl\u202eain: x\n", encoding="utf-8")
    told = bare.run("pack", "check", name)
    assert told.code == 3
    assert not {"\x1b", "\u202e"} & set(told.out + told.err)
    assert "[U+202E]" in told.out.splitlines()[1]


@pytest.mark.pty
def test_a_narrow_terminal_is_respected(tmp_path: Path) -> None:
    """On a terminal the line of the file is shortened to its width, with the caret in sight."""
    (tmp_path / "our.yaml").write_text(PACK.replace("or in the night?", "or: in the night?"))
    program = Program(tmp_path, "pack", "check", "our.yaml", columns=40)
    assert program.leave() == 3
    shown = [line for line in bytes(program.written.bytes).decode().splitlines() if line.startswith("    ")]
    assert shown
    assert all(len(line) <= 40 for line in shown)
    assert shown[1].index("^") == shown[0].index(":", 6)


def test_outlines_are_listed(bare: House) -> None:
    """Every document with for whom it is and its parts; as data, too."""
    told = bare.run("outline", "list")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[0].startswith("profile      2  person       What matters, My strengths")
    data = json.loads(bare.run("outline", "list", "--json").out)
    assert data["schema"] == "strengthtui/outlines/1"
    assert {"id", "version", "audience", "parts"} == set(data["outlines"][0])


def test_the_catalogue_and_its_pages(bare: House) -> None:
    """All codes by family, the page of one with its caret, and the nearest code for a slip."""
    told = bare.run("guide", "finding")
    assert (told.code, told.err) == (0, "")
    assert '  key-unknown                  error    the key "..." is not known here\n' in told.out
    told = bare.run("guide", "finding", "yaml-after-quote")
    assert told.code == 0
    assert "    ask: 'What's good about today?'\n               ^\n" in told.out
    assert '    ask: "What\'s good about today?"\n' in told.out
    told = bare.run("guide", "finding", "key-unknwon")
    assert (told.code, told.out) == (7, "")
    assert "Did you mean key-unknown?" in told.err
    assert "strengthtui guide finding " in bare.run("guide", "finding", "nothing-like-it").err
    assert bare.run("guide", "ropes", "key-unknown").code == 2
    assert "finding " in bare.run("guide").out


@pytest.mark.slow
def test_twenty_thousand_findings_are_shown_in_a_fraction_of_the_check(tmp_path: Path) -> None:
    """Finding their lines and drawing their carets takes less than half of what the check itself takes."""
    text = a_large_pack()
    for right, wrong in (("focus: past", "focus: pasd"), ("care:", "car:"), ("seed: E1", "sed: E1")):
        text = text.replace(right, wrong)
    path = tmp_path / "large.yaml"
    path.write_text(text.replace("offers: [", "offers: [goall, "))
    desk = a_desk()
    began = time.process_time()
    (report,) = check_files(desk, [path], "pack")
    checked = time.process_time()
    shown = sum(1 for _line in findings._shown(report.findings))
    ended = time.process_time()
    assert len(report.findings) == 20_000
    assert shown == 40_000
    assert ended - checked < (checked - began) / 2
