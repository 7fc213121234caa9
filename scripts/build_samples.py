"""Write the made-up person's documents into `exports/samples/`; a test compares them with what is made now.

    .venv/bin/python scripts/build_samples.py

Look at every change before committing it: these are read aloud to people.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "exports" / "samples"
BEGIN = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
DOCUMENTS = ("profile", "plan", "photo", "doorstep", "ecomap")


def samples() -> dict[str, str]:
    """Make the documents: file name to text."""
    from strengthtui.desk.clock import SteadyClock
    from strengthtui.desk.demo import add_demo_person
    from strengthtui.desk.desk import throwaway_desk
    from strengthtui.desk.exporting import preview
    from strengthtui.places import Places
    from strengthtui.settings import Settings

    nowhere = Path("nowhere")
    places = Places(settings_file=nowhere, team_folder=nowhere, vault=nowhere, device_file=nowhere)
    desk = throwaway_desk(settings=Settings(worker="RB"), places=places, clock=SteadyClock(BEGIN))
    with desk.read(add_demo_person(desk)) as person:
        return {f"{document}.md": preview(person, document) for document in DOCUMENTS}


def main() -> None:
    """Write them."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for name, text in samples().items():
        (SAMPLES / name).write_text(text, encoding="utf-8")
        print(SAMPLES / name)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
