"""What each pack has to hold, written down from the content specification: one file a pack under `tables/`.

Above, what is true of the pack as a whole (`counts:` doorstep, short, full; `credits:`; `marks:` of its sources;
`twice:` topics that two of its questions share; `worker:` questions asked of the worker; `gate:` section, question and
option that opens it; `waits:` a question and the one that has to be answered first; `hurts:` questions that have to say
a word to the worker; `closer:` a question and the circle its answers stay in; `private:` times of their own). Then a
line a question:

    address | mark | kind | focus | about | recall | smallest route | offers
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.content.reading import Question

FOLDER = Path(__file__).parent / "tables"
NOTHING = "-"


class Table(NamedTuple):
    """What one pack has to hold."""

    told: dict[str, list[str]]
    """What stands above the rows, by its key; a key may come several times."""
    rows: list[str]
    """The questions in their order."""

    def words(self, key: str) -> list[str]:
        """Give the words after a key."""
        return [word for line in self.told.get(key, []) for word in line.split()]

    def gates(self) -> dict[str, tuple[str, str]]:
        """Give, for each section that has to be opened, the question and the option that open it."""
        parts = [line.split() for line in self.told.get("gate", [])]
        return {section: (question, option) for section, question, option in parts}

    def closer(self) -> dict[str, str]:
        """Give the questions whose answers stay in a smaller circle, and which."""
        return dict(line.split() for line in self.told.get("closer", []))

    def waits(self) -> dict[str, str]:
        """Give the questions that wait for another one to be answered, and that one."""
        return dict(line.split() for line in self.told.get("waits", []))


def table_ids() -> list[str]:
    """Give the packs that have a table."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def table(pack: str) -> Table:
    """Read the table of a pack."""
    above, _empty, below = (FOLDER / f"{pack}.txt").read_text(encoding="utf-8").partition("\n\n")
    told: dict[str, list[str]] = {}
    for line in above.splitlines():
        key, _colon, rest = line.partition(": ")
        told.setdefault(key, []).append(rest)
    return Table(told, below.splitlines())


def row(address: str, question: Question) -> str:
    """Write a question as a line of the table."""
    recalled = [one if isinstance(one, str) else f"domain:{one['domain']}" for one in question.recall]
    return " | ".join(
        [
            address,
            question.seed,
            question.kind,
            question.focus,
            question.about or NOTHING,
            ", ".join(recalled) or NOTHING,
            question.route,
            ", ".join(question.offers) or NOTHING,
        ]
    )
