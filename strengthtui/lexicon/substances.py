"""Whether words are about drink or drugs, by the list `content/lexicons/substances.yaml`.

Only whole words are found. It says yes or no, and nothing else: nobody's words are marked by it. The list is read when
it is asked for: the first question needs no reader of YAML.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct

from strengthtui import content
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.sources.reader import Shaped

_FILE: Final = "substances.yaml"


class _Words(Struct, frozen=True):
    id: str
    version: int
    language: str
    say: tuple[tuple[str, ...], ...]


def of_drink_or_drugs(*texts: str) -> bool:
    """Tell whether one of these texts is about drink or drugs."""
    return any(_pattern().search(fold(one)) for one in texts if one)


@functools.cache
def _pattern() -> re.Pattern[str]:
    from strengthtui.sources.findings import Problems
    from strengthtui.sources.loading import load_shaped
    from strengthtui.sources.reader import Field, Shape, list_of
    from strengthtui.sources.scalars import a_language, an_id, text, whole

    shape = Shape(
        _Words,
        Field("id", an_id, required=True),
        Field("version", whole(1), required=True),
        Field("language", a_language, required=True),
        Field("say", list_of(list_of(text(60), least=1), least=1), required=True),
    )
    found = load_shaped(content.read_bytes(f"lexicons/{_FILE}"), _FILE, shape, Problems(collect=False))
    rows = cast("Shaped[_Words]", found).made.say  # a Problems that does not collect has raised otherwise
    words = "|".join(re.escape(fold(one)) for row in rows for one in row)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
