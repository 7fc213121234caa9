"""Packs for the command line: a list, one by its id or from a file, as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from strengthtui.desk.files import read_file
from strengthtui.desk.finding_views import finding_views
from strengthtui.errors import BadInputError
from strengthtui.i18n import _
from strengthtui.packs.checker import check_pack

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.finding_views import FindingView
    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Pack


class NamedPack(NamedTuple):
    """What was named on the command line."""

    name: str
    pack: Pack | None
    """Nothing where an error was found in it."""
    findings: tuple[FindingView, ...]
    """What a check of the file finds; a pack that is here was checked already."""

    def sound(self) -> Pack:
        """Give the pack. Raises `BadInputError` with every finding where there is an error."""
        if self.pack is not None:
            return self.pack
        raise BadInputError(
            _("The pack {name} cannot be used.").format(name=self.name),
            _("Found: {count}.").format(count=len(self.findings)),
            _("Put right what is listed and try again."),
            findings=tuple(finding.worded for finding in self.findings),
        )


def pack_rows(desk: Desk) -> tuple[Pack, ...]:
    """Every pack there is."""
    return tuple(desk.shelf.get(pack_id) for pack_id in desk.shelf.ids())


def named_pack(desk: Desk, named: str) -> NamedPack:
    """Find a pack by its id, else read it from a file of that name.

    Raises `NotFoundError` when there is neither, `BadInputError` when the file cannot be read at all.
    """
    path = Path(named)
    if named in desk.shelf.ids() or not (path.suffix or path.exists() or path.name != named):
        return NamedPack(named, desk.shelf.get(named), ())
    checked = check_pack(read_file(path), named, desk.shelf)
    return NamedPack(named, checked.pack, finding_views(checked.findings))


def pack_data(pack: Pack) -> object:
    """A pack as plain data."""
    import msgspec

    data: object = msgspec.to_builtins(pack)
    return data


def route_addresses(pack: Pack, route: Route) -> tuple[str, ...]:
    """What a route comes by, in its order."""
    from strengthtui.interview.flow import route_order

    return route_order(pack, route)


def pack_json_schema(desk: Desk) -> object:
    """The shape of a pack as JSON Schema, for editors."""
    from strengthtui.packs.schema import pack_schema

    return pack_schema(desk.vocabulary)
