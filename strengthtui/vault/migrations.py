"""How a person's file of an older format is read, step by step, and which ones are too new to touch.

There is only one format so far. A new one adds a row to `STEPS` and a vault to `tests/old-vaults`; no step
is ever removed.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from strengthtui.model.records import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strengthtui.vault.storage import Tree

STEPS: Final[Mapping[int, Callable[[Tree], Tree]]] = MappingProxyType({})
"""Format to the function that makes the next format of it."""


def migrate(
    tree: Tree, number: int, *, steps: Mapping[int, Callable[[Tree], Tree]] = STEPS, goal: int = FORMAT
) -> Tree:
    """Bring tables of format `number` up to `goal`; only the next act writes them in the new format."""
    for step in range(number, goal):
        tree = steps[step](tree)
        tree["meta"]["1"]["format"] = step + 1
    return tree


def is_newer(number: int) -> bool:
    """Tell whether a later version wrote this: such a file opens read-only."""
    return number > FORMAT
