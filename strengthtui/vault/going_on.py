"""Before a file is written on: is this the newest there ever was of it?

Writing on an old file that was put back, or on the state before a damaged one, would bury what was said since. It is
done only when somebody who was told so says to go on; the damaged file is then set aside, and the count goes on above
the highest there was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.errors import OlderError
from strengthtui.i18n import _
from strengthtui.vault import layout
from strengthtui.vault.loading import read
from strengthtui.vault.records import ONLY
from strengthtui.vault.sealing import Plain
from strengthtui.vault.storage import decode, encode

if TYPE_CHECKING:
    from strengthtui.vault.given import Given
    from strengthtui.vault.loading import Loaded
    from strengthtui.vault.person_file import Ledger
    from strengthtui.vault.stores import Store


def newest(store: Store, loaded: Loaded, given: Given, ledger: Ledger, *, accept_older: bool) -> Loaded:
    """Give the state to write on; `OlderError` when newer ones were written, unless an older one is accepted."""
    meta = loaded.snapshot.meta
    latest = ledger.latest()
    if not loaded.is_older and meta.generation >= latest:
        return loaded
    if not accept_older:
        raise _older(store, loaded, latest)
    tree = decode(loaded.data)
    generation = max(latest, meta.generation) + 1
    tree["meta"][ONLY].update(generation=generation, written_by=given.written_by)
    data = encode(tree)
    if loaded.is_older:
        store.set_aside()
    store.commit(store.seal.seal(data, "now", generation=generation), day=None)
    going_on = read(data, Plain(), layout.NOW)
    ledger.written(going_on.snapshot.records())
    return going_on


def way_on(person: str) -> str:
    """Say what can be done about a file that is older than what was written."""
    hint = _(
        "It can be opened to read. Put the newest file back from a backup, or go on from this state with"
        "  strengthtui vault doctor --accept-older {person}"
    )
    return hint.format(person=person)


def _older(store: Store, loaded: Loaded, latest: int) -> OlderError:
    meta = loaded.snapshot.meta
    if loaded.is_older:
        title = _("The newest state of this person's file cannot be read; the one before it can.")
        return OlderError(title, store.where, way_on(meta.person), person=meta.person)
    message = _("The file is state {found}, state {latest} was written already: an old file was put back.")
    numbers = message.format(found=meta.generation, latest=latest)
    title = _("This person's file is older than what was last written.")
    return OlderError(title, f"{store.where}: {numbers}", way_on(meta.person), person=meta.person)
