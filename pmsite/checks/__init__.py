"""Rules between records, one a file: ``RULE`` with its permanent code and manual, ``check`` that finds."""
