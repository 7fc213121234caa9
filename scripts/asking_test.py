"""Tells how often the rule for open and closed questions agrees with people who labelled real conversations.

    .venv/bin/python scripts/asking_test.py TURNS.csv [--least 0.78] [--wrong 20]

The file has a line for each turn, with `speaker` (worker or person), `text`, `question` (open, closed, or anything else
where nobody labelled it) and, if there is one, `transcript`, by which it is also told in two halves: what agrees in one
half only was written for it. Ends with 1 below `--least`. Nothing of the file is kept, and none of it is shown unless
`--wrong` asks for turns that are judged otherwise.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from strengthtui.lexicon.asking import asks_openly

LEAST = 0.78
"""Of the turns, before anything is changed in the rule; always saying "open" reaches about 0.59."""


class Turn(NamedTuple):
    """One labelled turn of a worker."""

    half: str
    text: str
    label: str

    @property
    def judged(self) -> str:
        """What the rule says."""
        return "open" if asks_openly(self.text) else "closed"


def turns(path: Path) -> list[Turn]:
    """Give the worker's turns that were labelled."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["speaker"] == "worker"]
    return [
        Turn(_half(row.get("transcript") or ""), row["text"], row["question"])
        for row in rows
        if row["question"] in {"open", "closed"}
    ]


def agreement(labelled: list[Turn]) -> float:
    """Give the share on which rule and label agree; 0 of none."""
    return sum(turn.judged == turn.label for turn in labelled) / max(len(labelled), 1)


def told(labelled: list[Turn]) -> str:
    """Put the figures together."""
    counts = Counter((turn.label, turn.judged) for turn in labelled)
    lines = [f"{len(labelled)} turns, agreement {agreement(labelled):.4f}"]
    for half in ("odd", "even"):
        those = [turn for turn in labelled if turn.half == half]
        lines += [f"  {half} transcripts: {len(those)} turns, {agreement(those):.4f}"] if those else []
    lines += [f"  labelled {label}, judged {judged}: {counts[label, judged]}" for label, judged in sorted(counts)]
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Read, judge, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--least", type=float, default=LEAST)
    parser.add_argument("--wrong", type=int, default=0)
    options = parser.parse_args(argv)
    labelled = turns(options.file)
    print(told(labelled))
    for turn in [turn for turn in labelled if turn.judged != turn.label][: options.wrong]:
        print(f"labelled {turn.label}: {turn.text}")
    return 0 if agreement(labelled) >= options.least else 1


def _half(transcript: str) -> str:
    return ("even", "odd")[int(transcript) % 2] if transcript.isdigit() else ""


if __name__ == "__main__":
    sys.exit(main())
