"""What a built site must be before it is published: one verifier a file, each with ``problems(made)``."""
