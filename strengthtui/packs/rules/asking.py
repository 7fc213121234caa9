"""How a question is asked: closed, leading, why, "any ...?", what is wrong first, two at once, a service's own words.

Nothing here is an error: a team may know better than a rule. Only English is looked at. What only the worker is asked
may lead nowhere, and is otherwise theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.lexicon.asking import asked_of, opens_at_once
from strengthtui.lexicon.asking_clauses import heard
from strengthtui.lexicon.asking_quick import surely_well_asked
from strengthtui.lexicon.asking_signs import (
    asks_for_any,
    asks_for_what_is_hard,
    asks_for_what_is_wrong,
    asks_twice,
    asks_why,
    leading,
)
from strengthtui.lexicon.asking_words import jargon, wrong
from strengthtui.packs.said import place_of, said
from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from strengthtui.lexicon.asking_clauses import Heard
    from strengthtui.packs.draft import Draft
    from strengthtui.packs.said import Said, Spoken
    from strengthtui.sources.reader import Place

CLOSED: Final = FindingCode(
    "ask-closed",
    "warning",
    "a yes, a no or one word answers this, and then there is nothing more to say",
    "begin with what, how, who, where or which, or use a kind for short answers: yes-no, choice, scale, number, date",
)
FOLLOW_UP_CLOSED: Final = FindingCode(
    "also-ask-closed",
    "note",
    "a yes or a no answers this",
    "begin with what, how or who, or give two or three things to choose from",
)
LEADING: Final = FindingCode(
    "ask-leading",
    "warning",
    "these words put an answer, or advice, into the question",
    "ask what it is like for them, and leave room for any answer",
)
WHY: Final = FindingCode(
    "ask-why",
    "warning",
    "asked for reasons, people hear that they have to defend themselves",
    "ask what or how: what led to it, how they came to it",
)
ANY: Final = FindingCode(
    "ask-any",
    "warning",
    'a question with "any" in it expects a no',
    'ask "what ..." or "who ..."; where it has to be a yes or a no, say "some"',
)
HARD_FIRST: Final = FindingCode(
    "ask-hard-first",
    "warning",
    "this asks for what is wrong, missing or cannot be done",
    "ask for what is there, what helps or what they want; what is hard has topics of its own, such as now-hard",
)
WRONG_WORD: Final = FindingCode(
    "ask-wrong-word",
    "warning",
    'the word "{term}" says that something is wrong with them',
    'say "{plain}", or their own name for it',
)
JARGON: Final = FindingCode(
    "ask-jargon",
    "warning",
    '"{term}" is a word of services',
    'say "{plain}"; where it names a right, keep it and say what it is',
)
TWICE: Final = FindingCode(
    "ask-twice",
    "warning",
    "a second question begins here, and one of the two will not be answered",
    "ask one thing, and put the other under also_ask",
)

CODES: Final = (CLOSED, FOLLOW_UP_CLOSED, LEADING, WHY, ANY, HARD_FIRST, WRONG_WORD, JARGON, TWICE)

_OPENING: Final = frozenset({"ask", "ask_without", "openers"})
"""Texts that open a subject: what comes after may be softer."""
MEANT_CLOSED: Final = frozenset({"yes-no", "choice", "choices", "scale", "number", "date"})
"""Kinds whose answer is short by nature."""
_OPEN: Final = frozenset({"interrogative", "invitation", "detail", "leave"})
"""How something may be asked that is to be talked about, and leave that is asked for."""
_SOFT: Final = frozenset({"yes-no", "statement", "fact", "scale"})
"""What is worth a note in what comes after: not two things to choose from."""
HARD_TOPICS: Final = frozenset({
    *("now-hard", "now-name-for-it", "now-in-the-way", "now-cannot-wait", "now-must-change", "now-missing"),
    *("support-wanted", "people-make-it-harder", "change-less-good-side", "plan-if-hard", "plan-early-signs"),
})  # fmt: skip
"""Where what is hard or wanted has its home."""


class _Text(NamedTuple):
    """One text that is looked at."""

    said: Said
    heard: Heard
    place: Place
    """Of the question, petal or line it belongs to."""
    about: str | None
    meant_closed: bool
    """Whether its kind is one for short answers, or it has none."""
    first: bool
    """Whether it is the first question of its section, or a way into a petal."""

    @property
    def opens(self) -> bool:
        """Whether it opens a subject, rather than following up or putting it more plainly."""
        return self.said.key in _OPENING

    def note(self, code: FindingCode, start: int, **params: str) -> None:
        """Note a finding at the word that begins here."""
        place_of(self.said, self.place).word(start).add(code, **params)


def check(draft: Draft) -> None:
    """Note what in the questions of a pack could be asked better."""
    if not is_english(draft.pack.language):
        return
    for place, section in zip(draft.sections, draft.pack.sections, strict=True):
        if section.petal is not None:
            look_at(section.petal, place, first=True)
    section_before = None
    for entry in draft.entries:
        kind = entry.question.kind if entry.has("kind") else None
        meant_closed = kind is None or kind in MEANT_CLOSED
        look_at(entry.question, entry.place, meant_closed=meant_closed, first=entry.section != section_before)
        section_before = entry.section


def is_english(language: str) -> bool:
    """Whether these rules are for this language."""
    return language.split("-", maxsplit=1)[0].casefold() == "en"


def look_at(spoken: Spoken, place: Place, *, meant_closed: bool = False, first: bool = False) -> None:
    """Note what in the texts of one question, petal or line could be asked better."""
    for_worker = getattr(spoken, "for_worker", False)
    for one in said(spoken):
        if surely_well_asked(one.text, plainer=one.key == "plainer"):
            continue
        text = _Text(one, heard(one.text), place, spoken.about, meant_closed, first)
        if for_worker:
            _leads(text)
            continue
        # One slip is told once: "Don't you have any?" leads, and that is enough.
        _ = _leads(text) or _asks_why(text) or _asks_for_any(text) or _is_closed(text)
        _asks_for_what_is_wrong(text)
        _has_jargon(text)
        _asks_twice(text)


def _leads(text: _Text) -> bool:
    found = leading(text.heard, loaded=text.said.key != "also_ask" and not text.meant_closed)
    if found is not None:
        text.note(LEADING, found.start)
    return found is not None


def _asks_why(text: _Text) -> bool:
    found = asks_why(text.heard)
    if found is not None:
        text.note(WHY, found.start)
    return found is not None


def _asks_for_any(text: _Text) -> bool:
    found = asks_for_any(text.heard)
    if found is not None:
        text.note(ANY, found.start)
    return found is not None


def _is_closed(text: _Text) -> bool:
    if text.meant_closed:
        return False
    found = () if opens_at_once(text.heard) else asked_of(text.heard)
    if not found or any(one.sign in _OPEN for one in found):
        return False
    shown = next((one for one in found if text.opens or one.sign in _SOFT), None)
    if shown is not None:
        text.note(CLOSED if text.opens else FOLLOW_UP_CLOSED, shown.start)
    return shown is not None


def _asks_for_what_is_wrong(text: _Text) -> None:
    if text.said.key == "also_ask":
        return
    words = tuple(wrong().found(text.heard))
    for word in words:
        text.note(WRONG_WORD, word.start, term=word.form, plain=word.plain)
    if words or text.about in HARD_TOPICS:
        return
    found = asks_for_what_is_wrong(text.heard) or (asks_for_what_is_hard(text.heard) if text.first else None)
    if found is not None:
        text.note(HARD_FIRST, found.start)


def _has_jargon(text: _Text) -> None:
    for word in jargon().found(text.heard):
        text.note(JARGON, word.start, term=word.form, plain=word.plain)


def _asks_twice(text: _Text) -> None:
    found = asks_twice(text.heard)
    why = None if found is None else asks_why(text.heard)
    if found is not None and not (why is not None and found.start <= why.start < found.end):
        text.note(TWICE, found.start)
