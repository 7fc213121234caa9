"""The use-cases: what both front ends talk to. Owns the clock, the ids, saving, and the words for codes."""
