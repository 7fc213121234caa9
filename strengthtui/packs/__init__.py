"""Packs, frames and vocabularies: read from YAML, checked, and kept on a shelf.

A pack is data, never code: no expressions, no regexes, no templates that run. Nothing here asks a question
or opens a vault.
"""
