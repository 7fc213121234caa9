"""Make the README's pictures of the app into `docs/pictures/`; a test compares them with what is made now.

    .venv/bin/python scripts/screenshots.py

The person is the made-up one, the clock stands. The pictures name no font host and no address: nothing is fetched by
whoever looks at them. Look at every change before committing it.
"""

from __future__ import annotations

import asyncio
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from strengthtui.tui.app import StrengthApp

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BEGIN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is pressed before it is taken."""

    name: str
    keys: tuple[str, ...]
    size: tuple[int, int] = (100, 30)
    theme: str = "dark"


LISTED = (
    Picture("flower", (), (120, 40)),
    Picture("flower-light", (), (120, 40), "light"),
    Picture("question", ("ctrl+g", *"on your side", "enter")),
    Picture("strength", ("f2", *"kept getting", "enter")),
    Picture("plan", ("alt+p",)),
    Picture("read-back", ("f5", "alt+r", "y")),
)


def pictures() -> dict[str, str]:
    """Make the pictures: file name to SVG."""
    return asyncio.run(_pictures())


def without_addresses(svg: str) -> str:
    """Take out what would be fetched from elsewhere, and who made it."""
    quiet = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in re.sub(r"<!--.*?-->\s*", "", quiet).splitlines()) + "\n"


async def _pictures() -> dict[str, str]:
    return {f"{one.name}.svg": await _taken(one) for one in LISTED}


async def _taken(picture: Picture) -> str:
    app = _app(picture.theme)
    async with app.run_test(size=picture.size) as pilot:
        await _settled(pilot, app)
        for key in picture.keys:
            await pilot.press({" ": "space"}.get(key, key))
            await _settled(pilot, app)
        svg = app.export_screenshot(title="strengthtui")
        app.thread.finish()
    return without_addresses(svg)


async def _settled(pilot: Pilot[int], app: StrengthApp) -> None:
    for _round in range(3):
        await pilot.pause()
        await app.thread.call(lambda: None)
        await pilot.pause()


def _app(theme: str) -> StrengthApp:
    from strengthtui.desk.clock import SteadyClock
    from strengthtui.desk.desk import Desk, throwaway_desk
    from strengthtui.places import Places
    from strengthtui.settings import Settings
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.house import House, Opening

    nowhere = Path("nowhere")
    places = Places(settings_file=nowhere, team_folder=nowhere, vault=nowhere, device_file=nowhere)
    settings = Settings(worker="RB", theme=theme)  # type: ignore[arg-type]  # one of those there are

    def desk() -> Desk:
        return throwaway_desk(settings=settings, places=places, clock=SteadyClock(BEGIN))

    house = House(
        settings,
        places,
        nowhere,
        open_desk=desk,
        create_vault=lambda _passphrase, _code: None,
        throwaway=desk,
        out=nowhere,
    )
    return StrengthApp(house, Opening("demo"))


def main() -> None:
    """Write them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, svg in pictures().items():
        (PICTURES / name).write_text(svg, encoding="utf-8")
        print(PICTURES / name)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
