"""From views and records to a staged tree: exactly what one audience may see, as plain files."""
