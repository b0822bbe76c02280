"""What a portal begins with: the example portal of ``init`` and the records of ``new``, from template files."""
