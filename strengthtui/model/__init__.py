"""Frozen records: the shapes that end up in people's vaults and packs. No behaviour that decides, no input or output."""
