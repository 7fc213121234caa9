"""A strengths-first conversation at the kitchen table, kept as plan and page.

This module holds the version and nothing else, so that asking for it costs nothing.
"""

__version__ = "0.1.0"
