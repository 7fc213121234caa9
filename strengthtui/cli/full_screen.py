"""Opening the app: whether this is a terminal for it, and what it is given."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.cli.session import Session
    from strengthtui.tui.house import Opening


def wanted(*, plain: bool) -> bool:
    """Whether the app is to open: not where plain lines were asked for, and not where no screen can be drawn."""
    if plain or (os.environ.get("TERM", "") in ("dumb", "") and sys.platform != "win32"):
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def open_app(session: Session, opening: Opening, out: Path) -> None:
    """Open the app by this door; leaves with its code."""
    gc.disable()  # nothing that is loaded goes away again, and looking for it takes a tenth of the start
    from strengthtui.desk.desk import create_vault
    from strengthtui.tui.app import run_app
    from strengthtui.tui.house import House

    vault = session.vault_folder
    house = House(
        settings=session.settings,
        places=session.places,
        vault=vault,
        open_desk=session.open_desk,
        create_vault=lambda passphrase, code: create_vault(
            vault, places=session.places, passphrase=passphrase, code=code
        ),
        throwaway=session.throwaway,
        out=out,
        is_sealed=session.is_sealed,
        unlock=session.open_desk,
        also_opens=session.also_opens,
    )
    code = run_app(house, opening)
    if code:
        raise typer.Exit(code)
