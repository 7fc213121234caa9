"""A vault made beside another one takes its place by two renames, and whoever is killed in between leaves no riddle.

    VAULT            the one that is opened
    VAULT.coming     the new one while it is made; a file `whole` in it says that all of it was looked over
    VAULT.going      the old one, once the new one is whole, where it is to be destroyed

Whoever opens the vault next settles it: where VAULT still stands, the new one goes; where it was already moved away,
the new one takes its place if it is whole, and the old one comes back if it is not. While somebody is still at it, the
lock inside `VAULT.coming` is held and nothing is touched.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Final

from strengthtui import atomic
from strengthtui.errors import BusyError, DamagedError, LockedError, NotWrittenError, UsageError
from strengthtui.i18n import _
from strengthtui.vault import head, layout
from strengthtui.vault.reading import is_gone, is_there, reading
from strengthtui.vault.states import WHOLE
from strengthtui.vault.unforced import force

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COMING: Final = ".coming"
GOING: Final = ".going"


class Coming:
    """The new vault beside the one whose place it is to take."""

    def __init__(self, vault: Path) -> None:
        """Remember the places."""
        self.vault = vault
        self.path = beside(vault, COMING)
        """Where the new one is made."""
        self.held = ExitStack()
        """What keeps others away; an open lock cannot be moved on Windows."""
        self.between = False
        """Whether the old one was moved away and nothing stands in its place: then whoever comes next settles it."""

    def is_whole(self) -> None:
        """Say that everything in it was looked over: from here on it may take its place."""
        force(self.path)
        atomic.replace_file(self.path / WHOLE, b"")

    def take_place(self, old: Path, *, check: Callable[[Path], None] = lambda _old: None) -> None:
        """Move the living vault to `old` and the new one into its place; `check` may still refuse, given the old."""
        if sys.platform == "win32":
            self.held.close()
        self.between = True
        try:
            with atomic.refusing(self.vault):
                occupied = self.vault.exists() and any(self.vault.iterdir())
            if occupied:
                atomic.move(self.vault, old)
                check(old)
            _into_place(self.path, self.vault)
        except BaseException:
            self._take_back(old)
            raise
        _unmark(self.vault)

    def _take_back(self, old: Path) -> None:
        """Move everything back to where it was, as good as it can be done; a move may have been refused after it."""
        if os.path.exists(self.vault / WHOLE):
            atomic.rename(self.vault, self.path)
        if is_gone(self.vault):
            atomic.rename(old, self.vault)
        self.between = not is_gone(old) and not os.path.exists(self.vault)


@contextmanager
def coming(vault: Path) -> Iterator[Coming]:
    """Make room for the new one, held against everybody else; whatever of it did not take its place goes at the end."""
    settle(vault)
    made = Coming(vault)
    atomic.make_folder(vault.parent)
    with atomic.refusing(made.path):
        try:
            made.path.mkdir(mode=atomic.FOLDER_MODE)
        except FileExistsError:
            raise _busy(vault) from None
    try:
        with made.held:
            made.held.enter_context(atomic.locked(made.path / layout.LOCK, wait=0))
            yield made
    finally:
        if not made.between:
            shutil.rmtree(made.path, ignore_errors=True)


def settle(vault: Path) -> None:
    """Finish or undo what was cut off; nothing happens where nothing was, or where somebody is still at it."""
    new, old = beside(vault, COMING), beside(vault, GOING)
    if not os.path.lexists(new) and not os.path.lexists(old):
        return
    if _is_vault(vault):
        _settle_beside(vault, new, old)
        return
    with _alone(new, vault):
        if is_there(new / WHOLE):
            _into_place(new, vault)
        elif _is_vault(old):
            _into_place(old, vault)
    _unmark(vault)
    _settle_beside(vault, new, old)


def destroy(folder: Path) -> None:
    """Take a whole vault away, its head last: half of it is still known for what it was."""
    with atomic.refusing(folder):
        for one in sorted(folder.iterdir(), key=lambda one: one.name in head.COPIES):
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)
            else:
                one.unlink(missing_ok=True)
        folder.rmdir()
        atomic.sync_folder(folder.parent)


def beside(vault: Path, suffix: str) -> Path:
    """Name a place beside the vault."""
    return vault.with_name(vault.name + suffix)


def is_taken(vault: Path) -> bool:
    """Tell whether there is a vault, or what is left of one."""
    return _is_vault(vault) or is_there(layout.people(vault))


def refuse_if_resealed(vault: Path, known: head.Head) -> None:
    """Refuse to go on with a vault that was sealed or unsealed since it was opened. Raises `LockedError`."""
    whole = [one for one in (head.read_copy(vault / name) for name in head.COPIES) if one is not None]
    if whole and all(one.sealed != known.sealed for one in whole):  # one of two that differs was made up
        title = _("Another program has sealed or unsealed this vault meanwhile.")
        raise LockedError(title, str(vault), _("Open it again. Nothing was changed."))


def _settle_beside(vault: Path, new: Path, old: Path) -> None:
    """Take away what is left beside it; where that is refused it opens all the same, and the next one tries again."""
    with suppress(NotWrittenError, DamagedError, OSError):
        if new.exists() and _nobody_holds(new):
            shutil.rmtree(new, ignore_errors=True)
        if old.exists() and is_gone(new) and _ids(old) <= _ids(vault):
            destroy(old)


def _into_place(source: Path, vault: Path) -> None:
    if is_there(vault):
        with atomic.refusing(vault):
            vault.rmdir()
    atomic.move(source, vault)


@contextmanager
def _alone(new: Path, vault: Path) -> Iterator[None]:
    if not is_there(new) or _nobody_holds(new):
        yield
    else:
        raise _busy(vault)


def _nobody_holds(new: Path) -> bool:
    try:
        with atomic.locked(new / layout.LOCK, wait=0):
            return True
    except BusyError:
        return False


def _is_vault(path: Path) -> bool:
    return not all(is_gone(path / name) for name in head.COPIES)


def _ids(path: Path) -> set[str]:
    """Say which vault this is; nothing of the old one is left without a head, for that goes last.

    Raises `DamagedError` where the disk does not give a head: that is not none.
    """
    found = set()
    for name in head.COPIES:
        with reading(path / name), suppress(FileNotFoundError):
            copy = head.from_bytes((path / name).read_bytes())
            found |= set() if copy is None else {copy.id}
    return found


def _unmark(vault: Path) -> None:
    for name in (WHOLE, layout.LOCK):
        with suppress(NotWrittenError):
            atomic.remove_file(vault / name, sync_dir=False)


def _busy(vault: Path) -> BusyError:
    title = _("Another program is restoring, sealing or unsealing this vault.")
    return BusyError(title, str(vault), _("Wait until it is done, then do it again."))


def refuse_if_taken(path: Path) -> None:
    """Refuse a folder with anything in it but what a `create` that was cut off left behind."""
    if _is_vault(path):
        raise UsageError(_("There is a vault here already."), str(path), _("Open it, or choose another folder."))
    ours = {layout.PEOPLE, layout.PACKS}
    with atomic.refusing(path):
        others = [one.name for one in path.iterdir() if one.name not in ours] if path.exists() else []
    if any(not name.startswith(atomic.TEMP_PREFIX) for name in others):
        raise UsageError(
            _("This folder is not empty."),
            str(path),
            _("Choose an empty folder, or one that is not there yet."),
        )
