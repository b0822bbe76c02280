"""The edge: disk, git, browser and generators."""
