"""Try the wording check on transcribed talks: how long a turn takes, and which rows it would mark.

    .venv/bin/python scripts/words_in_turns.py FILE.csv [--speaker person] [--show]

FILE has a line a turn, with the columns `speaker` (worker or person) and `text`. Every turn is taken once as the
person's own words, of which nothing may be marked, and once as a worker's. Prints JSON; `--show` adds the words round
each mark, so that false alarms can be judged. It keeps nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from strengthtui.lexicon.matcher import Found

ROOT = Path(__file__).resolve().parent.parent
ROUND = 40
"""Characters shown on each side of a mark."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--speaker", choices=("person", "worker"), default="person")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    with arguments.file.open(encoding="utf-8", newline="") as file:
        turns = [row["text"] for row in csv.DictReader(file) if row["speaker"] == arguments.speaker]
    print(json.dumps(tried(turns, show=arguments.show), indent=2, ensure_ascii=False))


def tried(turns: list[str], *, show: bool) -> dict[str, Any]:
    """Look through every turn, patterns made on the way; times are those of this process alone."""
    from strengthtui.lexicon.matcher import Matcher
    from strengthtui.packs.shipped import shipped_lexicon

    words = Matcher(shipped_lexicon())
    found: list[tuple[str, Found]] = []
    took: list[float] = []
    for turn in turns:
        began = time.process_time_ns()
        here = words.find(turn)
        took.append((time.process_time_ns() - began) / 1e6)
        found += [(turn, one) for one in here]
    told: dict[str, Any] = {
        "turns": len(turns),
        "marked as the person's": sum(len(words.find(turn, voice="person")) for turn in turns),
        "marked as a worker's": len(found),
        "rows": dict(Counter(one.term.id for _turn, one in found).most_common()),
        "ms a turn": {"median": round(statistics.median(took), 4), "most": round(max(took), 4)},
    }
    if show:
        told["marks"] = [turn[max(0, one.start - ROUND) : one.end + ROUND] for turn, one in found]
    return told


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
