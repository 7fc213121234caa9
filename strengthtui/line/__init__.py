"""The conversation as plain lines: for screen readers, braille displays, dumb terminals, pipes and scripts.

Knows the desk and the terminal. Draws nothing, colours nothing and moves no cursor.
"""
