"""The kinds of record, one a file; a file dropped here is a kind of every portal."""
