"""The demo's past: a story in words, replayed into a git repository whose last state is the demo's content."""
