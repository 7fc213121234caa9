"""Whole screens, each beside its `.tcss`. A screen asks the talk for pictures and hands on what was typed."""
