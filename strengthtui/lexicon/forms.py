"""How a term is written: a form is plain words with five marks, so that nobody has to know a pattern language.

    addict(s)                 an ending that may be there
    drug (user|taker)(s)      one of several; (|ex-) one of them or nothing
    refus(es|ed) ... help     up to three words between
    clean for 9 days          9 is any number, in digits or in words up to twelve
    (he|she) is *clean        the star is before the word that is meant, where it is not the first

A space also fits a line break or a hyphen, a hyphen also a space or nothing, an apostrophe also a curly one. Capitals
and small letters are the same, and only whole words are meant. Where a term means something else, `~` stands for it:
`~ details`, `in ~ with`. What cannot be found quickly is refused: a form without a word to go by.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.lexicon import codes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from strengthtui.sources.findings import FindingCode

MOST_SPELLINGS: Final = 1_000
"""Ways of writing one form; ours have up to 360."""
_MOST_GAPS: Final = 2
"""In one form: three gaps and the words around them can be tried in too many ways."""

_SPACE: Final = "(?: +|-)"
"""Between two words of a text that is `levelled`."""
_GAP: Final = rf"(?:{_SPACE}[\w']+){{0,3}}{_SPACE}"
_NUMBER: Final = r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_BEGIN: Final = "(?<![^\\W_])(?<![\u0300-\u036f])"
_END: Final = "(?![^\\W_]|[\u0300-\u036f])"
"""No letter or digit there, not even an accent that is written apart. An underscore is Markdown's emphasis."""

_PIECE: Final = re.compile(r"\(([^()]*)\)|([^()|]+)")
_MARK: Final = re.compile(r" ?\.\.\. ?|(?<!\d)9(?!\d)|[^A-Za-z0-9]")
_PARTS: Final = re.compile(r"(?<![^ ])\(([^()]*)\) (?!\.\.\.)|\(([^()]*)\)|[^()]+?(?=\(|$)")
"""A word in brackets with the space after it, any other brackets, or what stands between."""
_LAST_WORD: Final = re.compile(r"(.*\S) \(([^()]*)\)")
_BEFORE_GAP: Final = re.compile(r"(?<![^ ])\(([^()]*)\) ?\.\.\.")
_BETWEEN: Final = re.compile(r" |\.\.\.")
_HYPHENS: Final = "‐‑"
_APOSTROPHES: Final = "’ʼ"
_LEVEL: Final = str.maketrans({**dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_APOSTROPHES, "'")})
_WHITE: Final = re.compile(r"[^\S\n]")
_ONE_BREAK: Final = re.compile(r"\n(?! *\n)")
_A_WORD: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W_]+")
_AS_PATTERN: Final = {
    " ": _SPACE,
    "-": f"{_SPACE}?",
    "*": "()",
    "~": "~",
    "9": _NUMBER,
}
_COMMON: Final = frozenset(
    _WORD.findall(
        "a all am an and any are as at be been being by can did do does for from get gets got had has have he her his"
        " if i in is it its me more my no not of off on or our out she so some than that the their them then there"
        " these they this those to too up us very was we were what when which who will with would you your another"
        " anything comes day days every everything going help keep life month months never nothing other people"
        " person place still take taking things time trying week weeks without work year years"
    )
)
"""Words that stand in every text: a form is looked for by another of its words, where it has one."""


class Context(NamedTuple):
    """What stands before and after a term where it means something else."""

    before: str
    """A regular expression that ends where the term begins; may be empty."""
    after: str
    """A regular expression that begins where the term ends; may be empty."""


def words_of(text: str) -> set[str]:
    """Give the different words of a text, in small letters."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return set(_WORD.findall(text.lower()))


def words_in(written: str) -> set[str]:
    """Give every word of a sound form or context, of which a text that holds it holds one, as `words_of` gives them.

    A number may be any, so it has none of its own.
    """
    spellings = _spellings(written)
    told = " ".join(spellings) if isinstance(spellings, tuple) else ""
    return words_of(told) | words_of(told.replace("-", ""))


def read_form(written: str) -> tuple[str, ...] | FindingCode:
    """Give each way of writing a form, or what is the matter with it."""
    spellings = _spellings(written)
    if isinstance(spellings, tuple) and not all(_sound(one) and "~" not in one for one in spellings):
        return codes.FORM_MARKS
    if isinstance(spellings, tuple) and not all(map(_words, spellings)):
        return codes.FORM_SHORT
    return spellings


def read_contexts(written: str) -> tuple[str, ...] | FindingCode:
    """Give each way of writing where a term means something else, or what is the matter with it."""
    spellings = _spellings(written)
    if isinstance(spellings, tuple) and not all(one.count("~") == 1 and _A_WORD.search(one) for one in spellings):
        return codes.CONTEXT
    if isinstance(spellings, tuple) and not all(map(_sound, spellings)):
        return codes.FORM_MARKS
    return spellings


def triggers(spellings: Iterable[str], meant: AbstractSet[str] = frozenset()) -> frozenset[str]:
    """Give words, as `words_of` gives them, of which one stands wherever one of these does; rather one `meant`."""
    return frozenset().union(*(_words(spelling, meant) for spelling in spellings))


def whole_words(forms: Iterable[str]) -> str:
    """Give a regular expression for sound forms, the longer first; of a text that is `levelled`.

    Its last group, where there is one, is empty, and stands where the star does.
    """
    return f"{_BEGIN}(?:{'|'.join(map(_pattern, sorted(forms, key=len, reverse=True)))}){_END}"


def context(written: str) -> Context:
    """Give what stands before and after the term, of a sound context."""
    before, after = _pattern(written).split("~")
    return Context(f"{_BEGIN}{before}" if before else "", f"{after}{_END}" if after else "")


def levelled(text: str) -> str:
    """Give a text as forms are looked for in it, every character in its place.

    Small letters (one that would become two stays as it is), straight apostrophes, hyphens and spaces of one kind; a
    line break is a space, but where an empty line follows.
    """
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return _ONE_BREAK.sub(" ", _WHITE.sub(" ", small.translate(_LEVEL)))


def _spellings(written: str) -> tuple[str, ...] | FindingCode:
    """Give each way of writing, brackets resolved."""
    plain = _plain(written)
    groups = [piece[1] for piece in _PIECE.finditer(plain) if piece[1] is not None]
    if _PIECE.sub("", plain) or any(one != one.strip() for group in groups for one in group.split("|")):
        return codes.FORM_MARKS
    if any(_may_be_absent(word[1]) for word in _BEFORE_GAP.finditer(plain)):
        return codes.FORM_MARKS
    parts = [_ways(*piece.groups()) for piece in _PIECE.finditer(plain)]
    if math.prod(map(len, parts)) > MOST_SPELLINGS:
        return codes.FORM_MANY
    joined = ("".join(one).replace("*", "") for one in itertools.product(*parts))
    return tuple(dict.fromkeys(" ".join(one.split()) for one in joined))


def _ways(inside: str | None, plain: str) -> tuple[str, ...]:
    if inside is None:
        return (plain,)
    return ("", inside) if "|" not in inside else tuple(inside.split("|"))


def _sound(spelling: str) -> bool:
    """Whether gaps stand between words, and few enough."""
    return not (spelling.startswith("...") or spelling.endswith("...") or spelling.count("...") > _MOST_GAPS)


def _pattern(written: str) -> str:
    """Write a form as a regular expression; the space beside a word that may be absent is absent with it."""
    rest, tail = _plain(written).lower(), ""
    while (last := _LAST_WORD.fullmatch(rest)) is not None and _may_be_absent(last[2]):
        rest, tail = last[1], f"(?:{_SPACE}(?:{_choices(last[2])}))?{tail}"
    return "".join(map(_as_piece, _PARTS.finditer(rest))) + tail


def _as_piece(part: re.Match[str]) -> str:
    word, ending = part.groups()
    inside = ending if word is None else word
    if inside is None:
        return _MARK.sub(_as_pattern, part.group())
    space = _SPACE if word is not None else ""
    return f"(?:(?:{_choices(inside)}){space}){'?' if _may_be_absent(inside) else ''}"


def _choices(inside: str) -> str:
    return "|".join(_MARK.sub(_as_pattern, choice) for choice in inside.split("|") if choice)


def _may_be_absent(inside: str) -> bool:
    choices = inside.split("|")
    return len(choices) == 1 or "" in choices


def _plain(written: str) -> str:
    return unicodedata.normalize("NFC", " ".join(written.split()).translate(_LEVEL))


def _as_pattern(mark: re.Match[str]) -> str:
    """Turn a mark into what it fits; a letter with an accent fits also where the accent is written apart."""
    sign = mark.group()
    if "..." in sign:
        return _GAP
    apart = unicodedata.normalize("NFD", sign)
    plain = re.escape(sign) if apart == sign else f"(?:{re.escape(sign)}|{re.escape(apart)})"
    return _AS_PATTERN.get(sign, plain)


def _words(spelling: str, meant: AbstractSet[str] = frozenset()) -> frozenset[str]:
    """Give the best word to go by, in each way in which it can be joined to its neighbours by a hyphen."""
    ranked = [
        ((word not in _COMMON, word in meant, len(word)), parts, at)
        for parts in (chunk.split("-") for chunk in _BETWEEN.split(spelling))
        for at, word in enumerate(map(_longest, parts))
        if len(word) > 1
    ]
    best, parts, at = max(ranked, key=lambda one: one[0], default=((False, False, 0), [""], 0))
    if not best[2] or (not best[0] and " " not in spelling):
        return frozenset()
    ranges = [(first, last) for first in range(at + 1) for last in range(at + 1, len(parts) + 1)]
    return frozenset(_longest("".join(parts[first:last])) for first, last in ranges)


def _longest(text: str) -> str:
    return max(_WORD.findall(text.lower()), key=len, default="")
