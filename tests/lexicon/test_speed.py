"""Looking for words costs next to nothing: in what is typed, in a long text, in a hostile one."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from strengthtui.lexicon.matcher import Matcher
from strengthtui.packs.shipped import shipped_lexicon, shipped_words
from tests.lexicon.sentences import INNOCENT, MARKED, OFF

if TYPE_CHECKING:
    from collections.abc import Callable

A_TURN: Final = 0.005
"""Seconds that one turn may take at most."""
USUAL: Final = 0.000_1
"""Seconds that a turn takes on the whole."""
A_CHARACTER: Final = 0.000_015
"""Seconds for a character of a text that is made to be slow."""
TURNS: Final = [*INNOCENT, *MARKED.values(), *OFF.values()] * 10


def took(run: Callable[[], object]) -> float:
    """Give the time of this process alone."""
    began = time.process_time()
    run()
    return time.process_time() - began


@pytest.mark.slow
def test_a_turn() -> None:
    """At most 5 ms, the making of its patterns included; a tenth of a millisecond as a rule."""
    best = [A_TURN * 10] * len(TURNS)
    for _round in range(3):  # the machine may have other things to do
        words = Matcher(shipped_lexicon())
        best = [min(least, took(partial(words.find, turn))) for least, turn in zip(best, TURNS, strict=True)]
    assert max(best) <= A_TURN
    assert sum(best) / len(best) <= USUAL * 3


SLOW = [
    "addict " * 10_000,
    "an addict 'a ‘a " * 10_000,
    '"' * 30_000 + " addict",
    "failed " * 10_000,
    "clean for " * 5_000,
    "> addict\n" * 5_000,
    "addict <!-- " * 5_000,
    "``` addict\n" * 5_000,
    "he is " + " " * 200_000 + "clean",
    "\n" * 100_000 + "addict",
    "](" * 30_000 + "addict",
    "her ex is dangerous. " * 10_000,
]


@pytest.mark.slow
@pytest.mark.parametrize("text", SLOW, ids=lambda text: str(text[:12]))
def test_a_text_made_to_be_slow(text: str) -> None:
    """Twice the length takes twice the time, whatever stands in it."""
    least = min(took(lambda: shipped_words().find(text, markdown=True)) for _round in range(2))
    assert least <= A_CHARACTER * len(text) + A_TURN
