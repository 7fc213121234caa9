#!/usr/bin/env python3
"""Sets strengthtui up if need be, then runs it: `python3 scripts/run.py [ARGS]`.

Nothing but Python 3.11 or newer is needed. This file is kept so plain that any older Python can read it, and
say that it is too old.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the point is to tell an older Python so
    sys.exit("strengthtui needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])  # noqa: UP031

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import _bootstrap  # noqa: E402 - found only now

if __name__ == "__main__":
    sys.exit(_bootstrap.run(ROOT, sys.argv[1:]))
