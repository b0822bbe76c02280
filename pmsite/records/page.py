"""Page: free text with links, internal like everything else."""

from __future__ import annotations

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind


class Page(Fields):
    """A Markdown file that names no kind and lies in no kind's folder."""


KIND = Kind(name="page", fields=Page, label="Page", plural="Pages", body_records=False)
