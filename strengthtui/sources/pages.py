"""The page of each code: why it is a finding, and an example with and without it.

Pages are data in `content/findings/*.yaml`, a file for each family of codes.
The examples are tried by a test: `bad` gives the code at the place the page names, `good` gives no finding at all.

    family: asking
    title: How a question is asked
    pages:
      - code: ask-closed
        why: A plain sentence or two on why it matters.
        in: question            # what the lines below are a part of
        bad: |
          ask: Do you have friends?
        at: "1:6"               # line and column within `bad`
        good: |
          ask: Who matters to you?
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct

from strengthtui import content
from strengthtui.sources.codes import values
from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load_shaped
from strengthtui.sources.reader import Field, Shape, list_of
from strengthtui.sources.scalars import an_id, matching, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.sources.reader import Shaped

_FOLDER: Final = "findings"
_TEXT: Final = text(2_000)
_AT: Final = re.compile(r"[1-9][0-9]{0,3}:[1-9][0-9]{0,3}")


class FindingPage(Struct, frozen=True, kw_only=True):
    """What is told of one code."""

    code: str
    """Its id."""
    why: str
    """One or two sentences on why it matters to whoever reads, or is asked."""
    part: str
    """What the examples are a part of: `pack`, `question`, `sheet`, `bytes` (shown in words only) and the like."""
    bad: str
    """Lines that have it."""
    good: str
    """The same lines after its remedy was followed."""
    at: str = ""
    """`line:column` of the finding within `bad`; nothing where the lines are only told of."""


class PageFamily(Struct, frozen=True, kw_only=True):
    """The pages of one family."""

    family: str
    title: str
    pages: tuple[FindingPage, ...]


_PAGE: Final = Shape(
    FindingPage,
    Field("code", an_id, required=True, instead=""),
    Field("why", _TEXT, required=True, instead=""),
    Field("in", an_id, required=True, name="part", instead=""),
    Field("bad", _TEXT, required=True, instead=""),
    Field("good", _TEXT, required=True, instead=""),
    Field("at", matching(_AT, values.NOT_A_CHOICE)),
)
_FAMILY: Final = Shape(
    PageFamily,
    Field("family", an_id, required=True, instead=""),
    Field("title", text(120), required=True, instead=""),
    Field("pages", list_of(_PAGE.lenient, least=1), required=True, instead=()),
)


@functools.cache
def page_families() -> tuple[PageFamily, ...]:
    """Give every family with its pages, by name. Raises `BadInputError` if one is damaged."""
    return tuple(_family(name) for name in content.names(_FOLDER) if name.endswith(".yaml"))


def finding_pages() -> Mapping[str, FindingPage]:
    """Give every page by its code."""
    return {page.code: page for family in page_families() for page in family.pages}


def _family(name: str) -> PageFamily:
    found = load_shaped(content.read_bytes(f"{_FOLDER}/{name}"), name, _FAMILY, Problems(collect=False))
    return cast("Shaped[PageFamily]", found).made  # a Problems that does not collect has raised otherwise
