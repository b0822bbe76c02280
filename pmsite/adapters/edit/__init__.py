"""Edits of records by command: only what was asked changes, everything else stays byte for byte."""
