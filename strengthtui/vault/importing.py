"""Making tables again of what `show --json` printed: ids and times kept, nothing of it trusted unseen.

It refuses whatever a file of ours could not hold, without a word of it in the error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strengthtui.errors import BadInputError
from strengthtui.i18n import _
from strengthtui.model.records import TABLES
from strengthtui.vault import layout
from strengthtui.vault.migrations import is_newer, migrate
from strengthtui.vault.records import ONLY, imported, read_meta
from strengthtui.vault.storage import refuse_unstorable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strengthtui.vault.storage import Tree

_OF_A_PERSON: Final = frozenset({"update", "strike", "merge"})
"""What history can tell of the person's own record: it is never made or removed by an act that undo would find."""


def prepared(raw: Mapping[str, Any], *, vault: str, written_by: str, latest: Callable[[str], int]) -> Tree:
    """Give the tables, in today's format and as of this vault; `BadInputError` names the place of what is wrong.

    `latest` gives the newest generation that was ever written of a person here: what comes back is newer than that.
    """
    refuse_unstorable(raw)
    try:
        tree = imported(raw)
        meta = read_meta(tree)
    except ValueError as error:
        raise _no_export(str(error)) from None
    if is_newer(meta.format):
        hint = _("Use the newer version to import it.")
        raise BadInputError(_("A newer version of strengthtui wrote this."), "", hint)
    if not layout.is_person_id(meta.person) or meta.person != tree["person"][ONLY]["id"] or meta.generation < 1:
        raise _no_export("meta")
    if meta.format < 1:
        raise _no_export("meta.format")
    for row in tree.get("history", {}).values():
        known = row.get("table") in TABLES and row.get("table") != "history"
        if not known or (row["table"] == "person" and row.get("op") not in _OF_A_PERSON):
            raise _no_export("history")
    tree = migrate(tree, meta.format)
    generation = max(meta.generation, latest(meta.person) + 1)
    tree["meta"][ONLY].update(vault=vault, written_by=written_by, generation=generation)
    return tree


def _no_export(where: str) -> BadInputError:
    return BadInputError(_("This is not what `show --json` prints."), where, _("Nothing was changed."))
