"""What is asked next, what was answered, what is known already: pure, and in codes."""
