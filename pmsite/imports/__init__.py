"""What comes into a portal from the files of other tools, one format a file."""
