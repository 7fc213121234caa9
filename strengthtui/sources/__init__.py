"""YAML and JSON files that people write (packs, frames, outlines, sheets) as plain data that knows its place.

A file is read into strings, lists and mappings, with a position for everything, and a table-driven reader turns
that into records and notes every finding on the way. Nothing here knows what a pack or a sheet is; nothing here
opens a file.
"""
