"""`python -m strengthtui` is the same as `strengthtui`."""

from strengthtui.cli import main

main()
