"""The frames round a conversation, for front ends that have no desk open yet."""

from __future__ import annotations

from strengthtui.packs.shipped import shipped_frame as shipped

__all__ = ["shipped"]
