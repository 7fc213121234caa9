"""A file is taken for what it is, and checked by whoever knows that kind; what is shipped is without a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui import content
from strengthtui.desk.file_kinds import KINDS, recognised
from tests.desk.desk_builders import a_desk

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

FOLDERS = {
    "packs": "pack",
    "frames": "frame",
    "outlines": "outline",
    "vocabularies": "vocabulary",
    "reflections": "reflections",
    "demo": "sheet",
    "choosing": "choosing",
}
SHIPPED = [(folder, name) for folder in FOLDERS for name in content.names(folder)]


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A desk that keeps nothing."""
    return a_desk()


def found(data: bytes, name: str, desk: Desk) -> list[str]:
    """Check a file as what it is; gives `kind`, then `line:column code` for each finding."""
    kind = recognised(data, name, "pack")
    assert kind is not None
    return [kind.id, *(f"{one.line}:{one.column} {one.code.code}" for one in kind.check(data, name, desk).findings)]


@pytest.mark.parametrize(("folder", "name"), SHIPPED, ids=str)
def test_what_is_shipped_is_known_and_sound(desk: Desk, folder: str, name: str) -> None:
    """Every pack, frame, outline, vocabulary and the demo's sheet: recognised by its keys, and nothing found."""
    assert found(content.read_bytes(f"{folder}/{name}"), name, desk) == [FOLDERS[folder]]


def test_shipped_team_texts_say_that_they_are_to_be_filled_in(desk: Desk) -> None:
    """Of the texts a team owns only what it has to fill in is told; the way to the ground is ready as it is."""
    for name in content.names("team"):
        kind, *told = found(content.read_bytes(f"team/{name}"), name, desk)
        assert kind == "team-text"
        codes = {one.split()[1] for one in told}
        assert codes <= {"team-not-filled-in", "team-place-open"}
        assert bool(codes) == (name != "grounding.md")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("id: x\nversion: 1\ntitle: X\n", "pack"),
        ("id: x\nversion: 1\ntitle: X\nblocks: [", "outline"),
        ("id: x\nlines: []\n", "frame"),
        ("id: x\nversion: 1\nareas: []\n", "vocabulary"),
        ("  worker: RB\n  jottings: []\n", "sheet"),
        ("'jottings': []\n", "sheet"),
        ('{"conversations": [{"pack"', "sheet"),
        ('{"id": "x", "sections": []}', "pack"),
        ("\ufeffid: x\r\nsections: []\r\n", "pack"),
        ("goals: []\nsections: []\nid: x\n", "pack"),
        ("next: Friday\nid: my letter\n", "sheet"),
        ("title: x\n", "pack"),
        ("words and more words", None),
        ("Dear Sam: hello\n", None),
        ("", None),
        ("[1, 2]", None),
    ],
)
def test_keys_say_what_a_file_is(text: str, kind: str | None) -> None:
    """Also where the rest is broken; where as much speaks for a sheet, it is one, so that no words are shown."""
    known = recognised(text.encode(), "x.yaml", "pack")
    assert (None if known is None else known.id) == kind


def test_names_say_it_first() -> None:
    """Texts of a team and settings are known by how their names end."""
    for name, kind in {"a/limits.md": "team-text", "x.MD": "team-text", "settings.toml": "settings"}.items():
        known = recognised(b"id: x\n", name, "pack")
        assert known is not None
        assert known.id == kind


def test_a_sheet_leaves_nothing_behind(desk: Desk) -> None:
    """Checking a sheet adds nobody to the desk it was checked at."""
    sheet = next(kind for kind in KINDS if kind.id == "sheet")
    assert sheet.check(b"jottings: [{text: x, topic: people}]", "s.yaml", desk).findings == ()
    assert desk.people.list() == ()


TOPICS = """\
id: topics
version: 1
petals:
  - {id: people, title: People}
  - {id: §people, title: People again}
topics:
  - {id: one, title: One, petal: people, domains: [home]}
  - {id: §one, title: Two, petal: §poeple, domains: [§hoem]}
  - {id: §people, title: Three, petal: people, domains: []}
"""


def test_one_vocabulary_is_checked_by_itself(desk: Desk) -> None:
    """What stands twice, and what names a petal or an area of life that is not there."""
    lines = TOPICS.split("\n")
    places = [
        f"{number}:{sum(map(len, line.split('§')[:at])) + 1}"
        for number, line in enumerate(lines, 1)
        for at in range(1, line.count("§") + 1)
    ]
    kind, *told = found(TOPICS.replace("§", "").encode(), "t.yaml", desk)
    assert kind == "vocabulary"
    assert [one.split()[0] for one in told] == places
    assert [one.split()[1] for one in told] == [
        *("line-twice", "line-twice", "petal-unknown", "domain-unknown", "line-twice"),
    ]
    areas = b"id: a\nversion: 1\nareas: [{id: x, title: X, sphere: individual, from: ours, domains: [hoem]}]\n"
    assert found(areas, "a.yaml", desk) == ["vocabulary", "3:69 domain-unknown"]
    domains = b"id: d\nversion: 1\ndomains: [{id: x, title: X, sphere: family}, {id: x, title: Y, sphere: fmily}]\n"
    assert found(domains, "d.yaml", desk) == ["vocabulary", "3:51 line-twice", "3:72 not-a-choice"]


def test_a_frame_is_checked_by_itself(desk: Desk) -> None:
    """Lines that stand twice, and topics that are not there."""
    frame = (
        b"id: f\nversion: 1\ntitle: F\nlines:\n  - {id: a, ask: What?, about: me-skils, plainer: P, listen_for: [a]}\n"
        b"  - {id: a, ask: What now?, plainer: P, listen_for: [a]}\n"
    )
    assert found(frame, "f.yaml", desk) == ["frame", "5:32 topic-unknown", "6:10 line-twice"]


def test_a_text_of_a_team(desk: Desk) -> None:
    """Places of the shipped text that are left, a note that is left, lines that are too long, nothing to say."""
    cases = {
        "1. Call [name and post, number, hours].": ["1:9 team-place-open"],
        "9. Here: [what your\n   clinician wants done here, naloxone included].": ["1:10 team-place-open"],
        "1. Call [a number of our own].": [],
        "Who: your service manager, with your safeguarding lead.\n1. Yours.": ["1:1 team-not-filled-in"],
        "# One\n\n## Two\n": ["1:1 team-no-lines"],
        " \n": ["1:1 file-empty"],
        "x" * 201: ["1:1 team-line-too-long"],
        "a\x07b": ["1:2 control-character"],
    }
    for text, told in cases.items():
        assert found(text.encode(), "safety.md", desk) == ["team-text", *told]
    assert found(b"x" * 300, "safty.md", desk) == ["team-text", "1:1 team-text-name"]
    assert found("Café".encode("latin-1"), "limits.md", desk) == ["team-text", "1:4 file-not-utf-8"]
