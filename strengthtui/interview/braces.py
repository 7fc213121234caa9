"""A question as it is read out: `{name}` and `{section/question}` filled with short words that were said.

Only short kinds are filled, and a text that is capped; longer words stand beside the question. One brace that
cannot be filled makes the whole question be asked as `ask_without`. What is filled in is never itself looked
into for braces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.interview.live import LiveAnswer
    from strengthtui.model.pack import KindId, Question

SHORT_KINDS: Final[frozenset[KindId]] = frozenset({"yes-no", "choice", "number", "date"})
"""Kinds whose answers may be read out inside a question; a `text` may be, if it is capped."""

MAX_IN_BRACES: Final = 40
"""Characters; more would no longer be said in one breath."""

BRACE: Final = re.compile(r"\{([^{}]*)\}")


def asked_as(question: Question, live: Mapping[str, LiveAnswer], person_name: str | None) -> str:
    """Give the question with its braces filled, or as asked without; `live` is by `section/question`."""
    found = {key: _words(key, live, person_name) for key in BRACE.findall(question.ask)}
    if all(words is not None for words in found.values()):
        return BRACE.sub(lambda match: found[match[1]] or "", question.ask)
    if question.ask_without is not None:
        return question.ask_without
    return one_line(BRACE.sub("", question.ask))


def _words(key: str, live: Mapping[str, LiveAnswer], person_name: str | None) -> str | None:
    if key == "name":
        return one_line(person_name or "") or None
    answer = live.get(key)
    if answer is None or not answer.is_answered:
        return None
    question = answer.question
    capped = question.kind == "text" and (question.limits.length or MAX_IN_BRACES + 1) <= MAX_IN_BRACES
    words = one_line(", ".join(line.text for line in answer.lines))
    return words if words and len(words) <= MAX_IN_BRACES and (capped or question.kind in SHORT_KINDS) else None
