"""A static site generator for project portals: Markdown records in, a cross-linked portal out."""

__version__ = "0.1.0"
