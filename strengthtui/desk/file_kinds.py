"""Every kind of file that people write, how it is recognised and who checks it: one table.

A file is taken for what the end of its name or its keys say. Where several fit, the one that may hold someone's words
counts: a mistake then shows too little, never too much.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from strengthtui.desk.top_keys import top_keys
from strengthtui.sources.findings import Finding, Problems

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

Unseen: TypeAlias = "tuple[tuple[int, int], ...]"
"""Lines that could not be looked at, as first and last."""


class Found(NamedTuple):
    """What a check found."""

    findings: tuple[Finding, ...]
    unseen: Unseen = ()


class FileKind(NamedTuple):
    """One kind of file."""

    id: str
    name: str
    """What it is called in a sentence."""
    check: Callable[[bytes, str, Desk], Found]
    keys: Callable[[], frozenset[str]] = frozenset
    """The keys at its top, by which it is recognised."""
    ending: str = ""
    """How its name ends, where that says what it is."""
    holds_words: bool = False
    """Whether someone's words stand in it: then no line of it is shown."""


def recognised(data: bytes, name: str, usual: str) -> FileKind | None:
    """Say what a file is, by how its name ends or by its keys; `None` where neither says anything."""
    ending = Path(name).suffix.casefold()
    for kind in KINDS:
        if ending and ending == kind.ending:
            return kind
    keys = top_keys(data, name)
    by_keys = [(len(keys & kind.keys()), kind.holds_words, kind.id == usual, kind) for kind in KINDS]
    count, _words, _usual, best = max(by_keys, key=lambda one: one[:3])
    return best if count else None


def found_in(problems: Problems, name: str) -> Found:
    """Give what was found in this file."""
    return Found(problems.findings, problems.unseen(name))


def _pack(data: bytes, name: str, desk: Desk) -> Found:
    from strengthtui.desk.wording import team_words
    from strengthtui.packs.checker import check_pack

    words = team_words(desk.settings.team or desk.places.team_folder)
    checked = check_pack(data, name, desk.shelf, words=words.matcher)
    return Found(checked.findings, checked.unseen)


def _outline(data: bytes, name: str, desk: Desk) -> Found:
    from strengthtui.documents.outline import read_outline

    problems = Problems()
    read_outline(data, name, problems, desk.vocabulary)
    return found_in(problems, name)


def _frame(data: bytes, name: str, desk: Desk) -> Found:
    from strengthtui.packs.frames import read_frame

    problems = Problems()
    read_frame(data, name, problems, desk.vocabulary)
    return found_in(problems, name)


def _choosing(data: bytes, name: str, desk: Desk) -> Found:
    from strengthtui.packs.choosing import read_choosing

    problems = Problems()
    read_choosing(data, name, problems, desk.shelf)
    return found_in(problems, name)


def _vocabulary(data: bytes, name: str, desk: Desk) -> Found:
    from strengthtui.packs.vocabularies import check_vocabulary

    problems = Problems()
    check_vocabulary(data, name, problems, desk.vocabulary)
    return found_in(problems, name)


def _reflections(data: bytes, name: str, desk: Desk) -> Found:  # noqa: ARG001  every check takes a desk
    from strengthtui.packs.reflections import read_reflections

    problems = Problems()
    read_reflections(data, name, problems)
    return found_in(problems, name)


def _lexicon(data: bytes, name: str, desk: Desk) -> Found:  # noqa: ARG001  every check takes a desk
    from strengthtui.lexicon.reader import read_lexicon
    from strengthtui.packs.shipped import shipped_lexicon

    problems = Problems()
    read_lexicon(data, name, problems, shipped_lexicon())
    return found_in(problems, name)


def _sheet(data: bytes, name: str, desk: Desk) -> Found:
    """Check a sheet as if it were filled in onto somebody new: nothing is stored anywhere."""
    from strengthtui.desk.desk import throwaway_desk
    from strengthtui.desk.filling import judged
    from strengthtui.desk.sheet_codes import SilentProblems

    problems = SilentProblems()
    trial = throwaway_desk(settings=desk.settings, places=desk.places, clock=desk.clock, shelf=desk.shelf)
    with trial.add_person("x") as person:
        judged(person, data, name, problems)
    return found_in(problems, name)


def _team_text(data: bytes, name: str, desk: Desk) -> Found:  # noqa: ARG001  every check takes a desk
    from strengthtui.desk.team_checks import check_team_text

    problems = Problems()
    check_team_text(data, name, problems)
    return found_in(problems, name)


def _settings(data: bytes, name: str, desk: Desk) -> Found:  # noqa: ARG001  it reads its file itself
    from strengthtui.desk.settings_file import read_settings

    return Found(read_settings(Path(name)).findings)


def _keys_of(room: str, *shapes: str) -> Callable[[], frozenset[str]]:
    """Give the keys of shapes of a module, which is loaded when they are asked for."""

    def keys() -> frozenset[str]:
        from importlib import import_module

        module = import_module(f"strengthtui.{room}")
        return frozenset(key for shape in shapes for key in getattr(module, shape).keys)

    return keys


def _sheet_keys() -> frozenset[str]:
    from strengthtui.desk.sheet import sheet_keys

    return sheet_keys()


# Scenarios take a row as soon as they can be read.
KINDS: Final = (
    FileKind("pack", "a pack", _pack, _keys_of("packs.tables", "PACK")),
    FileKind("outline", "an outline", _outline, _keys_of("documents.outline", "OUTLINE")),
    FileKind("frame", "a frame", _frame, _keys_of("packs.tables", "FRAME")),
    FileKind(
        "vocabulary", "a vocabulary", _vocabulary, _keys_of("packs.vocabularies", "DOMAINS", "TOPICS", "STRENGTHS")
    ),
    FileKind("choosing", "a help to choose", _choosing, _keys_of("packs.choosing", "CHOOSING")),
    FileKind("reflections", "questions for the worker", _reflections, _keys_of("packs.reflections", "REFLECTIONS")),
    FileKind("lexicon", "a list of words", _lexicon, _keys_of("lexicon.reader", "LIST")),
    FileKind("sheet", "a sheet", _sheet, _sheet_keys, holds_words=True),
    FileKind("team-text", "a team's text", _team_text, ending=".md"),
    FileKind("settings", "a file of settings", _settings, ending=".toml"),
)
"""Every kind there is. Of two kinds whose keys a file has as many of, the one that holds words counts."""
