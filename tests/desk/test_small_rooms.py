"""The small rooms: clock, files, guides, shelf, dates, how a line is said."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.checking import check_files
from strengthtui.desk.clock import SystemClock, device_name, local_day, local_time, told, ulid
from strengthtui.desk.dates import day_or_why
from strengthtui.desk.demo import NAME, add_demo_person
from strengthtui.desk.files import make_folder, read_file, write_text
from strengthtui.desk.guides import guide_text, guide_topics, team_text
from strengthtui.desk.pack_drawing import head, tree
from strengthtui.desk.shelving import named_pack, pack_data, pack_rows
from strengthtui.desk.showing import line_words
from strengthtui.desk.views import LineView
from strengthtui.errors import BadInputError, NotFoundError, NotWrittenError
from tests.desk.desk_builders import KINDS_PACK, a_desk, saved
from tests.line.children import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_ids_sort_by_time() -> None:
    """An id is 26 signs, and a later one sorts after an earlier one."""
    clock = SystemClock()
    early, late = (ulid(datetime(2026, 11, day, tzinfo=UTC), b"\xff" * 10) for day in (21, 22))
    assert (len(early), early < late) == (26, True)
    assert len({clock.new_id() for _count in range(50)}) == 50
    assert (len(clock.random_hex(7)), len(clock.now())) == (7, len("2026-11-22T14:02:11.123Z"))


@pytest.mark.parametrize("stamp", ["garbage T", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "T"])
def test_moments_that_make_no_sense(stamp: str) -> None:
    """A moment that cannot be read falls nothing over."""
    assert local_day(stamp) == stamp[:10] or local_day(stamp) is not None
    assert isinstance(local_time(stamp), str)


def test_days_are_the_workers_own() -> None:
    """A date stays as it is, a moment becomes the day it is here, nothing stays nothing."""
    assert (local_day(None), local_day(""), local_day("2026-11")) == (None, "", "2026-11")
    moment = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert local_day(told(moment)) == moment.astimezone().date().isoformat()


def test_the_installation_keeps_its_name(tmp_path: Path) -> None:
    """The random name is made once; where it cannot be kept the program still has one."""
    clock, path = SystemClock(), tmp_path / "a" / "device"
    name = device_name(path, clock)
    assert device_name(path, clock) == name
    assert len(name) == 16
    assert len(device_name(tmp_path / "a" / "device" / "under-a-file", clock)) == 16


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """No file is not found (7), a folder and an endless file are bad input (3)."""
    with pytest.raises(NotFoundError):
        read_file(tmp_path / "nowhere")
    with pytest.raises(BadInputError):
        read_file(tmp_path)
    if os.path.exists("/dev/zero"):  # noqa: PTH110  only where there is one
        from pathlib import Path as AnyPath

        with pytest.raises(BadInputError):
            read_file(AnyPath("/dev/zero"))


def test_files_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder under a file is not made (9); text is written whole, half characters and all."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotWrittenError):
        make_folder(tmp_path / "file" / "folder")
    write_text(tmp_path / "text", "a\ud800b")
    assert (tmp_path / "text").read_text(encoding="utf-8") == "a?b"


def test_what_a_killed_export_left_is_swept(tmp_path: Path) -> None:
    """The next export takes away papers half written by a program that is gone; all else in the folder stays."""
    gone, here = 999_999_999, os.getpid()
    swept = [
        f".tmp-talk-2026-11-20-profile.md-{gone}-1f",
        f".tmp-talk-2026-11-20-everything-2.json-{gone}-1f",
        f".tmp-sheet.yaml-{gone}-1f",
        f".tmp-talk-2026-11-20-photo.md-{here}-2f",
    ]
    stays = [
        f".tmp-talk-2026-11-20-plan.md-{here}-1f",
        f".tmp-now-{gone}-1f",
        f".tmp-notes.md-{gone}-1f",
        ".tmp-talk-2026-11-20-plan.md",
        "talk-2026-11-20-plan.md",
    ]
    for name in (*swept, *stays):
        (tmp_path / name).write_text("x")
    os.utime(tmp_path / swept[-1], (1, 1))
    (tmp_path / f".tmp-talk-2026-11-20-folder.md-{gone}-1f").mkdir()
    make_folder(tmp_path)
    assert {one.name for one in tmp_path.iterdir() if one.is_file()} == set(stays)
    assert len(list(tmp_path.iterdir())) == len(stays) + 1


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed like that there")
def test_the_next_export_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Killed while the new bytes are beside the paper's place: the next export into that folder cleans up."""
    script = (
        "import os, pathlib, signal, sys\n"
        "from strengthtui import atomic\n"
        "here = pathlib.Path(sys.argv[1])\n"
        "kill = lambda: os.kill(os.getpid(), signal.SIGKILL)\n"
        "atomic.replace_file(here / 'talk-2026-11-20-profile.md', b'words', before=kill)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False, timeout=60, cwd=ROOT)
    assert len(list(tmp_path.iterdir())) == 1
    make_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_guides_and_the_teams_own_texts(tmp_path: Path) -> None:
    """Every guide can be read; a team's text stands before the shipped one, one that cannot be read does not."""
    for topic, title in guide_topics():
        assert title
        assert guide_text(topic).startswith("# ")
    with pytest.raises(NotFoundError):
        guide_text("../../pyproject")
    assert team_text(tmp_path, "limits")[1] is False
    (tmp_path / "limits.md").write_bytes(b"\xff\xfe")
    assert team_text(tmp_path, "limits")[1] is False
    (tmp_path / "limits.md").write_text("ours")
    assert team_text(tmp_path, "limits") == ("ours", True)


def test_packs_as_lines_and_as_data(tmp_path: Path) -> None:
    """Every pack can be shown both ways; a checked file tells its findings."""
    desk = a_desk(KINDS_PACK)
    for pack in pack_rows(desk):
        assert next(head(pack)).startswith(pack.title)
        assert isinstance(pack_data(pack), dict)
    assert "bread: Bread" in [row.text for row in tree(named_pack(desk, "kinds").sound())]
    (tmp_path / "x.yaml").write_text("id: x\n")
    (report,) = check_files(desk, [tmp_path / "x.yaml"], "pack")
    assert report.findings[0].is_error
    assert report.findings[0].worded.startswith(str(tmp_path / "x.yaml"))


def test_dates_or_why_not() -> None:
    """A day as people type it, or a sentence."""
    today = date(2026, 11, 22)
    assert day_or_why("tomorrow", today) == ("2026-11-23", "")
    day, why = day_or_why("30 Feb 2027", today)
    assert day is None
    assert why.endswith(".")


def test_only_their_own_words_stand_in_quotation_marks() -> None:
    """Quotation marks go round the person's own words and nobody else's."""
    view = LineView("x", "words", "person", "Sam", "", ("Calm",))
    assert line_words(view) == "“words”  (Sam, not sorted yet)  * Calm"
    assert "“" not in line_words(LineView("x", "words", "gist", "gist", "People"))


def test_the_made_up_person() -> None:
    """The made-up person has lines, strengths, a plan that is agreed, and something left to read back."""
    desk = a_desk()
    with desk.write(add_demo_person(desk)) as person:
        sitting = desk.sit_down(person)
        assert person.records.person.name == NAME
        assert sitting.plan().agreed.startswith("agreed on")
        assert len(sitting.strengths()) == 3
        assert sitting.to_read_back()
        saved(sitting.jot("a line more"))
