"""Frozen records: the shapes that end up in people's vaults and packs. Nothing that decides, no input or output."""
