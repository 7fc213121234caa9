"""A home for one scenario: a desk in memory with a steady clock, a folder for papers, and what is stored."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from strengthtui.tui.house import House
from tests.desk.desk_builders import PLACES, a_desk

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sitting import Sitting

_ULID: Final = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
_BY_CHANCE: Final = frozenset({"rev", "device", "generation", "vault", "written_by"})
"""What hangs on the installation, and on how many writings a change took."""


class Home:
    """Where one scenario takes place."""

    def __init__(self, folder: Path, packs: tuple[str, ...]) -> None:
        """Open a desk that remembers the sittings it is asked for."""
        self.out = folder
        folder.mkdir()
        self.sittings: list[Sitting] = []
        self._packs = packs
        self.desk = self._remembering(a_desk(*packs))
        self.used: list[Desk] = [self.desk]

    def throwaway(self) -> Desk:
        """Give a desk that keeps nothing."""
        desk = self._remembering(a_desk(*self._packs))
        self.used.append(desk)
        return desk

    @property
    def house(self) -> House:
        """What the app is opened with."""
        return House(
            settings=self.desk.settings,
            places=PLACES,
            vault=Path("/nowhere/vault"),
            open_desk=lambda: self.desk,
            create_vault=lambda _passphrase, _code: None,
            throwaway=self.throwaway,
            out=self.out,
        )

    @property
    def sitting(self) -> Sitting:
        """The sitting in front."""
        return self.sittings[-1]

    def _remembering(self, desk: Desk) -> Desk:
        sit_down = desk.sit_down

        def remembered(person: OpenPerson, *, happened: str | None = None) -> Sitting:
            self.sittings.append(sit_down(person, happened=happened))
            return self.sittings[-1]

        desk.sit_down = remembered  # type: ignore[method-assign]  # looks on
        return desk


def stored(home: Home, *, history: bool) -> dict[str, Any]:
    """Give everything stored about everybody, drafts, concerns and papers too, as it can be compared."""
    told: dict[str, Any] = {"papers": {one.name: one.read_text("utf-8") for one in sorted(home.out.iterdir())}}
    for number, desk in enumerate(home.used):
        for entry in desk.vault.people():
            with desk.read(entry.id) as person:
                raw = person.file.raw()
                draft = person.file.draft()
                raw["concerns"] = list(person.file.concerns())
            if not history:
                raw.pop("history", None)
            raw["draft"] = draft.text if draft is not None else None
            told[f"{number} {entry.name}"] = alike(raw)
    return told


def alike(value: object) -> Any:  # noqa: ANN401  whatever is stored
    """Number ids in the order in which they come, and take the digits out of times."""
    numbers: dict[str, str] = {}
    counts = Counter[str]()

    def walked(one: object) -> Any:  # noqa: ANN401  whatever is stored
        if isinstance(one, dict):
            return {key: walked(part) for key, part in sorted(one.items()) if key not in _BY_CHANCE}
        if isinstance(one, list | tuple):
            return [walked(part) for part in one]
        if not isinstance(one, str):
            return one
        return _MOMENT.sub("(a moment)", _ULID.sub(numbered, one))

    def numbered(found: re.Match[str]) -> str:
        if found.group() not in numbers:
            counts["ids"] += 1
            numbers[found.group()] = f"(id {counts['ids']})"
        return numbers[found.group()]

    return walked(value)


def differences(one: object, other: object, where: str = "") -> list[str]:
    """Say where two stored things are other, and how."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted({*one, *other}, key=str)
        return [told for key in keys for told in differences(one.get(key), other.get(key), f"{where}/{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [told for number, (a, b) in pairs for told in differences(a, b, f"{where}/{number}")]
    return [] if one == other else [f"{where}: {one!r} is {other!r}"]
