"""What leaves a portal beside its site, one format a file."""
