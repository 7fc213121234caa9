"""The catalogue of noes this floor can say: a code and the names of its parameters, never a sentence.

The desk words each of them; a test keeps the catalogue and the code that refuses in step. No parameter ever
holds what was typed: lengths, limits and option ids only.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from strengthtui.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "empty": (),
        "wrong-shape": ("kind",),
        "too-long": ("length", "limit"),
        "no-such-voice": (),
        "not-yes-or-no": (),
        "no-such-option": ("options",),
        "only-one-option": ("options",),
        "not-a-number": (),
        "too-small": ("least",),
        "too-large": ("most",),
        "not-a-mark": ("least", "most"),
        "not-on-the-scale": ("least", "most"),
        "not-a-date": (),
        "no-such-date": (),
        "no-year": (),
        "year-in-full": (),
        "too-early": ("least",),
        "too-late": ("most",),
        "no-name": (),
    }
)
"""Code to the names of its parameters."""


def refuse(code: str, **params: str | int) -> Refusal:
    """Make a refusal of the catalogue; a code or parameter that is not in it is a mistake of ours."""
    if set(REFUSALS[code]) != set(params):
        raise KeyError(code)
    return Refusal(code, params)
