"""MkDocs on top of the staged tree: thin hooks, no logic."""
