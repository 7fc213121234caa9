"""The words that are not said to someone, as one pattern."""

from __future__ import annotations

import re

NOT_SAID = re.compile(
    r"\b(problems?|why|any|issues?|suffer(s|ed|ing)?|deficits?|disorders?|diagnos\w+|depress\w+|anxi\w+"
    r"|psycho\w+|schizo\w+|bipolar|ptsd|trauma\w*|addict\w*|alcoholi\w+|dementia|autis\w+|adhd"
    r"|well done|great|proven)\b",
    re.IGNORECASE,
)
"""Whole words, whatever their case."""
