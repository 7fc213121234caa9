"""The wording check: where a text holds words that hide the person, and what a team makes of the list.

It reads any text, and YAML and JSON as what they hold. A text is taken for the worker's; what is quoted in it, and
what a sheet says is the person's or somebody else's, is left alone. It changes nothing and keeps nothing.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, get_args

from strengthtui.errors import NotFoundError, StrengthError
from strengthtui.lexicon.matcher import Matcher
from strengthtui.lexicon.telling import CODE_OF, params_of
from strengthtui.model.words import Voice
from strengthtui.packs.shipped import shipped_lexicon, shipped_vocabulary, shipped_words
from strengthtui.sources.decoding import decode
from strengthtui.sources.findings import Finding, Problems
from strengthtui.sources.loading import load
from strengthtui.sources.reader import Place
from strengthtui.sources.source import LineTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from strengthtui.lexicon.terms import Kind, Lexicon, Term
    from strengthtui.sources.source import Plain

LIST: Final = "lexicon.yaml"
"""The team's own list, in its folder."""

_DATA: Final = frozenset({".yaml", ".yml", ".json"})
_NO_TEXT: Final = frozenset({"id", "about", "topic", "topics", "recall", "was", "seed", "voice", "when", "order"})
"""Keys of ids and addresses."""
_SAYS_WHERE: Final = ("topic", "topics", "about", "petal")
_VOICES: Final[Mapping[str, Voice]] = {voice: voice for voice in get_args(Voice)}
_OF_SOMEONE: Final = frozenset({"conversations", "jottings", "goals", "strengths"})
"""A file that has one of these is a sheet; any other is about nobody, and nothing in it is turned round."""


@dataclass(frozen=True, slots=True)
class TeamWords:
    """The list as it is used here."""

    lexicon: Lexicon
    matcher: Matcher
    told: tuple[str, ...] = ()
    """What is the matter with the team's own list, a line each."""
    left_out: bool = False
    """Whether the team's own list has an error in it, and is not used."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """One row of the list, to be shown."""

    id: str
    term: str
    kind: Kind
    used: bool
    prefer: tuple[str, ...]
    sources: tuple[str, ...]


def team_words(folder: Path) -> TeamWords:
    """Give the lists that come with the program, and the team's own over them where there is one that is sound."""
    from strengthtui.desk.files import read_file

    path = folder / LIST
    lexicon, words = shipped_lexicon(), shipped_words()
    try:
        data = read_file(path)
    except NotFoundError:
        return TeamWords(lexicon, words)
    except StrengthError as error:
        return TeamWords(lexicon, words, (error.title, error.message), left_out=True)
    from strengthtui.lexicon.reader import read_lexicon

    problems = Problems()
    own = read_lexicon(data, str(path), problems, lexicon)
    told = tuple(finding.worded() for finding in problems.findings)
    return TeamWords(lexicon, words, told, left_out=True) if own is None else TeamWords(own, Matcher(own), told)


def word_rows(lexicon: Lexicon) -> tuple[WordRow, ...]:
    """Every row, whether it is used, and who says so."""
    return tuple(WordRow(row.id, row.term, row.kind, row.use, row.prefer, row.sources) for row in lexicon.terms)


def check_words(words: Matcher, data: bytes, name: str, *, voice: Voice = "worker") -> tuple[Finding, ...]:
    """Look through a text, or through the texts of a YAML or JSON file that can be read."""
    if PurePath(name).suffix.casefold() in _DATA:
        problems = Problems()
        source = load(data, name, problems)
        if source is not None and not problems.error_count:
            someone = isinstance(source.data, dict) and not _OF_SOMEONE.isdisjoint(source.data)
            kinds: tuple[Kind, ...] = ("term", "behaviour", "reframe") if someone else ("term", "behaviour")
            _Reading(words, kinds).read(source.data, Place(source, problems), voice, hard_times=False)
            return problems.findings
    return _check_text(words, data, name, voice)


def _check_text(words: Matcher, data: bytes, name: str, voice: Voice) -> tuple[Finding, ...]:
    problems = Problems()
    text = decode(data, name, problems) or ""
    lines = LineTable(text)
    for found in words.find(text, voice=voice, markdown=True):
        problems.add(_finding(found.term, name, *lines.position(found.at)))
    return problems.findings


def _finding(term: Term, name: str, line: int, column: int) -> Finding:
    return Finding(CODE_OF[term.kind], name, line, column, params_of(term))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One look through plain data."""

    words: Matcher
    kinds: Collection[Kind]

    def read(self, data: Plain, place: Place, voice: Voice, *, hard_times: bool) -> None:
        """Look through every text, in the voice that it has where it stands."""
        if isinstance(data, dict):
            voice = voice if voice == "person" else _VOICES.get(str(data.get("voice")), voice)
            hard_times = hard_times or _is_hard(data)
            for key, part in data.items():
                if key not in _NO_TEXT:
                    self.read(part, place.into(key), voice, hard_times=hard_times)
        elif isinstance(data, list):
            for at, part in enumerate(data):
                self.read(part, place.into(at), voice, hard_times=hard_times)
        elif data is not None:
            text = data.strip()  # places are counted without the white space round it
            for found in self.words.find(text, voice=voice, hard_times=hard_times, kinds=self.kinds):
                place.word(found.at).add(CODE_OF[found.term.kind], **params_of(found.term))


def _is_hard(data: dict[str, Plain]) -> bool:
    """Whether a mapping says that it is about what is hard."""
    named = [data.get(key) for key in _SAYS_WHERE]
    topics = [one for value in named for one in (value if isinstance(value, list) else [value])]
    return any(isinstance(one, str) and one in _hard_topics() for one in topics)


@functools.cache
def _hard_topics() -> frozenset[str]:
    topics = shipped_vocabulary().topics
    return frozenset({"hard-times", *(topic.id for topic in topics if topic.petal == "hard-times")})
