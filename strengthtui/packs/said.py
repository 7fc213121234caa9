"""What is said aloud of a question, a petal or a line of a frame, with the key and the place of each text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from strengthtui.model.pack import Petal, Question
    from strengthtui.model.vocabulary import FrameLine
    from strengthtui.sources.reader import Place

    Spoken: TypeAlias = Question | Petal | FrameLine
    """Whatever holds texts that are said to someone."""

_ONE: Final = ("ask", "ask_without", "plainer")
_LISTS: Final = ("openers", "also_ask")
_BRACES: Final = re.compile(r"\{[^{}]*\}")


class Said(NamedTuple):
    """One text."""

    key: str
    """The key it stands under; the agreements' own `ask` is under `parts`."""
    at: int | None
    """Which of a list it is."""
    text: str
    """With a word as long in place of every brace: nobody says an address."""


def said(spoken: Spoken) -> list[Said]:
    """Give every text that is said aloud; one that could not be read is left out."""
    found = [Said(key, None, filled(text)) for key in _ONE if (text := getattr(spoken, key, None))]
    for key in _LISTS:
        found += [Said(key, at, filled(text)) for at, text in enumerate(getattr(spoken, key, ())) if text]
    found += [Said("parts", at, part.text) for at, part in enumerate(getattr(spoken, "parts", ())) if part.text]
    return found


def filled(text: str) -> str:
    """Put a word that means nothing, and is as long, in place of every brace; lines are no ends of sentences."""
    if "{" in text:
        text = _BRACES.sub(lambda match: "x" * len(match.group()), text)
    return text.replace("\n", " ") if "\n" in text else text


def place_of(one: Said, place: Place) -> Place:
    """Give the place of a text in what stands at `place`."""
    found = place.into(one.key)
    if one.at is not None:
        found = found.into(one.at)
    return found.into("ask") if one.key == "parts" else found
