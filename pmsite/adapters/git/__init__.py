"""What git tells: the repository that the content lies in, its commits, and the files at each of them."""
