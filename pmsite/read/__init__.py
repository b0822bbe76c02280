"""Bytes become records: text, fences, YAML with positions, fields, list items of bodies."""
