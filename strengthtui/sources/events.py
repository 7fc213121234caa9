"""YAML as a stream of events: PyYAML's C parser, or its Python one where the C library is missing.

Events rather than PyYAML's own composing: aliases, depth and size are seen before anything is built of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.error import YAMLError
    from yaml.events import Event

    from strengthtui.sources.findings import FindingCode

_ESCAPE: Final = re.compile(r"\\(?P<half>u[dD][89a-fA-F])?[uU]?[0-9a-fA-F]{2,}")
"""An escaped character; `half` when it is half of one."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def event_reader(text: str) -> Callable[[], Event | None]:
    """Give a function that gives the next event, `None` after the last. It raises `YAMLError`."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return _python_reader(text)
    return CParser(text).get_event


def _python_reader(text: str) -> Callable[[], Event | None]:
    from yaml.error import MarkedYAMLError
    from yaml.events import ScalarEvent
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PythonParser(Reader, Scanner, Parser):
        """PyYAML's own arrangement, without composer and constructor."""

        def __init__(self) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

    def get_event() -> Event | None:
        try:
            if not parser.check_event():
                return None
            event: Event = parser.get_event()  # type: ignore[no-untyped-call]  # PyYAML's own stub
        except (ValueError, OverflowError) as error:  # chr() of an escape beyond the last character
            raise MarkedYAMLError(None, None, "unknown escape character", parser.get_mark()) from error
        if isinstance(event, ScalarEvent) and _SURROGATE.search(event.value):
            raise MarkedYAMLError(None, None, "invalid Unicode character escape", parser.get_mark())
        return event

    parser = PythonParser()
    return get_event


def complaint(error: YAMLError, text: str) -> tuple[FindingCode, int, str]:
    """Give our code for a parser's complaint, the index of the character it is about, and an escape as written.

    The escape is for the code that shows one, and empty otherwise.
    """
    from strengthtui.sources.codes import files, yaml
    from strengthtui.sources.second_look import second_look

    context, problem = getattr(error, "context", None) or "", getattr(error, "problem", None) or ""
    here, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    code, where = _code_of(f"{context}: {problem}")
    mark = (began if where == "context" and began is not None else here) or began
    index = min(mark.index, len(text.rstrip())) if mark is not None else 0  # nothing is wrong with what is not there
    if text[index : index + 1] == "\t":
        return yaml.TAB, index, ""
    code, index = second_look(code, index, text)
    escape = _ESCAPE.search(text, max(index - len("\\ud83d"), 0), index + 4)
    if code is not files.LONE_SURROGATE:
        return code, index, ""
    if escape is None or not escape.group("half"):
        return yaml.ESCAPE, index, ""
    return code, escape.start(), escape.group()


def _code_of(said: str) -> tuple[FindingCode, str]:
    from strengthtui.sources.codes import yaml

    for sign, code, where in _complaints():
        if sign.search(said):
            return code, where
    return yaml.SYNTAX, "problem"


def _complaints() -> tuple[tuple[re.Pattern[str], FindingCode, str], ...]:
    from strengthtui.sources.codes import files, yaml

    return (
        (re.compile(r"quoted scalar.*unexpected (end of stream|document)"), yaml.QUOTE, "context"),
        (re.compile(r"invalid Unicode character"), files.LONE_SURROGATE, "problem"),
        (re.compile(r"unknown escape|hexdecimal|hexadecimal|escape sequence"), yaml.ESCAPE, "problem"),
        (re.compile(r"mapping values are not allowed"), yaml.COLON, "problem"),
        (re.compile(r"(?i)tab\b|'\\t'"), yaml.TAB, "problem"),
        (re.compile(r"while scanning an alias|while scanning an anchor"), yaml.START, "context"),
        (re.compile(r"cannot start any token|block scalar"), yaml.START, "problem"),
        (re.compile(r"tag"), yaml.TAG, "context"),
        (re.compile(r"a block node: (did not find expected|expected the) node content"), yaml.START, "problem"),
        (re.compile(r"incompatible YAML"), yaml.DIRECTIVE, "problem"),
        (re.compile(r"directive"), yaml.DIRECTIVE, "context"),
        (re.compile(r"flow (sequence|mapping|node)"), yaml.BRACKET, "context"),
        (re.compile(r"simple key"), yaml.KEY, "context"),
        (re.compile(r"block (mapping|collection|sequence)|not allowed"), yaml.INDENT, "problem"),
        (re.compile(r"<document start>"), yaml.INDENT, "problem"),
    )
