"""Looking a vault over with what only the desk knows: whether the questions that are kept in it can still be asked.

The vault tells whether bytes are what was kept; here they are read as the packs they are. Nothing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _
from strengthtui.vault.ailments import Ailment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.desk import Desk


def looked_over(desk: Desk) -> tuple[Ailment, ...]:
    """Say everything that ails the vault."""
    return (*_with_the_shelf(desk), *_unreadable(desk))


def _with_the_shelf(desk: Desk) -> Iterator[Ailment]:
    """A pack that is not kept is missed only where the program has none of that very wording."""
    on_the_shelf = {desk.vault.pack_place(digest) for digest in _digests(desk)}
    for one in desk.vault.examine():
        if one.code != "pack-missing":
            yield one
        elif one.where not in on_the_shelf:
            hint = _("Nobody who was asked them can be opened. Bring the file back from a copy.")
            yield Ailment(one.code, "damage", one.where, one.what, hint)


def _unreadable(desk: Desk) -> Iterator[Ailment]:
    from strengthtui.packs.checker import check_pack

    known = {desk.vault.pack_place(digest) for digest in _digests(desk)}
    for where, data in desk.vault.whole_packs():
        if where in known:
            continue  # the program has it itself, and read it
        checked = check_pack(data, where, desk.shelf)
        if checked.pack is None:
            what = _("The questions kept for a conversation are as they were kept, and cannot be read: {count} faults.")
            hint = _("A newer version of strengthtui may read them.")
            yield Ailment("pack-unreadable", "damage", where, what.format(count=len(checked.findings)), hint)


def _digests(desk: Desk) -> Iterator[str]:
    for pack in desk.shelf.ids():
        yield from (desk.shelf.get(pack, version).digest for version in desk.shelf.versions(pack))
