"""Braces in `ask` put a short earlier answer into a question: short kinds, earlier questions, nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from strengthtui.sources.findings import FindingCode
from strengthtui.sources.scalars import ADDRESS

if TYPE_CHECKING:
    from strengthtui.model.pack import Petal, Question
    from strengthtui.packs.draft import Draft, Entry
    from strengthtui.sources.reader import Place

NOT_CLOSED: Final = FindingCode(
    "brace-open",
    "error",
    "a brace is opened and not closed, or closed and not opened",
    "write {{name}} or {{section/question}}, or take the brace out",
)
NOT_UNDERSTOOD: Final = FindingCode(
    "brace-not-understood",
    "error",
    "these braces hold neither {{name}} nor the address of a question",
    "write {{name}} or {{section/question}}; nothing is computed",
)
UNKNOWN: Final = FindingCode(
    "brace-unknown",
    "error",
    'there is no question "{address}" in this pack',
    "write section/question of an earlier question",
    'write "{near}"',
)
FORWARD: Final = FindingCode(
    "brace-forward",
    "error",
    'the question "{address}" comes later, so that nothing is known yet',
    "name an earlier question, or recall it instead",
)
NOT_SHORT: Final = FindingCode(
    "brace-not-short",
    "error",
    'an answer to "{address}" may be too long to put into a question',
    "use yes-no, choice, number, date, or a text with limits: {{length: {limit}}}; or recall it instead",
)
WITHOUT_MISSING: Final = FindingCode(
    "ask-without-missing",
    "error",
    "there are braces in this question, and nothing to ask when there is nothing to put in",
    "add ask_without",
)
WITHOUT_UNUSED: Final = FindingCode(
    "ask-without-unused",
    "warning",
    "there are no braces in ask, so that ask_without is never used",
    "take it out",
)
NOT_HERE: Final = FindingCode(
    "brace-not-here",
    "error",
    "braces are filled in ask only",
    "take them out",
)

CODES: Final = (
    NOT_CLOSED,
    NOT_UNDERSTOOD,
    UNKNOWN,
    FORWARD,
    NOT_SHORT,
    WITHOUT_MISSING,
    WITHOUT_UNUSED,
    NOT_HERE,
)
IN_PART: Final = (NOT_CLOSED, NOT_UNDERSTOOD, FORWARD, NOT_SHORT, WITHOUT_MISSING, WITHOUT_UNUSED, NOT_HERE)
"""What holds of a pack of which a part could not be read."""

SHORT: Final = 40
"""Characters of a text that may be put into a question."""
_SHORT_KINDS: Final = frozenset({"yes-no", "choice", "number", "date"})
_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_TEXT_KEYS: Final = ("plainer", "care", "ask_without")
_LIST_KEYS: Final = ("also_ask", "listen_for", "openers")
_BRACE: Final = re.compile(r"[{}]")


def check(draft: Draft) -> None:
    """Note every brace that could not be filled."""
    for entry in draft.entries:
        if entry.has("ask"):
            _ask(draft, entry)
        _elsewhere(entry.question, entry.place)
    for place, section in zip(draft.sections, draft.pack.sections, strict=True):
        if section.petal is not None:
            _elsewhere(section.petal, place)


def _ask(draft: Draft, entry: Entry) -> None:
    ask, without = entry.question.ask, entry.question.ask_without
    if "{" not in ask and "}" not in ask:
        if without is not None:
            entry.at("ask_without").at_key().add(WITHOUT_UNUSED)
        return
    place = entry.at("ask")
    for held in _BRACES.findall(ask):
        _held(draft, entry, held, place)
    if _BRACE.search(_BRACES.sub("", ask)):
        place.add(NOT_CLOSED)
    elif without is None and entry.has("ask_without"):
        place.add(WITHOUT_MISSING)


def _held(draft: Draft, entry: Entry, held: str, place: Place) -> None:
    if held == "name":
        return
    if ADDRESS.fullmatch(held) is None:
        place.add(NOT_UNDERSTOOD)
        return
    other = draft.by_address.get(held)
    if other is None:
        place.near(UNKNOWN, held, draft.addresses, address=held)
    elif other.number >= entry.number:
        place.add(FORWARD, address=held)
    elif other.has("kind") and other.has("limits") and not is_short(other.question):
        place.add(NOT_SHORT, address=held, limit=SHORT)


def is_short(question: Question) -> bool:
    """Whether every answer to this question is short enough to stand inside another question."""
    if question.kind == "text":
        return question.limits.length is not None and question.limits.length <= SHORT
    return question.kind in _SHORT_KINDS


def _elsewhere(spoken: Question | Petal, place: Place) -> None:
    for key in _TEXT_KEYS:
        text: str | None = getattr(spoken, key, None)
        if text and "{" in text and _BRACES.search(text):
            place.into(key).add(NOT_HERE)
    for key in _LIST_KEYS:
        texts: tuple[str, ...] = getattr(spoken, key, ())
        if "{" in "".join(texts):
            for at, one in enumerate(texts):
                if _BRACES.search(one):
                    place.into(key).into(at).add(NOT_HERE)
