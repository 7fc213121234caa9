"""Taking out everything that was said: what a person asks for who does not want it kept.

What stays is that there is somebody of this name, when they sat together, what was agreed about talking, typing
and keeping, and which papers went out. Everything else goes, history too, so that nothing brings it back. Works
on stored rows, not on records, so that it reaches what an older or newer version wrote as well. It refuses to
touch the record behind the team's page, which is append-only and a file of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.vault.strikes import Struck, texts_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.vault.storage import Row, Tree

_RECORD: Final = frozenset({"id", "made", "changed", "rev", "device", "sitting"})
_STAYS: Final[Mapping[str, frozenset[str]]] = {
    "person": _RECORD | {"name", "also", "keep_until", "ending"},
    "agreements": _RECORD | {"about", "state", "how", "at"},
    "sittings": _RECORD | {"happened", "typed", "ended", "worker", "limits", "copy"},
    "exports": _RECORD | {"document", "format", "audience", "at"},
}
"""Tables of which something stays, and the fields that do; a field nobody has thought of goes."""
_AGREED: Final = frozenset({"talk", "type", "keep"})
"""With whom to share, and a plan that is gone, are agreed no more."""


def empty(tree: Tree) -> Struck:
    """Take it all out of the tables; gives what went, so that what is derived from them can forget it too."""
    struck = Struck(everything=True)
    for table in [name for name in tree if name != "meta"]:
        rows = tree[table]
        struck.texts.update(text for row in rows.values() for text in texts_in(row))
        kept = {number: _kept(row, _STAYS[table]) for number, row in rows.items() if table in _STAYS}
        tree[table] = {number: row for number, row in kept.items() if table != "agreements" or _still_agreed(row)}
    return struck


def _kept(row: Row, fields: frozenset[str]) -> Row:
    return {name: value for name, value in row.items() if name in fields}


def _still_agreed(row: Row) -> bool:
    about = row.get("about")
    return isinstance(about, dict) and about.get("what") in _AGREED
