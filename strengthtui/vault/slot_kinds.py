"""Which kinds of slot there are: what stands in a head becomes records, and is written as it was read.

A kind this version does not know was added by a newer one. It opens nothing here; it is kept with all that stands in
it, so that the head's MAC holds and no change of passphrase drops it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from strengthtui.vault.organisation import OrganisationSlot
from strengthtui.vault.slots import AnySlot, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: Final[Mapping[str, type[Slot | OrganisationSlot]]] = {
    "passphrase": Slot,
    "recovery": Slot,
    "organisation": OrganisationSlot,
}


class NewerSlot(AnySlot):
    """A slot of a kind that a newer version knows. No dataclass: of one, msgspec would write the fields themselves."""

    __slots__ = ("kind", "raw")

    def __init__(self, raw: dict[str, Any]) -> None:
        """Keep everything in it, its kind too."""
        self.kind: str = raw["kind"]
        self.raw = raw

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NewerSlot) and self.raw == other.raw

    def __hash__(self) -> int:
        return hash(self.kind)


def read(_shape: object, raw: Any) -> AnySlot:  # noqa: ANN401 - as it stands in the file
    """Make a record of a slot, as msgspec's `dec_hook`. Raises `TypeError`, `KeyError`, `ValidationError`."""
    kind = raw["kind"] if isinstance(raw, dict) else None
    if not isinstance(kind, str):
        raise TypeError
    shape = _KINDS.get(kind)
    return NewerSlot(raw) if shape is None else msgspec.convert(raw, shape)


def written(slot: Any) -> Any:  # noqa: ANN401 - msgspec's `enc_hook`
    """Give what stands in the file of a slot that msgspec cannot write by itself."""
    if isinstance(slot, NewerSlot):
        return slot.raw
    raise NotImplementedError
