"""What a sentence or a turn asks: something open, or something that a yes, a no or one fact answers.

Rules of English word order, never of subjects: an interrogative word and what belongs to it, a verb before its subject,
a statement with a question mark. Spoken turns they judge as experts do four times in five, so they may point at a
sentence; nobody is to be counted or marked by them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from strengthtui.lexicon.asking_clauses import clauses, heard

if TYPE_CHECKING:
    from strengthtui.lexicon.asking_clauses import Clause, Heard

How = Literal["open", "closed"]
Sign = Literal[
    "interrogative",
    "invitation",
    "mention",
    "trailing",
    "leave",
    "proposal",
    "scale",
    "fact",
    "detail",
    "choice",
    "yes-no",
    "statement",
]
"""By what it is known; see `_RULES`."""


class Asked(NamedTuple):
    """One thing that is asked, and the words that show how; the indexes are those of the text."""

    how: How
    sign: Sign
    start: int
    end: int


class _Rule(NamedTuple):
    """A clause that fits is asked so."""

    sign: Sign
    how: How
    pattern: re.Pattern[str]
    inside: bool
    """Whether the pattern may stand anywhere in the clause, not only at its beginning."""
    marked: bool
    """Whether it counts only before a question mark."""


def _rule(sign: Sign, how: How, pattern: str, *, inside: bool = False, marked: bool = False) -> _Rule:
    return _Rule(sign, how, re.compile(pattern), inside, marked)


INTERROGATIVE: Final = r"(?:what|how|why|where|who|whom|whose|which|when)(?:'(?:s|re|d|ll|ve))?"
"""A word that asks, with what is drawn together with it."""
VERB: Final = (
    r"(?:(?:am|is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might)(?:n't)?"
    r"|can't|won't|cannot)"
)
"""A verb that stands before its subject in a question."""
_WITH: Final = r"(?:(?:in|at|to|for|with|about|from|by|of|on|until|since) )?"
_FACT: Final = r"how (?:many|old|far|soon|tall|big)\b"
_DETAIL: Final = r"(?:when (?:do|did|was|were|is|are|does|will)|which one)\b"
_PROPOSAL: Final = r"(?:why don't (?:we|you|i)|how about (?:if|we|i|you))\b"
_JOINED: Final = (
    r"(?:[,;:-]\s*|\b(?:and|so|but|or|then|wonder(?:ing|ed)?|curious|know|ask(?: you)?|guess|see|say|tell)\s+)"
)
_KIND: Final = r"(?:thoughts?|ideas?|plans?|ways?|reasons?|examples?|things|concerns|downsides?|sense)"

_TAG: Final = rf"(?:{VERB} \w+|right|okay|correct|yes|no|yeah)"
TAG: Final = re.compile(rf", (?P<word>{_TAG})(?=\?)")
"""`..., isn't it?`, `..., right?`: a nod is asked for."""
OPEN_HEAD: Final = (
    rf"(?:(?!{_PROPOSAL}|{_FACT})(?:what|how|where|who|whose|which(?! one\b))(?:'s)? |when {VERB} "
    r"|tell me (?!(?:if|whether)\b))"
)
"""The usual beginnings of what is asked openly, or of a time that may become a story."""
_OPEN_HEAD: Final = re.compile(OPEN_HEAD)
SCALE_WORDS: Final = frozenset({"scale", "ten", "10"})

_RULES: Final = (
    # Whatever was said before, a nod is asked for.
    _rule("statement", "closed", rf"(?<=, ){_TAG}$", inside=True, marked=True),
    # A number, or one on a scale: a word answers it.
    _rule("scale", "closed", r"\b(?:scale|(?:zero|0|one|1) (?:to|through) (?:ten|10))\b", inside=True, marked=True),
    _rule("fact", "closed", _FACT),
    # A time, or one of several: a word answers it, and a story may follow.
    _rule("detail", "closed", _DETAIL),
    _rule("interrogative", "open", rf"(?!{_PROPOSAL}){_WITH}{INTERROGATIVE}\b"),
    # "Can I ask what ...": leave is asked in passing, and then the question.
    _rule("interrogative", "open", rf"(?:can|could|may|let) (?:i|we|me) (?:just )?ask\b.*?\b{INTERROGATIVE}\b"),
    # Asking leave, or whether they would.
    _rule(
        "leave",
        "closed",
        r"\b(?:wonder(?:ing|ed)? if (?:we|i)|mind if|(?:okay|ok|all right|alright) (?:if|to)"
        r"|(?:can|could|may|shall) (?:i|we)|open to|would it be"
        r"|would you (?:like|rather|prefer)(?! to (?:tell|say|share)))\b",
        inside=True,
    ),
    # "Can you tell me about ...": in the form of a yes-or-no question, or of none, and yet an invitation to talk.
    _rule(
        "invitation",
        "open",
        r"\b(?:tell(?:ing)? (?:me|us)(?! (?:if|whether)\b)"
        r"|talk(?:ing)? (?:(?:to|with) me |through )?(?:a (?:little )?(?:bit )?)?(?:more )?about"
        r"|walk me through|describe|explain (?:to me )?(?:how|what|more)"
        r"|say (?:a )?(?:little )?(?:bit )?(?:more|about|what|how|who|where)"
        r"|shar(?:e|ing) (?:with me|(?:a (?:little )?(?:bit )?)?more)|help me (?:to )?understand"
        r"|give me (?:an|some|one) (?:idea|example)s?|elaborate|fill(?:ing)? me in|expand on)\b",
        inside=True,
    ),
    _rule("proposal", "closed", _PROPOSAL),
    # "..., or?": what the other choice is, is left to them.
    _rule("trailing", "open", r"\bor\W*$", inside=True),
    # "Any thoughts?", "Do you have some ideas?": few take it for a yes-or-no question.
    _rule("mention", "open", r"any\b"),
    _rule(
        "mention",
        "open",
        rf"\b(?:any(?:thing|one|body|where)? (?:else|other|further|more)|(?:any|some)(?: of your)?(?: other)? {_KIND}"
        r"|something(?: else)? in mind|thought (?:about|of)|an idea)\b",
        inside=True,
        marked=True,
    ),
    _rule("choice", "closed", rf"{VERB}\b.*(?:\bor\b|: )", marked=True),
    _rule("yes-no", "closed", rf"{VERB}\b"),
    # "You have done that for how long?", "On a good day, how many are there?"
    _rule("fact", "closed", rf"\b(?:{_FACT}|how (?:long|often|much)$)", inside=True, marked=True),
    _rule("detail", "closed", rf"\b{_DETAIL}", inside=True, marked=True),
    # "You went home, and what then?", "I am wondering what ...?"
    _rule(
        "interrogative", "open", rf"{_JOINED}{INTERROGATIVE}\b|\b(?:what|how|why|where|who)$", inside=True, marked=True
    ),
    _rule("statement", "closed", "", marked=True),
)
"""The first that fits says what a clause asks; where none does, nothing is asked."""

_FRONTED: Final = re.compile(
    rf"(?:when|if|while|because|since|as|after|before|although) (?!{VERB}\b|and\b|or\b)[^,]*+,[\s,]*+"
)
"""`When you think of it, ...`: what is asked comes after."""


def asks(text: str) -> tuple[Asked, ...]:
    """Give what is asked in a text, clause by clause."""
    return asked_of(heard(text))


def asks_openly(text: str) -> bool:
    """Whether a turn is open: something in it is asked openly, or it breaks off with nothing asked at all."""
    found = asks(text)
    return not found or any(one.how == "open" for one in found)


def asked_of(said: Heard) -> tuple[Asked, ...]:
    """Give what is asked in a text as it was heard, clause by clause."""
    found = (asked_in(said.plain, clause) for clause in clauses(said.plain))
    return tuple(one for one in found if one is not None)


def opens_at_once(said: Heard) -> bool:
    """Whether a text surely begins with something asked openly; a cheap look, which leaves the unusual alone."""
    if _OPEN_HEAD.match(said.plain) is None or not said.words.isdisjoint(SCALE_WORDS):
        return False
    return "," not in said.plain or TAG.search(said.plain) is None


def asked_in(plain: str, clause: Clause) -> Asked | None:
    """Give what one clause of a text as it was heard asks, if it does."""
    fronted = _FRONTED.match(plain, clause.start, clause.end)
    start = clause.start if fronted is None else fronted.end()
    for rule in _RULES:
        if rule.marked and not clause.asked:
            continue
        look = rule.pattern.search if rule.inside else rule.pattern.match
        match = look(plain, start, clause.end)
        if match is not None:
            return Asked(rule.how, rule.sign, match.start(), match.end())
    return None
