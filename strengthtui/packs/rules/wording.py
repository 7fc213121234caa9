"""Words that hide the person do not stand in what is read out to them, nor in what guides whoever asks.

Of a pack nothing is turned round (`reframe`): it is about nobody yet. What is quoted in it is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from strengthtui.lexicon.codes import WORDING
from strengthtui.lexicon.telling import CODE_OF, params_of

if TYPE_CHECKING:
    from strengthtui.lexicon.matcher import Matcher
    from strengthtui.lexicon.terms import Kind
    from strengthtui.model.pack import Petal, Question, Section
    from strengthtui.packs.draft import Draft
    from strengthtui.sources.reader import Place

    Texts: TypeAlias = dict[str, str | tuple[str, ...] | None]
    """By the key they stand under."""

CODES: Final = WORDING

_KINDS: Final[tuple[Kind, ...]] = ("term", "behaviour")
_HARD_TIMES: Final = "hard-times"


def check(draft: Draft) -> None:
    """Note every term in a text of the pack."""
    words = draft.words or _shipped()
    hard = {topic.id for topic in draft.vocabulary.topics if topic.petal == _HARD_TIMES} | {_HARD_TIMES}
    pack = draft.pack
    _note(words, {"title": pack.title, "summary": pack.summary}, draft.place, hard_times=False)
    for section, place in zip(pack.sections, draft.sections, strict=True):
        _note(words, _of_section(section), place, hard_times=section.id in hard)
    for entry in draft.entries:
        texts = _of_question(entry.question)
        sound = {key: text for key, text in texts.items() if entry.has(key)} if entry.broken else texts
        _note(words, sound, entry.place, hard_times=entry.question.about in hard or entry.section in hard)


def _note(words: Matcher, texts: Texts, place: Place, *, hard_times: bool) -> None:
    """Note what is found; in most texts it is nothing, and they are looked at together first."""
    if not words.might_be_in(text if isinstance(text, str) else "\n".join(text) for text in texts.values() if text):
        return
    for key, text in texts.items():
        for at, one in enumerate((text,) if isinstance(text, str) else text or ()):
            for found in words.find(one, hard_times=hard_times, kinds=_KINDS):
                where = place.into(key) if isinstance(text, str) else place.into(key).into(at)
                where = where.into("text") if key == "options" else where
                where.word(found.at).add(CODE_OF[found.term.kind], **params_of(found.term))


def _of_section(section: Section) -> Texts:
    found: Texts = {"title": section.title, "looks_at": section.looks_at}
    if section.petal is not None:
        found["openers"] = section.petal.openers
        found.update(_spoken(section.petal))
    return found


def _of_question(question: Question) -> Texts:
    found = _spoken(question)
    found["ask"] = question.ask
    found["ask_without"] = question.ask_without
    found["from"] = question.from_
    found["to"] = question.to
    if question.options:
        found["options"] = tuple(option.text for option in question.options)
    return found


def _spoken(part: Petal | Question) -> Texts:
    return {
        "plainer": part.plainer,
        "listen_for": part.listen_for,
        "also_ask": part.also_ask,
        "care": part.care,
    }


def _shipped() -> Matcher:
    from strengthtui.packs.shipped import shipped_words

    return shipped_words()
