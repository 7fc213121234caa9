"""Colours: a soft dark, a soft light, a high contrast and the terminal's own. Nothing is said by colour alone.

Text against its ground is at least 4.5 : 1, in high contrast 7 : 1 (WCAG 2.2, 1.4.3 and 1.4.6; tests/tui/test_themes.py
works it out). Amber is where you are, green what has been filled, and a star is a strength.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

DARK: Final = Theme(
    name="dark",
    dark=True,
    primary="#9db8d9",
    secondary="#8fb5a3",
    accent="#e8b04b",
    warning="#e8b04b",
    error="#f59c9c",
    success="#8fc99a",
    foreground="#e6e3dc",
    background="#1c1f24",
    surface="#23272e",
    panel="#2c313a",
    text_alpha=1.0,
    variables={
        "quiet": "#a9adb5",
        "own": "#f3e7c4",
        "star": "#f0c24e",
        "line": "#4a515d",
        "here": "#e8b04b",
        "filled": "#8fc99a",
        "chosen": "#333a45",
        "border": "#4a515d",
    },
)
LIGHT: Final = Theme(
    name="light",
    dark=False,
    primary="#2f5d8a",
    secondary="#2f6b52",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a32020",
    success="#22663a",
    foreground="#22252a",
    background="#f7f4ee",
    surface="#fffdf8",
    panel="#ece7dc",
    text_alpha=1.0,
    variables={
        "quiet": "#585d66",
        "own": "#4a3310",
        "star": "#8a5a00",
        "line": "#b9b2a3",
        "here": "#8a5a00",
        "filled": "#22663a",
        "chosen": "#ece6d9",
        "border": "#b9b2a3",
    },
)
HIGH_CONTRAST: Final = Theme(
    name="high-contrast",
    dark=True,
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffd75f",
    warning="#ffd75f",
    error="#ffb3b3",
    success="#9dff9d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    text_alpha=1.0,
    variables={
        "quiet": "#e0e0e0",
        "own": "#ffffaf",
        "star": "#ffd75f",
        "line": "#ffffff",
        "here": "#ffd75f",
        "filled": "#9dff9d",
        "chosen": "#00276b",
        "border": "#ffffff",
    },
)


def _ansi() -> Theme:
    """The sixteen colours that the terminal's owner chose; yellow is left out, which nobody can read on white."""
    own = BUILTIN_THEMES["ansi-dark"]
    named = {
        "quiet": "ansi_default",
        "own": "ansi_default",
        "star": "ansi_magenta",
        "line": "ansi_bright_black",
        "here": "ansi_magenta",
        "filled": "ansi_green",
        "chosen": "ansi_default",
        "border": "ansi_bright_black",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
    }
    return replace(
        own, name="ansi", accent="ansi_magenta", warning="ansi_magenta", variables={**own.variables, **named}
    )


ANSI: Final = _ansi()
THEMES: Final = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST, ANSI)}


def theme_named(name: str | None) -> str:
    """Give the name of a theme there is; the soft dark one where nothing was chosen."""
    return name if name in THEMES else DARK.name
