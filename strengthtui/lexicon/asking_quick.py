"""A cheap look at a text, which knows the usual good one; the others get a careful look.

It may take a good text for a doubtful one, never the other way round: where it is content, no sign is there that the
careful look would find. Most texts of most packs cost no more than this.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from strengthtui.lexicon.asking import INTERROGATIVE, OPEN_HEAD, SCALE_WORDS, TAG, VERB
from strengthtui.lexicon.asking_signs import SECOND, SIGN_PHRASES, SIGN_WORDS, TWO_IDEAS
from strengthtui.lexicon.asking_words import jargon, wrong

_ORDINARY: Final = re.compile(r"[a-z ,.?:'-]*")
"""Characters of an ordinary question in small letters."""
_ASKED: Final = rf"{OPEN_HEAD}[^.?]*[.?]"
_OPENLY: Final = re.compile(_ASKED)
"""A text that asks one thing openly."""
_INVITED: Final = r"(?:think of|picture|imagine) [^.?]*\."
_CHOICE: Final = (
    rf"(?!(?:would|might|could) (?:it|that) be |do you think |{VERB} you agree ){VERB} [^.?]*(?: or |: )[^.?]*\?"
)
_PLAINLY: Final = re.compile(rf"(?:(?:{_ASKED}|{_INVITED}|{_CHOICE}) ?)*")
"""A text that asks openly, or gives something to choose from, after something to think of."""
_COMMA: Final = re.compile(rf", {INTERROGATIVE}\b")
_PHRASE_WORDS: Final = frozenset({"come", "about", "how", "not", "should", "thought", "tried", "help"})


def surely_well_asked(text: str, *, plainer: bool = False) -> bool:
    """Whether nothing can be said of a text; plainer words may also give something to choose from."""
    small = text.lower()
    if _ORDINARY.fullmatch(small) is None or "--" in small or " '" in small or "' " in small:
        return False
    words = small.replace("?", " ").replace(",", " ").replace(".", " ").replace(":", " ").split()
    if not _telling().isdisjoint(words) or _tells_by_two(small, words):
        return False
    if plainer:
        return small.count("?") <= 1 and _PLAINLY.fullmatch(small) is not None
    return _OPENLY.fullmatch(small) is not None


@functools.cache
def _telling() -> frozenset[str]:
    return SIGN_WORDS | SCALE_WORDS | jargon().telling | wrong().telling


def _tells_by_two(small: str, words: list[str]) -> bool:
    """Whether words tell together what none tells alone: a second question, advice, a nod, help that is needed."""
    if "and" in words and (SECOND.search(small) is not None or TWO_IDEAS.search(small) is not None):
        return True
    if ", " in small and (_COMMA.search(small) is not None or TAG.search(small) is not None):
        return True
    return not _PHRASE_WORDS.isdisjoint(words) and SIGN_PHRASES.search(small) is not None
