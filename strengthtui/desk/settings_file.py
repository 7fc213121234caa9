"""The worker's settings, read from their file: every finding with its place, and everything else used all the same.

A conversation is never stopped by what is wrong in here. Which actions have keys is the app's to know: it hands their
ids in, and without them the names under `keys` are only looked at for their form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, get_args

from strengthtui.desk.typed import tidy_name
from strengthtui.settings import VEIL_AFTER, Settings, Theme
from strengthtui.sources.codes import files, shapes, toml, values
from strengthtui.sources.findings import Finding, Problems
from strengthtui.sources.spelling import Spelling
from strengthtui.sources.toml_source import Entry, read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from strengthtui.places import Places
    from strengthtui.sources.findings import FindingCode

THEMES: Final[tuple[Theme, ...]] = get_args(Theme)
ON_OFF: Final = ("on", "off")
"""How what is either is written; TOML's own true and false are read too."""
KEYS: Final = "keys"
_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,47}")
_TYPES: Final = ((bool, "yes or no"), (str, "text"), (int | float, "number"), (list, "list"), (dict, "table"))
"""What a value of TOML is called in a finding."""


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """What could be read of the file."""

    settings: Settings = field(default_factory=Settings)
    findings: tuple[Finding, ...] = ()
    """In the order of the file."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Name of a setting to the line it was taken from."""

    @property
    def errors(self) -> tuple[str, ...]:
        """What was passed over, worded."""
        return tuple(one.worded() for one in self.findings if one.severity == "error")


@dataclass(frozen=True, slots=True)
class SettingView:
    """One setting as it is in force."""

    name: str
    value: str | int | dict[str, list[str]] | None
    """`None` where nothing is set and nothing stands in for it."""
    origin: str
    """`option`, `environment`, `file` or `default`."""
    line: int | None = None
    """Of the file, where it comes from there."""


def read_settings(path: Path, actions: Collection[str] | None = None) -> SettingsRead:
    """Read the file; where there is none, nothing is set and nothing is wrong."""
    problems = Problems()
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return SettingsRead()
    except OSError:
        return SettingsRead(findings=(Finding(files.UNREADABLE, str(path), 1, 1, {}),))
    reading = _Reading(str(path), problems, actions)
    for entry in read_toml(data, str(path), problems):
        reading.take(entry)
    return SettingsRead(reading.settings(), problems.findings, MappingProxyType(reading.lines))


def in_force(
    settings: Settings, lines: Mapping[str, int], places: Places, vault: Path, vault_origin: str
) -> Iterator[SettingView]:
    """Say of every setting what holds now and where it comes from: a line of the file, or what is said of the vault."""
    held = {
        "worker": settings.worker,
        "vault": str(vault),
        "team": str(settings.team or places.team_folder),
        "theme": settings.theme,
        KEYS: {action: list(keys) for action, keys in settings.keys.items()},
        "veil_after": settings.veil_after,
        "word_hints": "on" if settings.word_hints else "off",
        "reflect": "on" if settings.reflect else "off",
    }
    for name, value in held.items():
        origin = "file" if name in lines else "default"
        origin = vault_origin if name == "vault" else origin
        yield SettingView(name, value, origin, lines.get(name) if origin == "file" else None)


class _Reading:
    """One reading: the settings so far, and where findings go."""

    def __init__(self, file: str, problems: Problems, actions: Collection[str] | None) -> None:
        self._file = file
        self._problems = problems
        self._actions = None if actions is None else Spelling(actions)
        self._known_actions = frozenset(actions or ())
        self._readers: dict[str, Callable[[Entry], object]] = {
            "worker": self._text,
            "vault": self._folder,
            "team": self._folder,
            "theme": self._theme,
            "veil_after": partial(self._number, *VEIL_AFTER),
            "word_hints": self._on_or_off,
            "reflect": self._on_or_off,
        }
        self._names = Spelling((*self._readers, KEYS))
        self._found: dict[str, object] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._told: set[tuple[str, ...]] = set()
        self.lines: dict[str, int] = {}

    def take(self, entry: Entry) -> None:
        """Read one value; what does not fit is noted and passed over, a table that is not known once."""
        name = entry.path[0]
        if name == KEYS:
            self._take_keys(entry)
        elif name not in self._readers:
            if self._first_of(name):
                self._unknown(entry, name, self._names, (*self._readers, KEYS))
        elif len(entry.path) > 1:
            if self._first_of(name):
                self._wrong_type(entry, "table")
        elif (value := self._readers[name](entry)) is None:
            self._first_of(name)  # a header: what stands below it is the same mistake
        else:
            self._found[name] = value
            self.lines[name] = entry.key_at.line

    def settings(self) -> Settings:
        """Put together what fitted."""
        return Settings(**self._found, keys=MappingProxyType(self._keys))  # type: ignore[arg-type]  # as the readers give them

    def _take_keys(self, entry: Entry) -> None:
        if len(entry.path) == 1:
            if isinstance(entry.value, dict):
                self.lines.setdefault(KEYS, entry.key_at.line)
            else:
                self._note(toml.NOT_A_TABLE, entry, found=_type_of(entry.value), key=KEYS)
            return
        action = entry.path[1]
        if self._actions is not None and action not in self._known_actions:
            self._unknown(entry, action, self._actions, sorted(self._known_actions))
        elif not _ID.fullmatch(action):
            self._problems.add(Finding(values.NOT_AN_ID, self._file, *entry.key_at, {}))
        elif len(entry.path) > 2 or isinstance(entry.value, dict):  # noqa: PLR2004  keys, and the action
            if self._first_of(KEYS, action):
                self._wrong_type(entry, "table")
        else:
            listed = entry.value if isinstance(entry.value, list) else [entry.value]
            keys = [self._text(entry._replace(value=one)) for one in listed]
            if keys and None not in keys:
                self._keys[action] = tuple(key for key in keys if key)
                self.lines.setdefault(KEYS, entry.key_at.line)
            elif not keys:
                self._note(shapes.MISSING_VALUE, entry)

    def _first_of(self, *table: str) -> bool:
        """Tell whether nothing was said yet of this table: what stands in it is one mistake."""
        first = table not in self._told
        self._told.add(table)
        return first

    def _text(self, entry: Entry) -> str | None:
        if not isinstance(entry.value, str):
            self._wrong_type(entry, _type_of(entry.value))
            return None
        text = tidy_name(entry.value)
        if not text:
            self._note(shapes.MISSING_VALUE, entry)
        return text or None

    def _folder(self, entry: Entry) -> Path | None:
        text = self._text(entry)
        return None if text is None else Path(text).expanduser()

    def _theme(self, entry: Entry) -> Theme | None:
        word = self._one_of(THEMES, entry)
        return next((one for one in THEMES if one == word), None)

    def _on_or_off(self, entry: Entry) -> bool | None:
        if isinstance(entry.value, bool):
            return entry.value
        word = self._one_of(ON_OFF, entry)
        return None if word is None else word == ON_OFF[0]

    def _one_of(self, words: tuple[str, ...], entry: Entry) -> str | None:
        text = self._text(entry)
        if text is not None and text not in words:
            near = Spelling(words).nearest(text)
            self._note(values.NOT_A_CHOICE, entry, choices=", ".join(words), **({"near": near} if near else {}))
            return None
        return text

    def _number(self, least: int, most: int, entry: Entry) -> int | None:
        value = entry.value
        if not isinstance(value, int) or isinstance(value, bool):
            self._note(values.NOT_WHOLE, entry)
        elif value < least:
            self._note(values.TOO_SMALL, entry, least=least)
        elif value > most:
            self._note(values.TOO_LARGE, entry, most=most)
        else:
            return value
        return None

    def _unknown(self, entry: Entry, word: str, spelling: Spelling, known: Collection[str]) -> None:
        near = spelling.nearest(word)
        params: dict[str, str | int] = {"key": word, "keys": ", ".join(known)}
        found = Finding(shapes.UNKNOWN_KEY, self._file, *entry.key_at, params | ({"near": near} if near else {}))
        self._problems.add(found)

    def _wrong_type(self, entry: Entry, found: str) -> None:
        self._note(toml.NOT_TEXT, entry, found=found)

    def _note(self, code: FindingCode, entry: Entry, **params: str | int) -> None:
        self._problems.add(Finding(code, self._file, *entry.value_at, params))


def _type_of(value: object) -> str:
    return next((name for kind, name in _TYPES if isinstance(value, kind)), "date")
