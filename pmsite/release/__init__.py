"""What an audience may see: records, fields, values, passages."""
