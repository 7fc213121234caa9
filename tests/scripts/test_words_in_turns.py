"""The script that tries the wording check on talks tells what it would mark, and marks nothing of the person's own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_turns_are_tried(tmp_path: Path) -> None:
    """Of one speaker: counted as the person's words and as a worker's, with the time of a turn."""
    talk = tmp_path / "talk.csv"
    talk.write_text('speaker,text\nperson,"I am an addict, me."\nperson,I sing.\nworker,An addict?\n', encoding="utf-8")
    script = ROOT / "scripts" / "words_in_turns.py"
    done = subprocess.run([sys.executable, script, talk, "--show"], check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    assert told["turns"] == 2
    assert told["marked as the person's"] == 0
    assert told["rows"] == {"addict": 1}
    assert told["marks"] == ["I am an addict, me."]
    assert told["ms a turn"]["most"] > 0
