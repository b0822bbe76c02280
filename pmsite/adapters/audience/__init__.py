"""The site of an audience: generated apart from the source, compared with what was staged, then published."""
