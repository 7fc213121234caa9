"""Whose words a typed line is: a leading quotation mark says "as said", two of them begin a line with a mark.

Only what is typed is read so; in a sheet a leading mark is text and voices are said apart. Every double mark does
it, straight, curly or angled: on paper they all look like a quotation. Single ones are text, since they are
apostrophes too. A false quotation is worse than none: where words follow the mark that closes (`"I kept it," she
said`), the line is not all theirs and stays as it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from strengthtui.model.words import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

VOICES: Final[Mapping[str, Voice]] = {voice: voice for voice in get_args(Voice)}
"""Every voice by its name."""


class _Marks(NamedTuple):
    """Marks found inside words that began with one; what stands in both is told apart by where it stands."""

    opens: str
    closes: str


_LEADS: Final[Mapping[str, _Marks]] = {
    '"': _Marks('"“„', '"”'),
    "“": _Marks('"“„', '"”'),
    "”": _Marks('"”', '"”'),
    "„": _Marks('"„', '"“”'),
    "‟": _Marks('"‟“', '"”'),
    "＂": _Marks("＂", "＂"),
    "«": _Marks("«", "»"),
    "»": _Marks("»", "«"),
    "‹": _Marks("‹", "›"),
    "›": _Marks("›", "‹"),
    "「": _Marks("「", "」"),
    "『": _Marks("『", "』"),
}
"""What a line can begin with to be theirs, in the ways it is typed from English to Finnish and Japanese."""
_BRACKETS: Final = "([{-–—/"
"""What stands before an opening mark like a space does."""


def spoken(typed: str) -> tuple[str, Voice | None]:
    """Give the words and, for a line begun with a mark, the voice `person`; `None` leaves it as it is set.

    The closing mark goes with the opening one. Several lines that each begin with a mark are read each by itself.
    """
    line = typed.strip()
    several = [one.strip() for one in line.splitlines() if one.strip()]
    if len(several) > 1 and all(one[0] in _LEADS for one in several):
        read = [spoken(one) for one in several]
        whole = all(voice == "person" for _words, voice in read)
        return ("\n".join(words for words, _voice in read), "person") if whole else (line, None)
    if line[:1] not in _LEADS:
        return line, None
    lead, rest = line[0], line[1:]
    if rest.startswith(lead) and rest != lead:
        return rest, None
    closed = _closed_at(rest, _LEADS[lead])
    if closed is None:
        return rest.strip(), "person"
    if _has_words(rest[closed + 1 :]):
        return line, None
    return f"{rest[:closed].rstrip()}{rest[closed + 1 :]}".strip(), "person"


def half_quoted(typed: str) -> bool:
    """Tell whether a line of it began with a mark and goes on after the one that closes, so that it is not theirs."""
    lines = [one.strip() for one in typed.splitlines() if one.strip()]
    return any(one[0] in _LEADS and one[1:2] != one[0] and spoken(one)[1] is None for one in lines)


def _closed_at(rest: str, marks: _Marks) -> int | None:
    """Find the mark that closes what the leading one opened; quotations inside the words open and close their own."""
    depth = 1
    for at, sign in enumerate(rest):
        if sign in marks.opens and (sign not in marks.closes or _opens(rest, at)):
            depth += 1
        elif sign in marks.closes:
            depth -= 1
        if depth == 0:
            return at
    return None


def _opens(rest: str, at: int) -> bool:
    """Tell whether a mark that can do both opens: nothing stands before it, and something behind it."""
    before, after = rest[at - 1 : at] if at else " ", rest[at + 1 : at + 2]
    return (before.isspace() or before in _BRACKETS) and bool(after) and not after.isspace()


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)
