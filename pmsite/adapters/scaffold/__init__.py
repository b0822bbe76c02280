"""What a portal begins with: the example of ``init`` and the records of ``new``, from template files."""
