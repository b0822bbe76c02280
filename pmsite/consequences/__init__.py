"""What follows from a change of the content: one kind of consequence a file."""
