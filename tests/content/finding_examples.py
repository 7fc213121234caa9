"""Puts the examples of the findings' pages into the file they are a part of, and checks that file."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.desk.checking import unknown
from strengthtui.desk.file_kinds import KINDS, recognised
from strengthtui.desk.wording import check_words
from strengthtui.packs.checker import check_pack
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary, shipped_words
from strengthtui.sources.findings import Finding
from tests.builders import LEFT_OUT
from tests.desk.desk_builders import GATED_PACK, a_desk

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

Check = Callable[[bytes], tuple[Finding, ...]]


class Part(NamedTuple):
    """What an example is a part of: the lines before it, how far it is set in, and who checks the whole."""

    before: str
    setting_in: int
    check: Check


@functools.cache
def _desk() -> Desk:
    """A desk with one more pack, in which a question waits for another."""
    return a_desk(GATED_PACK)


def checked(kind: str, name: str = "") -> Check:
    """Check as this kind of file, by this name."""
    row = next(one for one in KINDS if one.id == kind)
    return lambda data: row.check(data, name or f"{kind}.yaml", _desk()).findings


def _unknown(data: bytes) -> tuple[Finding, ...]:
    """Check a file that says nothing of what it is, as `pack check` would."""
    kind = recognised(data, "letter", "pack")
    found = unknown(data, "letter", "pack") if kind is None else kind.check(data, "letter", _desk())
    return found.findings


def _settings(data: bytes) -> tuple[Finding, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "settings.toml")
        path.write_bytes(data)
        return checked("settings", str(path))(data)


def _pack(data: bytes) -> tuple[Finding, ...]:
    return check_pack(data, "pack.yaml").findings


def _note(data: bytes) -> tuple[Finding, ...]:
    return check_words(shipped_words(), data, "note.md")


def _beside(version: int) -> Check:
    """Check where a version is here already: one text question, days/good-hour, about a good day."""

    def check(data: bytes) -> tuple[Finding, ...]:
        question = f"{_QUESTION}        ask: When was there a good hour?\n        about: days-good-day\n"
        here = question.replace("version: 1", f"version: {version}").encode()
        return check_pack(data, "pack.yaml", Shelf(shipped_vocabulary(), installed=[("ours.yaml", here)])).findings

    return check


def _followed_by(rest: str) -> Check:
    return lambda data: _pack(data + b"\n" + rest.encode())


_THINGS: Final = ("mornings", "meals", "music", "work", "rest", "walks", "friends", "letters", "rain", "games")
_MORE: Final = (*_THINGS, "trains", "soup", "sleep")


def _more_questions(doorstep: int) -> str:
    """A section of thirteen further questions, some of them for the doorstep."""
    lines = "  - id: around\n    title: Around you\n    questions:\n"
    for at, thing in enumerate(_MORE):
        lines += (
            f"      - id: {thing}\n        kind: text\n        ask: What do you like about {thing}?\n"
            f"        plainer: Think of {thing}. What is it like at home, or with friends, or alone?\n"
            f"        listen_for: [a person, a place]\n        route: {'doorstep' if at < doorstep else 'full'}\n"
        )
    return lines


_HEAD: Final = "id: ours\nversion: 1\ntitle: Ours\n"
_SECTIONS: Final = f"{_HEAD}sections:\n  - id: days\n    title: Days\n"
_PETALS: Final = f"{_HEAD}sections:\n  - petal: people\n    ring: inner\n"
_QUESTION: Final = (
    f"{_SECTIONS}    questions:\n      - id: good-hour\n        kind: text\n"
    "        plainer: Was it a morning, an evening, or in the night?\n"
    "        listen_for: [who was there, a place]\n"
)

_EARLIER: Final = f"""{_SECTIONS}    questions:
      - id: where
        kind: choice
        ask: Where do you sleep these days?
        plainer: Is it at home, with friends, or outside?
        listen_for: [a place, who is there]
        options: [{{id: home, text: At home}}, {{id: friends, text: With friends}}, {{id: outside, text: Outside}}]
      - id: nights
        kind: number
        ask: How many nights have you been there?
        plainer: Was it one night, a week, or more?
        listen_for: [a number, since when]
        limits: {{least: 0, most: 60}}
      - id: name-for-it
        kind: text
        ask: What do you call that place?
        plainer: Say it in one word, or two, or as you like.
        listen_for: [a name, a word]
        limits: {{length: 40}}
      - id: good-hour
        kind: text
        ask: When was there a good hour?
        plainer: Was it a morning, an evening, or in the night?
        listen_for: [who was there, a place]
      - id: helps
        kind: text
        plainer: Who helps there, or what, or nothing yet?
        listen_for: [a person, a thing]
"""
_ROUTED: Final = f"""{_SECTIONS}    questions:
      - id: good-hour
        kind: text
        ask: When was there a good hour?
        plainer: Was it a morning, an evening, or in the night?
        listen_for: [who was there, a place]
        route: short
      - id: helped
        kind: text
        ask: Who was part of it?
        plainer: Was it someone you know, someone new, or nobody?
        listen_for: [a person, what they did]
        route: short
        when: {{question: days/good-hour, is: answered}}
      - id: last-night
        kind: text
        ask: How was last night?
        plainer: Was it short, quiet, or something else?
        listen_for: [where, who was there]
        route: short
      - id: long-ago
        kind: text
        ask: What did a good day use to be like?
        plainer: Think of one day, at home, outside, or at work.
        listen_for: [who was there, a place]
        route: full
"""
_LONG_HEAD: Final = f"{_HEAD}summary: A talk about days.\nsources: [our own]\n"
_NEXT: Final = _HEAD.replace("version: 1", "version: 2")

_CHOOSING_ROWS: Final = "id: ours\nversion: 1\nsuggestions: [{pack: ropes, why: Five ways in.}]\n"
_CHOOSING: Final = """id: ours
version: 1
questions:
  - id: time
    ask: How long?
    options: [{id: short, text: a while}, {id: long, text: an hour}]
"""

PARTS: Final[dict[str, Part]] = {
    "pack": Part("", 0, _pack),
    "pack-body": Part(_HEAD, 0, _pack),
    "section": Part(_SECTIONS, 4, _pack),
    "petal": Part(_PETALS, 4, _pack),
    "note": Part("", 0, _note),
    "lexicon": Part("id: ours\nversion: 1\nsources: {H: Harbour Street}\n", 0, checked("lexicon")),
    "question": Part(_QUESTION, 8, _pack),
    "question-on-shelf": Part(_QUESTION, 8, checked("pack")),
    "later-question": Part(_EARLIER, 8, _pack),
    "route-order": Part(_ROUTED, 0, _pack),
    "long-pack": Part("", 0, _followed_by(_more_questions(4))),
    "long-pack-indoors": Part(_LONG_HEAD, 0, _followed_by(_more_questions(0))),
    "long-pack-three": Part(_LONG_HEAD, 0, _followed_by(_more_questions(3))),
    "next-version": Part("", 0, _beside(1)),
    "older-version": Part("", 0, _beside(7)),
    "next-section": Part(f"{_NEXT}sections:\n  - id: days\n    title: Days\n", 4, _beside(1)),
    "frame": Part("id: meet\nversion: 1\ntitle: Meeting\n", 0, checked("frame")),
    "whole-frame": Part("", 0, checked("frame")),
    "json": Part("", 0, checked("pack", "pack.json")),
    "outline": Part(f"{_HEAD}empty: Nothing is written here yet.\n", 0, checked("outline")),
    "choosing-questions": Part(_CHOOSING_ROWS, 0, checked("choosing")),
    "choosing": Part(_CHOOSING, 0, checked("choosing")),
    "vocabulary": Part("", 0, checked("vocabulary")),
    "sheet": Part("", 0, checked("sheet")),
    "settings": Part("", 0, _settings),
    "limits-md": Part("", 0, checked("team-text", "limits.md")),
    "safety-md": Part("", 0, checked("team-text", "safety.md")),
    "unknown": Part("", 0, _unknown),
}
"""By the name a page gives under `in`. A `question` has id, kind, plainer and listen_for already; not its `ask`. A
`later-question` (days/helps) has days/where, days/nights, days/name-for-it and days/good-hour before it. A
`route-order` is that of days/good-hour, days/helped (which waits for it) and days/last-night, all short; days/long-ago
is full. After a `long-pack` come thirteen questions, some of them for the doorstep; `next-` is checked beside version
1, an `older-version` beside 7."""


def findings_of(part: str, lines: str, about: str) -> list[str]:
    """Check an example of a code and give `line:column code` for each finding, as places within the example.

    An example is as short as it can be: what every question should have besides is not asked of it.
    """
    known = PARTS[part]
    before = known.before.count("\n")
    data = (known.before + indent(lines, " " * known.setting_in)).encode()
    found = [one for one in known.check(data) if one.code.code not in LEFT_OUT - {about}]
    return [f"{one.line - before}:{one.column - known.setting_in} {one.code.code}" for one in found]
