"""The guide to findings: all codes by family, and the page of one with what it says, why, and how it is put right."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Final

from strengthtui.desk.excerpts import excerpt
from strengthtui.desk.finding_codes import every_code
from strengthtui.errors import NotFoundError
from strengthtui.i18n import _
from strengthtui.sources.pages import finding_pages, page_families
from strengthtui.sources.spelling import Spelling
from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.sources.findings import FindingCode
    from strengthtui.sources.pages import FindingPage

WIDTH: Final = 78
"""Cells of a line of a page."""
_INDENT: Final = "    "
_PLACE: Final = "..."
"""Stands for what a finding fills in."""


def catalogue_lines() -> Iterator[str]:
    """Give every family and under it each code with what it says."""
    codes = {code.code: code for code in every_code()}
    for family in page_families():
        yield f"{family.title}"
        for page in family.pages:
            code = codes[page.code]
            yield f"  {code.code:28} {code.severity:8} {_filled(code.what)}"
        yield ""
    yield _("strengthtui guide finding CODE  shows the page of one.")


def page_lines(code: str) -> Iterator[str]:
    """Give the page of a code. Raises `NotFoundError` with the nearest one."""
    codes = {one.code: one for one in every_code()}
    pages = finding_pages()
    if code not in codes or code not in pages:
        near = Spelling(codes).nearest(code)
        raise NotFoundError(
            _("There is no finding of that code."),
            "",
            _("Did you mean {near}?").format(near=near) if near else _("strengthtui guide finding  shows all of them."),
        )
    return _page(codes[code], pages[code])


def _page(code: FindingCode, page: FindingPage) -> Iterator[str]:
    yield f"# {code.code} ({_(code.severity)})"
    yield ""
    yield from _wrapped(_("It says: {what}.").format(what=_filled(code.what)))
    yield ""
    yield from _wrapped(_(page.why))
    yield ""
    yield _("Like this it is told:")
    yield ""
    yield from _example(page)
    yield ""
    remedies = [_filled(one) for one in (code.remedy, code.nearby) if one]
    yield from _wrapped(_("What to do: {remedy}.").format(remedy=_("; or: ").join(remedies)))
    yield ""
    yield from (f"{_INDENT}{line}" for line in page.good.splitlines())


def _example(page: FindingPage) -> Iterator[str]:
    """Give the lines that have it, with a caret under the place."""
    line, column = (int(number) for number in page.at.split(":")) if page.at else (0, 0)
    for number, text in enumerate(page.bad.splitlines(), 1):
        shown = excerpt(text, column, room=WIDTH) if number == line else None
        yield f"{_INDENT}{text if shown is None else shown.line}"
        if shown is not None:
            yield f"{_INDENT}{shown.caret}"


def _filled(template: str) -> str:
    """Give a sentence with dots for what is filled in."""
    names = {name for _text, name, _form, _turn in string.Formatter().parse(template) if name}
    return one_line(_(template).format(**dict.fromkeys(names, _PLACE)))


def _wrapped(text: str) -> Iterator[str]:
    import textwrap

    yield from textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
