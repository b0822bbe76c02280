"""The pages of a portal, one file each: ``pages(desk)`` gives figures as data, no HTML."""
