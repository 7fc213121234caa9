"""Writes a document as Markdown that any CommonMark reader gives back word for word.

Whatever was typed comes out as text: nothing in it becomes a heading, a list, a link, a tag or an entity, also where
a reader makes links of bare addresses. Signs are escaped only where they would do something, so that the page reads
well as it is. What a reader gives back of a text is exactly `as_read(text)`: hidden characters visible, white space
at both ends of a line gone, empty lines one paragraph's end; runs of white space inside a line stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.documents.document import BulletList, Paragraph, Section
from strengthtui.text import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.documents.document import Block, Document, Item, Runs

OPENING: Final = "“"
CLOSING: Final = "”"
_DEEPEST: Final = 6
"""Markdown has no heading below this level."""

_ANYWHERE: Final = re.compile(
    r"[\\`]"
    r"|<(?=[A-Za-z/!?])"  # tags, comments, <http://...>
    r"|&(?=\#?[0-9A-Za-z]+;)"  # entities
    r"|\](?=[(:\[{])|\[(?=[\^\[@])"  # links, their definitions, footnotes
    r"|/(?=/)"  # http://
    r"|(?<=\S)@(?=\S)"  # mail addresses
    r"|(?<=[Ww]{3})\.|(?<=[^\W_])\.(?=[^\W\d_]{2})",  # www., and names of places in the net
)
_STARS: Final = re.compile(r"\*+")
_UNDERSCORES: Final = re.compile(r"_+")
_AT_START: Final = re.compile(
    r"(?P<sign>\#)\#{0,5}(?:\s|$)"
    r"|(?P<quote>[>\[|])"  # quotations, boxes to tick, definitions, tables
    r"|(?P<bullet>[-+*:])(?:\s|$)"
    r"|[0-9]{1,9}(?P<number>[.)])(?:\s|$)"
    r"|(?P<rule>[-=:|+])[-=:|+\s]*$",  # underlines of headings, rules, the second line of a table
)
_CLOSING_SIGNS: Final = re.compile(r"(?:^|\s)(#+)$")


class _Span(NamedTuple):
    text: str
    strong: bool


def to_markdown(document: Document) -> str:
    """Write the document; ends with one newline."""
    return "\n\n".join([_heading(document.title, 1), *_blocks(document.blocks, 2)]) + "\n"


def as_read(text: str) -> str:
    """Give a text as a Markdown reader gives it back: a newline for a line's end, an empty line for a paragraph's."""
    paragraphs = _paragraphs([_Span(visible(text), strong=False)])
    return "\n\n".join("\n".join("".join(span.text for span in line) for line in lines) for lines in paragraphs)


def _blocks(blocks: Sequence[Block], level: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield "\n\n".join(_texts(block.runs))
            case BulletList():
                yield "\n".join(line for item in block.items for line in _item(item))
            case Section():
                yield _heading(block.heading, level)
                yield from _blocks(block.blocks, min(level + 1, _DEEPEST))


def _heading(text: str, level: int) -> str:
    line = one_line(visible(text))
    escapes = _inline(line, many_tildes=line.count("~") > 1)
    if found := _CLOSING_SIGNS.search(line):
        escapes.add(found.start(1))
    return f"{'#' * level} {_escaped(line, escapes, 0, len(line))}"


def _item(item: Item) -> list[str]:
    lines = "\n\n".join(_texts(item.runs)).split("\n")
    lines += [line for under in item.items for line in _item(under)]
    first, *others = lines
    return [f"- {first}", *(f"  {line}" if line else "" for line in others)]


def _texts(runs: Runs) -> list[str]:
    """Write each paragraph of these runs."""
    spans = []
    for run in runs:
        text = visible(run.text)
        spans.append(_Span(f"{OPENING}{text.strip()}{CLOSING}" if run.quoted else text, run.strong))
    written = []
    for lines in _paragraphs(spans):
        tildes = sum(span.text.count("~") for line in lines for span in line)
        written.append("\\\n".join(_line(line, many_tildes=tildes > 1) for line in lines))
    return written


def _paragraphs(spans: Sequence[_Span]) -> list[list[list[_Span]]]:
    """Cut spans into paragraphs and lines; lines without words end a paragraph and are gone."""
    lines: list[list[_Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        lines[-1].append(_Span(first, span.strong))
        lines += [[_Span(other, span.strong)] for other in others]
    paragraphs: list[list[list[_Span]]] = [[]]
    for line in map(_stripped, lines):
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


def _stripped(line: list[_Span]) -> list[_Span]:
    """Take white space from both ends of a line."""
    kept = [span for span in line if span.text]
    while kept and not (left := kept[0].text.lstrip()):
        kept.pop(0)
    if kept:
        kept[0] = kept[0]._replace(text=left)
    while kept and not (right := kept[-1].text.rstrip()):
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=right)
    return kept


def _line(spans: Sequence[_Span], *, many_tildes: bool) -> str:
    whole = "".join(span.text for span in spans)
    escapes = _inline(whole, many_tildes=many_tildes)
    if found := _AT_START.match(whole):
        escapes.add(found.start(found.lastgroup or 0))
    written, at = [], 0
    for span in spans:
        end = at + len(span.text)
        strong = span.strong and _stands_apart(whole, at, end)
        stars = {star for star in range(at, end) if strong and whole[star] == "*"}  # never beside our own
        text = _escaped(whole, escapes | stars, at, end)
        written.append(_strong(text) if strong else text)
        at = end
    return "".join(written)


def _strong(text: str) -> str:
    core = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}**{core}**{after}" if core else text


def _stands_apart(line: str, start: int, end: int) -> bool:
    """Tell whether white space or the line's end is round a stretch: only there do the signs of strong text work."""
    text = line[start:end]
    before, after = line[:start][-1:], line[end:][:1]
    return (not before or before.isspace() or text[:1].isspace()) and (
        not after or after.isspace() or text[-1:].isspace()
    )


def _inline(line: str, *, many_tildes: bool) -> set[int]:
    """Find the signs that would do something anywhere in a line."""
    found = {match.start() for match in _ANYWHERE.finditer(line)}
    for match in _STARS.finditer(line):
        if not (_char(line, match.start() - 1).isspace() and _char(line, match.end()).isspace()):
            found.update(range(*match.span()))
    for match in _UNDERSCORES.finditer(line):
        if not (_char(line, match.start() - 1).isalnum() and _char(line, match.end()).isalnum()):
            found.update(range(*match.span()))
    if many_tildes:
        found.update(at for at, sign in enumerate(line) if sign == "~")
    return found


def _char(line: str, at: int) -> str:
    return line[at] if 0 <= at < len(line) else ""


def _escaped(line: str, escapes: set[int], start: int, end: int) -> str:
    return "".join("\\" + line[at] if at in escapes else line[at] for at in range(start, end))
