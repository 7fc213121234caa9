"""The hint on a word while the worker types: whether there is one to give on a line, and what it says.

At most one a line, each row of the list once a sitting, and none where the words are not the worker's own or where it
would hurt: in what is hard, where safety is talked of, beside harm and grief. It changes no word, blocks nothing, and
nothing of it is stored: what was given lives as long as the window over the sitting.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from strengthtui.desk import whereabouts
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview.kinds import SPOKEN_KINDS
from strengthtui.interview.voices import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from strengthtui.desk.acting import Acting
    from strengthtui.desk.wording import TeamWords
    from strengthtui.lexicon.matcher import Found, Matcher
    from strengthtui.lexicon.terms import Boundary, Term
    from strengthtui.model.vocabulary import Vocabulary

HARD: Final = "hard-times"
"""The petal in which nothing is hinted."""
SAFETY: Final = "safety"
"""The area of life of which the same holds."""
TENDER: Final[tuple[Boundary, ...]] = ("harm", "grief")
"""What is left alone wherever signs of it stand."""
LONGEST: Final = 32
"""Characters of the line that are named at most; longer, and the row is named instead."""
ASK: Final = "ask: "
"""How a way of turning a line round begins that is a question to the person."""


class Ground(Struct, frozen=True):
    """The place where a line is typed, as far as hints go."""

    address: str = ""
    quiet: bool = False
    """Whether nothing is hinted here at all."""
    whole: bool = False
    """Whether what is typed here is one answer in one voice; else each line has its own."""
    asked: str = ""
    """The question, which may be about harm or grief itself."""


class Hint(Struct, frozen=True):
    """A word, and what could stand there instead."""

    row: str
    """Id of the row of the list."""
    words: str
    """As they stand in the line, or as the row is named."""
    seen: str
    """The part of the line that is meant, to see when it is gone."""
    kind: Literal["term", "behaviour", "reframe"]
    prefer: tuple[str, ...]
    sources: tuple[str, ...]
    note: str

    def told(self, *, ways: int = 2, brief: bool = False) -> str:
        """Give one line of it: up to so many ways of writing, and who says so; `brief` names only the first."""
        first = self.sources[0] if self.sources else _("your team")
        several = len(self.sources) > 1 and not brief
        who = _("{who} and others").format(who=first) if several else first
        instead = " · ".join(_offered(self, ways))
        return _("{words} → {instead}   ({who})").format(words=self.words, instead=instead, who=who)

    @property
    def whole(self) -> tuple[str, ...]:
        """All there is to say of it."""
        note = self.note or _("There may be more to tell.")
        return (
            f"{self.words}: {note}",
            _("You could write: {ways}").format(ways="; ".join(self.prefer)),
            _("Who says so: {who}").format(who=", ".join(self.sources)),
            _("It is a hint and no rule: the line stands as you typed it."),
        )


class Hinting:
    """What was hinted in one sitting, so that it is not said again."""

    def __init__(self, words: Callable[[], TeamWords], *, on: bool = True) -> None:
        """Take how to get at the list, which is read when something is looked at first."""
        self._load = words
        self.on = on
        self.last: Hint | None = None
        """The one given last, for whoever wants to know more."""
        self._last_at = ""
        self._given: dict[tuple[str, int], Hint | None] = {}
        """The hint on each line that is still being typed."""
        self._shown: set[str] = set()
        self._fine: set[tuple[str, str]] = set()
        self._told = False

    @functools.cached_property
    def _words(self) -> TeamWords:
        return self._load()

    def look(self, text: str, ground: Ground, line: int | None = None, *, fresh: bool = False) -> Hint | None:
        """Give the hint on one line of what is typed, or on the first that has one; `fresh` when it is another text."""
        if fresh:
            self._given.clear()
        if not self.on or ground.quiet or not text.strip() or self._words.matcher.signs_in(ground.asked, TENDER):
            return None
        for number, found in _found(self._words.matcher, text, ground, line):
            key = (ground.address, number)
            rows = {one.row: one for one in found if (one.row, ground.address) not in self._fine}
            if key not in self._given and (new := [one for one in rows.values() if one.row not in self._shown]):
                self._give(key, new[0])
            given = self._given.get(key)
            if given is not None and given.row in rows:
                return given
        return None

    def fine_here(self) -> bool:
        """Leave the word hinted last alone here; false where there was none."""
        if self.last is None:
            return False
        self._fine.add((self.last.row, self._last_at))
        return True

    def switch(self, *, on: bool) -> None:
        """Give no more hints in this sitting, or give them again, also those that were given once."""
        self.on = on
        if on:
            self._shown.clear()
            self._given.clear()

    def trouble(self) -> str:
        """Say once that the team's own list is left out; empty where there is nothing to say."""
        if self._told or not self.on or not self._words.left_out:
            return ""
        self._told = True
        return _(
            "Your team's own list of words has a mistake in it and is left out."
            "  strengthtui wording --list  says where."
        )

    def _give(self, key: tuple[str, int], hint: Hint) -> None:
        self._given[key] = self.last = hint
        self._last_at = key[0]
        self._shown.add(hint.row)


def hinting_for(folder: Path, *, on: bool) -> Hinting:
    """Give the hints of a sitting, by the lists that come along and the team's own in this folder."""

    def words() -> TeamWords:
        from strengthtui.desk.wording import team_words

        return team_words(folder)

    return Hinting(words, on=on)


def ground_of(sitting: Acting) -> Ground:
    """Say of the place in front what it means for hints."""
    person, conversation = sitting.person, sitting.conversation
    front = whereabouts.question_in_front(person, conversation)
    if isinstance(front, Refusal):
        petals = whereabouts.petal_in_front(person, conversation)
        return Ground("/".join(petals), quiet=any(is_tender(person.vocabulary, one) for one in petals))
    _conversation, address, question = front
    tender = is_tender(person.vocabulary, question.about or "") or SAFETY in (question.domains or ())
    quiet = tender or question.kind not in SPOKEN_KINDS
    return Ground(address, quiet, whole=question.kind == "text", asked=question.ask)


def is_tender(vocabulary: Vocabulary, about: str) -> bool:
    """Tell whether a petal or topic is about what is hard, or about safety."""
    topic = next((one for one in vocabulary.topics if one.id == about), None)
    return about == HARD or (topic is not None and (topic.petal == HARD or SAFETY in topic.domains))


def _found(words: Matcher, text: str, ground: Ground, wanted: int | None) -> Iterator[tuple[int, list[Hint]]]:
    """Give what stands in each line, or in the one wanted; nothing of what somebody said."""
    if ground.whole and spoken(text)[1] is not None:
        return
    for number, line in enumerate(text.split("\n")):
        said, voice = spoken(line)
        text = line if voice is not None else said
        if wanted in (None, number) and (ground.whole or voice is None):
            found = words.find(text, voice="gist")
            yield number, [_hint(one, text) for one in found if not _is_beside_harm(words, text, one)]


def _is_beside_harm(words: Matcher, line: str, found: Found) -> bool:
    """Tell whether harm or grief stands in the line, before or behind the word: the word itself is no sign of it."""
    return any(words.signs_in(part, TENDER) for part in (line[: found.start], line[found.end :]))


def _hint(found: Found, line: str) -> Hint:
    term: Term = found.term
    seen = line[found.at : found.end]
    words = seen if len(seen) <= LONGEST else term.term
    return Hint(term.id, words, seen, term.kind, term.prefer, term.sources, term.note)


def _offered(hint: Hint, ways: int) -> tuple[str, ...]:
    """Give one or two ways: of what is turned round a way to say it and a question, or rather the question."""
    if hint.kind != "reframe":
        return hint.prefer[:ways]
    said = [one for one in hint.prefer if not one.startswith(ASK)]
    asked = [one for one in hint.prefer if one.startswith(ASK)]
    return tuple([*said[: ways - 1], *asked, *said[ways - 1 :]][:ways])
