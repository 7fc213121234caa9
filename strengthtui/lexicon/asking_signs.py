"""Words by which a question shows that it leads, asks why, asks for any, asks for what is wrong, or asks two things.

Each sign is a pattern with its reason beside it, looked for in clauses that ask. What is found are places, never
a judgement of whoever wrote them: a team may know better. Beside each sign stand words without which it cannot be
there, so that a text of the usual sort costs next to nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.lexicon.asking import INTERROGATIVE, TAG, VERB, asked_in
from strengthtui.lexicon.asking_clauses import clauses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.lexicon.asking_clauses import Clause, Heard


class Span(NamedTuple):
    """Words of a text, by their indexes."""

    start: int
    end: int


class _Rule(NamedTuple):
    """A sign to look for in a clause that asks."""

    pattern: re.Pattern[str]
    inside: bool
    """Whether it may stand anywhere in the clause, not only at its beginning."""


def _head(pattern: str) -> _Rule:
    return _Rule(re.compile(pattern), inside=False)


def _inside(pattern: str) -> _Rule:
    return _Rule(re.compile(pattern), inside=True)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NO: Final = (
    "isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't shouldn't"
)
_NOT: Final = f"(?:{'|'.join(_NO.split())})"
_SUBJECT: Final = r"(?:i|you|he|she|it|we|they|that|this|there|your|the)"
_FEELINGS: Final = (
    "bad badly awful awfully terrible terribly hard difficult lonely sad angry upset worried scared frightened afraid"
    " depressed anxious stressed ashamed guilty"
)

_LEADING_WORDS: Final = _words(f"{_NO} must surely obviously doubt presumably agree considered ought")
_LEADING_BESIDES: Final = _words("not thought tried should")
_BETTER: Final = _words("better best wise wiser idea help")
_LEADING: Final = (
    # "Don't you ...?", "Would it not be ...?": built so that yes comes easier than no.
    _head(rf"(?:why )?{_NOT} {_SUBJECT}\b"),
    _head(rf"{VERB} {_SUBJECT} not\b"),
    # "You must feel ...", "Surely ...": the worker says how it is.
    _inside(r"\byou must (?:feel|be|have|miss|want|find|know|hate|love|get|think|wish)\b"),
    _inside(r"\b(?:surely|obviously|no doubt|presumably)\b"),
    _head(rf"(?:{VERB} )?you (?:not )?agree\b"),
    # "Have you thought of ...?", "Would it be better ...?": advice with a question mark.
    _head(r"(?:have|had) you (?:ever |not )?(?:thought (?:of|about)|considered|tried)\b"),
    _head(r"(?:how|what) about (?:you )?(?:\w+ing|if you)\b"),
    _head(r"(?:would|might|could) (?:it|that) (?:not )?be (?:better|best|wise|wiser|an idea|a good idea|a help)\b"),
    _head(r"(?:should|ought) you\b"),
    _head(r"do you (?:not )?think (?:that )?you (?:should|ought to|need to|could try)\b"),
)
_LOADED_WORDS: Final = _words(_FEELINGS)
_LOADED: Final = _head(rf"how (?:{'|'.join(_FEELINGS.split())}) (?:is|was|are|were|do|does|did|has|have|will)\b")
"""`How bad is it?`: how it is has been said already; only how much is asked."""

_WHY_WORDS: Final = _words("why why's reason")
_WHY: Final = re.compile(r"\b(?:why\b|how come\b|what reason\b)")

_ANY_WORDS: Final = _words("any anything anyone anybody anywhere")
_ANY: Final = re.compile(
    r"(?<!if )(?<!than )\b(?:any|anything|anyone|anybody|anywhere)\b(?! (?:more|longer|time|day)\b)"
)
_POLAR: Final = frozenset({"yes-no", "choice", "statement", "mention", "trailing"})
"""What is asked by a verb before its subject, or by no verb at all."""

_HARD_WORDS: Final = _words(
    "wrong matter bad worst worrying bothering troubling upsetting stressing hard hardest difficult missing stopping"
    " can't cannot couldn't unable able longer struggle struggles struggling struggled trouble worry worries worried"
    " lack lacked miss fail failed"
)
_WRONG: Final = (
    # What is wrong with them, what goes wrong, what they cannot do, what they fail at.
    _inside(r"\bwhat(?:'s| is| are| was| were)(?: so| most| the)? (?:wrong|matter|bad|worst)\b"),
    _inside(r"\b(?:goes|went|go|gone|going) wrong\b"),
    _inside(
        r"\b(?:what|which|where|who)\b[^,]*? (?:(?:can't|cannot|couldn't) you|can you not|are you (?:unable|not able)"
        r"|do you no longer)\b"
    ),
    _inside(r"\b(?:struggle|struggles|struggling|struggled) (?:with|to)\b"),
    _inside(r"\b(?:have|having|had) trouble\b"),
    _inside(r"\byou (?:lack|lacked|fail|failed)\b"),
)
_HARD: Final = (
    # What is hard, missing, or a worry: to be asked, and not to begin with.
    _inside(
        r"\bwhat(?:'s| is| are)(?: so| most| the)? (?:hard|hardest|difficult|missing|stopping|worrying|bothering)\b"
    ),
    _inside(r"\bwhat(?:'s| is| are)(?: so| most| the)? (?:troubling|upsetting|stressing)\b"),
    _inside(r"\b(?:find|finding|found)(?: it| most)? (?:hard|hardest|difficult)\b"),
    _inside(r"\b(?:worry|worries|worried) you\b|\byou (?:most )?(?:worry|worried)\b"),
    _inside(r"\b(?:need|want) (?:\w+ )?help (?:with|to)\b"),
    _inside(r"\byou miss\b"),
)

SIGN_WORDS: Final = _WHY_WORDS | _ANY_WORDS | _HARD_WORDS | _LEADING_WORDS
"""Words of which one alone tells that there may be a sign."""
SIGN_PHRASES: Final = re.compile(
    rf"\b(?:how come|(?:how|what) about|how (?:{'|'.join(_FEELINGS.split())})|{_SUBJECT} not|should you|you should"
    r"|(?:have|had) you (?:ever )?(?:thought|tried)|(?:need|want) (?:\w+ )?help)\b"
)
"""Words that tell it together."""

SECOND: Final = re.compile(
    # "and what you want", "and what then", "and what did not" go on with the first question.
    rf"\band (?:{INTERROGATIVE}\b(?! (?:{_SUBJECT}|their|my|our|not|then|else|(?:did|do|does|is|was|were|are) not)\b"
    rf"| {_NOT}\b)|{VERB} {_SUBJECT}\b)|(?<=, ){INTERROGATIVE} {VERB}\b"
)
"""A second question in the same breath."""
_TOGETHER: Final = re.compile(r"\b(?:when|where) and (?:where|when)\b|\bhow and when\b")
"""What is asked together, because it is one arrangement."""
TWO_IDEAS: Final = re.compile(
    r"\byour \w+,? and your \w+|\b(?:strengths and (?:weaknesses|needs)|hopes and (?:fears|worries)|likes and dislikes"
    r"|good and (?:the )?bad|pros and cons)\b"
)


def leading(said: Heard, *, loaded: bool = True) -> Span | None:
    """Give the words that put an answer into the question; without `loaded`, "how hard was it" is let be."""
    rules: tuple[_Rule, ...] = ()
    if _may_lead(said):
        rules = _LEADING
    if loaded and not said.words.isdisjoint(_LOADED_WORDS):
        rules += (_LOADED,)
    found = _first(said.plain, rules) if rules else None
    if found is None and "," in said.plain:
        # "..., isn't it?": the answer is there already, and a nod is asked for.
        tag = TAG.search(said.plain)
        found = None if tag is None else Span(*tag.span("word"))
    return found


def _may_lead(said: Heard) -> bool:
    words = said.words
    return (
        not words.isdisjoint(_LEADING_WORDS)
        or not words.isdisjoint(_LEADING_BESIDES)
        or ("be" in words and not words.isdisjoint(_BETTER))
        or ("think" in words and ("need" in words or "could" in words))
        or ("about" in words and ("how about" in said.plain or "what about" in said.plain))
    )


def _may_ask_for_what_is_hard(said: Heard) -> bool:
    words = said.words
    return (
        not words.isdisjoint(_HARD_WORDS)
        or "can you not" in said.plain
        or ("help" in words and ("need" in words or "want" in words))
    )


def asks_why(said: Heard) -> Span | None:
    """Give the word that asks for reasons."""
    if said.words.isdisjoint(_WHY_WORDS) and "come" not in said.words:
        return None
    return _span(_WHY.search(said.plain))


def asks_for_any(said: Heard) -> Span | None:
    """Give the `any` of a question that can be answered by no."""
    if said.words.isdisjoint(_ANY_WORDS):
        return None
    for clause in clauses(said.plain):
        asked = asked_in(said.plain, clause) if clause.asked else None
        if asked is not None and asked.sign in _POLAR:
            found = _span(_ANY.search(said.plain, clause.start, clause.end))
            if found is not None:
                return found
    return None


def asks_for_what_is_wrong(said: Heard) -> Span | None:
    """Give the words that ask for what is wrong with someone, or cannot be done."""
    return _first(said.plain, _WRONG) if _may_ask_for_what_is_hard(said) else None


def asks_for_what_is_hard(said: Heard) -> Span | None:
    """Give the words that ask for what is hard or missing: a talk does not begin there."""
    return _first(said.plain, _HARD) if _may_ask_for_what_is_hard(said) else None


def asks_twice(said: Heard) -> Span | None:
    """Give where a second question begins: after a question mark, after an "and", or as a second idea."""
    if said.plain.count("?") <= 1 and not _may_ask_twice(said):
        return None
    before: Clause | None = None
    for clause in clauses(said.plain):
        if clause.start == clause.end:
            continue
        if before is not None and clause.asked:
            return Span(clause.start, clause.end)
        before = clause if clause.asked else before
        second = _second(said.plain, clause)
        if second is not None:
            return second
    return None


def _may_ask_twice(said: Heard) -> bool:
    if "and" in said.words:
        return SECOND.search(said.plain) is not None or TWO_IDEAS.search(said.plain) is not None
    return "," in said.plain and (", wh" in said.plain or ", how" in said.plain)


def _second(plain: str, clause: Clause) -> Span | None:
    asked = asked_in(plain, clause)
    if asked is None or asked.sign in {"statement", "scale"}:  # "On a scale of ..., where are you?" is one question
        return None
    together = _TOGETHER.search(plain, clause.start, clause.end)
    begin = asked.end if together is None else max(asked.end, together.end())
    second = _span(SECOND.search(plain, begin, clause.end))
    return _span(TWO_IDEAS.search(plain, clause.start, clause.end)) if second is None else second


def _first(plain: str, rules: Iterable[_Rule]) -> Span | None:
    """Give the first words, clause by clause, that one of the rules finds."""
    for clause in clauses(plain):
        if not clause.asked and asked_in(plain, clause) is None:
            continue
        for rule in rules:
            look = rule.pattern.search if rule.inside else rule.pattern.match
            found = _span(look(plain, clause.start, clause.end))
            if found is not None:
                return found
    return None


def _span(match: re.Match[str] | None) -> Span | None:
    return None if match is None else Span(match.start(), match.end())
