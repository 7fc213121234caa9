"""The formats documents come in, and what a file is called. Writing the file is the desk's.

A file's name says nothing of whom it is about, of services or of substances: `talk-2026-11-20-profile.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from strengthtui.documents.markdown import to_markdown
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from strengthtui.documents.document import Document


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a document down."""

    id: str
    suffix: str
    """The end of a file's name, without the dot."""
    write: Callable[[Document], str] | None
    """`None` where it is not the tree that is written but the records as they are stored."""


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {one.id: one for one in (Format("md", "md", to_markdown), Format("json", "json", None))}
)
"""Format id, as in `--format`, to the format."""


def file_name(day: str, document: str, format_id: str, taken: Collection[str] = ()) -> str:
    """Name a document by the day the talk happened; a name that is taken gets `-2` and so on.

    Names that differ only in capitals are one name: on many disks they are.
    """
    stem, suffix = f"talk-{day}-{document}", FORMATS[format_id].suffix
    there = {fold(name) for name in taken}
    names = (f"{stem}.{suffix}" if number == 1 else f"{stem}-{number}.{suffix}" for number in count(1))
    return next(name for name in names if fold(name) not in there)
