"""How fast pmsite is, and against whom: a corpus, the programs side by side, the table that the docs show."""
