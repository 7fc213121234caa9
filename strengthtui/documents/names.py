"""Names of others that are known from the records, so that a page can be made without them.

Only names someone put where a name belongs are known: helpers, people, who was there, who said it. A name that
stands nowhere but in a sentence cannot be told from any other word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.interview.live import LiveAnswers
    from strengthtui.model.records import Records

_FORMS: Final = frozenset("aunt aunty auntie uncle mr mrs ms miss dr sir st the my".split())  # noqa: SIM905 - reads as words
"""Words before a name that name nobody."""
_WORD: Final = re.compile(r"[^\W_][^\s()\[\]{},;:/]*")
_OWN: Final = re.compile(r"(?:'s|’s)?\W*$")


def hidden_names(records: Records, live: LiveAnswers) -> re.Pattern[str] | None:
    """Give a pattern that finds the names of others, whole and word by word; `None` where nobody is known."""
    own = set(_words(records.person.name)) | {word for also in records.person.also for word in _words(also)}
    own |= {word for sitting in records.sittings for word in _words(sitting.worker or "")}
    names: set[str] = set()
    for name in _named(records, live):
        parts = [word for word in _words(name) if word not in own]
        if not parts:
            continue
        names.add(name.strip())
        names.update(
            word for word in parts if word[0].isupper() and len(word) > 1 and word.rstrip(".").casefold() not in _FORMS
        )
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(_found, longest_first)))


def _found(name: str) -> str:
    """Give what finds a name: as a word of its own, but in scripts that put no spaces between words anywhere."""
    before = r"(?<!\w)" if _spaced(name[0]) else ""
    after = r"(?!\w)" if _spaced(name[-1]) else ""
    return f"{before}{re.escape(name)}{after}"


def _spaced(sign: str) -> bool:
    return sign.lower() != sign.upper() or not sign.isalpha()


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and word.rstrip(".").casefold() not in _FORMS


def _words(name: str) -> list[str]:
    words = (_OWN.sub("", word) for word in _WORD.findall(name))
    return [word for word in words if word]


def _named(records: Records, live: LiveAnswers) -> Iterator[str]:
    """Go through everything that stands where a name belongs."""
    for step in records.steps:
        yield step.who.name or ""
    for sitting in records.sittings:
        yield from (name for presence in sitting.present for name in presence.names)
        yield sitting.through or ""
    for one in records.person.alongside:
        yield one.who
    for tie in records.ties:
        yield from (tie.name, tie.other or "") if tie.kind == "person" else ("", tie.other or "")
    for words in (*(one.words for one in records.jottings), *(one.words for one in records.evidence)):
        yield words.other or ""
    for answer in live:
        yield answer.answer.other or ""
        for line in answer.lines:
            yield line.other or ""
        if answer.question.kind == "people" and isinstance(answer.value, list):
            yield from (str(item.get("name") or "") for item in answer.value if isinstance(item, dict))
