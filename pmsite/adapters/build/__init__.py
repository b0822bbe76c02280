"""The build driver: MkDocs' own functions, with page work shared out, done once, and not again without need."""
