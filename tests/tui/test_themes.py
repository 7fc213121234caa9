"""Colours: every text of every theme can be read against every ground it stands on."""

from __future__ import annotations

import pytest
from textual.color import Color

from strengthtui.tui.themes import ANSI, DARK, HIGH_CONTRAST, LIGHT, THEMES, theme_named

GROUNDS = ("background", "surface", "panel", "chosen")
TEXTS = (
    "foreground",
    "primary",
    "secondary",
    "accent",
    "warning",
    "error",
    "success",
    "quiet",
    "own",
    "star",
    "here",
    "filled",
)


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.2 definition."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2 definition."""
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_known_one() -> None:
    """Black on white is 21 : 1, and a grey that is known to fail fails."""
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert contrast("#999999", "#ffffff") < 4.5


@pytest.mark.parametrize(("name", "least"), [(DARK.name, 4.5), (LIGHT.name, 4.5), (HIGH_CONTRAST.name, 7.0)])
def test_text_can_be_read(name: str, least: float) -> None:
    """WCAG AA for the soft themes, AAA for high contrast, of the colours as Textual makes them."""
    theme = THEMES[name]
    variables = {**theme.to_color_system().generate(), **theme.variables}
    for ground in GROUNDS:
        for text in TEXTS:
            assert contrast(variables[text], variables[ground]) >= least, f"{text} on {ground}"


def test_an_unknown_theme_is_the_usual_one() -> None:
    """A theme of no such name is no reason to stop."""
    assert theme_named("pink") == DARK.name
    assert theme_named(None) == DARK.name
    assert theme_named("light") == LIGHT.name


def test_the_terminals_own_colours_can_be_read_on_white_too() -> None:
    """Nobody knows whether that terminal is dark: the cursor turns its colours round, and no text is yellow."""
    assert {ANSI.variables["input-cursor-foreground"], ANSI.variables["input-cursor-background"]} == {"ansi_default"}
    named = {ANSI.accent, ANSI.warning, *(ANSI.variables.get(one) for one in TEXTS)}
    assert not [one for one in named if one is not None and ("yellow" in one or "white" in one)]
