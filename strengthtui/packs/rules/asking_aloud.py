"""Whether a question can be said in one breath, is made of short words, and comes with what else it takes.

What a question takes besides: plainer words, what to listen for, and to stand where a talk does not begin with what is
hard. Nothing here is an error. Breath and words are measured in English only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from strengthtui.lexicon.asking_clauses import heard
from strengthtui.lexicon.asking_grade import grade
from strengthtui.lexicon.asking_words import jargon
from strengthtui.packs.rules.asking import HARD_TOPICS, MEANT_CLOSED, is_english
from strengthtui.packs.said import place_of, said
from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from strengthtui.packs.draft import Draft
    from strengthtui.packs.said import Said, Spoken
    from strengthtui.sources.reader import Place

LONG: Final = FindingCode(
    "ask-long",
    "warning",
    "from here on there is no breath left: {count} words",
    "say it in {limit} words or fewer; a dozen is best",
)
HEAVY: Final = FindingCode(
    "ask-heavy-words",
    "note",
    "long words make this as hard as a page for people of {age}",
    "use shorter words, here first",
)
NO_PLAINER: Final = FindingCode(
    "plainer-missing",
    "warning",
    "there are no plainer words for someone who is tired, or speaks another language, or takes words as they are",
    "add plainer: one small step, with two or three things to choose from",
)
NO_LISTEN_FOR: Final = FindingCode(
    "listen-for-missing",
    "note",
    "nothing says what counts as an answer, so that a worker would have to ask for it",
    "add listen_for: two to five things to catch while they talk",
)
OPENS_HARD: Final = FindingCode(
    "opens-with-hard",
    "warning",
    "the conversation begins with what is hard",
    "begin with what is there, and put this later; a petal for what is hard has no openers",
)

CODES: Final = (LONG, HEAVY, NO_PLAINER, NO_LISTEN_FOR, OPENS_HARD)

BREATH: Final = 18
"""Words that can be said in one breath, and kept in mind; twelve are better."""
GRADE: Final = 9
"""Years of school. Five are aimed at; one long word can add four, so that what lies above has several."""
_AGE_AT_SCHOOL: Final = 5
"""Years, added to those of school."""
_OLDEST: Final = 20
"""The formula goes on, and means nothing there."""
_SHORT: Final = 5.6
"""Characters a word, its space included; texts of shorter words on average need not be measured."""
_SENTENCE: Final = re.compile(r"[^.?!]+[.?!]*")
_WORD: Final = re.compile(r"\S*\w\S*")
_WHOLE: Final = frozenset({"ask", "ask_without", "openers"})
"""Texts that are one breath as a whole; of the others, each sentence is."""
_MEASURED: Final = frozenset({"ask", "ask_without", "plainer"})
_HARD_PETAL: Final = "hard-times"


def check(draft: Draft) -> None:
    """Note what cannot be said, and what is missing beside it."""
    english = is_english(draft.pack.language)
    for place, section in zip(draft.sections, draft.pack.sections, strict=True):
        if section.petal is not None:
            look_at(section.petal, place, english=english)
            if section.id == _HARD_PETAL and section.petal.openers:
                place.into("openers").at_key().add(OPENS_HARD)
    for entry in draft.entries:
        answered_by_telling = entry.question.kind not in MEANT_CLOSED
        look_at(entry.question, entry.place, english=english, answered_by_telling=answered_by_telling)
    _beginning(draft)


def look_at(spoken: Spoken, place: Place, *, english: bool = True, answered_by_telling: bool = True) -> None:
    """Note of one question, petal or line what cannot be said, and what is missing beside it."""
    for one in said(spoken) if english else ():
        words = one.text.count(" ") + 1
        if words > BREATH:
            _breath(one, place)
        if len(one.text) > _SHORT * words and one.key in _MEASURED:
            _words(one, place)
    if getattr(spoken, "for_worker", False):
        return
    if not spoken.plainer and not place.holds("plainer"):
        place.add(NO_PLAINER)
    if answered_by_telling and not spoken.listen_for and not place.holds("listen_for"):
        place.add(NO_LISTEN_FOR)


def _breath(one: Said, place: Place) -> None:
    """Note the first word that is one too many."""
    whole = [(0, len(one.text))]
    for begin, end in whole if one.key in _WHOLE else [match.span() for match in _SENTENCE.finditer(one.text)]:
        words = list(_WORD.finditer(one.text, begin, end))
        if len(words) > BREATH:
            place_of(one, place).word(words[BREATH].start()).add(LONG, count=len(words), limit=BREATH)
            return


def _words(one: Said, place: Place) -> None:
    """Note the longest word of a text that is hard to read; words of services are told of by themselves."""
    found = grade(one.text)
    if found is not None and found.years > GRADE and next(jargon().found(heard(one.text)), None) is None:
        age = min(round(found.years) + _AGE_AT_SCHOOL, _OLDEST)
        place_of(one, place).word(found.start).add(HEAVY, age=age)


def _beginning(draft: Draft) -> None:
    """Note when the first question of the whole conversation is about what is hard."""
    own = next((order.addresses for order in draft.pack.order if order.route == "full"), ())
    entries = [draft.by_address[address] for address in own if address in draft.by_address] or draft.entries
    first = next((entry for entry in entries if not entry.question.for_worker), None)
    if first is not None and first.question.about in HARD_TOPICS and first.question.route != "doorstep":
        first.at("about").add(OPENS_HARD)
