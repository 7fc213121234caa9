"""Small windows over a screen: each returns one value, loads nothing and saves nothing. Esc leaves without a change."""
