"""The command line: reads arguments, opens the desk, says what came of it, and ends with the documented code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from strengthtui.cli.edge import run

    sys.exit(run(sys.argv[1:]))
